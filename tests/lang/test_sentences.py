"""lang/de/sentences.py; what is agreed case by case is in golden/segment_de.txt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.de.sentences import split

GERMAN = st.text(alphabet="aäB Z. \n!?…„“»«\"'()[]–1230z:,;§§🎉\u00a0", max_size=80)
WORDS = st.lists(
    st.sampled_from(
        "Die Der am 3. 2018. z. B. Mio. Dr. „Das Haus“ Jena. (siehe S. 4.) so! II. usw. ... – 🎉 "
        "www.jena.de. e.V. steht. Oktober “, »Ja!« [1] ist.Die 1. a) • 4,5.".split(" ")
    ),
    max_size=30,
).map(" ".join)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@settings(deadline=None)  # the first sentence loads the rules
@given(st.one_of(GERMAN, WORDS, st.text(max_size=60)))
def test_only_white_space_lies_outside_the_sentences(text: str) -> None:
    position = 0
    for start, end in split(text):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@settings(deadline=None)  # the first sentence loads the rules
@given(WORDS)
def test_a_line_break_is_white_space_like_any_other(text: str) -> None:
    assert split(text) == split(text.replace(" ", "\n"))


@settings(deadline=None)  # the first sentence loads the rules
@given(WORDS)
def test_a_sentence_begins_with_something_that_begins_sentences(text: str) -> None:
    for sentence in sentences(text)[1:]:
        spoken = sentence.lstrip("".join(char for char in sentence if not char.isalnum()))
        assert not spoken[:1].islower() or spoken.startswith(("www.", "a)"))


@pytest.mark.parametrize("text", ["", " ", "\n\u00a0\t"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert split(text) == []


def test_a_no_break_space_is_white_space() -> None:
    assert sentences("Das gilt z.\u00a0B. hier. Und dort.") == [
        "Das gilt z.\u00a0B. hier.",
        "Und dort.",
    ]


def test_extra_white_space_changes_nothing() -> None:
    assert sentences("  Am 3.\n    Oktober kam er.   Dann  ging er. \n") == [
        "Am 3.\n    Oktober kam er.",
        "Dann  ging er.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000_000,
        "1" * 500_000,
        "Wort " * 100_000,
        " " * 2_000_000 + "x",
        "( . " * 5_000,
        "am 3. Oktober " * 6_000,
        "„" * 500_000,
        "(" * 500_000,
        "🎉 " * 20_000,
    ],
    ids=["letters", "digits", "words", "blanks", "brackets", "dates", "quotes", "opened", "signs"],
)
def test_a_text_in_which_no_sentence_ends_is_one_sentence(text: str) -> None:
    assert [text[start:end] for start, end in split(text)] == [text.strip()]


def test_long_texts_are_cut_as_short_ones_are() -> None:
    short = "Am 3. Oktober kam u. a. Dr. Li. „Das ist gut. Wir bleiben“, sagte er. Es war 2018. "
    assert sentences(short * 2_000) == sentences(short) * 2_000


@pytest.mark.parametrize("size", range(19_300, 20_100, 37))
def test_where_a_long_text_is_looked_at_in_parts_does_not_show(size: int) -> None:
    text = "x" * size + " ist da. Der Umsatz lag bei 12 Mio. Immobilien kosten viel. Am 3. Oktober."
    assert sentences(text)[1:] == [
        "Der Umsatz lag bei 12 Mio. Immobilien kosten viel.",
        "Am 3. Oktober.",
    ]
