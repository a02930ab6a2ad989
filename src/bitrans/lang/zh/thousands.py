"""The digits of whole numbers in groups of three, as the house wants them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang import units
from bitrans.lang.script import LATIN
from bitrans.lang.zh.house import Thousands
from bitrans.lang.zh.line import Edit, Line

THIN_SPACE = "\u202f"
"""A narrow space that no line breaks at."""

_SIGNS = {Thousands.NONE: "", Thousands.COMMA: ",", Thousands.THIN: THIN_SPACE}
_SHORTEST = 5  # digits; four are not grouped

_WHITE = "[ \u00a0\u2009\u202f]"
_WHOLE = rf"[1-9]\d{{0,2}}(?:,\d{{3}})+|[1-9]\d{{0,2}}(?:{_WHITE}\d{{3}})+|[1-9]\d{{3,14}}"
_NUMBER = rf"(?:{_WHOLE})(?:\.\d+)?(?![\d_]|[.,:/]\d|{_WHITE}\d)"
_NUMBERS = re.compile(
    rf"(?<![{LATIN}_.,:/+#№第-])(?<!\d{_WHITE})({_NUMBER})(?:\s?[-–—~～至到]\s?({_NUMBER}))?(?!-\d)"
)
_WHOLE_PART = re.compile(_WHOLE)
# Words that count things; before some characters they are the beginning of another word, as in
# 12345位于, 12345本市 and 12345条例.
_COUNTERS = (
    "[个家辆份套册倍吨栋幢艘棵株匹颗亩枚]|人(?![大民])|名(?![为叫称])|位(?![于置])|座(?!谈)"
    "|台(?![湾北州])|件|项(?!目)|户(?![外籍])|间(?![接隔])|所(?![有在以需属谓])|条(?![例件款约])"
    "|只(?![有是能要会需在])|张(?![家贴])|根(?!据)|片(?!区)|本(?![市地国次月年周届校报人身])"
    "|头(?![部条版])|架(?!构)|次(?![日年月要级])"
)
_SCALE_OR_COUNTED = re.compile(rf"\s?(?:余|多|来)?(?:[万亿]|{_COUNTERS}|平方|立方)")
_CURRENCY = frozenset("€$£¥")


def thousands(line: Line) -> Iterator[Edit]:
    """Numbers of five digits and more are grouped as the house wants it, all others are not.

    A number counts something, and is no year, telephone number, postal or other code, if a unit, a
    counted thing or a currency stands beside it, if it is grouped by commas, or if it is known.
    Years, dates and codes have no such sign, so they stay as they are.
    """
    separator = _SIGNS.get(line.house.thousands)
    if separator is None:
        return
    text = line.shown
    for m in _NUMBERS.finditer(text):
        is_sure = _is_counting(text, m.start(), m.end()) or any(
            start <= m.start() and m.end() <= end for start, end in line.counts
        )
        for start, end in (m.span(1), m.span(2)):
            whole = _WHOLE_PART.match(text, start, end) if start >= 0 else None
            if whole and (is_sure or "," in whole[0]):
                yield *whole.span(), _grouped(whole[0], separator)


def _is_counting(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a number says that it counts or measures."""
    is_money = start > 0 and text[start - 1] in _CURRENCY
    unit, _ = units.chinese_unit(text, end)
    return is_money or unit != "" or _SCALE_OR_COUNTED.match(text, end) is not None


def _grouped(whole: str, separator: str) -> str:
    digits = re.sub(r"\D", "", whole)
    if len(digits) < _SHORTEST:
        return digits
    return f"{int(digits):,}".replace(",", separator)
