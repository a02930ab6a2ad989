"""Which quoted words a German text calls a book, a film, a law."""

from __future__ import annotations

import pytest

from bitrans.lang.de.works import find_quoted


@pytest.mark.parametrize(
    "text",
    [
        "Der Roman „Die Blechtrommel“ erschien 1959.",
        "Sie las aus ihrem Kriminalroman »Nachtfahrt« vor.",
        "die Verfilmung des Buches „Heimat“",
        "das Buch mit dem Titel „Unser Weg“",
        "Im Film „Sommer“ spielt er die Hauptrolle.",
        'Die Studie "Mobilität 2030" liegt vor.',
        "ein Bericht der „Leipziger Volkszeitung“",
        "Das Gesetz „Gute Kita“ tritt in Kraft.",
        "die Oper «Fidelio»",
        "Das Album “Nordwind” ist da.",
        "Es sang das Lied „Kein schöner Land“.",
        "in der Zeitschrift „Natur und Technik“",
        "im Jahresbericht „2019 in Zahlen“",
    ],
)
def test_a_quotation_after_a_word_for_a_work_is_a_title(text: str) -> None:
    (quoted,) = find_quoted(text)
    assert quoted.is_work
    assert text[quoted.span[0]] in '„»«“"' and text[quoted.span[1] - 1] in '“«»”"'


@pytest.mark.parametrize(
    "text",
    [
        "Die Ausstellung „Mensch und Natur“ ist eröffnet.",
        "das Projekt „Smart City“",
        "Er sagte: „Der Roman ist gut.“",
        "Der Film „hat alle begeistert“, sagte sie.",
        "Das Mitglied „Rheinhafen“ trat aus.",
        "Roman „Rocky“ Müller kam.",
        "der Preis „Goldener Bär“",
        "die Kampagne „Sauber!“ und der Markenartikel „Edel“",
        "die Veranstaltungsserie „Sommerbühne“",
    ],
)
def test_other_quotations_are_no_titles(text: str) -> None:
    assert not any(quoted.is_work for quoted in find_quoted(text))


def test_every_quotation_is_found_in_order() -> None:
    text = "Das Projekt „Wind“ und die Studie „Strom“ kamen."
    assert [(text[slice(*one.span)], one.is_work) for one in find_quoted(text)] == [
        ("„Wind“", False),
        ("„Strom“", True),
    ]
