"""Rules of typography for single signs: points, brackets, dashes, dots, and their widths.

Each looks at one thing in a line and answers with edits; see `typography`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.script import is_han
from bitrans.lang.zh.line import ANY_HAN, Edit, Line, around, is_chinese, is_foreign

_WIDE_POINTS = str.maketrans(",;:?!.", "，；：？！。")

_WIDE_SIGNS = re.compile("[０-９Ａ-Ｚａ-ｚ％]")


def widths(line: Line) -> Iterator[Edit]:
    """Digits, Latin letters and per cent signs are half-width."""
    text = line.shown
    for m in _WIDE_SIGNS.finditer(text):
        yield m.start(), m.end(), chr(ord(m[0]) - 0xFEE0)


_ONE_ELLIPSIS = r"(?:\.{3,}|…+|。{3,})"
_ELLIPSIS = re.compile(rf"{_ONE_ELLIPSIS}(?:\s*{_ONE_ELLIPSIS})*")


def ellipses(line: Line) -> Iterator[Edit]:
    text = line.shown
    for m in _ELLIPSIS.finditer(text):
        before, after = around(text, m.start(), m.end())
        if not (is_foreign(before) and is_foreign(after)):
            yield m.start(), m.end(), "……"


_DASHES = re.compile("[-–—―⸺]+")


def dashes(line: Line) -> Iterator[Edit]:
    """A dash is two em long; hyphens and the signs of ranges and numbers are no dashes."""
    text = line.shown
    for m in _DASHES.finditer(text):
        before, after = around(text, m.start(), m.end())
        is_spaced = text[m.start() - 1 : m.start()].isspace(), text[m.end() : m.end() + 1].isspace()
        neighbours = is_chinese(before) + is_chinese(after)
        is_open = any(is_spaced) or not (before and after)  # else it joins: 中国—东盟
        is_long = len(m[0]) > 1 or m[0] == "⸺" or (m[0] in "—―" and is_open)
        is_number = before.isdecimal() or after.isdecimal()
        is_even = is_spaced[0] == is_spaced[1] or not before or not after
        if (
            is_long
            and neighbours
            and is_even
            and not is_number
            or all(is_spaced)
            and neighbours > 1
        ):
            yield m.start(), m.end(), "——"


_ROUND = re.compile(r"[()（）]")
_AREA_CODE = re.compile(r"\([\d+ ]{1,7}\)(?=[ \d-]*\d)")


def brackets(line: Line) -> Iterator[Edit]:
    """Round brackets around or beside Chinese are full-width, both or none."""
    text = line.shown
    area_codes = {place for m in _AREA_CODE.finditer(text) for place in (m.start(), m.end() - 1)}
    partners: dict[int, int] = {}
    stack: list[int] = []
    places = [m.start() for m in _ROUND.finditer(text) if m.start() not in area_codes]
    for place in places:
        if text[place] in "(（":
            stack.append(place)
        elif stack:
            partners[place] = stack.pop()
            partners[partners[place]] = place
    for place in places:
        start, end = sorted((place, partners.get(place, place)))
        is_wide = text[start] in "（）" or text[end] in "（）"
        outside = around(text, start, end + 1)
        if is_wide or any(map(is_chinese, outside)) or ANY_HAN.search(text, start, end):
            yield place, place + 1, "（" if text[place] in "(（" else "）"


_POINTS = re.compile(r"[,;:.]|[?!]+")
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]|Dr|Prof|Dipl|Ing|Mr|Mrs|Ms|St|Nr|No|Inc|Ltd|Co|Corp|Bros|Jr|Sr|vs)$"
)
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})$")


def points(line: Line) -> Iterator[Edit]:
    """Points beside Chinese, and at the end of it, are full-width."""
    text = line.shown
    for m in _POINTS.finditer(text):
        start, end = m.span()
        if is_foreign(text[start - 1 : start]) and is_foreign(text[end : end + 1]):
            continue
        if m[0] == "." and (
            "." in (text[start - 1 : start], text[end : end + 1])
            or _ABBREVIATION.search(text, max(0, start - 6), start)
            or _LIST_NUMBER.match(text, 0, start)
        ):
            continue
        before, after = around(text, start, end)
        if not after or is_chinese(before) or is_chinese(after):
            yield start, end, m[0].translate(_WIDE_POINTS)


_DOUBLED = re.compile("([，、；：。])\\1+|[，、；]+(?=。)")


def doubled(line: Line) -> Iterator[Edit]:
    text = line.shown
    for m in _DOUBLED.finditer(text):
        yield m.start(), m.end(), m[1] or ""


_INTERPUNCT = re.compile("[・•‧･]")


def interpuncts(line: Line) -> Iterator[Edit]:
    """The parts of a name stand with one sign between them; a bullet with spaces is no name."""
    text = line.shown
    for m in _INTERPUNCT.finditer(text):
        is_close = not text[m.start() - 1 : m.start()].isspace()
        if all(map(is_han, around(text, *m.span()))) and (is_close or m[0] != "•"):
            yield m.start(), m.end(), "·"
