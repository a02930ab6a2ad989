"""JSON Lines: everything that is known of each segment, one line each."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import (
    Block,
    Category,
    Confidence,
    Document,
    Kind,
    Link,
    Note,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Severity,
    Side,
)
from bitrans.errors import FormatError
from bitrans.formats.jsonl import read, write

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
KEYS = (
    "id document block kind source gap target origin score confidence links receipts notes".split()
)


def document(*segments: Segment, name: str = "brief.md", notes: tuple[Note, ...] = ()) -> Document:
    block = Block(address="b7", kind=Kind.QUOTE, segments=segments)
    return Document(name=name, format=".md", blocks=(block,), notes=notes)


def test_a_segment_is_one_object_with_these_fields_in_this_order() -> None:
    segment = Segment(
        source="Die Stadt.",
        gap=" ",
        target="城市。",
        origin=Origin.ENGINE,
        score=-0.25,
        confidence=Confidence.LOOK,
        links=(Link((4, 9), (0, 2)),),
        receipts=(
            Receipt(
                kind="term",
                wanted=("城市",),
                outcome=Outcome.MISSING,
                source_span=(4, 9),
                target_span=None,
                origin="a.csv:3",
                comment="the town",
                forbidden=("镇",),
            ),
        ),
        notes=(
            Note(
                code="term.missing",
                severity=Severity.ERROR,
                text="No term.",
                remedy="Put it in.",
                side=Side.SOURCE,
                span=(4, 9),
                category=Category.TERM,
            ),
        ),
    )
    assert write(document(segment)).decode() == (
        '{"id": "s1", "document": "brief.md", "block": "b7", "kind": "quote",'
        ' "source": "Die Stadt.", "gap": " ", "target": "城市。", "origin": "engine",'
        ' "score": -0.25, "confidence": "look at it",'
        ' "links": [{"source": [4, 9], "target": [0, 2]}],'
        ' "receipts": [{"kind": "term", "wanted": ["城市"], "outcome": "missing",'
        ' "source_span": [4, 9], "target_span": null, "origin": "a.csv:3", "comment": "the town",'
        ' "is_firm": true, "forbidden": ["镇"]}],'
        ' "notes": [{"code": "term.missing", "severity": "error",'
        ' "category": "terminology/inconsistent-with-terminology-resource", "text": "No term.",'
        ' "remedy": "Put it in.", "side": "source", "span": [4, 9]}]}\n'
    )


def test_an_untranslated_segment_has_nulls_and_the_same_fields() -> None:
    fields = json.loads(write(document(Segment(source="A."))))
    assert list(fields) == KEYS
    assert (fields["target"], fields["score"], fields["links"]) == (None, None, [])


def test_a_document_without_text_is_empty() -> None:
    assert write(document()) == b""


def test_notes_on_the_document_are_on_the_first_line() -> None:
    note = Note(code="language", severity=Severity.INFO, text="Dutch?", remedy="Look.")
    data = write(document(Segment(source="A."), Segment(source="B."), notes=(note,)))
    lines = [json.loads(line) for line in data.splitlines()]
    assert [len(line["notes"]) for line in lines] == [1, 0]
    assert [line["id"] for line in lines] == ["s1", "s2"]


def test_text_stands_as_itself_without_a_byte_order_mark() -> None:
    data = write(document(Segment(source="Größe", target="大小")))
    assert data.startswith(b"{")
    assert "Größe" in data.decode() and "大小" in data.decode()


def test_line_separators_and_single_surrogates_are_escaped() -> None:
    data = write(document(Segment(source="a\u2028b\u2029c\ud800d"), name="\udce4.md"))
    assert rb"a\u2028b\u2029c\ud800d" in data
    assert rb"\udce4.md" in data


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=40))
def test_any_text_comes_back_as_it_was_on_one_line(source: str, target: str) -> None:
    data = write(document(Segment(source=source, target=target)))
    assert data.count(b"\n") == 1
    fields = json.loads(data)
    assert (fields["source"], fields["target"]) == (source, target)


# Reading


@given(st.lists(st.tuples(TEXT, st.none() | TEXT), max_size=4))
def test_what_was_written_is_read_back(pairs: list[tuple[str, str | None]]) -> None:
    line = [Segment(source=source, gap=" ", target=target) for source, target in pairs]
    again = read(write(document(*line)), name="a.jsonl")
    assert [(one.source, one.gap, one.target) for one in again.segments] == [
        (source, " ", target) for source, target in pairs
    ]
    assert {block.kind for block in again.blocks} <= {Kind.QUOTE}


def test_objects_of_others_are_read_by_many_names() -> None:
    data = (
        '{"source": "Ja.", "target": "是。", "x": [1]}\n\n{"zh": null, "de": "Nein."}\r\n'
        '{"source": "web", "German": "Gut.", "Chinese": "好。", "kind": 7}'
    )
    again = read(data.encode(), name="a.jsonl")
    assert [(one.source, one.target) for one in again.segments] == [
        ("Ja.", "是。"),
        ("Nein.", None),
        ("Gut.", "好。"),
    ]
    assert [block.address for block in again.blocks] == ["line 1", "line 3", "line 4"]
    assert [one.origin for one in again.segments] == [Origin.GIVEN, Origin.NONE, Origin.GIVEN]


@pytest.mark.parametrize(
    "line, where, found",
    [
        ("{", "line 2, column 2", "this is not JSON"),
        ("[" * 100_000, "line 2", "this is not JSON"),
        ('["a", "b"]', "line 2", "this is not an object"),
        ('{"source": "a"}', "line 2", "this object has no German and Chinese text"),
        ('{"de": "a", "zh": 1}', "line 2", "the field “zh” is not a text"),
        ('{"de": null, "zh": "a"}', "line 2", "the field “de” is not a text"),
        (
            '{"de": "\\ud800", "zh": "a"}',
            "line 2",
            "there is half a character, an escape from \\ud800 to \\udfff",
        ),
    ],
)
def test_a_line_that_cannot_be_understood_is_an_error_with_its_place(
    line: str, where: str, found: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(f'{{"de": "a", "zh": "甲"}}\n{line}\n'.encode(), name="a.jsonl")
    assert (caught.value.name, caught.value.where, caught.value.found) == ("a.jsonl", where, found)
    assert caught.value.remedy


@given(st.binary(max_size=40) | st.text(alphabet='{}[]":,de zh1\n', max_size=30).map(str.encode))
def test_any_bytes_are_objects_or_a_format_error(data: bytes) -> None:
    try:
        again = read(data, name="a.jsonl")
    except FormatError as error:
        assert error.remedy
    else:
        assert all(len(block.segments) == 1 for block in again.blocks)
