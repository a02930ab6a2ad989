"""White space: between Latin words, and where the house wants it beside Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bitrans.lang.script import LATIN, is_han
from bitrans.lang.zh.house import Spacing
from bitrans.lang.zh.line import (
    BRACKETS_AND_POINTS,
    LIKE_ADDRESS,
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
    """White space stands between Latin words only, and in the one form where the house wants it.

    None stands between a number and the symbol of its unit (GB/T 15835: 523.56km).
    """
    text = line.shown
    symbols = {m.start() for m in _BEFORE_SYMBOL.finditer(text)}
    for m in _WHITE.finditer(text):
        left, right = text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 2]
        if line.house.spacing is Spacing.SPACE and _is_gap(left[-1:], right[:1]):
            yield m.start(), m.end(), " "
        elif m.start() in symbols or _closes_up(left, right):
            yield m.start(), m.end(), ""


def gaps(line: Line) -> Iterator[Edit]:
    """Where the house wants it, a space stands between Chinese characters and Latin or digits."""
    if line.house.spacing is not Spacing.SPACE:
        return
    for place, pair in enumerate(pairwise(line.shown), start=1):
        if _is_gap(*pair) and line.is_free(place):
            yield place, place, " "


def _is_gap(before: str, after: str) -> bool:
    """Whether Chinese meets a letter, a digit or a sign that belongs to one."""
    return (is_han(before) and (is_foreign(after) or after in _SIGNS - {'"'})) or (
        is_han(after) and (is_foreign(before) or before in _SIGNS)
    )


def _closes_up(left: str, right: str) -> bool:
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
    if LIKE_ADDRESS in (before, after):
        return False
    signs = _SIGNS | {"·"}
    return (is_han(before) and (after.isalnum() or after in signs)) or (
        is_han(after) and (before.isalnum() or before in signs)
    )
