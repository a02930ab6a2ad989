"""German words: folding, tokens, and which forms belong to which base form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.de import words

GERMAN = st.text(alphabet="aeÄßsnrtBM \n-­’'.,:*_/()0n̈", max_size=40)


def _stands_for(word: str, term: str, *, exact: bool = False) -> bool:
    """Whether `word`, within a sentence, is found as a form of `term`."""
    token = words.tokens(words.fold(f"so {word} so").text)[1]
    line = words.tokens(term)
    return words.term_reading(line, 0, exact=exact) in words.readings(token)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (unicodedata.normalize("NFD", "Förderung"), "Förderung"),
        ("Förde\u00adrung", "Förderung"),
        ("Förde\u00ad\nrung", "Förderung"),
        ("Wirtschafts-\nförderung", "Wirtschaftsförderung"),
        ("Wirtschafts-\r\n  förderung", "Wirtschaftsförderung"),
        ("Wirtschafts-\nund Sozialrat", "Wirtschafts-\nund Sozialrat"),
        ("Chongqing-\nReise", "Chongqing-Reise"),
        ("Köln–Bonn", "Köln-Bonn"),
        ("2019–2020", "2019–2020"),
        ("Xi’an", "Xi'an"),
        ("„gut“", '"gut"'),
        ("ﬁnden", "finden"),
    ],
)
def test_folds_what_makes_equal_words_look_different(text: str, folded: str) -> None:
    assert words.fold(text).text == folded


def test_folding_knows_the_way_back() -> None:
    text = "der Wirtschafts-\nförde\u00adrung"
    folded = words.fold(text)
    start = folded.text.index("Wirtschaft")
    assert folded.back((start, len(folded.text))) == (4, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die GmbH & Co. KG", ["die", "GmbH", "&", "Co", ".", "KG"]),
        ("Smart-City-Projekt", ["Smart", "City", "Projekt"]),
        ("Nord- und Süd", ["Nord", "-", "und", "Süd"]),
        ("Industrie 4.0, 1.250,50", ["Industrie", "4.0", ",", "1.250,50"]),
        ("Bürger*innen", ["Bürger*innen"]),
        ("Bürger/-innen.", ["Bürger/-innen", "."]),
        ("Bürger(innen)", ["Bürger(innen)"]),
        ("Bürger:innenrat", ["Bürger:innenrat"]),
        ("Leipzig/Halle", ["Leipzig", "/", "Halle"]),
        ("a@b.de und messe-erfurt.de", ["a@b.de", "und", "messe-erfurt.de"]),
    ],
)
def test_cuts_a_text_into_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in words.tokens(text)] == expected


def test_tells_headlines_from_abbreviations() -> None:
    shouted = [token.shouted for token in words.tokens("Der BUND lädt ein")]
    assert shouted == [False, False, False, False]
    assert all(token.shouted for token in words.tokens("BUND LÄDT EIN"))
    assert all(token.shouted for token in words.tokens("BUND"))


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Oberbürgermeisters", "Oberbürgermeister"),
        ("Städten", "Stadt"),
        ("Ländern", "Länder"),
        ("Stadtwerken", "Stadtwerke"),
        ("Chongqings", "Chongqing"),
        ("Wuhan's", "Wuhan"),
        ("Chinas", "China"),
        ("Kindern", "Kind"),
        ("Mitgliedern", "Mitglied"),
        ("Hallen", "Halle"),
        ("Vorsitzende", "Vorsitzender"),
        ("Studierenden", "Studierende"),
        ("Kolleg*innen", "Kollege"),
        ("Kolleg*innen", "Kollegin"),
        ("Ärzt:in", "Ärztin"),
        ("Kollege/n", "Kollegen"),
        ("Beauftragte*r", "Beauftragter"),
        ("Bürger_innen", "Bürger*innen"),
        ("BürgerInnen", "Bürgerin"),
        ("unterzeichneten", "unterzeichnen"),
        ("nachhaltigen", "nachhaltig"),
        ("Nachhaltige", "nachhaltig"),
        ("vernetzten", "vernetzt"),
        ("IHKs", "IHK"),
        ("GmbH", "GmbH"),
        ("Unesco", "UNESCO"),
        ("Bären", "Bär"),
        ("Braunbären", "Braunbär"),
        ("Bakterien", "Bakterium"),
        ("Fossilien", "Fossil"),
        ("Löwens", "Löwe"),
        ("Namens", "Name"),
    ],
)
def test_knows_the_forms_of_a_word(word: str, term: str) -> None:
    assert _stands_for(word, term)


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("Optiker", "Optik"),
        ("Thüringer", "Thüringen"),
        ("Lüneburger", "Lüneburg"),
        ("Hans", "Han"),
        ("Messen", "messen"),
        ("essen", "Essen"),
        ("Halle", "Hall"),
        ("Saal", "Saale"),
        ("besser", "gut"),
        ("Sprache", "sprach"),
        ("Projektende", "Projekt"),
        ("Spende", "Spender"),
        ("Ärztin", "Arzt"),
        ("GMBH", "GmbH"),
        ("Ihk", "IHK"),
        ("den", "der"),
        ("Bürger*innenrat", "Bürger"),
        ("Studien", "Studium"),
        ("Noten", "Not"),
        ("Buchen", "Buch"),
        ("Redens", "Rede"),
        ("Bergen", "Berg"),
    ],
)
def test_keeps_different_words_apart(word: str, term: str) -> None:
    assert not _stands_for(word, term)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in den Bergen", True),
        ("von den Bergen", True),
        ("mit zahlreichen umliegenden Bergen", True),
        ("in Bergen", False),
        ("über den Bergen", True),
        ("im fernen Bergen", False),
    ],
)
def test_the_words_before_it_tell_a_plural_from_a_name(text: str, expected: bool) -> None:
    assert ("Berg" in words.readings(words.tokens(text)[-1])) is expected


@pytest.mark.parametrize(
    ("word", "term", "expected"),
    [
        ("Essens", "Essen", True),
        ("essen", "Essen", False),
        ("nachhaltigen", "nachhaltig", True),
        ("Nachhaltigen", "nachhaltig", False),
        ("UNESCO", "UNESCO", True),
        ("Unesco", "UNESCO", False),
    ],
)
def test_exact_case_allows_endings_only(word: str, term: str, expected: bool) -> None:
    assert _stands_for(word, term, exact=True) is expected


def test_capitals_of_a_headline_hide_the_sharp_s() -> None:
    line = words.tokens("DIE SCHLOSSSTRASSE IST OFFEN")
    assert "Schlossstraße" in words.readings(line[1])


@given(GERMAN)
@settings(max_examples=100, deadline=None)
def test_tokens_are_in_order_and_lie_in_the_text(text: str) -> None:
    line = words.tokens(text)
    assert all(text[token.start : token.end] == token.text for token in line)
    assert all(a.end <= b.start for a, b in zip(line, line[1:], strict=False))


@given(GERMAN)
@settings(max_examples=100, deadline=None)
def test_a_word_is_a_form_of_itself(text: str) -> None:
    line = words.tokens(words.fold(text).text)
    assert all(
        words.term_reading(line, place, exact=exact) in words.readings(token)
        for place, token in enumerate(line)
        for exact in (False, True)
    )
