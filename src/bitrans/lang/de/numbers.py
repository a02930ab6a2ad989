"""Read the numbers of a German text by value: digits with scales and units, and number words.

Dates, times of day, telephone numbers, addresses and product codes are no numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitrans.lang import units
from bitrans.lang.de import number_words
from bitrans.lang.de.number_words import COUNTERS, SUFFIX
from bitrans.lang.de.numerals import NUMERAL, SCALES
from bitrans.lang.numbers import Firmness, Number, Reading, is_whole, without, without_codes

_GAP = "[ \u00a0\u2009\u202f'’]"
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
_DIGITS = (
    rf"(?:[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{1,5}}|(?:{_GAP}\d{{3}}){{1,5}})(?!\d)(?:,\d+)?"
    r"|\d+,\d+|0|[1-9]\d*)"
)
_SCALE_WORD = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALE = rf"(?i:(?P<scale>{_SCALE_WORD})(?:e?n)?\b\.?|(?P<thousand>T)(?=€|EUR))"
_ENGLISH = rf"\d+\.\d{{1,2}}(?=[\s-]*(?:{_SCALE_WORD}|%|prozent))"
_AMOUNT = re.compile(
    rf"(?:(?P<prefix>[€$£]|EUR|USD|CHF)\s?)?(?:(?P<sign>(?i:minus)\s|(?<![\w%])[-−–](?=\d)))?"
    rf"(?<![\w.,])(?<![^\W\d_][-/‑])"
    rf"(?:(?P<digits>(?i:{_ENGLISH})|{_DIGITS})(?P<part>[½¼¾⅓⅔])?|(?P<alone>[½¼¾⅓⅔]))"
    rf"(?![.,]\d)(?:(?=-?{SUFFIX}\b)|(?=T?(?:EUR|€))|(?=(?:km|m|ha|MW|kWh|kg|t)[²³]?\b)|(?!\w))"
)
_OWN_SCALE = re.compile(rf"[\s-]*{_SCALE}")
_SHARED = re.compile(
    rf"\s*(?P<link>bis(?:\szu)?|und|oder|[-–—/])\s*{_DIGITS}(?![.,]\d)[\s-]*(?:{_SCALE})?"
)
_BETWEEN = re.compile(r"\b[Zz]wischen\s+$")
_SUFFIX = re.compile(rf"-?{SUFFIX}\b|\s(?P<times>Mal)\b")
_POINT = re.compile(r"\.(?=\s+\w)")
_MONTH = r"(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
_NOT_COUNTED = re.compile(
    rf"\.(?:\s*(?:[-–/,]|bis|und|oder)\s*\d{{1,2}}\.)*\s*(?:{_MONTH}|Jahrhundert|Jahrtausend|Quartal)"
)
_MORE_TIMES = r"(?:\s*(?:[-–,]|bis|und|oder)\s*\d{1,2}(?:[.:]\d{2})?){0,6}\s*"
CLOCK = (
    rf"(?<![\d.,:])(?P<hour>\d{{1,2}})(?:[.:]\d{{2}}(?={_MORE_TIMES}(?:Uhr|h)\b)|(?={_MORE_TIMES}Uhr\b))"
    rf"(?!\d)|(?<![\d.,:])(?P<plain_hour>\d{{1,2}}):\d{{2}}(?![\d:]|[.,]\d)"
)
"""Times of day in digits."""

_DATE_OR_TIME = re.compile(
    rf"(?<![\d.,])\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}|\s?\d{{2}}(?!\d)|\d)?|{CLOCK}"
    rf"|(?i:\bhalb\s+{NUMERAL}|\b{NUMERAL}\s+(?=Uhr))\b"
    r"|(?<=\b(?:1[5-9]|20)\d\d)[/–-]\d\d\b|(?<!\w)['’]\d\d(?!\d)"
)
_SLASHED = re.compile(r"\d/\d")
_OLD = re.compile(r"\s+(?:alt|älter|jung)")


def read(text: str) -> list[Number]:
    """All numbers of a German text, in order, not overlapping; none of them is a mere hint."""
    rest = without_codes(text)
    rest = without(rest, [match.span() for match in _DATE_OR_TIME.finditer(rest)])
    numbers: list[Number] = []
    for find in (
        number_words.scaled,
        number_words.fractions,
        _amounts,
        number_words.vague,
        number_words.multiples,
        number_words.ordinals,
        number_words.plain,
    ):
        found: list[Number] = []
        for number in sorted(find(rest)):
            if not found or found[-1].span[1] <= number.span[0]:
                found.append(number)
        numbers += [_with_unit(text, number) for number in found]
        rest = without(rest, [number.span for number in found])
    return sorted(numbers)


def _amounts(text: str) -> Iterator[Number]:
    position = 0
    while match := _AMOUNT.search(text, position):
        position = max(match.end(), position + 1)
        number = _amount(text, match)
        if number is not None:
            position = max(position, number.span[1])
            yield number


def _amount(text: str, match: re.Match[str]) -> Number | None:
    """A number in digits with its scale and what follows; None if it is part of a date."""
    start, end = match.span()
    values = [_value(match)]
    unit = ""
    if own := _OWN_SCALE.match(text, end):
        values, end = [values[0] * _scale(own)], own.end()
    elif shared := _SHARED.match(text, end):
        values, unit = _shared(text, match, shared, values[0])
    if match["sign"] and (match["sign"].strip().isalpha() or _is_sign(text, match)):
        values = [-value for value in values]
    elif match["sign"]:
        start = match.start("digits")
    if match["prefix"]:
        unit = units.german_unit(match["prefix"], 0)[0]
        start = match.start()
    if end == match.end() and _NOT_COUNTED.match(text, end):
        return None
    is_ordinal = end == match.end() and bool(_POINT.match(text, end)) and is_whole(values[0])
    suffix = _SUFFIX.match(text, end)
    counter = COUNTERS[(suffix["suffix"] or "mal").lower()] if suffix else ""
    return Number(
        (start, end + is_ordinal),
        tuple(Reading(value, unit) for value in dict.fromkeys(values)),
        Firmness.SOFT if _SLASHED.search(text, max(0, start - 2), end + 2) else Firmness.FIRM,
        counter=counter,
        is_ordinal=is_ordinal,
    )


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Whether a dash before a number is a minus: not between two numbers, nor in a list."""
    before = text[max(0, match.start("sign") - 20) : match.start("sign")]
    return bool(before) and before[-1].isspace() and not re.search(r"\d\s*$|\w\s*[,;]\s*$", before)


def _value(match: re.Match[str]) -> Decimal:
    part = match["part"] or match["alone"]
    fraction = Decimal(0)
    if part:
        upper, _, lower = _PARTS[part].partition("/")
        fraction = Decimal(upper) / Decimal(lower or 1)
    if match["alone"]:
        return fraction
    digits = match["digits"]
    if not re.fullmatch(r"\d+\.\d{1,2}", digits):
        digits = re.sub(rf"\.|{_GAP}", "", digits).replace(",", ".")
    return Decimal(digits) + fraction


def _scale(match: re.Match[str]) -> Decimal:
    return SCALES["tausend" if match["thousand"] else match["scale"].lower()]


def _shared(
    text: str, match: re.Match[str], shared: re.Match[str], value: Decimal
) -> tuple[list[Decimal], str]:
    """What the first number of a range means: 3 of "3 bis 5 Millionen" is 3 millions."""
    is_range = shared["link"] not in ("und", "oder") or bool(
        _BETWEEN.search(text, max(0, match.start() - 12), match.start())
    )
    values = [value]
    if shared["scale"] or shared["thousand"]:
        values = [value * _scale(shared)] if is_range else [value * _scale(shared), value]
    unit = units.german_unit(text, shared.end())[0] if is_range else ""
    return values, unit if unit in (units.PERCENT, "‰") else ""


def _with_unit(text: str, number: Number) -> Number:
    """The number with the unit that follows it; a sign is taken into the span."""
    start, end = number.span
    if number.is_ordinal or number.counter or any(unit for _, unit in number.readings):
        if number.counter == units.PERCENT:
            readings = tuple(Reading(value, units.PERCENT) for value, _ in number.readings)
            return number._replace(readings=readings, counter="")
        return number
    unit, after = units.german_unit(text, end)
    if not unit or _OLD.match(text, after):
        return number
    if text[end:after].strip()[:1] in units.SIGNS:
        end = after
    readings = tuple(Reading(value, unit) for value, _ in number.readings)
    return number._replace(span=(start, end), readings=readings)
