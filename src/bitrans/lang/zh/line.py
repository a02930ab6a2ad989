"""A Chinese text as the rules of typography see it, and what stands beside a sign in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from bitrans.lang.addresses import AddressKind, find_addresses
from bitrans.lang.script import HAN, is_han
from bitrans.lang.traced import Interval
from bitrans.lang.zh.house import House

Edit = tuple[int, int, str]
"""Start and end of a stretch, and what stands there in place of it."""

BRACKETS_AND_POINTS = "，。、；：？！（）《》〈〉【】"
ANY_HAN = re.compile(f"[{HAN}]")
_CHINESE_SIGNS = frozenset(BRACKETS_AND_POINTS + "“”…")

# What stands for a protected character while the rules look at the text.
_LIKE_HAN, _LIKE_LATIN, _LIKE_ADDRESS = "汉", "x", "@"


@dataclass(frozen=True, slots=True)
class Line:
    """A text with all that a rule may ask about it.

    written:   the text itself.
    shown:     the same, character for character, with stand-ins for everything no rule may touch.
    protected: the stretches that no rule may touch.
    works:     stretches in quotation marks that are known to be titles of works.
    counts:    stretches that are known to say how many, so that digits in them may be grouped.
    """

    written: str
    shown: str
    protected: tuple[Interval, ...]
    works: tuple[Interval, ...]
    counts: tuple[Interval, ...]
    house: House

    @classmethod
    def of(
        cls,
        text: str,
        *,
        protected: Iterable[Interval],
        works: Sequence[Interval],
        counts: Sequence[Interval],
        house: House,
    ) -> Self:
        """The line of a text; addresses and file names are protected without being named."""
        characters = list(text)
        held = list(protected)
        for start, end in held:
            for i in range(start, end):
                characters[i] = _LIKE_HAN if is_chinese(text[i]) else _LIKE_LATIN
        for kind, (start, end) in find_addresses("".join(characters)):
            like = _LIKE_LATIN if kind is AddressKind.FILE else _LIKE_ADDRESS
            characters[start:end] = like * (end - start)
            held.append((start, end))
        return cls(text, "".join(characters), tuple(held), tuple(works), tuple(counts), house)

    def is_free(self, place: int) -> bool:
        """Whether something may be put in before the character at a place."""
        return not any(start < place < end for start, end in self.protected)

    def is_open(self, place: int) -> bool:
        """Whether the character at a place may be changed."""
        return not any(start <= place < end for start, end in self.protected)


def is_chinese(character: str) -> bool:
    """Whether it is a Chinese character or a sign that only Chinese has."""
    return character in _CHINESE_SIGNS or is_han(character)


def is_foreign(character: str) -> bool:
    """Whether it is a letter or digit that is not Chinese."""
    return character.isalnum() and not is_han(character)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The next characters on both sides that are not white space, "" at the ends of the text."""
    i, j = start - 1, end
    while i >= 0 and text[i].isspace():
        i -= 1
    while j < len(text) and text[j].isspace():
        j += 1
    return (text[i] if i >= 0 else ""), text[j : j + 1]
