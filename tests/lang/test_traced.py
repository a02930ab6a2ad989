"""Texts that know where their characters came from."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bitrans.lang.traced import Interval, Traced

Edit = tuple[int, int, str]


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits of a text in order and apart, whose new characters are of the letters a to c."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return [(start, end, draw(st.text("abc", max_size=4))) for start, end in pairs]


@st.composite
def traced(draw: st.DrawFn) -> tuple[str, Traced]:
    """A text, no two characters of which are equal, and the same after some rounds of edits."""
    original = "".join(chr(ord("一") + i) for i in range(draw(st.integers(0, 12))))
    text = Traced.of(original)
    for _ in range(draw(st.integers(0, 3))):
        text = text.edited(draw(edits(text.text)))
    return original, text


def spans(size: int) -> st.SearchStrategy[Interval]:
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(
        lambda span: (min(span), max(span))
    )


def applied(text: str, changes: list[Edit]) -> str:
    for start, end, new in reversed(changes):
        text = text[:start] + new + text[end:]
    return text


@given(st.data(), st.text("ab一二", max_size=12))
def test_edits_give_the_text_that_they_say(data: st.DataObject, text: str) -> None:
    changes = data.draw(edits(text))
    assert Traced.of(text).edited(changes).text == applied(text, changes)


@given(st.text("aab x", max_size=20), st.text("ab-", max_size=3))
def test_sub_is_that_of_re(text: str, replacement: str) -> None:
    pattern = re.compile("a+")
    assert Traced.of(text).sub(pattern, replacement).text == pattern.sub(replacement, text)


def test_sub_takes_a_function_and_no_group_references() -> None:
    text = Traced.of("ab ab")
    assert text.sub(re.compile("(a)b"), lambda match: match[1].upper()).text == "A A"
    assert text.sub(re.compile("(a)b"), r"\1").text == r"\1 \1"


@given(traced())
def test_every_character_stands_for_a_stretch_of_the_original_in_order(
    case: tuple[str, Traced],
) -> None:
    original, text = case
    assert text.size == len(original)
    assert len(text.starts) == len(text.ends) == len(text.text)
    assert all(
        0 <= start <= end <= text.size for start, end in zip(text.starts, text.ends, strict=True)
    )
    assert all(one <= other for one, other in pairwise(text.starts))
    assert all(one <= other for one, other in pairwise(text.ends))


@given(traced())
def test_a_character_that_was_not_edited_stands_for_itself(case: tuple[str, Traced]) -> None:
    original, text = case
    for place, char in enumerate(text.text):
        if char in original:
            at = original.index(char)
            assert text.back((place, place + 1)) == (at, at + 1)
            assert text.forward((at, at + 1)) == (place, place + 1)


@given(st.data(), traced())
def test_a_span_keeps_the_characters_in_it(data: st.DataObject, case: tuple[str, Traced]) -> None:
    original, text = case
    start, end = data.draw(spans(len(text.text)))
    first, last = text.back((start, end))
    assert 0 <= first <= last <= len(original)
    assert {char for char in text.text[start:end] if char in original} <= set(original[first:last])
    start, end = data.draw(spans(len(original)))
    first, last = text.forward((start, end))
    assert 0 <= first <= last <= len(text.text)
    kept = [char for char in original[start:end] if char in text.text]
    assert [char for char in text.text[first:last] if char in original] == kept


@given(st.data(), traced())
def test_an_empty_span_stays_empty(data: st.DataObject, case: tuple[str, Traced]) -> None:
    original, text = case
    place = data.draw(st.integers(0, len(text.text)))
    first, last = text.back((place, place))
    assert 0 <= first == last <= len(original)
    place = data.draw(st.integers(0, len(original)))
    first, last = text.forward((place, place))
    assert 0 <= first == last <= len(text.text)


@given(st.data(), traced())
def test_edits_of_an_edited_text_lead_back_through_both(
    data: st.DataObject, case: tuple[str, Traced]
) -> None:
    _, text = case
    changes = data.draw(edits(text.text))
    both, second = text.edited(changes), Traced.of(text.text).edited(changes)
    for place in range(len(second.text)):
        middle = second.back((place, place + 1))
        if middle[0] < middle[1]:
            assert both.back((place, place + 1)) == text.back(middle)


def test_characters_that_stay_at_the_ends_of_an_edit_keep_their_place() -> None:
    text = Traced.of("Messe Jena").edited([(0, 10, "Messe in Jena")])
    assert text.back((0, 5)) == (0, 5)
    assert text.back((9, 13)) == (6, 10)
    assert text.back((6, 8)) == (6, 6)


def test_an_edit_of_equal_length_goes_character_for_character() -> None:
    text = Traced.of("„Ja“").edited([(0, 1, '"'), (3, 4, '"')])
    assert text.text == '"Ja"'
    assert [text.back((i, i + 1)) for i in range(4)] == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_what_is_gone_leads_to_where_it_was() -> None:
    text = Traced.of("ein zwei drei").edited([(4, 9, "")])
    assert text.text == "ein drei"
    assert text.forward((4, 8)) == (4, 4)


def test_without_a_change_the_text_is_the_same_object() -> None:
    text = Traced.of("gleich")
    assert text.edited([(0, 6, "gleich")]) is text
