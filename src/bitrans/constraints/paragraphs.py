"""References to laws: "§ 12 Abs. 3" is 第12条第3款, 第十二条第三款 and § 12 Abs. 3 alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bitrans.constraints import Finder
from bitrans.lang.traced import Interval

_NUMBER = r"\d{1,4}[a-z]?(?![0-9A-Za-zÄÖÜäöüß])"
_UNITS = {
    "Abs": "款",
    "S": "句",
    "Nr": "项",
    "Nu": "项",
    "Zi": "项",
    "Buchst": "目",
    "Halbs": "半句",
}
_UNIT = r"(?:Abs(?:\.|atz)|S(?:\.|atz)|Nr\.|Nummer|Ziff(?:\.|er)|Buchst(?:\.|abe)|Halbs(?:\.|atz))"
_JOINS = {"bis": "至", "und": "和", "oder": "或", "sowie": "和", ",": "、"}
_JOIN = r"(?:bis|und|oder|sowie|[–,-])"
_REFERENCE = re.compile(
    rf"(?:§§\s?{_NUMBER}(?:\s?{_JOIN}\s?(?:§\s?)?{_NUMBER})*"
    rf"|(?:§|\bArt(?:\.|ikels?))\s?(?!\d{{4}}){_NUMBER}|§\s?{_NUMBER})"
    rf"(?:,?\s{_UNIT}\s?(?:{_NUMBER}|[a-z]\b))*"
)
_PART = re.compile(
    rf"(?P<sign>{_UNIT}|{_JOIN}\s?§?|§+|Art(?:\.|ikels?))?\s?(?P<value>{_NUMBER}|[a-z]\b)"
)
_GAP = r"[^\d一二三四五六七八九十百。；！？\n]{0,12}"
_DIGITS = "零一二三四五六七八九"


class Reference(NamedTuple):
    """A reference to a law: where it stands, what it is in Chinese, and what counts as that."""

    span: Interval
    wanted: tuple[str, ...]
    find: Finder


def find_references(text: str) -> Iterator[Reference]:
    """All references in a German text, in order; the law's name is not part of them."""
    for match in _REFERENCE.finditer(text):
        parts = [(part["sign"] or "", part["value"]) for part in _PART.finditer(match[0])]
        chinese = "".join(_chinese(sign, value) for sign, value in parts)
        yield Reference(match.span(), (chinese, match[0]), _finder([value for _, value in parts]))


def _chinese(sign: str, value: str) -> str:
    for beginning, unit in _UNITS.items():
        if sign.startswith(beginning):
            return f"第{value}{unit}"
    join = sign.removesuffix("§").strip()
    is_first = join in ("", "§") or join.startswith("Art")
    return ("" if is_first else _JOINS.get(join, "至")) + f"第{value}条"


def _finder(values: list[str]) -> Callable[[str], list[Interval]]:
    """Find the same numbers in the same order, in Arabic or Chinese numerals."""
    first, *others = (_numeral(value) for value in values)
    pattern = re.compile(
        rf"(?:(?:§+|第|Art(?:ikel|\.))\s*{first}|(?<![\d十百零一二三四五六七八九]){first}(?=\s*[条节]))"
        + "".join(_GAP + other for other in others)
        + r"\s*(?:[条节款句项目号]|半句)?"
    )

    def find(target: str) -> list[Interval]:
        return [
            match.span() for match in pattern.finditer(target) if re.search("[条节§]|Art", match[0])
        ]

    return find


def _numeral(value: str) -> str:
    """What stands for a number with or without a letter, or for a letter, as a pattern."""
    digits = value.rstrip("abcdefghijklmnopqrstuvwxyz")
    letter = value[len(digits) :]
    if not digits:
        return rf"{letter}(?![0-9A-Za-z])"
    written = rf"(?:{digits}|{_in_chinese(int(digits))})"
    return written + (rf"\s?{letter}(?![0-9A-Za-z])" if letter else r"(?![0-9A-Za-z十百])")


def _in_chinese(number: int) -> str:
    """A number below 10000 in Chinese numerals: 312 is 三百一十二."""
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += _DIGITS[digit] + unit
        elif written and not written.endswith("零") and number % place:
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written or "零"
