"""German number words and their values: zwei, fünfundzwanzig, dreihundert, Milliarde."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_TEENS = ("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn")

_THOUSAND, _MILLION = Decimal(10**3), Decimal(10**6)
SCALES = {
    "dutzend": Decimal(12),
    "hundert": Decimal(100),
    "tsd": _THOUSAND,
    "tausend": _THOUSAND,
    "mio": _MILLION,
    "mill": _MILLION,
    "million": _MILLION,
    "mrd": _THOUSAND * _MILLION,
    "milliarde": _THOUSAND * _MILLION,
    "bio": _MILLION * _MILLION,
    "billion": _MILLION * _MILLION,
    "billiarde": _THOUSAND * _MILLION * _MILLION,
    "trillion": _MILLION * _MILLION * _MILLION,
}


def _below_hundred() -> dict[str, int]:
    words = {unit: n for n, unit in enumerate(_UNITS, start=1)}
    words |= {"null": 0, "eins": 1, "zwo": 2, "zehn": 10, "elf": 11, "zwölf": 12}
    words |= {teen: n for n, teen in enumerate(_TEENS, start=13)}
    for n, tens in enumerate(_TENS, start=2):
        words[tens] = 10 * n
        words |= {f"{unit}und{tens}": 10 * n + m for m, unit in enumerate(_UNITS, start=1)}
    return words


_BELOW_HUNDRED = _below_hundred()
_UNIT, _TEN = "|".join(_UNITS), "|".join(_TENS).replace("ß", "(?:ß|ss)")
_SMALL = (  # longer words first; a list of all would be slow to compile
    f"(?:(?:(?:{_UNIT})und)?(?:{_TEN})|{'|'.join(_TEENS)}|null|eins|zwo|zehn|elf|zwölf|{_UNIT})"
)
_HUNDREDS = rf"(?:{_SMALL}?hundert(?:und)?{_SMALL}?|{_SMALL})"
NUMERAL = rf"(?:{_HUNDREDS}?tausend(?:und)?{_HUNDREDS}?|{_HUNDREDS})"
"""Matches a number word written as one, in lower case."""


_BEGINNINGS = frozenset(
    word[:3] for word in (*_BELOW_HUNDRED, "hundert", "tausend", "anderthalb", "dritt")
)
_WORD = re.compile(r"\w+")


def at_numerals(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """As `finditer`, for a pattern that can only match at a word that a number may begin with.

    Most words are no numbers, and the alternatives of NUMERAL are many: ten times as quick.
    """
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        first = text[start : start + 3].lower()
        if start >= end and (first in _BEGINNINGS or first[0].isdecimal()):
            if match := pattern.match(text, start):
                yield match
                end = match.end()


def value(word: str) -> int | None:
    """The value of a number word in lower case; None if it is none."""
    word = word.replace("dreissig", "dreißig")
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            factor = value(before) if before else 1
            after = re.sub("^und(?=.)", "", after)
            rest = value(after) if after else 0
            return None if factor is None or rest is None else factor * scale + rest
    return _BELOW_HUNDRED.get(word)
