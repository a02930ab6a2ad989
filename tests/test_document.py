"""The central type: blocks of segments, and what is written down about them."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import (
    Block,
    Document,
    Kind,
    Link,
    Markup,
    Note,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Severity,
    Side,
    Span,
)
from bitrans.lang.traced import Traced

NOTE = Note(code="a.b", severity=Severity.WARNING, text="Something.", remedy="Look.")


def document(*counts: int) -> Document:
    """A document whose blocks have so many segments; all sources differ."""
    return Document(
        name="a.txt",
        format=".txt",
        blocks=tuple(
            Block(
                address=f"line {n}",
                kind=Kind.PARAGRAPH,
                segments=tuple(Segment(source=f"{n}.{i}", gap=" ") for i in range(count)),
            )
            for n, count in enumerate(counts)
        ),
    )


@given(st.lists(st.integers(0, 4), max_size=6))
def test_the_flat_line_goes_back_one_for_one(counts: list[int]) -> None:
    before = document(*counts)
    line = [replace(segment, target=segment.source) for segment in before.segments]
    after = before.with_segments(line)
    assert after.segments == tuple(line)
    assert [len(block.segments) for block in after.blocks] == counts
    assert [block.text for block in after.blocks] == [block.text for block in before.blocks]


@given(st.lists(st.integers(0, 3), max_size=4), st.integers(0, 12))
def test_another_number_of_segments_does_not_fit(counts: list[int], number: int) -> None:
    before = document(*counts)
    line = [Segment(source="x")] * number
    if number == sum(counts):
        assert before.with_segments(line).segments == tuple(line)
    else:
        with pytest.raises(ValueError, match=f"a.txt: {number} segments do not fit {sum(counts)}"):
            before.with_segments(line)


def test_a_blocks_text_is_all_of_its_sentences_and_gaps() -> None:
    assert document(3).blocks[0].text == "0.0 0.1 0.2 "
    assert document(0).blocks[0].text == ""


def test_nobody_can_change_a_segment() -> None:
    with pytest.raises(FrozenInstanceError):
        Segment(source="a").target = "b"  # type: ignore[misc]


@pytest.mark.parametrize("start, end", [(-1, 2), (3, 2)])
def test_a_span_has_its_ends_in_order(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start=start, end=end, markup=Markup.STRONG, opening="**")


def full_segment() -> Segment:
    return Segment(
        source="Stadt Jena",
        target="耶拿 市.",
        target_spans=(Span(start=3, end=4, markup=Markup.STRONG, opening="**", closing="**"),),
        origin=Origin.ENGINE,
        score=-0.5,
        links=(Link((6, 10), (0, 2)), Link((5, 6), (2, 3)), Link((0, 5), (3, 4))),
        receipts=(
            Receipt(
                kind="term",
                wanted=("市",),
                outcome=Outcome.KEPT,
                source_span=(0, 5),
                target_span=(3, 4),
                origin="a.csv:2",
            ),
            Receipt(
                kind="term",
                wanted=("耶那",),
                outcome=Outcome.MISSING,
                source_span=(6, 10),
                target_span=None,
                origin="a.csv:3",
            ),
        ),
        notes=(
            replace(NOTE, span=(3, 5)),
            replace(NOTE, span=(6, 10), side=Side.SOURCE),
            NOTE,
        ),
    )


def test_a_new_target_makes_what_was_known_of_the_old_one_go() -> None:
    segment = full_segment().with_target("耶拿市", origin=Origin.COPY)
    assert (segment.target, segment.origin) == ("耶拿市", Origin.COPY)
    assert segment.score is None
    assert (segment.target_spans, segment.links, segment.receipts) == ((), (), ())
    assert segment.source == "Stadt Jena"
    assert len(segment.notes) == 3


def test_all_that_points_into_an_edited_target_moves_along() -> None:
    before = full_segment()
    assert before.target is not None
    edited = Traced.of(before.target).sub(re.compile(" "), "").sub(re.compile(r"\."), "。")
    segment = before.with_moved_target(edited)
    assert segment.target == "耶拿市。"
    assert segment.target_spans[0].interval == (2, 3)
    assert segment.links == (Link((6, 10), (0, 2)), Link((0, 5), (2, 3)))
    assert [receipt.target_span for receipt in segment.receipts] == [(2, 3), None]
    assert [note.span for note in segment.notes] == [(2, 4), (6, 10), None]
    assert segment.score == -0.5


def test_a_target_that_no_edit_changed_is_the_same_segment() -> None:
    segment = full_segment()
    assert segment.target is not None
    assert segment.with_moved_target(Traced.of(segment.target)) is segment


def test_notes_are_added_to_those_that_are_there() -> None:
    other = replace(NOTE, code="c.d")
    assert Segment(source="a", notes=(NOTE,)).with_notes([other]).notes == (NOTE, other)
