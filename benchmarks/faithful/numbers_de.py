"""The numbers of a German sentence, as the judge reads them.

Written for the benchmark alone; shares nothing with what it judges. It rather says that it cannot
tell than that something is wrong. Not read at all: "ein", "eins" and "erste", which Chinese says in
too many ways; Roman numerals; numbers inside of words ("dreidimensional"); units.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

Interval = tuple[int, int]


class Number(NamedTuple):
    """A number of the German.

    values: any of them is right in the Chinese.
    month:  it must be a month there.
    sure:   if it cannot be found in the Chinese, it is wrong; else one cannot tell.
    digits: of a code ("H5N1"), the runs of digits that the Chinese must have.
    """

    span: Interval
    values: tuple[Fraction, ...] = ()
    month: bool = False
    sure: bool = True
    digits: tuple[str, ...] = ()


MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
ONES = {
    word: n
    for n, word in enumerate(
        "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn".split()
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate(
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), start=2
    )
}
SCALES = {
    "hundert": 10**2,
    "tausend": 10**3,
    "tsd": 10**3,
    "million": 10**6,
    "millionen": 10**6,
    "mio": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "mrd": 10**9,
    "billion": 10**12,
    "billionen": 10**12,
}
ORDINALS = {"zweit": 2, "dritt": 3, "viert": 4, "siebt": 7, "acht": 8} | {
    f"{word}t": n for word, n in ONES.items() if n >= 5 and n not in (7, 8)
}
PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10}

_MONTH = "|".join(MONTHS)
_DIGITS = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_SCALE = r"\s?(?P<scale>Hundert|[Tt]ausend|Tsd|Million(?:en)?|Mio|Milliarden?|Mrd|Billion(?:en)?)\b"
YEARS = {"Jahrzehnt": 10, "Jahrhundert": 100, "Jahrtausend": 1000}
_TO = r"\s?(?:[-–—]|bis(?: zu)?|und|oder|auf|bzw\.)\s?"
_UNITS = "km|cm|mm|m|kg|g|[GMk]?[Hh]z|[GMk]bit|h|Uhr|%|°C?|x"


def read(text: str) -> list[Number]:
    """All numbers of a sentence, in order; of two readings of the same place the first counts."""
    found: list[Number] = []
    for reader in _READERS:
        for numbers in reader(text):
            start, end = numbers[0].span[0], numbers[-1].span[1]
            if all(end <= other.span[0] or other.span[1] <= start for other in found):
                found += numbers
    return sorted(number for number in found if number.values or number.digits or not number.sure)


def word_value(word: str) -> int | None:
    """The value of a German number word in small letters ("dreihundertzwölf"), or None."""
    if word in ONES or word in TENS:
        return ONES.get(word, TENS.get(word))
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            head = word_value(before) if before else 1
            tail = word_value(after.removeprefix("und")) if after else 0
            return head * scale + tail if head is not None and tail is not None else None
    one, found, ten = word.partition("und")
    if found and ten in TENS and 1 <= ONES.get(one, 0) <= 9:
        return ONES[one] + TENS[ten]
    return None


def _codes(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(r"(?<![\w-])[A-Za-z]+\d\w*|\b\d+(?:\.\d+)?[A-Za-z]+\d*\b", text):
        if re.fullmatch(rf"\d+(?:\.\d+)?(?:{_UNITS})|\d+er[ns]?", match[0]):
            continue
        yield [Number(match.span(), digits=tuple(re.findall(r"\d+", match[0])))]


def _eras(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(r"\b(\d\d)er[ns]? (?:Jahren? )?des (\d{1,2})\. Jahrh?undert", text):
        decade = int(match[1])
        yield [_number(match.span(), int(match[2]) * 100 - 100 + decade, decade)]
    for match in re.finditer(r"\b(\d{2,4})er[ns]?(?:[ -]Jahren?)?\b", text):
        year = int(match[1])
        yield [_number(match.span(), year, year % 100 or year // 100 + 1)]
    for match in re.finditer(r"\b(\d{1,2})\.\s?Jahrh?undert", text):
        yield [_number(match.span(1), int(match[1]), (int(match[1]) - 1) * 100)]


def _dates(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b", text):
        day, month, year = (int(part) for part in match.groups())
        yield [
            _number(match.span(1), day),
            Number(match.span(2), (Fraction(month),), month=True),
            _number(match.span(3), year),
        ]
    for match in re.finditer(rf"\b({_MONTH})\b", text):
        month = MONTHS.index(match[1]) + 1
        yield [Number(match.span(), (Fraction(month),), month=True)]


def _times(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(
        r"\b(\d{1,2})[:.](\d{2})(?=\s?(?:Uhr|GMT|UTC|MEZ)|\b)(?![:,.]?\d)", text
    ):
        hour, minute = int(match[1]), int(match[2])
        clock = re.match(
            r"\s?(?:Uhr|GMT|UTC|MEZ|Ortszeit)|\s?(?:und|bis|-|–) \d", text[match.end() :]
        )
        if hour <= 24 and minute < 60 and (":" in match[0] or clock):
            exact = Number(match.span(2))  # nobody says the minutes of 12:00
            yield [
                _hour(match.span(1), hour),
                _number(match.span(2), minute) if minute else exact,
            ]
    for match in re.finditer(r"\b(\d{1,2})(?=\s?Uhr\b)", text):
        yield [_hour(match.span(), int(match[1]))]
    for match in re.finditer(r"\b\d+(?::\d+)+(?:,\d+)?", text):
        yield [
            _number((match.start() + part.start(), match.start() + part.end()), int(part[0]))
            if "," not in part[0]
            else _decimal((match.start() + part.start(), match.start() + part.end()), part[0])
            for part in re.finditer(r"\d+(?:,\d+)?", match[0])
        ]


def _periods(text: str) -> Iterator[list[Number]]:
    """Three decades are 30 years, or three of them."""
    for match in re.finditer(
        r"\b(\w+) (Jahrzehnt|Jahrhundert|Jahrtausend)(?:e[ns]?|s)?\b(?!-)", text
    ):
        many = int(match[1]) if match[1].isdecimal() else word_value(match[1].lower())
        if many and match[1].lower() != "ein":
            yield [_number(match.span(), many * YEARS[match[2]], many)]


def _out_of(text: str) -> Iterator[list[Number]]:
    """Three of four may be said as a fraction or as the two numbers, jeder dritte as a third."""
    for match in re.finditer(r"\b(\w+) von (\w+)\b", text):
        part, whole = (int(w) if w.isdecimal() else word_value(w.lower()) for w in match.groups())
        if part and whole and 1 < part < whole <= 100:
            share = Fraction(part, whole)
            yield [
                Number(match.span(n), (Fraction(value), share))
                for n, value in ((1, part), (2, whole))
            ]
    for match in re.finditer(r"\b[Jj]ede[rnms]? (\w+?)e[rnms]?\b", text):
        value = ORDINALS.get(match[1].lower())
        if value:
            yield [Number(match.span(1), (Fraction(value), Fraction(1, value)), sure=False)]


def _figures(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(rf"(?<![\w,])(?<!\d\.)(?P<digits>{_DIGITS})(?:{_SCALE})?", text):
        values = _values(match["digits"])
        if quarters := "¼½¾".find(text[match.end() : match.end() + 1]) + 1:
            yield [Number(match.span(), (values[0] + Fraction(quarters, 4),))]
            continue
        if match["scale"]:
            scale = SCALES[match["scale"].lower()]
            yield [Number(match.span(), tuple(value * scale for value in values))]
            continue
        other = re.match(rf"{_TO}(?:{_DIGITS})(?:{_SCALE})", text[match.end() :])
        if other and other["scale"]:
            values += tuple(value * SCALES[other["scale"].lower()] for value in values)
        before = re.search(r"\b(\d\d)\d\d ?[-–/]$", text[: match.start()])
        if before and re.fullmatch(r"\d\d", match["digits"]):
            values += (Fraction(before[1] + match["digits"]),)
        yield [Number(match.span(), values)]


def _parts(text: str) -> Iterator[list[Number]]:
    pattern = rf"\b(\w+) ({'|'.join(part.capitalize() for part in PARTS)})s?\b(?!-)"
    for match in re.finditer(pattern, text):
        many = 1 if re.fullmatch(r"(?:d|[Ee]in)\w*", match[1]) else word_value(match[1].lower())
        if many:
            yield [Number(match.span(), (Fraction(many, PARTS[match[2].lower()]),))]


def _words(text: str) -> Iterator[list[Number]]:
    for match in re.finditer(rf"(?<![\w-])([a-zäöüß]+)(?:{_SCALE})?(?![\w])", text, re.IGNORECASE):
        word, scale = match[1].lower(), SCALES.get((match["scale"] or "").lower(), 1)
        value = 1 if scale > 1 and re.fullmatch("eine?[rnms]?", word) else word_value(word)
        if value is not None and (word, scale) != ("ein", 1):
            careful = word == "acht" and not text[match.end() :].startswith(" ")  # "acht geben"
            sure = word != "null" and not careful
            yield [Number(match.span(), (Fraction(value * scale),), sure=sure)]
        elif word in SCALES or word in ("tausende", "hunderte", "dutzend", "dutzende"):
            yield [Number(match.span(1), sure=False)]
    for match in re.finditer(
        r"\b([a-zäöüß]+)(mal|fach\w{0,2}|prozentig\w{0,2})\b", text, re.IGNORECASE
    ):
        value = word_value(match[1].lower())
        if value is not None and value > 1:
            yield [_number(match.span(), value)]
    for match in re.finditer(r"\b(ander|ein|zwei|drei|vier)(?:ein)?(t?halb)\b", text):
        yield [Number(match.span(), sure=False)]


def _ordinals(text: str) -> Iterator[list[Number]]:
    stems = "|".join(sorted(ORDINALS, key=len, reverse=True))
    for match in re.finditer(
        rf"\b({stems})(e[nrsm]?|\w+[sß]te[nrsm]?|platzierte[nrsm]?)\b", text, re.IGNORECASE
    ):
        stem, ending = match[1].lower(), match[2]
        article = re.search(
            r"\b(?:[Dd](?:e[rnm]|ie|as)|[aiv][mo]m?|zu[mr]|beim)\s$", text[: match.start()]
        )
        another = re.search(r"\b(?:[Kk]?[Ee]in)\w*\s$", text[: match.start()])
        sure = not (match[0][0].isupper() and stem == "dritt") and not (another and stem == "zweit")
        floor = re.match(r"\s(?:Obergeschoss|Etage|Stock)", text[match.end() :])
        if stem != "acht" or len(ending) > 2 or article:
            values = (ORDINALS[stem], *([ORDINALS[stem] + 1] if floor else []))
            yield [_number(match.span(), *values, sure=sure)]
    for match in re.finditer(r"\b([a-zäöüß]+)ste[nrsm]?\b", text, re.IGNORECASE):
        value = word_value(match[1].lower())
        if value is not None and value >= 20:
            yield [_number(match.span(), value)]


_READERS: tuple[Callable[[str], Iterator[list[Number]]], ...] = (
    _codes,
    _eras,
    _dates,
    _times,
    _out_of,
    _periods,
    _figures,
    _parts,
    _words,
    _ordinals,
)


def _number(span: Interval, *values: int, sure: bool = True) -> Number:
    return Number(span, tuple(Fraction(value) for value in values), sure=sure)


def _hour(span: Interval, hour: int) -> Number:
    return _number(span, hour, *([hour - 12] if hour > 12 else []))


def _decimal(span: Interval, text: str) -> Number:
    return Number(span, (Fraction(text.replace(",", ".")),))


def _values(digits: str) -> tuple[Fraction, ...]:
    """What a figure can mean: 9.400 is 9400; 1,250 is 1.25 and, as English has it, 1250."""
    groups = re.fullmatch(r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(,\d+)?", digits)
    if groups:
        plain = re.sub(r"[.\u00a0\u202f ]", "", digits).replace(",", ".")
        return (Fraction(plain),)
    values = [Fraction(digits.replace(",", "."))]
    if re.fullmatch(r"\d{1,3},\d{3}", digits):
        values.append(Fraction(digits.replace(",", "")))
    return tuple(values)
