"""Tab-separated values for spreadsheets: one row a segment.

UTF-8 with a byte order mark, CRLF, quoted as Excel does. A spreadsheet takes a cell that begins
with = + - or @ for a formula, so such a cell gets an apostrophe in front, also when blanks or
apostrophes of its own come first. Reading the rows back takes one apostrophe away from a cell in
which `FORMULA` matches what comes after it; every other cell stands as it is.
method: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bitrans.document import Document, Note, Outcome, Receipt, Segment, Severity
from bitrans.errors import FormatError
from bitrans.formats import bilingual
from bitrans.formats.rows import Row, rows
from bitrans.lang.script import HAN

HEADER = ("no", bilingual.KIND, "German", "Chinese", "confidence", "flags")

FORMULA = re.compile(r"'*[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet could take for a formula, full-width signs included."""

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_HAN = re.compile(f"[{HAN}]")
_TO_LOOK_AT = frozenset({Outcome.REDECODED, Outcome.REPLACED, Outcome.MISSING})
"""Outcomes after which the sentence wants a look: what changed it may not read well."""


def write(document: Document) -> bytes:
    """The document as tab-separated values with a header."""
    file = io.StringIO(newline="")
    table = csv.writer(file, dialect="excel-tab")
    table.writerow(HEADER)
    for row in rows(document):
        segment = row.segment
        texts = (
            str(row.block.kind),
            segment.source,
            segment.target or "",
            str(segment.confidence or ""),
            _flags(row),
        )
        table.writerow((row.number, *map(_cell, texts)))
    return file.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """The text in one line, safe to open in a spreadsheet."""
    line = UNPRINTABLE.sub("\ufffd", LINE_BREAK.sub(" ", text))
    return f"'{line}" if FORMULA.match(line) else line


def _flags(row: Row) -> str:
    """What to look at: notes, worst first, then the terms that it was changed for."""
    worst_first = list(reversed(Severity))
    notes = sorted(row.notes, key=lambda note: worst_first.index(note.severity))
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


_Rows = list[tuple[int, list[str]]]


def read(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read a table of German and Chinese: ours, or any with a first line that names the columns.

    Two columns need no names: they are German and Chinese. Blank lines are nothing; an empty
    Chinese cell is not translated yet. Cells are quoted as Excel does; in a file that cannot be
    read so, or whose lines are even as they stand and would be joined, every line is a row and
    quotation marks stand for themselves.
    """
    table = [
        (line, cells)
        for line, cells in _rows(bilingual.decode(data, name=name, encoding=encoding))
        if any(cell.strip() for cell in cells)
    ]
    blocks = []
    if table:
        german, chinese, kind, width = _columns(name, *table[0], [cells for _, cells in table[1:]])
        if width:
            del table[0]
        for line, cells in table:
            _check_width(name, line, cells, least=max(german, chinese) + 1, most=width or 2)
            blocks.append(
                bilingual.row(
                    line,
                    _text(cells[german]),
                    _text(cells[chinese]) or None,
                    kind=cells[kind] if kind is not None and kind < len(cells) else "",
                )
            )
    return Document(name=name, format=".tsv", blocks=tuple(blocks), original=data)


def _rows(text: str) -> _Rows:
    """The rows with the lines that they begin on."""
    plain = [
        (line, row.split("\t")) for line, row in enumerate(re.split("\r\n|\n|\r", text), start=1)
    ]
    try:
        quoted = _quoted(text)
    except csv.Error:
        return plain
    if not _is_even(plain):
        return quoted
    joins_none = _count(plain) == _count(quoted)
    return quoted if _is_even(quoted) and (joins_none or _has_doubled(quoted)) else plain


def _quoted(text: str) -> _Rows:
    """The rows as Excel writes them; raises csv.Error if a quotation mark does not fit."""
    reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True)
    rows: _Rows = []
    line = 1
    limit = csv.field_size_limit(len(text) + 1)  # a cell may be as long as the file
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    finally:
        csv.field_size_limit(limit)
    return rows


def _count(rows: _Rows) -> int:
    """How many rows are not blank."""
    return sum(any(cells) for _, cells in rows)


def _has_doubled(rows: _Rows) -> bool:
    """Whether a quotation mark was doubled in a cell with a tab, as only programs write it."""
    return any("\t" in cell and '"' in cell for _, cells in rows for cell in cells)


def _is_even(rows: _Rows) -> bool:
    """Whether all rows that are not blank have as many cells."""
    return len({len(cells) for _, cells in rows if any(cells)}) == 1


def _columns(
    name: str, line: int, cells: list[str], others: list[list[str]]
) -> tuple[int, int, int | None, int]:
    """The columns of the German, the Chinese and the kind, and the width; 0 without a header.

    others: the rows after the first one.
    raises: FormatError if they cannot be told.
    """
    german, chinese = bilingual.find_columns(cells)
    if german is not None and chinese is not None:
        return german, chinese, bilingual.find_kind(cells), len(cells)
    if german is None and chinese is None and len(cells) == 2 and not _is_header(cells, others):
        return 0, 1, None, 0
    missing = "German" if german is None else "Chinese"
    raise FormatError(
        name,
        where=f"line {line}",
        found="this line names no columns for German and Chinese"
        if german is chinese
        else f"this line names no column for {missing}",
        remedy=f"Name the columns in the first line, parted by tabs: {bilingual.NAMES}.",
    )


def _is_header(cells: list[str], others: list[list[str]]) -> bool:
    """Whether the first of two columns' lines is none of their pairs: Chinese comes below only."""
    chinese = [row[1] for row in others if len(row) > 1]
    return cells[1].strip() != "" and not _HAN.search(cells[1]) and any(map(_HAN.search, chinese))


def _check_width(name: str, line: int, cells: list[str], *, least: int, most: int) -> None:
    """Raise FormatError if a row has too few cells, or too many that are not empty."""
    if least <= len(cells) and not any(cells[most:]):
        return
    raise FormatError(
        name,
        where=f"line {line}",
        found=f"this row has {len(cells)} cell{'' if len(cells) == 1 else 's'}, not {most}",
        remedy="Put one tab between the cells; put quotation marks around a cell that holds a "
        "tab or a line break.",
    )


def _text(cell: str) -> str:
    """The cell without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
