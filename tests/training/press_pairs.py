"""Two hundred pairs made of a few words, so that every right translation and link is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

TIMES = {
    "heute": "今天",
    "morgen": "明日",
    "demnächst": "不久",
    "endlich": "终于",
    "erneut": "再次",
}
TOWNS = {
    "Jena": "耶拿",
    "Köln": "科隆",
    "Bremen": "不来梅",
    "Kassel": "卡塞尔",
    "Lübeck": "吕贝克",
    "Dresden": "德累斯顿",
    "Mainz": "美因茨",
    "Erfurt": "埃尔福特",
}
VERBS = {"eröffnet": "启用", "zeigt": "展示", "plant": "规划", "prüft": "审查"}
THINGS = {
    "Museum": "博物馆",
    "Krankenhaus": "医院",
    "Schwimmbad": "游泳馆",
    "Rathaus": "市政厅",
    "Labor": "实验室",
}


class Pair(NamedTuple):
    """A sentence, its translation, and the words that are each other's."""

    german: str
    chinese: str
    words: dict[str, str]


def pairs() -> Iterator[Pair]:
    """The Chinese has another order: town, time, verb, thing."""
    for time_number, time in enumerate(TIMES):
        for town_number, town in enumerate(TOWNS):
            for thing_number, thing in enumerate(THINGS):
                verb = list(VERBS)[(time_number + town_number + thing_number) % len(VERBS)]
                yield Pair(
                    f"{town} {verb} {time} ein {thing}.",
                    f"{TOWNS[town]}{TIMES[time]}{VERBS[verb]}{THINGS[thing]}。",
                    {
                        time: TIMES[time],
                        verb: VERBS[verb],
                        town: TOWNS[town],
                        thing: THINGS[thing],
                    },
                )


def tsv() -> str:
    """The pairs as the recipe reads them."""
    return "".join(f"press\t{pair.german}\t{pair.chinese}\n" for pair in pairs())
