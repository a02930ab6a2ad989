"""Parts of the German that nothing in the Chinese stands for are found, and whole ones pass."""

from __future__ import annotations

import re
from dataclasses import replace

import golden_cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import (
    Category,
    Link,
    Markup,
    Outcome,
    Receipt,
    Segment,
    Severity,
    Side,
    Span,
)
from bitrans.quality import omission

SOURCE = "Der Bürgermeister eröffnete die Messe, und die Delegation besuchte das Werk in Erfurt."
TARGET = "市长为展会揭幕。"


def linked(source: str, target: str, links: str) -> Segment:
    """A segment with word links written as "German = Chinese | German = Chinese"."""
    found = []
    for pair in filter(None, links.split(" | ")):
        german, chinese = pair.split(" = ")
        word = re.search(rf"\b{re.escape(german)}\b", source)
        assert word, german
        start, place = word.start(), target.index(chinese)
        found.append(Link((start, start + len(german)), (place, place + len(chinese))))
    return Segment(
        source=source,
        target=target,
        links=tuple(sorted(found, key=lambda link: link.target)),
    )


BROKEN = linked(SOURCE, TARGET, "Bürgermeister = 市长 | eröffnete = 揭幕 | Messe = 展会")


@pytest.mark.parametrize("case, expected", golden_cases.load("omission.txt"))
def test_finds_what_was_agreed_on(case: str, expected: list[str]) -> None:
    source, target, *links = case.split("\n")
    segment = linked(source, target, " | ".join(links))
    shown = [source[slice(*note.span)] for note in omission.check(segment) if note.span]
    assert shown == expected


def test_the_note_says_what_is_missing_and_what_to_do() -> None:
    (note,) = omission.check(BROKEN)
    assert note.code == "omission"
    assert note.severity is Severity.WARNING
    assert note.side is Side.SOURCE
    assert note.category is Category.OMISSION
    assert "“Delegation besuchte das Werk in Erfurt”" in note.text
    assert note.remedy


def test_says_nothing_without_links_or_without_a_translation() -> None:
    assert omission.check(replace(BROKEN, links=())) == []
    assert omission.check(replace(BROKEN, target=None)) == []
    assert omission.check(replace(BROKEN, target="")) == []


def test_what_a_receipt_vouches_for_is_there() -> None:
    places = [SOURCE.index(word) for word in ("Delegation", "Werk", "Erfurt")]
    receipts = tuple(
        Receipt(
            kind="term",
            wanted=("市长",),
            outcome=Outcome.KEPT,
            source_span=(start, start + 4),
            target_span=(0, 2),
            origin="a.csv:1",
        )
        for start in places
    )
    assert omission.check(replace(BROKEN, receipts=receipts)) == []
    missing = tuple(replace(receipt, target_span=None) for receipt in receipts)
    assert len(omission.check(replace(BROKEN, receipts=missing))) == 1


def test_text_that_is_copied_does_not_count() -> None:
    place = SOURCE.index("Delegation")
    code = Span(start=place, end=len(SOURCE) - 1, markup=Markup.CODE, opening="`", closing="`")
    assert omission.check(replace(BROKEN, source_spans=(code,))) == []


def test_a_wrapped_line_is_shown_as_one() -> None:
    source = SOURCE.replace("besuchte das", "besuchte\ndas")
    (note,) = omission.check(replace(BROKEN, source=source))
    assert "besuchte das Werk" in note.text


def test_coverage_is_the_share_of_meaning_words_with_a_link() -> None:
    assert omission.coverage(BROKEN) == pytest.approx(3 / 7)
    assert omission.coverage(replace(BROKEN, links=())) is None
    assert omission.coverage(replace(BROKEN, source="Er und sie.")) is None


def test_a_sentence_without_end_is_looked_at_in_time_and_not_quoted_in_full() -> None:
    source = "Haus " * 20_000
    segment = Segment(source=source, target="房子", links=(Link((0, 4), (0, 2)),))
    (note,) = omission.check(segment)
    assert len(note.text) < 2 * omission.MAX_SHOWN


@given(
    st.text(alphabet="Aab 1.\n中", max_size=40),
    st.text(alphabet="A中文1 。", max_size=20),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
)
def test_the_place_lies_in_the_source(source: str, target: str, places: list[tuple[int, int]]):
    links = tuple(Link((min(pair), max(pair)), (0, 1)) for pair in places)
    for note in omission.check(Segment(source=source, target=target, links=links)):
        assert note.span is not None
        assert 0 <= note.span[0] < note.span[1] <= len(source)
