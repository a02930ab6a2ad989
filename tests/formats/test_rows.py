"""All bilingual outputs number the segments alike."""

from __future__ import annotations

from dataclasses import replace

from bitrans.document import Block, Document, Kind, Note, Segment, Severity
from bitrans.formats.rows import rows

NOTE = Note(code="a.b", severity=Severity.WARNING, text="Something.", remedy="Look.")


def document(*counts: int) -> Document:
    """A document whose blocks have so many segments."""
    return Document(
        name="a.txt",
        format=".txt",
        blocks=tuple(
            Block(
                address=f"line {n}",
                kind=Kind.PARAGRAPH,
                segments=tuple(Segment(source=f"{n}.{i}") for i in range(count)),
            )
            for n, count in enumerate(counts)
        ),
    )


def test_rows_count_from_1_over_all_blocks() -> None:
    listed = rows(document(2, 0, 1))
    assert [(row.number, row.id, row.block.address) for row in listed] == [
        (1, "s1", "line 0"),
        (2, "s2", "line 0"),
        (3, "s3", "line 2"),
    ]


def test_the_first_row_has_the_documents_notes_before_its_own() -> None:
    other = replace(NOTE, code="c.d")
    noted = replace(document(2), notes=(NOTE,))
    noted = noted.with_segments([segment.with_notes([other]) for segment in noted.segments])
    assert [row.notes for row in rows(noted)] == [(NOTE, other), (other,)]
    assert noted.all_notes() == (NOTE, other, other)
