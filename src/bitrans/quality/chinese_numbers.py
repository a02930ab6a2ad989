"""Read the numbers of a Chinese text by value: digits with 万 and 亿, and numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitrans.quality.number import Number, without

_HALF_WIDTH = {0xFF10 + n: ord(str(n)) for n in range(10)} | {ord("．"): ".", ord("："): ":"}
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5} | {
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_SCALES = {"十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_AMOUNT = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALE = re.compile(r"\s?[多余几]?\s?([十百千万亿]+)")
_UNIT_AFTER_SCALE = re.compile(r"[米克瓦焦帕赫卡分]")
_NUMERAL = re.compile("[" + "".join(_DIGITS) + "".join(_SCALES) + "]{1,20}")
_TENTHS = re.compile("([" + "".join(_DIGITS) + r"\d])成")
_AND_A_HALF = re.compile("([" + "".join(_DIGITS) + r"十]{1,3}|\d{1,4})[个年天]?月?半")
_WORD = re.compile("[半双俩倍首元刻]")
_WORDS = {
    "半": ("0.5", "30", "50"),
    "双": ("2",),
    "俩": ("2",),
    "倍": ("2",),
    "首": ("1",),
    "元": ("1",),
    "刻": ("15",),
}


def read(text: str) -> list[Number]:
    """All numbers of a Chinese text, in order; those in digits are firm."""
    text = text.translate(_HALF_WIDTH)
    written = list(_amounts(text))
    others = _numerals(without(text, [number.span for number in written]))
    return sorted([*written, *_fractions(text), *others])


def _amounts(text: str) -> Iterator[Number]:
    """Numbers in digits: 8.2403万, 3亿5000万, 1万2000."""
    position = 0
    while m := _AMOUNT.search(text, position):
        start, position = m.span()
        values, smallest, position = _scaled(text, m)
        while smallest > 1 and (more := _AMOUNT.match(text, position)):
            addends, scale, end = _scaled(text, more)
            if scale >= smallest or addends[0] >= smallest:
                break
            values = [value + addends[0] for value in values]
            smallest, position = scale, end
        yield Number((start, position), tuple(dict.fromkeys(values)), True)


def _scaled(text: str, amount: re.Match[str]) -> tuple[list[Decimal], int, int]:
    """What an amount and the scale after it can mean, the scale, and where it ends.

    The scale may belong to the unit instead: 5千米 is 5 km.
    """
    value = Decimal(re.sub("[,，]", "", amount[0]))
    scale = _SCALE.match(text, amount.end())
    if not scale:
        return [value], 1, amount.end()
    factor = _product(scale[1])
    values = [value * factor]
    if _UNIT_AFTER_SCALE.match(text, scale.end()):
        values.append(value * _product(scale[1][:-1]))
    return values, factor, scale.end()


def _product(scales: str) -> int:
    factor = 1
    for sign in scales[:4]:
        factor *= _SCALES[sign]
    return factor


def _fractions(text: str) -> Iterator[Number]:
    """九成 is 90 per cent, 两年半 two years and a half."""
    for m in _TENTHS.finditer(text):
        tenths = Decimal(_DIGITS[m[1]] if m[1] in _DIGITS else m[1])
        yield Number(m.span(), (10 * tenths,), False)
    for m in _AND_A_HALF.finditer(text):
        whole = Decimal(m[1]) if m[1].isdecimal() else Decimal(_structured(m[1]))
        yield Number(m.span(), (whole + Decimal("0.5"),), False)


def _numerals(text: str) -> Iterator[Number]:
    """Numerals and words for numbers; 二〇一九 is read digit by digit, 三百二十 by its scales."""
    for m in _NUMERAL.finditer(text):
        yield Number(m.span(), _readings(m[0]), False)
    for m in _WORD.finditer(text):
        yield Number(m.span(), tuple(map(Decimal, _WORDS[m[0]])), False)


def _readings(numeral: str) -> tuple[Decimal, ...]:
    readings: list[Decimal] = [Decimal(_structured(numeral))]
    if all(sign in _DIGITS for sign in numeral):
        readings.append(Decimal("".join(str(_DIGITS[sign]) for sign in numeral)))
    readings += [Decimal(_DIGITS[sign]) for sign in numeral if sign in _DIGITS]
    return tuple(dict.fromkeys(readings))


def _structured(numeral: str) -> int:
    """The value of a numeral with scales; a scale without a digit before it counts once."""
    total = section = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif _SCALES[sign] < 10**4:
            section += (digit or 1) * _SCALES[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * _SCALES[sign]
            section = digit = 0
    return total + section + digit
