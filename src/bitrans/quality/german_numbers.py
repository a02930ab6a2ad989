"""Read the numbers of a German text by value: digits, scales, months, times and number words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bitrans.quality.number import Number, without

_THOUSAND, _MILLION = Decimal(10**3), Decimal(10**6)
_SCALES = {
    "hundert": Decimal(100),
    "tsd": _THOUSAND,
    "tausend": _THOUSAND,
    "mio": _MILLION,
    "mill": _MILLION,
    "million": _MILLION,
    "mrd": _THOUSAND * _MILLION,
    "milliarde": _THOUSAND * _MILLION,
    "billion": _MILLION * _MILLION,
    "billiarde": _THOUSAND * _MILLION * _MILLION,
}
_SCALE = r"(?i:(hundert|tsd|tausend|mio|mill|mrd|million|milliarde|billion|billiarde))(?:e?n)?\b"
_AMOUNT = r"\d{1,3}(?:[.\s'’]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(_AMOUNT)
_OWN_SCALE = re.compile(rf"[\s-]*{_SCALE}")
_SHARED_SCALE = re.compile(rf"\s*(?:bis|und|oder|[-–/])\s*(?:{_AMOUNT})[\s-]*{_SCALE}")
_GROUPED = re.compile(r"\d{1,3}(?:[.\s'’]\d{3})+(?:,\d+)?")

_DATE = re.compile(
    r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})(?!\d))?"
    r"|(?<![\d.,])(\d{1,2})\.(\d{4})(?![\d.,]\d|\d)"
)
_MORE_TIMES = r"(?:\s*(?:[-–,]|bis|und|oder)\s*\d{1,2}(?:[.:]\d{2})?){0,6}\s*"
_CLOCK = re.compile(
    rf"(?<![\d.,:])(\d{{1,2}})[.:](\d{{2}})(?!\d)(?={_MORE_TIMES}(?:Uhr|h)\b)"
    r"|(?<![\d.,:])(\d{1,2}):(\d{2})(?![\d.,:]\d|\d)"
    rf"|(?<![\d.,:])(\d{{1,2}})(?={_MORE_TIMES}Uhr\b)"
)
_DECADE = re.compile(r"(?<!\d)(\d{4}|\d0)er")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d\d)\d\d\s?[/–-]\s?(\d\d)(?!\d)|(?<!\w)['’](\d\d)(?!\d)")

_MONTHS = (
    ("Januar", "Jänner", "Jan."),
    ("Februar", "Feber", "Feb."),
    ("März",),
    ("April", "Apr."),
    ("Mai",),
    ("Juni",),
    ("Juli",),
    ("August", "Aug."),
    ("September", "Sept.", "Sep."),
    ("Oktober", "Okt."),
    ("November", "Nov."),
    ("Dezember", "Dez."),
)
_MONTH_NUMBERS = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = re.compile(r"\b(?:" + "|".join(map(re.escape, _MONTH_NUMBERS)) + r")(?!\w)")
_NAMES = frozenset({"Mai", "August"})
_BEFORE_MONTH = re.compile(
    r"(?:\d\.?|\b(?i:im|anfang|ende|mitte|seit|bis|ab|vom|zum|monat|und|bzw\.)|[-–/])\s*$"
)
_AFTER_MONTH = re.compile(r"\s+\d{4}\b")

_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS = (
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
)
_TEENS = ("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")


def _numerals() -> dict[str, int]:
    """Number words below a hundred, and their hundreds and thousands."""
    words = {unit: n for n, unit in enumerate(_UNITS, start=1)}
    words |= {"null": 0, "zehn": 10, "elf": 11, "zwölf": 12}
    words |= {teen: n for n, teen in enumerate(_TEENS, start=13)}
    for n, tens in enumerate(_TENS, start=2):
        words[tens] = 10 * n
        words |= {f"{unit}und{tens}": 10 * n + m for m, unit in enumerate(_UNITS, start=1)}
    hundreds = {f"{word}hundert": 100 * n for word, n in words.items() if 1 <= n <= 12}
    thousands = {f"{word}tausend": 1000 * n for word, n in words.items() if n}
    return words | hundreds | thousands | {"hundert": 100, "tausend": 1000}


_NUMERALS = _numerals()
# Words that are firm if nothing is attached to them: not "acht" of "achtgeben", nor vague ones.
_FIRM = frozenset(_NUMERALS) - {"null", "ein", "acht", "hundert", "tausend"}
_HINTS = {
    "erst": (1,),
    "zwo": (2,),
    "beid": (2,),
    "doppel": (2,),
    "verdoppel": (2, 100),
    "paar": (2,),
    "dritt": (3,),
    "sechst": (6,),
    "siebt": (7,),
    "dutzend": (12,),
    "viertel": (4, 15, 25),
    "dreiviertel": (75,),
    "halb": (30, 50),
    "hälfte": (50,),
    "jahrzehnt": (10,),
    "jahrhundert": (100,),
    "jahrtausend": (1000,),
}
"""Beginnings of words that may lead to a number in Chinese."""

_WORDS = {word: (n,) for word, n in _NUMERALS.items()} | _HINTS
_WORD = re.compile(r"\b(" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")", re.IGNORECASE)
_WORD_AND_SCALE = re.compile(
    r"\b(eineinhalb|anderthalb|einer?\s+halben?|eine[nr]?|"
    + "|".join(_NUMERALS)
    + r")\s+(million|milliarde|billion|billiarde)(?:e?n)?\b",
    re.IGNORECASE,
)
_AND_A_HALF = frozenset({"eineinhalb", "anderthalb"})
_SCALE_ALONE = re.compile(r"\b(Million|Milliarde|Billion|Billiarde)(?:e?n)?\b")
_HALF_BEFORE = re.compile(r"\bhalb\s$")
_ROMAN = re.compile(r"\b[IVX]{1,5}\b")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10}


def read(text: str) -> list[Number]:
    """All numbers of a German text, in order."""
    numbers: list[Number] = []
    rest = text
    for find in (_words_with_scale, _dates, _months, _clock, _years, _amounts, _words):
        found = list(find(rest))
        numbers += found
        rest = without(rest, [number.span for number in found])
    return sorted(numbers)


def _number(span: tuple[int, int], values: Sequence[int | Decimal], *, firm: bool) -> Number:
    return Number(span, tuple(dict.fromkeys(map(Decimal, values))), firm)


def _words_with_scale(text: str) -> Iterator[Number]:
    for m in _WORD_AND_SCALE.finditer(text):
        word = m[1].lower()
        if word in _AND_A_HALF:
            value = Decimal("1.5")
        elif "halb" in word:
            value = Decimal("0.5")
        else:
            value = Decimal(_NUMERALS.get(word, 1))
        yield _number(m.span(), [value * _SCALES[m[2].lower()]], firm=True)


def _dates(text: str) -> Iterator[Number]:
    for m in _DATE.finditer(text):
        for group in range(1, 6):
            if m[group]:
                value = int(m[group])
                is_short_year = group == 3 and value < 100
                values = [value, 2000 + value, 1900 + value] if is_short_year else [value]
                yield _number(m.span(group), values, firm=True)


def _clock(text: str) -> Iterator[Number]:
    """Hours, by twelve too, and minutes; full hours need no minutes."""
    for m in _CLOCK.finditer(text):
        for group in (1, 3, 5):
            if m[group]:
                hour = int(m[group])
                yield _number(m.span(group), [hour, (hour - 12) % 24, hour % 12], firm=True)
        for group in (2, 4):
            if m[group]:
                yield _number(m.span(group), [int(m[group])], firm=int(m[group]) > 0)


def _years(text: str) -> Iterator[Number]:
    """Decades and years in short."""
    for m in _DECADE.finditer(text):
        decade = int(m[1])
        century = decade // 100 + 1 if decade > 99 else 20
        is_century = decade > 99 and decade % 100 == 0
        short = century if is_century else decade % 100
        yield _number(m.span(1), [decade, short, 100 * (century - 1) + decade % 100], firm=True)
        yield _number(m.span(1), [century], firm=False)
    for m in _SHORT_YEAR.finditer(text):
        group = 2 if m[2] else 3
        century = int(m[1] or 19)
        year = int(m[group])
        yield _number(m.span(group), [year, 100 * century + year, 2000 + year], firm=True)


def _amounts(text: str) -> Iterator[Number]:
    for m in _NUMBER.finditer(text):
        if _GROUPED.fullmatch(m[0]):
            plain = re.sub(r"[.\s'’]", "", m[0])
        else:
            plain = m[0]
        value = Decimal(plain.replace(",", "."))
        end = m.end()
        values = [value]
        if own := _OWN_SCALE.match(text, end):
            values, end = [value * _SCALES[own[1].lower()]], own.end()
        elif shared := _SHARED_SCALE.match(text, end):
            values.insert(0, value * _SCALES[shared[1].lower()])
        yield _number((m.start(), end), values, firm=True)


def _months(text: str) -> Iterator[Number]:
    """Months are numbers in Chinese; Mai and August alone may be names of persons."""
    for m in _MONTH.finditer(text):
        is_date = _BEFORE_MONTH.search(text, max(0, m.start() - 12), m.start())
        is_firm = bool(m[0] not in _NAMES or is_date or _AFTER_MONTH.match(text, m.end()))
        yield _number(m.span(), [_MONTH_NUMBERS[m[0]]], firm=is_firm)


def _words(text: str) -> Iterator[Number]:
    for m in _WORD.finditer(text):
        values = _WORDS[m[1].lower()]
        is_alone = not re.match(r"[\w-]", text[m.end() : m.end() + 1])
        is_firm = is_alone and m[1].lower() in _FIRM and m[1] != "Elf"
        if _HALF_BEFORE.search(text, max(0, m.start() - 6), m.start()):
            values = (*values, values[0] - 1)  # halb drei is 2:30
        yield _number(m.span(), values, firm=is_firm)
    for m in _SCALE_ALONE.finditer(text):
        yield _number(m.span(), [_SCALES[m[1].lower()]], firm=False)
    for m in _ROMAN.finditer(text):
        signs = [_ROMAN_SIGNS[sign] for sign in m[0]]
        following = [*signs[1:], 0]
        value = sum(-a if a < b else a for a, b in zip(signs, following, strict=True))
        yield _number(m.span(), [value], firm=False)
