"""What the readers of German and of Chinese numbers find, and when two numbers are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bitrans.lang import units
from bitrans.lang.addresses import find_addresses
from bitrans.lang.traced import Interval


class Reading(NamedTuple):
    """A value and its unit under the name in lang/units.py, "" if it has none or an unknown one."""

    value: Decimal
    unit: str = ""


class Firmness(StrEnum):
    """FIRM: a number; SOFT: most often one; HINT: may turn up as a number in the other language."""

    FIRM = "firm"
    SOFT = "soft"
    HINT = "hint"


class Number(NamedTuple):
    """A number as it stands in a text; the span takes in a sign (%, €), but no unit in words.

    readings:   what it can mean, the likeliest first.
    in_digits:  whether it is written in digits.
    counter:    what Chinese puts after it: 人 for "zwölfköpfig".
    is_ordinal: Chinese puts 第 before it.
    renderings: how Chinese says it, best first, where that does not follow from the value.
    parts:      the numbers it is said with, if Chinese may say them one by one: 3 and 4 for "drei
                von vier", which is 四分之三 or 四个中有三个.
    """

    span: Interval
    readings: tuple[Reading, ...]
    firmness: Firmness = Firmness.FIRM
    in_digits: bool = True
    counter: str = ""
    is_ordinal: bool = False
    renderings: tuple[str, ...] = ()
    parts: tuple[Decimal, ...] = ()


def is_whole(value: Decimal) -> bool:
    """Whether a value has no fraction, however large it is."""
    return value == value.to_integral_value()


def same(one: Number, other: Number) -> bool:
    """Whether two numbers can mean the same."""
    return any(_is_same(a, b) for a in one.readings for b in other.readings)


def same_value(one: Number, other: Number) -> bool:
    """Whether two numbers can mean the same, whatever their units."""
    return any(
        _is_same(Reading(a.value), Reading(b.value)) or _is_same(a, b)
        for a in one.readings
        for b in other.readings
    )


def _is_same(one: Reading, other: Reading) -> bool:
    if one.value == other.value and units.agree(one.unit, other.unit):
        return True
    return _is_share(one, other) or _is_share(other, one)


def _is_share(share: Reading, percent: Reading) -> bool:
    """Whether a fraction is a percentage: one half is 50 %."""
    return (
        percent.unit == units.PERCENT
        and not share.unit
        and not is_whole(share.value)
        and share.value * 100 == percent.value
    )


_CODE = re.compile(
    r"""
      \b [A-Z]{2} \d{2} (?: [ ] ? [A-Z0-9]{4} ){2,7} (?: [ ] ? [A-Z0-9]{1,3} )? \b
    | \d{19,}
    | (?<! [\w.,:] ) (?: \+ \d | [(（] ? 0\d ) (?: [ ()（）/–-]* \d ){5,}
    """,
    re.VERBOSE | re.ASCII,
)


def without_codes(text: str) -> str:
    """The text with spaces for addresses, telephone numbers, IBANs and endless figures."""
    spans = [address.span for address in find_addresses(text)]
    return without(text, [*spans, *(match.span() for match in _CODE.finditer(text))])


def without(text: str, spans: Iterable[Interval]) -> str:
    """The text, in the same length, with spaces for the spans."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            pieces += [text[position:start], " " * (end - start)]
            position = end
    return "".join(pieces) + text[position:]
