"""A document as a list of rows: what all bilingual outputs of a run number in the same way."""

from __future__ import annotations

from typing import NamedTuple

from bitrans.document import Block, Document, Note, Segment


class Row(NamedTuple):
    """A segment as the bilingual outputs list it; `number` counts from 1 over the document.

    The first row's notes begin with the document's own.
    """

    number: int
    block: Block
    segment: Segment
    notes: tuple[Note, ...]

    @property
    def id(self) -> str:
        return f"s{self.number}"


def rows(document: Document) -> list[Row]:
    """All segments, numbered: the same numbers in every output of a run."""
    line = [(block, segment) for block in document.blocks for segment in block.segments]
    return [
        Row(n, block, segment, document.notes + segment.notes if n == 1 else segment.notes)
        for n, (block, segment) in enumerate(line, start=1)
    ]
