"""The words that German dates are made of."""

from __future__ import annotations

import re

from bitrans.lang.moment import Join, Part, Season

_NAMES = (
    ("Januar", "Jänner", "Jan."),
    ("Februar", "Feber", "Feb.", "Febr."),
    ("März", "Mrz."),
    ("April", "Apr."),
    ("Mai",),
    ("Juni", "Jun."),
    ("Juli", "Jul."),
    ("August", "Aug."),
    ("September", "Sept.", "Sep."),
    ("Oktober", "Okt."),
    ("November", "Nov."),
    ("Dezember", "Dez."),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}
MONTH = (
    "(?:"
    + "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))
    + r")(?:(?<!Mai)(?<=[a-z])s(?!\w))?(?!\w)"
)

ORDINALS = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt"
    " fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst"
).split()
"""Without their endings."""

WEEKDAYS = {
    "Montag": 1,
    "Dienstag": 2,
    "Mittwoch": 3,
    "Donnerstag": 4,
    "Freitag": 5,
    "Samstag": 6,
    "Sonnabend": 6,
    "Sonntag": 7,
}
WEEKDAY_SHORT = {"Mo": 1, "Di": 2, "Mi": 3, "Do": 4, "Fr": 5, "Sa": 6, "So": 7}

PARTS = {"anfang": Part.EARLY, "mitte": Part.MIDDLE, "ende": Part.LATE}
PART = r"(?<![\w-])(?:[Aa]nfang|[Mm]itte|[Ee]nde)(?!\w)"

SEASONS = {
    "Frühjahr": Season.SPRING,
    "Frühling": Season.SPRING,
    "Sommer": Season.SUMMER,
    "Herbst": Season.AUTUMN,
    "Winter": Season.WINTER,
}

YEAR_DIGITS = r"(?:1\d|20|21)\d{2}"
YEAR = rf"{YEAR_DIGITS}(?!\d|[.,]\d)"
JOIN = (
    r"\s?(?:(?:,\s?)?(?:bis|und|oder|sowie|bzw\.)|[-–—/,])\s?"
    r"(?:(?:einschließlich|zum|zur|vom|am|den|dem|der|die|im|in|Anfang\sder)\s){0,2}"
    r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,?\s(?:den\s|dem\s)?|Mittwoch,?\s(?:den\s|dem\s)?)?"
)
"""Between two dates that may share a month or year."""

_RANGE = re.compile(r"\bbis\b|[-–—/]")
_BETWEEN = re.compile(r"\b[Zz]wischen\s(?:dem\s|den\s|Anfang\s|Mitte\s|Ende\s)?$")


def join_of(text: str, start: int, end: int, *, before: int) -> Join:
    """What the words from `start` to `end` make of two dates, the first of which is at `before`."""
    if _RANGE.search(text, start, end) or _BETWEEN.search(text, max(0, before - 20), before):
        return Join.RANGE
    return Join.LIST


def short_year(digits: str | None) -> int | None:
    """19 is 2019, 89 is 1989."""
    if not digits:
        return None
    return int(digits) + (2000 if int(digits) < 60 else 1900)
