"""Where a target satisfies its constraints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.constraints import Constraint
from bitrans.constraints.satisfied import has_forbidden, pattern, places
from bitrans.document import Link


def term(*wanted: str, span=(0, 1), origin="t.csv:2", forbidden=()) -> Constraint:
    return Constraint(span=span, wanted=wanted, kind="term", origin=origin, forbidden=forbidden)


@pytest.mark.parametrize(
    "rendering, target",
    [
        ("重庆", "重庆代表团"),
        ("3D打印", "采用3D 打印技术"),
        ("3D 打印", "采用3D打印技术"),
        ("巴登-符腾堡州", "巴登－符腾堡州政府"),
        ("Xi'an", "Xi’an"),
        ("GmbH", "Muster GmbH"),
        ("GmbH", "Muster GmbH在"),
    ],
)
def test_a_rendering_is_found(rendering, target):
    assert pattern(rendering).search(target)


@pytest.mark.parametrize(
    "rendering, target", [("AG", "TAGEN"), ("AG", "AGs"), ("5G", "25G"), ("重庆", "重 庆")]
)
def test_a_rendering_is_not_found_in_a_longer_word(rendering, target):
    assert not pattern(rendering).search(target)


def test_an_occurrence_counts_once():
    same = [term("重庆", span=(0, 9)), term("重庆", span=(20, 29))]
    assert places(same, "重庆市", []) == [(0, 2), None]
    assert places(same, "重庆市与重庆", []) == [(0, 2), (4, 6)]


def test_the_only_occurrence_of_one_is_not_taken_by_another():
    two = [term("城市", "市", span=(0, 5)), term("城市", span=(10, 15))]
    assert places(two, "城市和北京市", []) == [(5, 6), (0, 2)]


def test_the_word_links_say_which_occurrence_is_whose():
    same = [term("市长", span=(0, 5)), term("市长", span=(10, 15))]
    links = [Link((10, 15), (0, 2)), Link((0, 5), (3, 5))]
    assert places(same, "市长和市长", links) == [(3, 5), (0, 2)]


def test_the_longer_rendering_comes_first():
    city = term("市", span=(0, 5), origin="a:1")
    mayor = term("市长", span=(10, 15), origin="a:2")
    assert places([city, mayor], "市长", []) == [None, (0, 2)]


def test_different_words_share_a_rendering_that_both_list():
    germany = term("德国", "德中", span=(0, 5), origin="a:1")
    china = term("中国", "德中", span=(10, 15), origin="a:2")
    assert places([germany, china], "德中两国", []) == [(0, 2), (0, 2)]


def test_a_forbidden_rendering_undoes_the_constraint():
    state = term("国务秘书", forbidden=("国务卿",))
    assert places([state], "国务秘书到访", []) == [(0, 4)]
    assert places([state], "国务卿和国务秘书", []) == [None]


def test_a_forbidden_rendering_inside_an_allowed_one_does_no_harm():
    assert not has_forbidden(term("副市长", forbidden=("市长",)), "副市长")
    assert has_forbidden(term("副市长", forbidden=("市长",)), "副市长和市长")
    assert has_forbidden(term("市长", forbidden=("领主市长",)), "领主市长")


@given(
    st.lists(st.text(alphabet="市长重庆a ", min_size=1, max_size=3), max_size=5),
    st.text(alphabet="市长重庆a ", max_size=20),
)
def test_places_lie_apart_in_the_target(renderings, target):
    constraints = [term(one, span=(n, n + 1)) for n, one in enumerate(renderings)]
    found = sorted(place for place in places(constraints, target, []) if place)
    assert all(0 <= start < end <= len(target) for start, end in found)
    assert all(one[1] <= other[0] for one, other in zip(found, found[1:], strict=False))
