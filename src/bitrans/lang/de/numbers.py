"""Read the numbers of a German text by value: digits with scales and units, and number words.

Dates, times of day, telephone numbers, addresses and product codes are no numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bitrans.lang import units
from bitrans.lang.de import number_ordinals, number_words
from bitrans.lang.de.number_words import COUNTERS, SUFFIX
from bitrans.lang.de.numerals import NUMERAL, SCALES
from bitrans.lang.numbers import Firmness, Number, Reading, is_whole, without, without_codes

_GAP = "[ \u00a0\u2009\u202f'’]"
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3"}
_DIGITS = (
    r"(?:[1-9]\d{0,2}(?:['’]\d{3}){1,5}(?:\.\d{2})(?!\d)"
    rf"|[1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{1,5}}|(?:{_GAP}\d{{3}}){{1,5}})(?!\d)(?:,\d+)?"
    r"|\d+,\d+|0|[1-9]\d*)"
)
_SCALE_WORD = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALE_END = r"(?:\b\.?|(?=fach)|(?=ste[nmrs]?\b))"
_SCALE = rf"(?i:(?P<scale>{_SCALE_WORD})(?:e?n)?{_SCALE_END}|(?P<thousand>T)(?=€|EUR))"
_LEADS = SCALES | {"t": SCALES["tsd"]}  # TEUR 500, Mio. EUR 5,4
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")  # "2020 Millionen Deutsche": nobody counts so
_ENGLISH = rf"\d+\.\d{{1,2}}(?=[\s-]*(?:{_SCALE_WORD}|%|prozent))"
_AMOUNT = re.compile(
    r"(?:(?:\b(?P<lead>T|(?:Tsd|Mio|Mrd)\.?)\s?(?=[€$£]|EUR|USD|CHF))?"
    rf"(?P<prefix>[€$£]|EUR|USD|CHF)\s?)?(?:(?P<sign>(?i:minus)\s|(?<![\w%])[-−–](?=\d)))?"
    rf"(?<![\w.,])(?<![^\W\d_][-/‑])"
    rf"(?:(?P<digits>(?i:{_ENGLISH})|{_DIGITS})(?P<part>[½¼¾⅓⅔])?|(?P<alone>[½¼¾⅓⅔]))"
    rf"(?![.,]\d)(?:(?=-?{SUFFIX}\b)|(?=T?(?:EUR|€))|(?=(?:km|m|ha|MW|kWh|kg|t)[²³]?\b)|(?!\w))"
)
_OWN_SCALE = re.compile(rf"[\s-]*{_SCALE}")
_SHARED = re.compile(
    rf"\s*(?P<link>bis(?:\szu)?|und|oder|bzw\.|[-–—/])\s*{_DIGITS}(?![.,]\d)[\s-]*(?:{_SCALE})?"
)
_INSTEAD = re.compile(r"\b(?:[Ss]tatt|[Vv]on)\s+(?:\w+\s+)?$")
_LATER = re.compile(rf"(?:\s+[^\W\d_]+){{1,4}}\s+(?:{_DIGITS}(?![.,]\d)|{NUMERAL})\s*{_SCALE}")
_LISTED = re.compile(rf",\s{_DIGITS}\s(?:und|oder|bzw\.)\s{_DIGITS}\s{_SCALE}")
_SCALED_BEFORE = re.compile(rf"{_SCALE}\s*(?:[A-Za-z€$]{{1,9}}\.?\s*)?\((?:[^()\d]{{0,20}}\s)?$")
_BETWEEN = re.compile(r"\b[Zz]wischen\s+$")
_SUFFIX = re.compile(rf"-?{SUFFIX}\b|\s(?P<times>Mal)\b")
_POINT = re.compile(r"\.(?=\s+\w)")
_MONTH = r"(?:Jan|Jän|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
_NOT_COUNTED = re.compile(
    rf"\.(?:\s*(?:[-–/,]|bis|und|oder)\s*\d{{1,2}}\.)*\s*(?:{_MONTH}|Jahrhundert|Jahrtausend|Quartal"
    r"|(?:FC|FFC|FSV|SC|SV|TSV)\b)"
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
_LETTERS = re.compile(r"(?<![\w.-])(?:[A-Z]{1,3}|Autobahn|Bundesstraße|Formel)[ \u00a0]$")
_LETTER_OF = {"Autobahn": "A", "Bundesstraße": "B", "Formel": "F"}
_TIMES_LESS = re.compile(
    r"\s*(?:geringer|kleiner|niedriger|seltener|weniger|leichter|langsamer|kürzer)"
)
_FLOOR = re.compile(r"\s*(?:Obergescho(?:ss|ß)|Etage|Stock(?:werk)?\b|OG\b)")
_YEARS = {"zehnt": 10, "hundert": 100, "tausend": 1000}
_PERIOD = re.compile(r"[\s-]+Jahr(?P<many>zehnt|hundert|tausend)(?:e[ns]?|s)?\b")
_MEGAPIXEL = re.compile(r"[\s-]*Megapixel")
_FULL = ("100%", "百分之百", "百分百", "全资", "全额")
_OLD = re.compile(r"\s+(?:alt|älter|jung)")


@lru_cache(maxsize=2048)  # a sentence is read once to be enforced and once to be checked
def read(text: str) -> tuple[Number, ...]:
    """All numbers of a German text, in order, not overlapping; none of them is a mere hint."""
    rest = without_codes(text)
    rest = without(rest, [match.span() for match in _DATE_OR_TIME.finditer(rest)])
    numbers: list[Number] = []
    for find in (
        number_ordinals.shares,
        number_ordinals.ordinals,
        number_words.scaled,
        number_words.fractions,
        _amounts,
        number_words.vague,
        number_words.multiples,
        number_words.plain,
    ):
        found: list[Number] = []
        for number in sorted(find(rest)):
            if not found or found[-1].span[1] <= number.span[0]:
                found.append(number)
        numbers += [_with_unit(text, number) for number in found]
        rest = without(rest, [number.span for number in found])
    return tuple(sorted(numbers))


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
    own = _OWN_SCALE.match(text, end)
    if own and not (own["scale"] and _YEAR.fullmatch(match["digits"] or "")):
        values, end = [values[0] * _scale(own)], own.end()
    elif shared := _SHARED.match(text, end):
        values, unit = _shared(text, match, shared, values[0])
    elif match["lead"]:
        values = [values[0] * _LEADS[match["lead"].lower().rstrip(".")]]
    elif far := _scale_elsewhere(text, match):
        values.insert(0, values[0] * far)
    if match["sign"] and (match["sign"].strip().isalpha() or _is_sign(text, match)):
        values = [-value for value in values]
    elif match["sign"]:
        start = match.start("digits")
    if match["prefix"]:
        unit = units.german_unit(match["prefix"], 0)[0]
        start = match.start()
    if end == match.end() and _NOT_COUNTED.match(text, end):
        return None
    has_point = end == match.end() and bool(_POINT.match(text, end)) and is_whole(values[0])
    is_ordinal = has_point or text.startswith("ste", end)
    if has_point and _FLOOR.match(text, end + 1):
        values.insert(0, values[0] + 1)  # Germans do not count the ground floor, Chinese do
    suffix = _SUFFIX.match(text, end)
    if suffix and _TIMES_LESS.match(text, suffix.end()) and values[0]:
        values.append(1 / values[0])
    counter = COUNTERS[(suffix["suffix"] or "mal").lower()] if suffix else ""
    return Number(
        (start, end + has_point),
        tuple(Reading(value, unit) for value in dict.fromkeys(values)),
        Firmness.SOFT if _SLASHED.search(text, max(0, start - 2), end + 2) else Firmness.FIRM,
        counter=counter,
        is_ordinal=is_ordinal,
    )


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Whether a dash before a number is a minus: not between two, in a list, or of a telephone."""
    before = text[max(0, match.start("sign") - 20) : match.start("sign")]
    return (
        bool(before)
        and before[-1].isspace()
        and not re.search(r"\d\s*$|\w\s*[,;]\s*$|wahl:?\s*$", before)
    )


def _value(match: re.Match[str]) -> Decimal:
    part = match["part"] or match["alone"]
    fraction = Decimal(0)
    if part:
        upper, _, lower = _PARTS[part].partition("/")
        fraction = Decimal(upper) / Decimal(lower or 1)
    if match["alone"]:
        return fraction
    digits = match["digits"]
    if "'" in digits or "’" in digits:
        digits = re.sub("['’]", "", digits).replace(",", ".")
    elif not re.fullmatch(r"\d+\.\d{1,2}", digits):
        digits = re.sub(rf"\.|{_GAP}", "", digits).replace(",", ".")
    return Decimal(digits) + fraction


def _scale(match: re.Match[str]) -> Decimal:
    return SCALES["tausend" if match["thousand"] else match["scale"].lower()]


def _shared(
    text: str, match: re.Match[str], shared: re.Match[str], value: Decimal
) -> tuple[list[Decimal], str]:
    """What the first number of a range means: 3 of "3 bis 5 Millionen" is 3 millions."""
    is_range = shared["link"] not in ("und", "oder", "bzw.") or bool(
        _BETWEEN.search(text, max(0, match.start() - 12), match.start())
    )
    values = [value]
    if shared["scale"] or shared["thousand"]:
        values = [value * _scale(shared)] if is_range else [value * _scale(shared), value]
    unit = units.german_unit(text, shared.end())[0] if is_range else ""
    return values, unit if unit in (units.PERCENT, "‰") else ""


def _scale_elsewhere(text: str, match: re.Match[str]) -> Decimal | None:
    """The scale that another number gives this one.

    "2, 3 oder 4 Millionen", "von 14 auf unter fünf Millionen", "statt 2,8 nun 3,4 Millionen", and
    the year before in brackets: "441,0 Mio. Euro (403,2)".
    """
    before = text[max(0, match.start() - 48) : match.start()]
    if listed := _LISTED.match(text, match.end()):
        return _scale(listed)
    if _INSTEAD.search(before) and (later := _LATER.match(text, match.end())):
        return _scale(later)
    if text.startswith(")", match.end()) and (earlier := _SCALED_BEFORE.search(before)):
        return _scale(earlier)
    return None


def _with_unit(text: str, number: Number) -> Number:
    """The number with the unit that follows it; a sign is taken into the span."""
    start, end = number.span
    if number.is_ordinal or number.counter or any(unit for _, unit in number.readings):
        if number.counter == units.PERCENT:
            return _in_percent(number._replace(counter=""))
        return number
    if period := _PERIOD.match(text, end):
        return _in_years(number._replace(span=(start, period.end())), period["many"])
    if _MEGAPIXEL.match(text, end):
        return number._replace(
            readings=tuple(Reading(10**6 * value) for value, _ in number.readings)
        )
    unit, after = units.german_unit(text, end)
    if not unit or _OLD.match(text, after):
        return number if unit else _with_letters(text, number)
    if text[end:after].strip()[:1] in units.SIGNS:
        end = after
    number = number._replace(span=(start, end))
    if unit == units.PERCENT:
        return _in_percent(number)
    readings = [Reading(value, unit) for value, _ in number.readings]
    if unit == "百升":
        readings += [Reading(100 * value, "升") for value, _ in number.readings]
    return number._replace(readings=tuple(readings))


def _in_percent(number: Number) -> Number:
    """The number as per cent; of all of something, Chinese has words."""
    readings = tuple(Reading(value, units.PERCENT) for value, _ in number.readings)
    is_all = readings[0].value == 100
    return number._replace(readings=readings, renderings=_FULL if is_all else number.renderings)


def _in_years(number: Number, many: str) -> Number:
    """Three decades are 30 years, three centuries 300 years or 三个世纪."""
    years = [Reading(_YEARS[many] * value, units.YEAR) for value, _ in number.readings]
    return number._replace(readings=(*years, *number.readings), renderings=())


def _with_letters(text: str, number: Number) -> Number:
    """The number of a road, flight or stand, which Chinese writes as one with its letters."""
    start, end = number.span
    before = _LETTERS.search(text, max(0, start - 14), start)
    digits = text[start:end]
    if not before or not digits.isdecimal():
        return number
    letters = _LETTER_OF.get(before[0].strip(), before[0].strip())
    return number._replace(renderings=(digits, f"{letters}{digits}", f"{letters} {digits}"))
