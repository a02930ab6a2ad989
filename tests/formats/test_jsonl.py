"""JSON Lines: everything that is known of each segment, one line each."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import (
    Block,
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
from bitrans.formats.jsonl import write

KEYS = "id document block kind source gap target origin score links receipts notes".split()


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
        links=(Link((4, 9), (0, 2)),),
        receipts=(
            Receipt(
                kind="term",
                wanted=("城市",),
                outcome=Outcome.MISSING,
                source_span=(4, 9),
                target_span=None,
                origin="a.csv:3",
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
            ),
        ),
    )
    assert write(document(segment)).decode() == (
        '{"id": "s1", "document": "brief.md", "block": "b7", "kind": "quote",'
        ' "source": "Die Stadt.", "gap": " ", "target": "城市。", "origin": "engine",'
        ' "score": -0.25, "links": [{"source": [4, 9], "target": [0, 2]}],'
        ' "receipts": [{"kind": "term", "wanted": ["城市"], "outcome": "missing",'
        ' "source_span": [4, 9], "target_span": null, "origin": "a.csv:3"}],'
        ' "notes": [{"code": "term.missing", "severity": "error", "text": "No term.",'
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
