"""Constraints from dates and times: what the German says of them must be said in Chinese."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

from bitrans.constraints import Constraint, Finder, Level
from bitrans.document import Segment
from bitrans.lang.de import dates as german
from bitrans.lang.moment import Field, Moment, Value
from bitrans.lang.traced import Interval
from bitrans.lang.zh import dates as chinese
from bitrans.lang.zh.date_forms import renderings

_FOUR_FIGURES = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_MAX_GAP = 14
"""Characters between two dates that the German says in one, at most: 从5日开始，到8日."""


def find(segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
    """One constraint for each date and time; see Provider."""
    mentions = german.read(segment.source)
    said = (moment.year for mention in mentions for moment in mention.moments)
    years = frozenset([*filter(None, said), *map(int, _FOUR_FIGURES.findall(segment.source))])
    return tuple(
        Constraint(
            span=mention.span,
            wanted=renderings(mention),
            kind="date" if mention.moments[0].times is None else "time",
            origin="dates",
            level=Level.MUST if mention.is_firm else Level.SHOULD,
            find=_finder(mention.moments, years),
        )
        for mention in mentions
    )


def _finder(moments: Sequence[Moment], years: Set[int]) -> Finder:
    """Find the stretches that say these moments in this order.

    years: those that the German says somewhere; no other one may be added to a date.
    """

    def places(text: str) -> list[Interval]:
        readings = chinese.read(text)
        found = [
            [place for reading in readings for place in _places(reading, moment, years)]
            for moment in moments
        ]
        return list(_chains(found))

    return places


def _chains(found: Sequence[Sequence[Interval]]) -> Iterator[Interval]:
    """Stretches from a place of the first moment to the next one of each that follows."""
    for start, end in found[0]:
        for following in found[1:]:
            after = bisect_left(following, (end, 0))
            if after == len(following) or following[after][0] > end + _MAX_GAP:
                break
            end = following[after][1]
        else:
            yield start, end


def _places(reading: chinese.Reading, moment: Moment, years: Set[int]) -> Iterator[Interval]:
    """The stretch of a reading that says the moment, if it does."""
    for one in _ways(moment):
        said = dict(one.said())
        if reading.field is not list(said)[-1] or not all(
            _is_same(field, value, reading.values) for field, value in said.items()
        ):
            continue
        if Field.YEAR not in said and not _may_add(reading, years):
            continue
        if Field.DECADE in said:
            said[Field.CENTURY] = 0  # its words belong to those of the decade
        starts = [start for field, start in reading.starts.items() if field in said]
        yield min(starts), reading.end
        return


def _ways(moment: Moment) -> Iterator[Moment]:
    """A moment, and what it may mean: the 1800er Jahre are the 19th century, too."""
    yield moment
    if moment.decade and moment.decade % 100 == 0:
        yield Moment(century=moment.decade // 100 + 1)


def _may_add(reading: chinese.Reading, years: Set[int]) -> bool:
    """Whether the year that is said with a date may be said there."""
    year = reading.values.get(Field.YEAR)
    return Field.YEAR not in reading.starts or year is None or year in years


def _is_same(field: Field, value: Value, values: Mapping[Field, Value]) -> bool:
    """Whether a Chinese value is the German one, or a shorter way to say it."""
    other = values.get(field)
    if isinstance(value, tuple):
        return isinstance(other, tuple) and not set(value).isdisjoint(other)
    if field in (Field.DECADE, Field.YEAR) and isinstance(value, int) and isinstance(other, int):
        is_short = 0 < min(value, other) < 100 and (field is Field.DECADE or other > 0)
        if is_short and (field is Field.DECADE or Field.MONTH in values):
            return value % 100 == other % 100
    return value == other
