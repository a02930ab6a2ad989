"""The value of a Chinese number: in Han numerals, digits, or mixed (二百三十, 82,403, 1.2万亿)."""

from __future__ import annotations

import re
from decimal import Decimal

HALF_WIDTH = {0xFF10 + n: ord(str(n)) for n in range(10)} | {ord("．"): ".", ord("，"): ","}
"""For str.translate: digits and the signs within numbers, character for character."""

DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "十": 10}

HAN_DIGIT = "[" + "".join(DIGITS) + "]"
HAN_SCALE = "[" + "".join(SCALES) + "]"
ARABIC = (
    r"(?:\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3}){1,6}(?!\d)(?:\.\d{1,18})?"
    r"|\d{1,18}(?:\.\d{1,18})?)"
)
"""Digits as Chinese texts write them, in half width."""

_SEPARATORS = re.compile(r"[, \u00a0\u2009\u202f]")
_IS_ARABIC = re.compile(ARABIC, re.ASCII)
_IS_HAN = re.compile(rf"({HAN_DIGIT}*)(?:点({HAN_DIGIT}+))?")
_ZERO = "零〇"
_LONGEST = 40


def value(text: str) -> Decimal | None:
    """The value of a number that fills the whole text; None if it is no number.

    一百零五 is 105, 一百二 and 两千五 are 120 and 2500 as one says them; 二〇一九 is read digit by
    digit; a scale that nothing stands before counts once (百万).
    """
    text = text.translate(HALF_WIDTH).strip()
    return _value(text, is_rest=False) if len(text) <= _LONGEST else None


def _value(text: str, *, is_rest: bool) -> Decimal | None:
    """Split at the biggest scale: what is before it is multiplied, what is after it added.

    is_rest: a bigger scale stands before the text, so that a scale needs its own digit: not 千百.
    """
    for sign, scale in SCALES.items():
        before, found, after = text.rpartition(sign)
        if not found:
            continue
        if len(before) > 1 and all(digit in DIGITS for digit in before):
            return None  # 两三千 is two or three thousand
        if before:
            factor = _value(before.strip(), is_rest=is_rest) if scale >= 10**4 else _plain(before)
        else:
            factor = None if is_rest and sign != "十" else Decimal(1)
        rest = _rest(after.strip(), scale)
        return None if factor is None or rest is None else factor * scale + rest
    return _plain(text)


def _rest(text: str, scale: int) -> Decimal | None:
    """The value of what stands after a scale; None if it does not belong there."""
    if not text:
        return Decimal(0)
    if text in DIGITS and scale > 10:
        return Decimal(DIGITS[text] * scale // 10)
    digits = text.lstrip(_ZERO)
    if len(digits) > 1 and all(sign in DIGITS for sign in digits):
        return None
    rest = _value(digits, is_rest=True)
    return rest if rest is not None and rest < scale else None


def _plain(text: str) -> Decimal | None:
    """The value of digits without a scale."""
    text = text.strip()
    if _IS_ARABIC.fullmatch(text):
        return Decimal(_SEPARATORS.sub("", text))
    if not text or not (han := _IS_HAN.fullmatch(text)):
        return None
    whole, decimals = ("".join(str(DIGITS[sign]) for sign in part or "") for part in han.groups())
    return Decimal(f"{whole or 0}.{decimals}" if decimals else whole)
