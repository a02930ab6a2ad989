"""Read the dates and times of a Chinese text: 10月3日至5日, 上世纪90年代初, 下午6点半."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from bitrans.lang.moment import Field, Value
from bitrans.lang.zh import date_words, numerals

_GLUE = re.compile(r"\s*的?\s*")
_DIGITS = {**numerals.HALF_WIDTH}
_DIGITS.pop(ord("，"))

_RANKS = {
    Field.CENTURY: 0,
    Field.DECADE: 1,
    Field.YEAR: 2,
    Field.SEASON: 3,
    Field.QUARTER: 3,
    Field.MONTH: 3,
    Field.DAY: 4,
    Field.PART: 4,
    Field.WEEKDAY: 5,
    Field.TIMES: 6,
}
"""What is said again, or more coarsely, ends what was said of it and of anything finer."""


class Reading(NamedTuple):
    """Something said of a moment, with all that is known of the moment by then.

    field:  what is said here.
    values: that, and what was said before and still holds: the 5 of 10月3日至5日 is in October.
            A year that depends on today (今年) has no value.
    starts: where the words begin, also for what stands directly before: the 10 of 10月3日.
    """

    field: Field
    values: Mapping[Field, Value]
    starts: Mapping[Field, int]
    end: int


@lru_cache(maxsize=1024)
def read(text: str) -> tuple[Reading, ...]:
    """All that a text says of dates and times, in order: one reading for each word."""
    plain = text.translate(_DIGITS)
    readings: list[Reading] = []
    context: dict[Field, Value] = {}
    starts: dict[Field, int] = {}
    end, last = 0, -1
    for word in date_words.find(plain):
        start, rank = word.span[0], _RANKS[word.field]
        if not (last < rank and _GLUE.fullmatch(plain, end, start)):
            starts = {}
        starts = starts | {word.field: start}
        values = {field: value for field, value in context.items() if _RANKS[field] < rank}
        if word.value is not None:
            century = values.get(Field.CENTURY) if Field.CENTURY in starts else None
            values[word.field] = _absolute(word.field, word.value, century)
        readings.append(Reading(word.field, values, starts, word.span[1]))
        if word.is_calendar:
            context = values
        end, last = word.span[1], rank
    return tuple(readings)


def _absolute(field: Field, value: Value, century: Value | None) -> Value:
    """The value of a word; that of a decade with its century, if it has one: 20世纪90年代."""
    if field is Field.DECADE and isinstance(century, int) and isinstance(value, int):
        return 100 * (century - 1) + value if value < 100 else value
    return value
