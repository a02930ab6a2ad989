"""Tab-separated values: complete, readable back, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bitrans.document import Block, Document, Kind, Note, Outcome, Receipt, Segment, Severity
from bitrans.formats.tsv import FORMULA, HEADER, write


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
    assert data == (
        "\ufeffno\tkind\tGerman\tChinese\tflags\r\n1\tparagraph\tGuten Tag.\t你好。\t\r\n".encode()
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
    assert table(write(document(segment)))[1][4] == (
        "ERROR term.missing: No term."
        " | WARNING length: It is short. Compare it."
        " | REDECODED term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
        " | REPLACED term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
        " | MISSING term: Amtsleute → 市长 / 女市长 (titles.csv:12)"
    )


def test_notes_on_the_document_stand_in_the_first_row() -> None:
    note = Note(code="language", severity=Severity.INFO, text="Dutch?", remedy="Look.")
    rows = table(write(document(Segment(source="A."), Segment(source="B."), notes=(note,))))
    assert [row[4] for row in rows[1:]] == ["INFO language: Dutch? Look.", ""]


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


def test_flags_cannot_become_a_formula() -> None:
    segment = Segment(
        source="=A", notes=(Note(code="=c", severity=Severity.ERROR, text="=t", remedy="=r"),)
    )
    assert table(write(document(segment)))[1][4] == "ERROR =c: =t =r"


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
    assert [len(row) for row in table(data)] == [5] * 4
