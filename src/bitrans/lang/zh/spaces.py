"""White space: between Latin words, beside addresses, and where the house wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bitrans.lang.addresses import AddressKind, find_addresses
from bitrans.lang.script import LATIN, is_han
from bitrans.lang.zh.house import Spacing
from bitrans.lang.zh.line import (
    BRACKETS_AND_POINTS,
    Edit,
    Line,
    is_chinese,
    is_foreign,
)

_SIGNS = frozenset('%‰°℃"€$£¥+±')
_WHITE = re.compile(r"\s+")
_BEFORE_SYMBOL = re.compile(
    r"(?<=\d)\s+(?=(?:%|‰|°[CF]?|℃|km/h|[kcm]?m[²³23]?|ha|[km]?g|t|m?l|[kMGT]Wh?|[kMG]?Hz|[MGT]B|dB)"
    rf"(?![{LATIN}]))"
)


def spaces(line: Line) -> Iterator[Edit]:
    """White space stands between Latin words only, and in the one form where `gaps` wants it.

    None stands between a number and the symbol of its unit (GB/T 15835: 523.56km).
    """
    text = line.shown
    borders = _borders(line)
    symbols = {m.start() for m in _BEFORE_SYMBOL.finditer(text)}
    for m in _WHITE.finditer(text):
        left, right = text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 2]
        is_border = m.start() in borders or m.end() in borders
        if _is_wanted(line, left[-1:], right[:1], is_border=is_border):
            yield m.start(), m.end(), " "
        elif m.start() in symbols or _closes_up(left, right, is_border=is_border):
            yield m.start(), m.end(), ""


def gaps(line: Line) -> Iterator[Edit]:
    """A space stands between Chinese characters and web or e-mail addresses.

    Without it programs that find links in plain text run on into the Chinese. Where the house wants
    it, one stands between Chinese characters and all Latin letters and digits.
    """
    borders = _borders(line)
    for place, pair in enumerate(pairwise(line.shown), start=1):
        if _is_wanted(line, *pair, is_border=place in borders) and line.is_free(place):
            yield place, place, " "


def _borders(line: Line) -> frozenset[int]:
    """Where web and e-mail addresses begin and end, those that no rule may touch among them."""
    found = find_addresses(line.written)
    return frozenset(
        place for one in found if one.kind is not AddressKind.FILE for place in one.span
    )


def _is_wanted(line: Line, before: str, after: str, *, is_border: bool) -> bool:
    """Whether a space stands between two characters, at the border of an address or elsewhere."""
    if is_border:
        return is_han(before) or is_han(after)
    return line.house.spacing is Spacing.SPACE and _is_gap(before, after)


def _is_gap(before: str, after: str) -> bool:
    """Whether Chinese meets a letter, a digit or a sign that belongs to one."""
    return (is_han(before) and (is_foreign(after) or after in _SIGNS - {'"'})) or (
        is_han(after) and (is_foreign(before) or before in _SIGNS)
    )


def _closes_up(left: str, right: str, *, is_border: bool) -> bool:
    """Whether nothing may stand between two pieces of text of up to two characters."""
    before, after = left[-1:], right[:1]
    if not before or not after:
        return True
    if before in BRACKETS_AND_POINTS or after in BRACKETS_AND_POINTS:
        return True
    if before in "“‘" or after in "”’" or {left, right} & {"……", "——"}:
        return True
    if after in "“‘":
        return is_chinese(before) or is_han(right[1:])
    if before in "”’":
        return is_chinese(after) or is_han(left[:1])
    if is_border:
        return False
    signs = _SIGNS | {"·"}
    return (is_han(before) and (after.isalnum() or after in signs)) or (
        is_han(after) and (before.isalnum() or before in signs)
    )
