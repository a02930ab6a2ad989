"""What is replaced is all that stands for the words in question, and nothing else."""

from __future__ import annotations

import pytest

from bitrans.document import Link
from bitrans.steps import stretches


def links(source: str, target: str, *pairs: tuple[str, str]) -> list[Link]:
    """Word links, each given as words of source and target, in the order of the target."""
    found = []
    position = 0
    for german, chinese in pairs:
        start = target.index(chinese, position)
        position = start + len(chinese)
        at = source.index(german)
        found.append(Link((at, at + len(german)), (start, position)))
    return found


CASES = {
    "an address garbled in the middle and at the end": (
        ("Web: https://www.beispiel.de/speicher", "https://www.beispiel.de/speicher"),
        ("https://www.beispiel.de/speicher", "网址：https://www.bei spiel.de/spe内存"),
        (("Web", "网址"), ("www", "www"), ("beispiel", "bei"), ("beispiel", "spiel"),
         ("speicher", "spe内存")),
        "https://www.bei spiel.de/spe内存",
    ),
    "a telephone number with parts said twice": (
        ("Telefon: +49 951 01234-44", "+49 951 01234-44"),
        ("+49 951 01234-44", "电话：+49 951 01 01234-4"),
        (("Telefon", "电话"), ("49", "49"), ("951", "951"), ("01234", "01 01234"), ("44", "4")),
        "+49 951 01 01234-4",
    ),
    "a range of days with the month in the wrong place": (
        ("Vom 12. bis 21. Juni 2026", "12. bis 21. Juni 2026"),
        ("2026年6月12日至21日", "从12至2026年6月21日，"),
        (("Vom", "从"), ("12", "12"), ("2026", "2026"), ("Juni", "年6"), ("2026", "月"),
         ("21", "21")),
        "12至2026年6月21日",
    ),
    "a time with a digit too many": (
        ("17.00 bis 22.00 Uhr", "17.00 bis 22.00 Uhr"),
        ("17:00至22:00", "17:00至222:00："),
        (("17", "17"), ("00", "00"), ("bis", "至"), ("22", "22"), ("00", "00")),
        "17:00至222:00",
    ),
    "another title": (
        ("Die Landrätin kam.", "Landrätin"),
        ("县长", "女市长来了。"),
        (("Landrätin", "女市长"), ("kam", "来了")),
        "女市长",
    ),
}  # fmt: skip
"""Source and words of it; rendering and target; links; the stretch."""


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_the_stretch_is_all_that_stands_for_the_words(case) -> None:
    (source, words), (rendering, target), pairs, expected = case
    span = (source.index(words), source.index(words) + len(words))
    found = stretches.find(span, rendering, target, links(source, target, *pairs))
    assert found is not None and found.is_clean
    assert target[found.start : found.end] == expected


def test_the_sentences_own_sign_stays() -> None:
    source, target = "Mehr: www.koeln.de", "更多信息: www.ken.de."
    linked = links(source, target, ("Mehr", "更多信息"), ("koeln", "ken"))
    found = stretches.find((6, 18), "www.koeln.de", target, linked)
    assert found is not None and target[found.start : found.end] == "www.ken.de"


def test_a_word_that_stands_for_others_too_is_not_clean() -> None:
    linked = [Link((4, 13), (0, 3)), Link((14, 20), (1, 2))]  # Die Landrätin Müller kam.
    found = stretches.find((4, 13), "县长", "女县长来了。", linked)
    assert found is not None and not found.is_clean


def test_digits_do_not_give_way_to_a_word() -> None:
    source, target = "Koblenz, 2024", "2024年"
    linked = links(source, target, ("Koblenz", "2"), ("2024", "024"))
    assert stretches.find((0, 7), "科布伦茨", target, linked) is None


def test_what_nothing_is_linked_to_cannot_be_found() -> None:
    assert stretches.find((0, 4), "耶拿", "来了。", []) is None
