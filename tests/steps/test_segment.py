"""steps/segment.py, and German sentences as agreed in golden/segment_de.txt."""

from __future__ import annotations

import golden_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Block, Document, Kind, Markup, Origin, Segment, Span
from bitrans.formats import text
from bitrans.steps.segment import Segmenter, cut


@pytest.mark.parametrize("source, sentences", golden_cases.load("segment_de.txt"))
def test_cuts_german_as_agreed(source: str, sentences: list[str]) -> None:
    document = Segmenter()(text.read(source.encode(), name="case.txt"))
    found = []
    for block in document.blocks:
        first, *others = [" ".join(segment.source.split()) for segment in block.segments]
        found += [f"{block.marker} {first}".strip(), *others]
    assert found == sentences


def test_a_golden_case_that_cannot_be_parsed_is_an_error() -> None:
    for content in ("Ein Satz.\n===\n", "A.\n---\nA.\n---\nA.\n", "---\nA.\n"):
        with pytest.raises(ValueError, match=r"^a\.txt:\d+: a case needs"):
            golden_cases.parse(content, name="a.txt")


TEXTS = st.text(alphabet="Aab. \n!?„“3", max_size=60)


def spans_of(text: str) -> st.SearchStrategy[tuple[Span, ...]]:
    place = st.integers(0, len(text))
    span = st.tuples(place, place, st.sampled_from([Markup.STRONG, Markup.LINK])).map(
        lambda parts: Span(
            start=min(parts[:2]), end=max(parts[:2]), markup=parts[2], opening="<", closing=">"
        )
    )
    return st.lists(span, max_size=4).map(tuple)


@settings(deadline=None)  # the first sentence loads the rules
@given(TEXTS)
def test_no_character_is_lost(text: str) -> None:
    segments = cut(Segment(source=text))
    assert "".join(segment.source + segment.gap for segment in segments) == text
    assert not any(segment.gap.strip() for segment in segments)
    assert all(segment.source.strip() for segment in segments) or not text.strip()


@settings(deadline=None)  # the first sentence loads the rules
@given(TEXTS.flatmap(lambda text: st.tuples(st.just(text), spans_of(text))))
def test_spans_cover_what_they_covered(case: tuple[str, tuple[Span, ...]]) -> None:
    text, spans = case
    before: list[tuple[int, Markup]] = []
    for span in spans:
        before += [(i, span.markup) for i in range(span.start, span.end) if not text[i].isspace()]
    after: list[tuple[int, Markup]] = []
    position = empty = 0
    for segment in cut(Segment(source=text, source_spans=spans)):
        for span in segment.source_spans:
            assert span.end <= len(segment.source)
            assert (span.opening, span.closing) == ("<", ">")
            covered = range(position + span.start, position + span.end)
            after += [(i, span.markup) for i in covered if not text[i].isspace()]
            empty += span.start == span.end
        position += len(segment.source + segment.gap)
    assert sorted(after) == sorted(before)
    assert empty == sum(span.start == span.end for span in spans)


def test_a_span_over_two_sentences_becomes_two() -> None:
    link = Span(start=4, end=18, markup=Markup.LINK, opening="[", closing="](x)", href="x")
    one, two = cut(Segment(source="Das gilt. Das nicht.", source_spans=(link,)))
    assert [(s.start, s.end, s.href) for s in one.source_spans] == [(4, 9, "x")]
    assert [(s.start, s.end, s.href) for s in two.source_spans] == [(0, 8, "x")]


def test_an_object_between_two_sentences_stays_with_the_first() -> None:
    line_break = Span(start=9, end=9, markup=Markup.BREAK, opening="<br>")
    image = Span(start=10, end=10, markup=Markup.OBJECT, opening="<img>")
    one, two = cut(Segment(source="Das gilt. Das nicht.", source_spans=(line_break, image)))
    assert one.source_spans == (line_break,)
    assert [(s.start, s.end, s.opening) for s in two.source_spans] == [(0, 0, "<img>")]


def test_code_is_not_cut() -> None:
    code = Span(start=4, end=19, markup=Markup.CODE, opening="`", closing="`")
    segment = Segment(source="Mit Start. Dann los. Es läuft.", source_spans=(code,))
    assert [one.source for one in cut(segment)] == ["Mit Start. Dann los.", "Es läuft."]


def test_white_space_at_the_ends_is_kept() -> None:
    one, two = cut(Segment(source=" Das gilt.  Das nicht.", gap="\n"))
    assert (one.source, one.gap) == (" Das gilt.", "  ")
    assert (two.source, two.gap) == ("Das nicht.", "\n")


def test_what_is_cut_or_translated_or_empty_is_left_alone() -> None:
    done = Segment(source="Das gilt. Das nicht.")
    blocks = tuple(
        Block(address=f"line {i}", kind=Kind.PARAGRAPH, segments=segments)
        for i, segments in enumerate(
            [
                (done, done),
                (done.with_target("适用。", origin=Origin.ENGINE),),
                (Segment(source=""),),
                (Segment(source="\n"),),
                (),
            ]
        )
    )
    document = Document(name="a.txt", format=".txt", blocks=blocks)
    assert Segmenter()(document) == document


def test_cutting_twice_changes_nothing() -> None:
    document = text.read(b"Das gilt. Das nicht.\n\nEnde", name="a.txt")
    once = Segmenter()(document)
    assert [segment.source for segment in once.segments] == ["Das gilt.", "Das nicht.", "Ende"]
    assert Segmenter()(once) == once


def test_a_line_break_always_ends_a_sentence() -> None:
    line_break = Span(start=10, end=10, markup=Markup.BREAK, opening="  \n")
    one, two = cut(Segment(source="Stadt Jena\nPressestelle", source_spans=(line_break,)))
    assert (one.source, one.gap, two.source) == ("Stadt Jena", "\n", "Pressestelle")
    assert [span.interval for span in one.source_spans] == [(10, 10)]


def test_columns_are_sentences_of_their_own() -> None:
    assert [(one.source, one.gap) for one in cut(Segment(source="Name\tAmt \t Ort\n\tStadt"))] == [
        ("Name", "\t"),
        ("Amt", " \t "),
        ("Ort\n\tStadt", ""),
    ]
