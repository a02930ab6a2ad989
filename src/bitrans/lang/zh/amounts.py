"""Write numbers as Chinese press texts do (GB/T 15835): 82403, 3000万, 12.5亿, 零下5."""

from __future__ import annotations

from decimal import Decimal

from bitrans.lang.numbers import is_whole

_BIG = {"万亿": Decimal(10**12), "亿": Decimal(10**8), "万": Decimal(10**4)}
_PLAIN_BELOW = 10**5
_DECIMALS = 3  # of a number with 万 or 亿; one that needs more is written out
_HAN = "零一二三四五六七八九"


def amount(value: Decimal) -> str:
    """A value in digits: plain below 100 000, else with 万 or 亿 where that is short."""
    if value >= _PLAIN_BELOW:
        for sign, scale in _BIG.items():
            scaled = value / scale
            if scaled >= 1 and is_whole(scaled * 10**_DECIMALS):
                return plain(scaled) + sign
    return plain(value)


def plain(value: Decimal) -> str:
    """A value in digits without zeros at the end of its decimals."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def numeral(value: Decimal, *, is_ordinal: bool = False) -> str:
    """A whole number below ten as a Han numeral; 2 of things is 两, the second is 第二."""
    return "两" if value == 2 and not is_ordinal else _HAN[int(value)]
