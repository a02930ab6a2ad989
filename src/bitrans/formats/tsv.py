"""Tab-separated values for spreadsheets: one row a segment.

UTF-8 with a byte order mark, CRLF, quoted as Excel does. A spreadsheet takes a cell that begins
with = + - or @ for a formula, so such a cell gets an apostrophe in front, also when blanks or
apostrophes of its own come first. Who reads the rows back takes one apostrophe away from a cell in
which `FORMULA` matches what comes after it; every other cell stands as it is.
method: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bitrans.document import Document, Note, Outcome, Receipt, Row, Segment, Severity, rows

HEADER = ("no", "kind", "German", "Chinese", "flags")

FORMULA = re.compile(r"'*[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet could take for a formula, full-width signs included."""

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TO_LOOK_AT = frozenset({Outcome.REDECODED, Outcome.REPLACED, Outcome.MISSING})
"""Outcomes after which the sentence wants a look: what changed it may not read well."""
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def write(document: Document) -> bytes:
    """The document as tab-separated values with a header."""
    file = io.StringIO(newline="")
    table = csv.writer(file, dialect="excel-tab")
    table.writerow(HEADER)
    for row in rows(document):
        segment = row.segment
        texts = (str(row.block.kind), segment.source, segment.target or "", _flags(row))
        table.writerow((row.number, *map(_cell, texts)))
    return file.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """The text in one line, safe to open in a spreadsheet."""
    line = UNPRINTABLE.sub("\ufffd", LINE_BREAK.sub(" ", text))
    return f"'{line}" if FORMULA.match(line) else line


def _flags(row: Row) -> str:
    """What to look at: notes, worst first, then the terms that it was changed for."""
    notes = sorted(row.notes, key=lambda note: SEVERITIES.index(note.severity))
    return " | ".join((*map(_note, notes), *_receipts(row.segment)))


def _note(note: Note) -> str:
    text = f"{note.severity.upper()} {note.code}: {note.text}"
    return f"{text} {note.remedy}" if note.remedy else text


def _receipts(segment: Segment) -> Iterator[str]:
    for receipt in segment.receipts:
        if receipt.outcome in _TO_LOOK_AT:
            yield _receipt(receipt, segment.source)


def _receipt(receipt: Receipt, source: str) -> str:
    start, end = receipt.source_span
    wanted = " / ".join(receipt.wanted)
    head = f"{receipt.outcome.upper()} {receipt.kind}"
    return f"{head}: {source[start:end]} → {wanted} ({receipt.origin})"
