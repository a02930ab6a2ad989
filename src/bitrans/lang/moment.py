"""What a date or a time means, whatever the language it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bitrans.lang.traced import Interval

_HOUR = 60  # minutes
_DAY = 24 * _HOUR


class Part(StrEnum):
    """A part of a month, year, decade or century."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


class Season(StrEnum):
    """A season of the year."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class DayPart(StrEnum):
    """The part of the day that an hour is said to be in."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Field(StrEnum):
    """What can be said of a moment, from coarse to fine; the names of Moment's attributes."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    PART = "part"
    WEEKDAY = "weekday"
    TIMES = "times"


Value = int | Part | Season | tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, a time of day or a period, as far as it is said; None = not said.

    century: 19 = 1801 to 1900; negative = before Christ.
    decade:  its first year, 1990; or 90 where the century is not said.
    year:    negative = before Christ.
    quarter: 1 to 4.
    weekday: 1 = Monday.
    times:   the minutes since midnight that it can mean, the likeliest first: "halb sieben" is
             6:30 or 18:30. Midnight is 0.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    season: Season | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    weekday: int | None = None
    times: tuple[int, ...] | None = None

    def said(self) -> Iterator[tuple[Field, Value]]:
        """What is said, from coarse to fine."""
        for field in Field:
            value: Value | None = getattr(self, field)
            if value is not None:
                yield field, value


class Join(StrEnum):
    """How a moment goes on to the next one."""

    RANGE = "range"  # 3. bis 5. Mai
    LIST = "list"  # 3. und 5. Mai
    SLASH = "slash"  # 2019/20


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A date or time as it stands in a text: one moment, or several that share their words.

    joins:   one less than the moments.
    is_firm: said in figures or by its calendar name; "im Herbst" may be said in other words.
    is_name: stands as a number behind a name: Agenda 2030.
    has_minutes: the time is written with minutes (18.00 Uhr).
    day_part: said with the hour (8 Uhr abends).
    """

    span: Interval
    moments: tuple[Moment, ...]
    joins: tuple[Join, ...] = ()
    is_firm: bool = True
    is_name: bool = False
    has_minutes: bool = False
    day_part: DayPart | None = None


def minutes(hour: int, minute: int, day_part: DayPart | None = None) -> int:
    """The minutes since midnight of an hour on the clock in a part of the day."""
    match day_part:
        case DayPart.NOON if hour < 6:
            hour += 12
        case DayPart.AFTERNOON | DayPart.EVENING if hour < 12:
            hour += 12
        case DayPart.NIGHT if 6 <= hour < 12:
            hour += 12
        case DayPart.MORNING | DayPart.EVENING | DayPart.NIGHT if hour == 12:
            hour = 0
    return (hour * _HOUR + minute) % _DAY
