"""Tab-separated values: complete, readable back, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bitrans.document import (
    Block,
    Confidence,
    Document,
    Kind,
    Note,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Severity,
)
from bitrans.errors import FormatError
from bitrans.formats.tsv import FORMULA, HEADER, read, write


def document(*segments: Segment, notes: tuple[Note, ...] = ()) -> Document:
    block = Block(address="b0", kind=Kind.PARAGRAPH, segments=segments)
    return Document(name="brief.txt", format=".txt", blocks=(block,), notes=notes)


def table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), "excel-tab"))


def cells(text: str) -> tuple[str, str]:
    """The text as it is written as German and as Chinese."""
    row = table(write(document(Segment(source=text, target=text))))[1]
    return row[2], row[3]


def receipt(outcome: Outcome) -> Receipt:
    return Receipt(
        kind="term",
        wanted=("市长", "女市长"),
        outcome=outcome,
        source_span=(4, 13),
        target_span=None,
        origin="titles.csv:12",
    )


def test_a_table_begins_with_a_byte_order_mark_and_the_header() -> None:
    data = write(document(Segment(source="Guten Tag.", target="你好。")))
    assert data.decode() == (
        "\ufeffno\tkind\tGerman\tChinese\tconfidence\tflags\r\n"
        "1\tparagraph\tGuten Tag.\t你好。\t\t\r\n"
    )


def test_a_document_without_text_is_only_a_header() -> None:
    assert table(write(document())) == [list(HEADER)]


def test_an_untranslated_segment_has_an_empty_cell() -> None:
    assert table(write(document(Segment(source="Guten Tag."))))[1] == [
        "1",
        "paragraph",
        "Guten Tag.",
        "",
        "",
        "",
    ]


def test_flags_tell_notes_worst_first_and_then_terms_to_look_at() -> None:
    notes = (
        Note(code="length", severity=Severity.WARNING, text="It is short.", remedy="Compare it."),
        Note(code="term.missing", severity=Severity.ERROR, text="No term.", remedy=""),
    )
    segment = Segment(
        source="Die Amtsleute kommen.",
        target="他们来了。",
        notes=notes,
        receipts=tuple(receipt(outcome) for outcome in Outcome),
    )
    assert table(write(document(segment)))[1][5] == (
        "ERROR term.missing: No term."
        " | WARNING length: It is short. Compare it."
        " | REDECODED term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
        " | REPLACED term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
        " | MISSING term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
    )


def test_notes_on_the_document_stand_in_the_first_row() -> None:
    note = Note(code="language", severity=Severity.INFO, text="Dutch?", remedy="Look.")
    rows = table(write(document(Segment(source="A."), Segment(source="B."), notes=(note,))))
    assert [row[5] for row in rows[1:]] == ["INFO language: Dutch? Look.", ""]


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize(
    "before", ["", " ", "\t", "\r", "\n", "\xa0", "\u3000", "\u200b", "\u202e"]
)
def test_no_cell_can_become_a_formula(sign: str, before: str) -> None:
    for cell in cells(f"{before}{sign}1+1"):
        assert cell[0] == "'"
        assert cell.endswith(f"{sign}1+1")


@pytest.mark.parametrize("text", ["– so", "'s ist gut", "a=b", "12-3", "„+“", "* x", "你＝我"])
def test_a_cell_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cells(text) == (text, text)


def test_the_confidence_has_a_column() -> None:
    line = [Segment(source="A.", target="甲", confidence=one) for one in (None, *Confidence)]
    assert [row[4] for row in table(write(document(*line)))[1:]] == [
        "",
        "good",
        "look at it",
        "doubtful",
    ]


def test_flags_cannot_become_a_formula() -> None:
    segment = Segment(
        source="=A", notes=(Note(code="=c", severity=Severity.ERROR, text="=t", remedy="=r"),)
    )
    assert table(write(document(segment)))[1][5] == "ERROR =c: =t =r"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_break_in_a_cell_becomes_a_blank(end: str) -> None:
    assert cells(f"a{end}b") == ("a b", "a b")


def test_what_utf8_cannot_hold_and_control_signs_are_replaced() -> None:
    assert cells("a\ud800b\x00c\x1bd") == ("a\ufffdb\ufffdc\ufffdd",) * 2


@given(st.text(alphabet="aÄ市=+-@＝ \t'\"\u200b", max_size=12))
@example("'=x")
@example("''=x")
@example("' '=x")
def test_cells_can_be_read_back_by_taking_away_one_apostrophe(text: str) -> None:
    for cell in cells(text):
        guarded = cell.startswith("'") and FORMULA.match(cell[1:])
        assert (cell[1:] if guarded else cell) == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_one_row_a_segment(source: str, target: str) -> None:
    data = write(document(*[Segment(source=source, target=target)] * 3))
    lines = data.decode("utf-8-sig").split("\r\n")
    assert len(lines) == 5
    assert [len(row) for row in table(data)] == [6] * 4


# Reading


def read_pairs(text: str, *, encoding: str = "utf-8") -> list[tuple[str, str | None]]:
    document = read(text.encode(encoding), name="a.tsv")
    return [(one.source, one.target) for one in document.segments]


LINE = st.text(alphabet="aÄ市=+-@＝ '\"，。<>", min_size=1, max_size=9).filter(str.strip)


@given(st.lists(st.tuples(st.sampled_from(Kind), LINE, st.none() | LINE), max_size=5))
def test_what_was_written_is_read_back(rows: list[tuple[Kind, str, str | None]]) -> None:
    blocks = tuple(
        Block(address="b", kind=kind, segments=(Segment(source=source, target=target),))
        for kind, source, target in rows
    )
    again = read(write(Document(name="a.txt", format=".txt", blocks=blocks)), name="a.tsv")
    assert [
        (block.kind, block.segments[0].source, block.segments[0].target) for block in again.blocks
    ] == rows


def test_a_table_that_was_read_is_written_as_it_was() -> None:
    data = write(
        document(
            Segment(source="=1+1", target="'=1+1"),
            Segment(source='"Ja"\tund "nein"', target="“是”"),
            Segment(source="Guten Tag."),
        )
    )
    assert write(read(data, name="a.tsv")) == data


def test_a_row_knows_its_line_and_that_its_chinese_was_given() -> None:
    again = read("de\tzh\n\nGuten Tag.\t您好。\nJa.\t\n".encode(), name="a.tsv")
    assert [block.address for block in again.blocks] == ["line 3", "line 4"]
    assert [one.origin for one in again.segments] == [Origin.GIVEN, Origin.NONE]
    assert (again.name, again.format) == ("a.tsv", ".tsv")


@pytest.mark.parametrize(
    "header",
    [
        "de\tzh",
        "Source\tTarget",
        "German\tChinese",
        "Deutsch\tChinesisch",
        "德文\t中文",
        "DE-de\tzh_Hans-CN",
        "\ufeffQuelle:\tZiel",
    ],
)
def test_the_columns_are_known_by_many_names(header: str) -> None:
    assert read_pairs(f"{header}\nGuten Tag.\t您好。\n") == [("Guten Tag.", "您好。")]


def test_columns_stand_in_any_order_and_a_language_counts_before_a_role() -> None:
    text = "source\tzh\tKind\tde\nweb\t您好。\theadline\tGuten Tag.\nweb\t是。\tunknown\tJa.\n"
    assert read_pairs(text) == [("Guten Tag.", "您好。"), ("Ja.", "是。")]
    kinds = [block.kind for block in read(text.encode(), name="a.tsv").blocks]
    assert kinds == [Kind.HEADLINE, Kind.PARAGRAPH]


def test_two_columns_need_no_names() -> None:
    assert read_pairs("Guten Tag.\t您好。\r\nJa.\t是。") == [
        ("Guten Tag.", "您好。"),
        ("Ja.", "是。"),
    ]


def test_cells_quoted_as_excel_does_may_hold_tabs_and_line_breaks() -> None:
    assert read_pairs('de\tzh\n"a\tb\nc ""d"""\t甲\ne\t乙\n') == [
        ('a\tb\nc "d"', "甲"),
        ("e", "乙"),
    ]
    last = read('de\tzh\n"a\nb"\t甲\ne\t乙\n'.encode(), name="a.tsv").blocks[-1]
    assert last.address == "line 4"


def test_in_a_table_that_is_not_quoted_quotation_marks_stand_for_themselves() -> None:
    text = '"Ja", sagte er.\t“是，”他说。\n"Nein\t“不\nSie sagte "Ja"\t她说“是”\n'
    assert read_pairs(text) == [
        ('"Ja", sagte er.', "“是，”他说。"),
        ('"Nein', "“不"),
        ('Sie sagte "Ja"', "她说“是”"),
    ]


def test_a_quotation_over_two_lines_does_not_make_one_row_of_them() -> None:
    text = 'de\tzh\n"Wir freuen uns.\t我们很高兴。\nDas Projekt ist gut."\t这个项目很好。\n'
    assert read_pairs(text) == [
        ('"Wir freuen uns.', "我们很高兴。"),
        ('Das Projekt ist gut."', "这个项目很好。"),
    ]


def test_a_cell_may_be_longer_than_pythons_csv_allows_by_itself() -> None:
    limit = csv.field_size_limit()
    long = "a" * (limit + 1)
    assert read_pairs(f'de\tzh\n"{long}"\t甲\n"b ""c"""\t乙\n') == [(long, "甲"), ('b "c"', "乙")]
    assert csv.field_size_limit() == limit


def test_excels_unicode_text_is_read() -> None:
    assert read_pairs("Deutsch\tChinesisch\r\nJa.\t是。\r\n", encoding="utf-16") == [
        ("Ja.", "是。")
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"de\tzh\n"])
def test_a_table_without_rows_is_an_empty_document(data: bytes) -> None:
    assert read(data, name="a.tsv").segments == ()


@pytest.mark.parametrize(
    "text, where, found",
    [
        ("no\tGerman\tflags\n1\ta\tb\n", "line 1", "this line names no column for Chinese"),
        ("\n中文\tx\n", "line 2", "this line names no column for German"),
        ("a\tb\tc\n", "line 1", "this line names no columns for German and Chinese"),
        (
            "Text\tÜbersetzung\nJa.\t\nGuten Tag.\t您好。\n",
            "line 1",
            "this line names no columns for German and Chinese",
        ),
        ("de\tzh\na\n", "line 2", "this row has 1 cell, not 2"),
        ("a\t甲\nb\t乙\tc\n", "line 2", "this row has 3 cells, not 2"),
    ],
)
def test_a_table_that_cannot_be_understood_is_an_error_with_its_line(
    text: str, where: str, found: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(text.encode(), name="a.tsv")
    assert (caught.value.name, caught.value.where, caught.value.found) == ("a.tsv", where, found)
    assert caught.value.remedy


def test_chinese_in_another_encoding_is_not_guessed_at() -> None:
    data = "Tag\t您好。\n".encode("gb18030")
    with pytest.raises(FormatError, match="cannot be decoded as utf-8.* --encoding"):
        read(data, name="a.tsv")
    assert read(data, name="a.tsv", encoding="gb18030").segments[0].target == "您好。"


@given(st.binary(max_size=60) | st.text(alphabet='de\tzh\n\r"a市', max_size=40).map(str.encode))
def test_any_bytes_are_a_table_or_a_format_error(data: bytes) -> None:
    try:
        again = read(data, name="a.tsv")
    except FormatError as error:
        assert error.remedy
    else:
        assert all(len(block.segments) == 1 for block in again.blocks)
