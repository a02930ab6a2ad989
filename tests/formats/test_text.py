"""formats/text.py and formats/text_lines.py"""

from __future__ import annotations

import codecs
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Document, Kind, Origin
from bitrans.errors import FormatError
from bitrans.formats.charset import decode
from bitrans.formats.text import read, write
from bitrans.steps.segment import Segmenter

LINES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "",
                "  ",
                "Neue Halle in Jena",
                "====",
                "- Optik",
                "    • Photonik ",
                "1. Antrag stellen",
                "2. Bescheid abwarten",
                "a) Forschung",
                "Jena, 3. Mai 2019",
                "\t„Das ist gut.“",
                "Tel.: 03641 49-0",
                "***",
                "Der Freistaat Thüringen fördert den Bau der neuen Halle mit",
                "insgesamt 2,4 Millionen Euro und übernimmt die Kosten der",
                "- wie immer - ersten Planung.",
                "3. Oktober",
                "\u2028",
                "-",
                "1.",
            ]
        ),
        st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
    ),
    max_size=12,
).map(lambda lines: "".join(text + end for text, end in lines))

WRAPPED = """\
Der Freistaat Thüringen fördert den Bau der neuen Halle in Jena mit
insgesamt 2,4 Mio. Euro. Das hat Minister Wolfgang Tiefensee am
3. Oktober in Erfurt bekannt gegeben. Die Stadt - sie trägt ein Drittel
- beginnt im Mai mit dem Bau.
"""


def blocks(text: str) -> list[tuple[Kind, int, str, str]]:
    document = read(text.encode(), name="a.txt")
    return [(block.kind, block.level, block.marker, block.text) for block in document.blocks]


def kinds(text: str) -> list[tuple[Kind, str]]:
    return [(kind, text) for kind, _, _, text in blocks(text)]


def texts(text: str) -> list[str]:
    return [text for _, _, _, text in blocks(text)]


@settings(deadline=None)  # the first sentence loads the rules
@given(st.one_of(LINES, st.text(alphabet="aB. \n\r\t-•1)„“=:", max_size=60)))
def test_what_is_not_translated_is_written_as_it_was(text: str) -> None:
    data = text.encode()
    document = read(data, name="a.txt")
    assert write(document) == data
    assert write(Segmenter()(document)) == data


@settings(deadline=None)  # the first sentence loads the rules
@given(st.one_of(LINES, st.text(max_size=60)), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_character_is_in_a_block_or_between_two(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    try:
        decoded, _ = decode(data, name="a.txt")
    except FormatError:
        return
    document = read(data, name="a.txt")
    assert "".join(b.before + b.raw for b in document.blocks) + document.after == decoded
    for block in document.blocks:
        assert block.text == block.raw == block.raw.strip() != ""


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_fails_only_with_format_error(data: bytes) -> None:
    try:
        document = read(data, name="any.txt")
    except FormatError as error:
        assert error.remedy
    else:
        assert document.original == data


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t", codecs.BOM_UTF8, b"-----\n***\n"])
def test_a_file_without_words_has_no_blocks(data: bytes) -> None:
    document = read(data, name="a.txt")
    assert document.blocks == ()
    assert write(document) == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_are_kept(end: str) -> None:
    data = f"Neue Halle{end}{end}Sie ist fertig.{end}".encode("utf-8-sig")
    document = read(data, name="a.txt")
    assert [block.text for block in document.blocks] == ["Neue Halle", "Sie ist fertig."]
    assert [block.address for block in document.blocks] == ["line 1", "line 3"]
    assert write(_translated(document)) == f"译文{end}{end}译文{end}".encode("utf-8-sig")


def test_other_encodings_are_written_as_utf8() -> None:
    data = "Grüße\r\naus Jena.".encode("cp1252")
    assert write(read(data, name="a.txt")) == "Grüße\r\naus Jena.".encode()
    utf16 = "Grüße".encode("utf-16")
    assert write(read(utf16, name="a.txt")) == "Grüße".encode("utf-8-sig")


def test_a_translated_item_keeps_its_marker_and_place() -> None:
    data = b"Themen:\n  - Optik\n  2) Photonik\n"
    assert write(_translated(read(data, name="a.txt"))) == "译文\n  - 译文\n  2) 译文\n".encode()


def test_sentences_of_a_block_are_joined_and_what_has_no_target_stays_german() -> None:
    document = Segmenter()(read(b"Das gilt. Und\ndas. Ende.\n", name="a.txt"))
    first, second, *rest = document.segments
    line = [first.with_target("适用。", origin=Origin.ENGINE), second, *rest]
    assert write(document.with_segments(line)) == "适用。Und\ndas. Ende.\n".encode()


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    assert texts(WRAPPED) == [WRAPPED.strip()]
    assert texts(WRAPPED + "\n" + WRAPPED) == [WRAPPED.strip()] * 2
    assert texts(WRAPPED.replace("\n", "\r\n")) == [WRAPPED.strip().replace("\n", "\r\n")]


def test_an_indented_paragraph_keeps_its_indentation_inside() -> None:
    text = "".join(f"    {line}\n" for line in WRAPPED.splitlines())
    assert texts(text) == [text.strip()]


def test_a_headline_over_a_wrapped_paragraph_stands_alone() -> None:
    assert texts("Neue Halle für Jena\n" + WRAPPED) == ["Neue Halle für Jena", WRAPPED.strip()]


def test_two_wrapped_lines_are_joined_where_the_file_shows_its_width() -> None:
    two = "Weitere Auskünfte erteilen das Ministerium in Erfurt sowie die\nStadt Jena."
    assert texts(two) == two.split("\n")
    assert texts(WRAPPED + "\n" + two) == [WRAPPED.strip(), two]


def test_a_sentence_that_runs_on_is_joined_without_further_evidence() -> None:
    two = "Die Stadt Jena und die Stadt Chongqing haben am Dienstag\neinen Vertrag geschlossen."
    assert texts(two) == [two]


def test_a_line_of_its_own_for_each_sentence_or_paragraph_stays_one() -> None:
    lines = [
        "Die Stadt Jena hat am Dienstag eine neue Halle für die Feuerwehr eröffnet.",
        "Oberbürgermeister Thomas Nitzsche sprach von einem guten Tag für die Stadt.",
        "Gebaut hat das Haus eine Firma aus Gera, die Kosten betragen drei Millionen.",
        "Im Mai folgt der zweite Bauabschnitt.",
    ]
    assert texts("\n".join(lines)) == lines
    long = ["Die Stadt hat entschieden. " * 20 + "So sei es.", "Der Rat stimmte zu. " * 30 + "Ja."]
    assert texts("\n".join(long)) == long


def test_the_lines_of_a_contact_stay_apart() -> None:
    contact = [
        "Stadt Nordhausen, Amt für Wirtschaftsförderung und Beteiligungen",
        "Ansprechpartnerin: Dr. Ruth Immenroth, Leiterin der Pressestelle",
        "Markt 1",
        "99734 Nordhausen",
        "Telefon: +49 3631 01234-70",
        "presse@example.de",
        "www.example.de/wirtschaft",
    ]
    found = blocks(WRAPPED + "\nPressekontakt\n\n" + "\n".join(contact))
    assert [text for *_, text in found[2:]] == contact
    assert {kind for kind, *_ in found[2:]} == {Kind.PARAGRAPH}
    assert found[1] == (Kind.HEADLINE, 1, "", "Pressekontakt")


def test_headlines_are_told_by_place_and_form() -> None:
    text = "Neue Halle\n\nJena baut an\n\nDer Bau beginnt.\nEnde\n\nHINTERGRUND\nDie Halle ist alt."
    assert blocks(text) == [
        (Kind.HEADLINE, 1, "", "Neue Halle"),
        (Kind.HEADLINE, 2, "", "Jena baut an"),
        (Kind.PARAGRAPH, 0, "", "Der Bau beginnt."),
        (Kind.PARAGRAPH, 0, "", "Ende"),
        (Kind.HEADLINE, 2, "", "HINTERGRUND"),
        (Kind.PARAGRAPH, 0, "", "Die Halle ist alt."),
    ]


@pytest.mark.parametrize("line", ["==========", "----------"])
def test_an_underlined_line_is_a_headline_and_its_line_no_text(line: str) -> None:
    text = f"Sie kommt.\nNeue Halle\n{line}\nEs ist so weit.\n"
    assert kinds(text) == [
        (Kind.PARAGRAPH, "Sie kommt."),
        (Kind.HEADLINE, "Neue Halle"),
        (Kind.PARAGRAPH, "Es ist so weit."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Das ist ein Satz.",
        "Sehr geehrte Damen und Herren,",
        "Die Schwerpunkte sind:",
        "Es kommt. Es bleibt",
        "Telefon: 03641 49-0",
        "presse@jena.de",
        "07743 Jena",
        "Wort " * 40,
    ],
)
def test_these_are_no_headlines(line: str) -> None:
    assert blocks(f"{line}\n\nDer Bau beginnt.")[0][0] is Kind.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Jena, 12. November 2024",
        "Erfurt, den 3. Mai 2019",
        "(Gera, 12.03.2024)",
        "Berlin/Peking, 5.6.2024",
        "Frankfurt (Oder), 1. Dezember 2023",
        "Weimar, Montag, 3. Juni 2024",
        "Suhl, im Mai 2024",
        "12. November 2024",
        "Halle a. d. Saale, 2024-05-03",
    ],
)
def test_a_place_and_a_day_are_a_dateline(line: str) -> None:
    assert kinds(f"Neue Halle\n\n{line}\n\nDer Bau beginnt.")[1] == (Kind.DATELINE, line)


def test_a_sentence_with_a_day_is_no_dateline() -> None:
    assert blocks("Jena, 3. Mai 2024 – Die Stadt baut.")[0][0] is Kind.PARAGRAPH
    assert blocks("Der Bau beginnt am 3. Mai 2024 in Jena.")[0][0] is Kind.PARAGRAPH


@pytest.mark.parametrize("marker", ["-", "–", "•", "*", "·", "2)", "a)", "(3)", "(b)"])
def test_the_marker_of_an_item_is_not_its_text(marker: str) -> None:
    assert blocks(f"Themen:\n{marker} Optik") == [
        (Kind.PARAGRAPH, 0, "", "Themen:"),
        (Kind.ITEM, 1, marker, "Optik"),
    ]


def test_items_have_levels_by_their_indentation() -> None:
    text = "1. Schule\n   - Lehrer\n   - Räume\n       * Größe\n2. Beruf\n\n  - Lohn"
    assert [(level, marker) for _, level, marker, _ in blocks(text)] == [
        (1, "1."),
        (2, "-"),
        (2, "-"),
        (3, "*"),
        (1, "2."),
        (2, "-"),
    ]


def test_an_item_may_go_on_in_the_next_line() -> None:
    text = "- Ausbau der Forschung an den Hochschulen des Landes\n  und in den Firmen\n- Beruf"
    assert texts(text) == [
        "Ausbau der Forschung an den Hochschulen des Landes\n  und in den Firmen",
        "Beruf",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "3. Oktober 2019 war ein Feiertag.",
        "12. November: Eröffnung",
        "1. Thüringer Gründertag in Erfurt",
        "2019. Jahr",
        "- Es gilt das gesprochene Wort -",
        "+++ Eilmeldung +++",
        "-30 Grad wurden gemessen",
        "A. Müller",
    ],
)
def test_these_are_no_items(line: str) -> None:
    assert blocks(f"{line}\n\nDer Bau beginnt.")[0][2:] == ("", line)


def test_a_paragraph_in_quotation_marks_is_a_quote() -> None:
    text = (
        "Neue Halle\n\n„Wir sind froh. Es war Zeit.“\n\n„Ja“, sagte er. „Es war Zeit.“\n\n"
        "»Das ist gut.«\n\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        Kind.HEADLINE,
        Kind.QUOTE,
        Kind.PARAGRAPH,
        Kind.QUOTE,
    ]


def test_a_line_of_10_mb_is_one_block() -> None:
    for line in ("x" * 10_000_000, "Wort " * 1_999_999 + "Wort."):
        document = read(line.encode(), name="a.txt")
        assert [(block.kind, block.text == line) for block in document.blocks] == [
            (Kind.PARAGRAPH, True)
        ]


def _translated(document: Document) -> Document:
    return replace(
        document,
        blocks=tuple(
            replace(
                block,
                segments=tuple(s.with_target("译文", origin=Origin.ENGINE) for s in block.segments),
            )
            for block in document.blocks
        ),
    )
