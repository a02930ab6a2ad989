"""Whether quotation marks and brackets of the target open and close as those of the source do."""

from __future__ import annotations

import re
from typing import NamedTuple

from bitrans.document import Category, Note, Severity

QUOTES = "quotes.unbalanced"
BRACKETS = "brackets.unbalanced"

_CHINESE_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》"}
_BRACKETS = {"（": "）", "【": "】", "[": "]"}
_GERMAN_QUOTE = re.compile('[„“”«»‟"]')
_NARROW_BRACKETS = str.maketrans("()［］", "（）[]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])|(?<=[A-Za-z])’(?![^’]*’)", re.ASCII)


class Unpaired(NamedTuple):
    """Places of signs that open and are not closed, and of those that close what is not open."""

    opening: list[int]
    closing: list[int]


def check(source: str, target: str) -> list[Note]:
    """At most one note for quotation marks and one for brackets.

    A quotation of several sentences is open in its first and closed in its last one; the target
    may leave unpaired as many as the source does.
    """
    notes = []
    if place := _excess(_german_quotes(source), _unpaired(_plain(target), _CHINESE_QUOTES)):
        notes.append(_note(QUOTES, "quotation mark", target, *place))
    expected = _unpaired(source.translate(_NARROW_BRACKETS), _BRACKETS)
    if place := _excess(expected, _unpaired(target.translate(_NARROW_BRACKETS), _BRACKETS)):
        notes.append(_note(BRACKETS, "bracket", target, *place))
    return notes


def _plain(target: str) -> str:
    """The target with a neutral sign for apostrophes."""
    return _APOSTROPHE.sub("'", target)


def _excess(source: Unpaired, target: Unpaired) -> tuple[int, bool] | None:
    """The first place that has no counterpart in the source, and whether its sign opens."""
    if len(target.opening) > len(source.opening):
        return target.opening[len(source.opening)], True
    if len(target.closing) > len(source.closing):
        return target.closing[len(source.closing)], False
    return None


def _unpaired(text: str, pairs: dict[str, str]) -> Unpaired:
    """Signs without a partner; each closes the last one of its kind that is open."""
    kinds = {sign: opening for opening, closing in pairs.items() for sign in (opening, closing)}
    open_ones: dict[str, list[int]] = {opening: [] for opening in pairs}
    closing: list[int] = []
    for place, sign in enumerate(text):
        if sign in pairs:
            open_ones[sign].append(place)
        elif sign in kinds:
            if open_ones[kinds[sign]]:
                open_ones[kinds[sign]].pop()
            else:
                closing.append(place)
    return Unpaired(sorted(place for places in open_ones.values() for place in places), closing)


def _german_quotes(text: str) -> Unpaired:
    """Unpaired double quotation marks of a German text, in any of its fashions.

    Only „ always opens; the others open unless something is open, or the text has ended.
    """
    open_ones: list[int] = []
    closing: list[int] = []
    last_word = max((i for i, character in enumerate(text) if character.isalnum()), default=-1)
    for m in _GERMAN_QUOTE.finditer(text):
        if m[0] == "„":
            open_ones.append(m.start())
        elif open_ones:
            open_ones.pop()
        elif m.start() > last_word or m[0] == "”" or text[m.end() : m.end() + 1] in set(" ,.;:?!)"):
            closing.append(m.start())
        else:
            open_ones.append(m.start())
    return Unpaired(open_ones, closing)


def _note(code: str, what: str, target: str, place: int, is_opening: bool) -> Note:
    problem = "is opened and not closed" if is_opening else "is closed and was not opened"
    return Note(
        code=code,
        severity=Severity.WARNING,
        text=f"A {what} {problem} in the Chinese: {target[place]}",
        remedy=f"Add the other {what}, or take this one out; part of the sentence may be missing.",
        span=(place, place + 1),
        category=Category.PUNCTUATION,
    )
