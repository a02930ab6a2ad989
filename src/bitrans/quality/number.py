"""What the readers of German and of Chinese numbers find, and what is compared digit for digit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bitrans.lang.traced import Interval


class Number(NamedTuple):
    """A number as it stands in a text.

    values:  what it can mean, the likeliest first: "18 Uhr" is 18 or 6.
    is_firm: whether the other language must have it too. A number word of the German, and a
             numeral of the Chinese that is not written in digits, can do without.
    """

    span: Interval
    values: tuple[Decimal, ...]
    is_firm: bool


class Code(NamedTuple):
    """An address, telephone number, IBAN or endless figure, with its digits in their order."""

    span: Interval
    digits: str


_CODE = re.compile(
    r"""
      (?: https?:// | www\. ) [!-~]+ (?<! [.,;:?!'"()\[\]<>] )
    | (?<! [\w.%+-] ) [\w.%+-]+ @ [\w-]+ (?: \. [\w-]+ )+
    | \b [A-Z]{2} \d{2} (?: [ ] ? [A-Z0-9]{4} ){2,7} (?: [ ] ? [A-Z0-9]{1,3} )? \b
    | \d{19,}
    | (?<! [\w.,:] ) (?: \+ \d | [(（] ? 0\d ) (?: [ ()（）/–-]* \d ){5,}
    """,
    re.VERBOSE | re.ASCII,
)
_NO_DIGIT = re.compile(r"\D+", re.ASCII)


def find_codes(text: str) -> list[Code]:
    """Everything that is no amount and must be the same, digit for digit, in both languages."""
    found = (Code(m.span(), _NO_DIGIT.sub("", m[0])) for m in _CODE.finditer(text))
    return [code for code in found if code.digits]


def without(text: str, spans: Iterable[Interval]) -> str:
    """The text, in the same length, with spaces for the spans."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start < end:
            pieces += [text[position:start], " " * (end - start)]
            position = end
    return "".join(pieces) + text[position:]
