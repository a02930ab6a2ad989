"""The numbers of a Chinese sentence, as the judge reads them; see numbers_de.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

Interval = tuple[int, int]


class Numeral(NamedTuple):
    """A numeral of the Chinese.

    values: what it can mean.
    month:  it is followed by 月.
    plain:  it is written in digits, and not part of a name; else the words may mean no number.
    """

    span: Interval
    values: frozenset[Fraction]
    month: bool = False
    plain: bool = False


DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

_HALF_WIDTH = str.maketrans("０１２３４５６７８９％，．：", "0123456789%,.:")
_HAN = "零〇一二两三四五六七八九十百千万亿"
_ARABIC = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_MIXED = rf"(?:{_ARABIC})(?:\s?[多余几来]?\s?[十百千万亿兆]+)(?:(?:{_ARABIC})[十百千万亿兆]*)*"
_SPELLED = rf"[{_HAN}]+(?:[多余几来][百千万亿]+)?(?:点[零〇一二三四五六七八九]+[百千万亿]*)?"
_NUMBER = rf"(?:{_MIXED}|{_ARABIC}|{_SPELLED})"
_NO_NUMBER = (
    "十分(?![之钟])|万一|三明治|四川|千万(?=别|不要)|百姓|百科|千瓦|千米|千克|千兆|百万富翁|六边"
)
_TO = re.compile(r"\s?(?:[-–—~～至到、或和]|至少|之间)\s?")


def read(text: str) -> list[Numeral]:
    """All numerals of a sentence, in order."""
    text = text.translate(_HALF_WIDTH)
    text = re.sub(_NO_NUMBER, lambda match: "＊" * len(match[0]), text)
    found = list(_phrases(text))
    taken = [numeral.span for numeral in found]
    for match in re.finditer(_NUMBER, text):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            found.append(_numeral(text, match))
    for match in re.finditer("[双俩]|一对|半", text):
        value = Fraction(1, 2) if match[0] == "半" else Fraction(2)
        found.append(
            Numeral(match.span(), frozenset({value, Fraction(30)} if value < 1 else {value}))
        )
    return _with_ranges(text, sorted(found, key=lambda numeral: numeral.span))


def digit_runs(text: str) -> list[str]:
    """All runs of digits as they are written, for codes."""
    return re.findall(r"\d+", text.translate(_HALF_WIDTH))


def value(text: str) -> Fraction:
    """The value of one numeral: 3.7万, 2亿5000万, 三百二十, 二〇一〇, 十二点五."""
    text = re.sub(r"[,\s\u00a0\u202f多余几来]", "", text)
    if re.fullmatch("[零〇一二三四五六七八九]{2,}", text):
        return Fraction("".join(str(DIGITS[char]) for char in text))
    total = section = current = Fraction(0)
    for match in re.finditer(rf"\d+(?:\.\d+)?|点[零〇一二三四五六七八九]+|[{_HAN}兆]", text):
        part = match[0]
        if part[0].isdecimal():
            current = Fraction(part)
        elif part[0] == "点":
            current += Fraction("0." + "".join(str(DIGITS[char]) for char in part[1:]))
        elif part in DIGITS:
            current = Fraction(DIGITS[part])
        elif part in SMALL:
            section += (current or Fraction(1)) * SMALL[part]
            current = Fraction(0)
        elif part == "万":
            total += (section + current or Fraction(1)) * LARGE[part]
            section = current = Fraction(0)
        else:
            total = (total + section + current or Fraction(1)) * LARGE[part]
            section = current = Fraction(0)
    return total + section + current


def _phrases(text: str) -> Iterator[Numeral]:
    """Numbers of several numerals: decades, per cent, fractions, 9秒58, 八折, tenths."""
    for match in re.finditer(rf"({_NUMBER})\s?世纪\s?({_NUMBER})\s?年代", text):
        century, decade = value(match[1]), value(match[2])
        years = frozenset({century * 100 - 100 + decade, decade})
        yield Numeral(match.span(), years, plain=True)
    for match in re.finditer(rf"百分之\s?({_NUMBER})", text):
        yield Numeral(match.span(), _shares(match[1]))
    for match in re.finditer(rf"({_NUMBER})分之({_NUMBER})", text):
        below, above = value(match[1]), value(match[2])
        if below and match[1] != "百":
            yield Numeral(match.span(), frozenset({above / below}))
    for match in re.finditer(r"(\d+)[秒米](\d{1,2})(?![\d.]|\s?[万亿秒米分年月日])", text):
        yield Numeral(match.span(), frozenset({Fraction(f"{match[1]}.{match[2]}")}), plain=True)
    for match in re.finditer(r"([一二三四五六七八九\d])折(?!叠)", text):
        yield Numeral(match.span(), frozenset({100 - 10 * value(match[1])}))
    for match in re.finditer(r"([一二三四五六七八九])成(?=的|左右|以上|以下|[，。、；多])", text):
        yield Numeral(match.span(), frozenset({Fraction(DIGITS[match[1]] * 10)}))


def _shares(text: str) -> frozenset[Fraction]:
    share = value(text)
    return frozenset({share, share / 100})


def _numeral(text: str, match: re.Match[str]) -> Numeral:
    start, end = match.span()
    read_as = value(match[0])
    values = {read_as}
    if re.match(r"\s?%", text[end:]):
        values.add(read_as / 100)
    if re.match(r"(?:个|小时|年|天|倍|英里|点)?半", text[end:]):
        values.add(read_as + Fraction(1, 2))
    if re.fullmatch(r"[二三四五六七八九][三四五六七八九]", match[0]):
        values |= {Fraction(DIGITS[char]) for char in match[0]}  # "three or four"
    in_name = re.search(r"[A-Za-z]$|[A-Za-z]-$", text[:start]) is not None
    return Numeral(
        (start, end),
        frozenset(values),
        month=re.match(r"\s?月", text[end:]) is not None,
        plain=match[0][0].isdecimal() and not in_name,
    )


def _with_ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Add to the first number of a range what the second one's 万 or 亿 makes of it."""
    done = []
    for here, after in zip(numerals, [*numerals, None][1:], strict=True):
        if after and _TO.fullmatch(text[here.span[1] : after.span[0]]):
            scale = re.search(r"[百千万亿兆]+$", text[slice(*after.span)])
            if scale:
                scaled = {v * value(scale[0]) for v in here.values}
                here = here._replace(values=here.values | scaled)
        done.append(here)
    return done
