from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Severity
from bitrans.quality import digits, pairs, text

LINES = (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]
PAIRS = [tuple(line.split("\t")) for line in LINES]
SENTENCE = "Die Stadt hat am Montag einen neuen Vertrag über den Bau der Brücke unterschrieben."
CHINESE = "周一，该市签署了一份关于建设这座桥梁的新合同。"


def codes(notes):
    return [note.code for note in notes]


@pytest.mark.parametrize("source, target", PAIRS)
def test_good_translations_leave_no_note(source, target):
    notes = [
        *text.check_presence(source, target),
        *text.check_language(source, target),
        *text.check_length(source, target),
        *digits.check_extra(source, target, []),
        *pairs.check(source, target),
    ]
    assert notes == []


def test_a_missing_translation_is_an_error():
    assert codes(text.check_presence(SENTENCE, None)) == ["target.none"]
    assert text.check_presence(" ", None) == []


def test_an_empty_translation_is_an_error_if_there_was_something_to_say():
    assert codes(text.check_presence(SENTENCE, " ")) == ["target.empty"]
    assert text.check_presence("2019 – 2021", "") == []


@pytest.mark.parametrize(
    "target",
    [SENTENCE, "The town has signed a new contract.", "Die Stadt hat gestern unterschrieben."],
)
def test_a_sentence_must_become_chinese(target):
    (note,) = text.check_language(SENTENCE, target)
    assert (note.code, note.span) == ("target.untranslated", None)


@pytest.mark.parametrize(
    "same",
    [
        "Siemens AG",
        "Ursula von der Leyen",
        "www.stadt-und-land.example",
        "presse.und.mehr@stadt.example",
        "82.403 m²",
        "adidas AG",
        "Deutsche Gesellschaft für Zusammenarbeit",
        "Hartwig von Lodemann",
        "Martin Schlund und Söhne",
        "ISO 9001",
    ],
)
def test_names_numbers_and_addresses_may_stay(same):
    assert text.check_language(same, same) == []


@pytest.mark.parametrize(
    "same", ["Neubau der Rheinbrücke", "Kontakt für Medien", "Eröffnung am Montag"]
)
def test_a_short_phrase_that_stayed_german_is_to_be_looked_at(same):
    (note,) = text.check_language(same, f"{same} ")
    assert (note.code, note.severity, note.span) == (
        text.UNTRANSLATED,
        Severity.WARNING,
        (0, len(same) + 1),
    )


def test_german_within_the_chinese_is_found_at_its_place():
    target = "该市将einen neuen Vertrag unterschrieben，"
    (note,) = text.check_language(SENTENCE, target)
    assert target[slice(*note.span)] == "einen neuen Vertrag unterschrieben"
    assert "einen neuen Vertrag unterschrieben" in note.text


@pytest.mark.parametrize(
    "target",
    [
        "他就职于Robert Bosch GmbH公司。",
        "电影The Lord of the Rings上映。",
        "乌尔苏拉（Ursula von der Leyen）来访。",
        "请访问 https://a.example/einen-neuen/vertrag 或 mein-neues-haus@a.example 查看。",
    ],
)
def test_names_and_foreign_titles_may_stand_in_the_chinese(target):
    assert text.check_language(SENTENCE, target) == []


def test_code_may_stand_in_the_chinese():
    target = "运行einen neuen vertrag schreiben吧"
    assert text.check_language(SENTENCE, target, verbatim=[(2, len(target) - 1)]) == []


def test_length_is_judged_in_both_directions():
    assert text.check_length(SENTENCE, CHINESE) == []
    assert codes(text.check_length(SENTENCE, CHINESE[:8])) == ["length.short"]
    assert codes(text.check_length(SENTENCE, CHINESE * 3)) == ["length.long"]


def test_short_lines_are_not_judged_by_length():
    assert text.check_length("Pressekontakt", "新闻联络") == []
    assert text.check_length("IHK", "德国工商会") == []
    assert text.check_length("Wirtschaft", "经济") == []


def test_code_does_not_count_as_length():
    code = "eine_sehr_lange_anweisung_mit_vielen_worten_die_niemand_uebersetzt"
    source, target = f"Starten Sie {code}", "请启动"
    assert codes(text.check_length(source, target)) == ["length.short"]
    assert text.check_length(source, target, source_verbatim=[(12, len(source))]) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_checked_and_places_lie_inside(source, target):
    notes = [*text.check_presence(source, target), *text.check_language(source, target)]
    for note in [*notes, *text.check_length(source, target)]:
        assert note.span is None or 0 <= note.span[0] < note.span[1] <= len(target)


def test_a_target_without_any_chinese_is_german_however_it_is_spelt():
    for source, target in (
        ("1,5 MILLIARDEN EURO FÜR DIE BAHN", "1.5 MIGLIRUSDN"),
        ("Die Stadt wächst und gedeiht.", "Diese Stadt."),
    ):
        (note,) = text.check_language(source, target)
        assert (note.code, note.span) == (text.UNTRANSLATED, None)
    assert text.check_language("HARTWIG & LODEMANN GMBH", "Hartwig & Lodemann GmbH") == []
