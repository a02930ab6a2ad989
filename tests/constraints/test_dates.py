"""The dates and times that must arrive, as agreed in golden/dates_de.txt."""

from __future__ import annotations

import datetime
import re

import golden_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.constraints import Constraint, Level, dates
from bitrans.constraints.satisfied import places
from bitrans.document import Segment

_CASES = golden_cases.load("dates_de.txt")


def _find(source: str) -> tuple[Constraint, ...]:
    return dates.find(Segment(source=source), frozenset())


def _line(constraint: Constraint, source: str) -> str:
    mark = "?" if constraint.level is Level.SHOULD else ""
    words = source[slice(*constraint.span)]
    return f"{constraint.kind}{mark}: {words} => {constraint.wanted[0]}"


@pytest.mark.parametrize(("source", "lines"), _CASES)
def test_finds_and_recognises_dates_as_agreed(source: str, lines: list[str]) -> None:
    constraints = _find(source)
    expected = [line for line in lines if line[:4] not in ("ok: ", "not:")]
    assert [_line(constraint, source) for constraint in constraints] == expected
    wrong = [
        line
        for line in lines
        if line not in expected
        and (None in places(constraints, line.partition(": ")[2], ())) is line.startswith("ok")
    ]
    assert wrong == []


def test_every_rendering_satisfies_its_own_constraint() -> None:
    for source, _ in (case.values for case in _CASES):
        for constraint in _find(str(source)):
            assert constraint.find is not None
            for wanted in constraint.wanted:
                assert constraint.find(wanted) == [(0, len(wanted))], wanted


_DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))


@settings(max_examples=60, deadline=None)
@given(one=_DAYS, other=_DAYS)
def test_a_date_is_satisfied_by_that_day_and_by_no_other(
    one: datetime.date, other: datetime.date
) -> None:
    (constraint,) = _find(f"Das war am {one.day}. {one.month}. {one.year} in Bonn.")
    assert constraint.find is not None
    for chinese in ("{0.year}年{0.month}月{0.day}日", "{0.year}-{0.month:02d}-{0.day:02d}"):
        assert bool(constraint.find(f"那是{chinese.format(other)}。")) is (one == other)
        assert constraint.find(f"那是{chinese.format(one)}。")


@settings(max_examples=60, deadline=None)
@given(st.times())
def test_a_time_is_satisfied_in_twelve_and_in_twenty_four_hours(time: datetime.time) -> None:
    (constraint,) = _find(f"Wir beginnen um {time.hour}.{time.minute:02d} Uhr.")
    assert constraint.find is not None
    half = "凌晨" if time.hour < 6 else "上午" if time.hour < 12 else "下午"
    wrong = "下午" if time.hour < 12 else "上午"
    twelve = f"{time.hour % 12 or 12}点{time.minute}分开始"
    assert constraint.find(f"{time.hour}:{time.minute:02d}开始")
    assert constraint.find(half + twelve)
    assert not constraint.find(wrong + twelve)


@settings(max_examples=150, deadline=None)
@given(
    german=st.lists(
        st.sampled_from(
            "3. 10. 2019 19 0 Mai Oktober bis und – / , : . Uhr halb sechs I. IV. Quartal Q3 H1"
            " 1990er 90er Jahre Jahrhundert v. Chr. Anfang Ende der Winter Montag zweiten"
            " im 18.30".split()
        ),
        max_size=12,
    ),
    chinese=st.text(
        alphabet="0123年月日时点分半:：-/至到上下前世纪代周一十百季度初中底春公元今午", max_size=20
    ),
)
def test_any_text_can_be_read(german: list[str], chinese: str) -> None:
    source = " ".join(german)
    end = 0
    for constraint in _find(source):
        assert end <= constraint.span[0] < constraint.span[1] <= len(source)
        end = constraint.span[1]
        assert constraint.find is not None
        assert all(0 <= a < b <= len(chinese) for a, b in constraint.find(chinese))
        assert constraint.find(constraint.wanted[0])


def test_another_year_than_the_german_one_is_wrong_also_where_none_was_asked_for() -> None:
    (constraint,) = _find("Die Feier beginnt am 3. Oktober.")
    assert constraint.find is not None
    assert constraint.find("庆典于今年10月3日举行。")
    assert not constraint.find("庆典于2018年10月3日举行。")


def test_the_golden_file_has_at_least_sixty_cases_with_chinese() -> None:
    lines = [line for case in _CASES for line in case.values[1]]  # type: ignore[union-attr]
    assert len(_CASES) >= 60
    assert sum(bool(re.match("ok: |not: ", line)) for line in lines) > 150
