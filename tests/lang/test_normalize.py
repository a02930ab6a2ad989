"""German as models want it, and what needs no translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.lang.de.normalize import RULES, is_verbatim, normalize


@pytest.mark.parametrize(
    "rule, text, wanted",
    [
        ("nfc", "Bu\u0308rgermeister", "Bürgermeister"),
        ("nfc", "Bürger", "Bürger"),
        (
            "quotes",
            "„Ja“, »Nein« und ‚vielleicht‘, wie geht’s",
            '"Ja", "Nein" und \'vielleicht\', wie geht\'s',
        ),
        ("dashes", "Köln–Bonn — sehr\u2011gut", "Köln-Bonn - sehr-gut"),
        ("ellipsis", "Und dann …", "Und dann ..."),
        ("soft-hyphens", "Ober\u00adbürger\u00admeister", "Oberbürgermeister"),
        ("soft-hyphens", "Wirtschafts-\nförderung", "Wirtschaftsförderung"),
        ("soft-hyphens", "Wirtschafts- \r\n  förderung", "Wirtschaftsförderung"),
        ("soft-hyphens", "Wirtschafts-\nund Handelsrat", "Wirtschafts-\nund Handelsrat"),
        ("soft-hyphens", "Baden-\nWürttemberg", "Baden-Württemberg"),
        ("soft-hyphens", "Okto\u00ad\nber", "Oktober"),
        ("soft-hyphens", "Wirtschafts-\nund Sozialrat", "Wirtschafts-\nund Sozialrat"),
        ("percent", "4,5 % und 5\u00a0%", "4,5% und 5%"),
        ("percent", "viele %", "viele %"),
        ("spaces", " \teins  zwei\u00a0drei\n", "eins zwei drei"),
    ],
)
def test_a_rule_writes(rule: str, text: str, wanted: str) -> None:
    assert normalize(text, [rule]).text == wanted


def test_every_rule_keeps_track_of_every_character() -> None:
    text = " „Wirtschafts\u00adfo\u0308rderung“ \u2013 4,5 % … "
    traced = normalize(text, list(RULES))
    assert traced.text == '"Wirtschaftsförderung" - 4,5% ...'
    assert [text[slice(*traced.back((i, i + 1)))] for i in range(len(traced.text))] == [
        *"„Wirtschafts",
        "f",
        "o\u0308",
        *"rderung“",
        " ",
        "\u2013",
        " ",
        *"4,5%",
        " ",
        *"………",
    ]


def test_rules_are_applied_in_the_order_in_which_they_are_named() -> None:
    assert normalize("Wirtschafts-\nförderung", ["spaces", "soft-hyphens"]).text == (
        "Wirtschafts- förderung"
    )
    assert normalize("Wirtschafts-\nförderung", ["soft-hyphens", "spaces"]).text == (
        "Wirtschaftsförderung"
    )


@given(st.text("aä\u0308„“–…\u00ad-% 1\n", max_size=30))
def test_all_rules_together_change_nothing_more_the_second_time(text: str) -> None:
    rules = ["soft-hyphens", "nfc", "quotes", "dashes", "ellipsis", "spaces", "percent"]
    once = normalize(text, rules).text
    assert normalize(once, ["quotes", "dashes", "ellipsis", "spaces"]).text == once


@pytest.mark.parametrize(
    "text",
    [
        "",
        " – * * * – ",
        "2019",
        "+49 3641 49-2000",
        "https://www.jena.de/presse",
        "www.jena.de",
        "presse@jena.de",
        "(+49 presse.amt@stadt-jena.de)",
        "1. https://example.org, 2. a_b+c@example.org",
    ],
)
def test_addresses_numbers_and_signs_need_no_translation(text: str) -> None:
    assert is_verbatim(text)


@pytest.mark.parametrize(
    "text", ["Jena", "2019 Euro", "siehe www.jena.de", "a@b", "presse@", "3 km²", "重庆"]
)
def test_a_word_needs_one(text: str) -> None:
    assert not is_verbatim(text)


def test_a_word_of_megabytes_is_looked_at_once() -> None:
    assert not is_verbatim("Ä" * 2_000_000)
    assert not is_verbatim("Ä." * 1_000_000)
    assert is_verbatim("1@1." * 500_000)


@pytest.mark.parametrize(
    "text, written",
    [
        ("DIE STADT ERÖFFNET DIE MESSE MIT DER IHK", "die Stadt Eröffnet die Messe mit der IHK"),
        ("VDMA UND BMBF FÖRDERN 30 FIRMEN", "VDMA und BMBF Fördern 30 Firmen"),
        ("BMW AG", "BMW AG"),
        ("Die IHK lädt ein", "Die IHK lädt ein"),
        ("NEWSLETTER", "NEWSLETTER"),
    ],
)
def test_a_line_in_capitals_is_written_as_others_are(text: str, written: str) -> None:
    assert normalize(text, ["capitals"]).text == written
