"""What tells names in a German text from other words."""

from __future__ import annotations

import pytest

from bitrans.lang.de.names import (
    is_first_name,
    is_office,
    is_pinyin_name,
    is_unknown,
    may_be_surname,
)
from bitrans.lang.de.word_lists import words_of


@pytest.mark.parametrize(
    "word",
    ["Oberbürgermeisterin", "Stadtbaurätin", "IHK-Präsidentin", "CEO", "Landrat", "Vorsitzender"],
)
def test_offices_are_known_by_their_last_part(word: str) -> None:
    assert is_office(word)


@pytest.mark.parametrize("word", ["", "leiter", "Rathaus", "Wirtschaft", "Leiterplatte"])
def test_other_words_are_no_offices(word: str) -> None:
    assert not is_office(word)


def test_chinese_names_have_a_surname_and_a_given_name() -> None:
    assert is_pinyin_name(["Zhou", "Mingyuan"])
    assert is_pinyin_name(["Lu", "Wenjing", "sagte"])
    assert not is_pinyin_name(["Zhou"])
    assert not is_pinyin_name(["Lu", "Gastfamilie"])
    assert not is_pinyin_name(["Hartmut", "Mingyuan"])


@pytest.mark.parametrize("word", ["Siminoff", "Brzezinski", "Uhlenbrock", "Yuelan"])
def test_foreign_names_are_in_no_dictionary(word: str) -> None:
    assert is_unknown(word)
    assert may_be_surname(word)


@pytest.mark.parametrize(
    "word", ["Palettenwechsler", "Garagenwerkstatt", "Städten", "Kasseler", "IHK", "X", "K" * 99]
)
def test_compounds_inflected_words_and_abbreviations_are_known(word: str) -> None:
    assert not is_unknown(word)


def test_a_surname_may_be_a_compound() -> None:
    assert not is_unknown("Rosenkamp")
    assert may_be_surname("Rosenkamp")


def test_first_names_are_a_list_of_single_words() -> None:
    assert is_first_name("Hannelore")
    assert not is_first_name("Hannover")
    assert len(words_of("first_names")) > 600
