"""What else of a German text may turn up as a number in Chinese: dates, times, parts of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bitrans.lang.de.numbers import CLOCK
from bitrans.lang.de.numerals import NUMERAL, SCALES, value
from bitrans.lang.numbers import Firmness, Number, Reading

_DATE = re.compile(
    r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?"
    r"|(?<![\d.,])(\d{1,2})\.(\d{4})(?![\d.,]\d|\d)"
)
_CLOCK = re.compile(CLOCK)
_DECADE = re.compile(r"(?<!\d)(\d{4}|\d0)er")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)\d\d\s?[/–-]\s?(\d\d)(?!\d)|(?<!\w)['’](\d\d)(?!\d)")
_MONTHS = (
    "Januar|Jänner|Jan",
    "Februar|Feber|Feb",
    "März",
    "April|Apr",
    "Mai",
    "Juni",
    "Juli",
    "August|Aug",
    "September|Sept|Sep",
    "Oktober|Okt",
    "November|Nov",
    "Dezember|Dez",
)
_MONTH_NUMBERS = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_MONTH = re.compile(r"\b(" + "|".join(_MONTH_NUMBERS) + r")(?!\w)")
_BEGINNINGS = {
    "erst": (1,),
    "einzig": (1,),
    "zwo": (2,),
    "beid": (2,),
    "doppel": (2,),
    "verdoppel": (2, 100),
    "paar": (2,),
    "halbier": (50, Decimal("0.5")),
    "dritt": (3,),
    "siebt": (7,),
    "dutzend": (12,),
    "viertel": (4, 15, 25),
    "dreiviertel": (75,),
    "halb": (30, 50, 6, Decimal("0.5")),
    "hälfte": (50,),
    "wochenende": (2,),
    "jahrzehnt": (10,),
    "jahrhundert": (100,),
    "jahrtausend": (1000,),
} | {scale: (int(factor),) for scale, factor in SCALES.items() if len(scale) > 4}
"""Beginnings of words that may lead to a number in Chinese."""

_WORD = re.compile(
    rf"\b(?:({'|'.join(sorted(_BEGINNINGS, key=len, reverse=True))})|({NUMERAL}))", re.IGNORECASE
)
_HALF_BEFORE = re.compile(r"\bhalb\s$", re.IGNORECASE)
_FRACTION = re.compile(r"(?<![\d/])(\d{1,3})/(\d{1,3})(?![\d/])")
_ROMAN = re.compile(r"\b[IVX]{1,5}\b")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10}
_DIGITS = re.compile(r"\d{1,18}")
_DECIMAL = re.compile(r"(?<!\d)\d{1,18}[.,]\d{1,18}")


def read(text: str) -> list[Number]:
    """All hints of a German text but its digits, in any order; they may overlap."""
    return [
        hint for find in (_dates, _clock, _years, _months, _words, _roman) for hint in find(text)
    ]


def read_digits(text: str) -> list[Number]:
    """Whatever digits stand in a text, as they stand there: B12, 5G, Industrie 4.0, 24/7."""
    hints = [_hint(match.span(), [Decimal(match[0])]) for match in _DIGITS.finditer(text)]
    for match in _DECIMAL.finditer(text):
        hints.append(_hint(match.span(), [Decimal(match[0].replace(",", "."))]))
    for match in _FRACTION.finditer(text):
        if int(match[2]):
            hints.append(_hint(match.span(), [Decimal(match[1]) / Decimal(match[2])]))
    return hints


def _hint(span: tuple[int, int], values: Sequence[int | Decimal]) -> Number:
    readings = tuple(Reading(Decimal(value)) for value in values)
    return Number(span, readings, Firmness.HINT, in_digits=False)


def _dates(text: str) -> Iterator[Number]:
    for match in _DATE.finditer(text):
        if match[3] and int(match[3]) < 100:
            year = int(match[3])
            yield _hint(match.span(3), [2000 + year, 1900 + year])


def _clock(text: str) -> Iterator[Number]:
    """Hours by twelve and by twenty-four."""
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"] or match["plain_hour"])
        yield _hint(match.span(), [hour % 12, hour % 12 + 12, hour % 12 or 12])


def _years(text: str) -> Iterator[Number]:
    """Decades and years in short."""
    for match in _DECADE.finditer(text):
        decade = int(match[1])
        century = decade // 100 + 1 if decade > 99 else 20
        short = decade % 100
        yield _hint(match.span(1), [short, 100 * (century - 1) + short, century])
    for match in _SHORT_YEAR.finditer(text):
        group = 2 if match[2] else 3
        century, year = int(match[1] or 19), int(match[group])
        yield _hint(match.span(group), [100 * century + year, 2000 + year])


def _months(text: str) -> Iterator[Number]:
    for match in _MONTH.finditer(text):
        yield _hint(match.span(), [_MONTH_NUMBERS[match[1]]])


def _words(text: str) -> Iterator[Number]:
    for match in _WORD.finditer(text):
        word = match[0].lower()
        values: tuple[int | Decimal, ...] = _BEGINNINGS.get(word) or (value(word) or 0,)
        if _HALF_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            values = (*values, values[0] - 1)  # halb drei is 2:30
        yield _hint(match.span(), values)


def _roman(text: str) -> Iterator[Number]:
    for match in _ROMAN.finditer(text):
        signs = [_ROMAN_SIGNS[sign] for sign in match[0]]
        following = [*signs[1:], 0]
        number = sum(-a if a < b else a for a, b in zip(signs, following, strict=True))
        yield _hint(match.span(), [number])
