"""What Chinese texts say of dates and times."""

from __future__ import annotations

import pytest

from bitrans.lang.moment import Field, Part, Season
from bitrans.lang.zh.dates import read

_YEAR, _MONTH, _DAY = Field.YEAR, Field.MONTH, Field.DAY


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2019年10月3日", {_YEAR: 2019, _MONTH: 10, _DAY: 3}),
        ("二〇一九年十月三十一号", {_YEAR: 2019, _MONTH: 10, _DAY: 31}),
        ("2019年9月28日至10月3日", {_YEAR: 2019, _MONTH: 10, _DAY: 3}),
        ("2019年5月，之后今年10月", {_MONTH: 10}),
        ("2019年，十年后的5月", {_YEAR: 2019, _MONTH: 5}),
        ("3个月", {}),
        ("3号线", {}),
        ("500日元", {}),
        ("5月中国", {_MONTH: 5}),
        ("上世纪90年代末", {Field.CENTURY: 20, Field.DECADE: 1990, Field.PART: Part.LATE}),
        ("六七十年代", {Field.DECADE: 70}),
        ("公元前3世纪", {Field.CENTURY: -3}),
        ("2026年初春", {_YEAR: 2026, Field.SEASON: Season.SPRING}),
        ("2024年一季度", {_YEAR: 2024, Field.QUARTER: 1}),
        ("礼拜天", {Field.WEEKDAY: 7}),
        ("晚上12点", {Field.TIMES: (0,)}),
        ("中午1点", {Field.TIMES: (13 * 60,)}),
        ("下午六点三刻", {Field.TIMES: (18 * 60 + 45,)}),
        ("三小时", {}),
        ("25:10", {}),
    ],
)
def test_the_last_word_knows_what_was_said_before(text: str, values: dict[Field, object]) -> None:
    readings = read(text)
    assert (dict(readings[-1].values) if readings else {}) == values


def test_a_reading_begins_where_what_stands_directly_before_it_begins() -> None:
    day, other = (one for one in read("于2019年10月3日至5日") if one.field is _DAY)
    assert (dict(day.starts), day.end) == ({_YEAR: 1, _MONTH: 6, _DAY: 9}, 11)
    assert (dict(other.starts), other.end) == ({_DAY: 12}, 14)
