"""Matching: which term wins, and where in the original text it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.glossary.load import Term
from bitrans.glossary.match import Matcher


def _matcher(*sources: str, case: str = "") -> Matcher:
    return Matcher(
        [
            Term(source=source, targets=("译",), origin=f"t.csv:{n}", case=case)
            for n, source in enumerate(sources, start=2)
        ]
    )


def _found(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [(text[start:end], term.source) for (start, end), term in matcher.find(text)]


def test_the_longest_term_wins() -> None:
    matcher = _matcher(
        "Akademie", "Chinesische Akademie", "Chinesische Akademie der Wissenschaften"
    )
    text = "die Chinesische Akademie der Wissenschaften und die Chinesische Akademie"
    assert [source for _, source in _found(matcher, text)] == [
        "Chinesische Akademie der Wissenschaften",
        "Chinesische Akademie",
    ]


def test_the_longest_term_wins_over_one_that_begins_before_it() -> None:
    matcher = _matcher("Stadt Rat", "Rat für nachhaltige Entwicklung")
    assert _found(matcher, "Stadt Rat für nachhaltige Entwicklung") == [
        ("Rat für nachhaltige Entwicklung", "Rat für nachhaltige Entwicklung")
    ]


def test_of_two_terms_as_long_the_left_one_wins() -> None:
    assert _found(_matcher("Haus Bau", "Bau Haus"), "Haus Bau Haus") == [("Haus Bau", "Haus Bau")]


def test_of_equal_terms_the_earlier_counts() -> None:
    [(_, term)] = _matcher("e. V.", "e.V.").find("der e.V. und")
    assert term.origin == "t.csv:2"
    [(_, term)] = _matcher("Smart City", "Smart City").find("eine Smart City")
    assert term.origin == "t.csv:2"


def test_a_term_as_written_wins_over_a_base_form() -> None:
    matcher = _matcher("Stadtwerk", "Stadtwerke", "messen", "Messe")
    assert _found(matcher, "Stadtwerke auf Messen messen") == [
        ("Stadtwerke", "Stadtwerke"),
        ("Messen", "Messe"),
        ("messen", "messen"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Intelligente Mobilität",
        "intelligente\u00a0Mobilität",
        "intelligente\u202fMobilität",
        "intelligente\nMobilität",
        "intelligenter Mobi\u00adlität",
        unicodedata.normalize("NFD", "intelligenten Mobilität"),
        "intelligente Mobi-\nlität",
        "INTELLIGENTE MOBILITÄT",
    ],
)
def test_spans_are_positions_in_the_original(written: str) -> None:
    text = f"Für {written}, bitte."
    assert _found(_matcher("intelligente Mobilität"), text) == [(written, "intelligente Mobilität")]


def test_exact_case_is_kept() -> None:
    matcher = _matcher("Wirtschaft", "digital", case="exact")
    assert _found(matcher, "Digitale WIRTSCHAFT, digitale Wirtschaft") == [
        ("digitale", "digital"),
        ("Wirtschaft", "Wirtschaft"),
    ]


def test_a_term_without_letters_is_never_found() -> None:
    assert _matcher("&", "...", "́").find("A & B ... ́") == []


def test_without_terms_nothing_is_found() -> None:
    assert Matcher([]).find("Die Stadt Erfurt") == []


def test_finds_the_same_in_a_text_longer_than_one_look() -> None:
    sentence = "Der Oberbürgermeister der Stadt Erfurt "
    text = sentence * 4000
    found = _matcher("Oberbürgermeister der Stadt Erfurt", "Stadt").find(text)
    assert [span[0] for span, _ in found] == [4 + len(sentence) * n for n in range(4000)]
    assert {text[start:end] for (start, end), _ in found} == {"Oberbürgermeister der Stadt Erfurt"}


def test_a_word_without_end_does_no_harm() -> None:
    assert _matcher("Stadt").find("a" * 200_000 + " Stadt")[-1].span == (200_001, 200_006)


PIECES = st.sampled_from(
    ["Stadt", "Städten", " ", "Smart", "-", "City", "e.", "V.", "*innen", "\u00ad", "\n", "ä", "̈"]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_matches_lie_in_the_text_and_never_overlap(text: str) -> None:
    spans = [m.span for m in _matcher("Stadt", "Smart City", "City Stadt", "e. V.", "ä").find(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


@given(st.text(min_size=1, max_size=12), st.text(max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_term_can_be_looked_for_in_any_text(source: str, text: str) -> None:
    for (start, end), term in _matcher(source).find(f"{text} {source}"):
        assert start < end
        assert term.source == source
