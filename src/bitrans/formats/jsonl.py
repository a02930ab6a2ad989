"""JSON Lines: one object per segment, with everything that is known about it.

UTF-8, LF. Text stands as itself, except for the two line separators of Unicode, which some programs
take for the end of a line, and single surrogates, which UTF-8 cannot hold; both are escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from bitrans.document import Block, Document, Note, Receipt
from bitrans.errors import FormatError
from bitrans.formats import bilingual
from bitrans.formats.rows import Row, rows

ESCAPED = re.compile("[\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(document: Document) -> bytes:
    """The document as JSON Lines; intervals are [start, end] in code points, end exclusive."""
    return "".join(_line(row, document.name) for row in rows(document)).encode()


def _line(row: Row, name: str) -> str:
    segment = row.segment
    fields = {
        "id": row.id,
        "document": name,
        "block": row.block.address,
        "kind": row.block.kind,
        "source": segment.source,
        "gap": segment.gap,
        "target": segment.target,
        "origin": segment.origin,
        "score": segment.score,
        "confidence": segment.confidence,
        "links": [{"source": link.source, "target": link.target} for link in segment.links],
        "receipts": [_receipt(receipt) for receipt in segment.receipts],
        "notes": [note_fields(note) for note in row.notes],
    }
    return escaped(json.dumps(fields, ensure_ascii=False, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """JSON with an escape for what cannot stand as itself."""
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "kind": receipt.kind,
        "wanted": receipt.wanted,
        "outcome": receipt.outcome,
        "source_span": receipt.source_span,
        "target_span": receipt.target_span,
        "origin": receipt.origin,
        "comment": receipt.comment,
        "is_firm": receipt.is_firm,
        "forbidden": receipt.forbidden,
    }


def note_fields(note: Note) -> dict[str, object]:
    """A note as JSON has it, here and in the report of a run."""
    return {
        "code": note.code,
        "severity": note.severity,
        "category": note.category,
        "text": note.text,
        "remedy": note.remedy,
        "side": note.side,
        "span": note.span,
    }


def read(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read objects with a German and a Chinese text, one a line: ours, or any with such names.

    Blank lines are nothing. The Chinese may be null: it is not translated yet.
    """
    text = bilingual.decode(data, name=name, encoding=encoding)
    blocks = [
        _block(name, number, line)
        for number, line in enumerate(re.split("\r\n|\n|\r", text), start=1)
        if line.strip()
    ]
    return Document(name=name, format=".jsonl", blocks=tuple(blocks), original=data)


def _block(name: str, number: int, line: str) -> Block:
    fields = _fields(name, number, line)
    keys = list(fields)
    german, chinese = bilingual.find_columns(keys)
    if german is None or chinese is None:
        raise FormatError(
            name,
            where=f"line {number}",
            found="this object has no German and Chinese text",
            remedy=f"Call the two fields by one of these pairs of names: {bilingual.NAMES}.",
        )
    source, target = fields[keys[german]], fields[keys[chinese]]
    if not isinstance(source, str) or not isinstance(target, str | None):
        key = keys[chinese] if isinstance(source, str) else keys[german]
        raise FormatError(
            name,
            where=f"line {number}",
            found=f"the field “{key}” is not a text",
            remedy="Write the text in quotation marks; null stands for Chinese that is not there.",
        )
    if _SURROGATE.search(source + (target or "")):
        raise FormatError(
            name,
            where=f"line {number}",
            found="there is half a character, an escape from \\ud800 to \\udfff",
            remedy="Take it out, or write the whole character.",
        )
    kind, gap = fields.get(bilingual.KIND), fields.get("gap")
    return bilingual.row(
        number,
        source,
        target,
        kind=kind if isinstance(kind, str) else "",
        gap=gap if isinstance(gap, str) and not gap.strip() else "",
    )


def _fields(name: str, number: int, line: str) -> Mapping[str, object]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        place = f", column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise FormatError(
            name,
            where=f"line {number}{place}",
            found="this is not JSON",
            remedy='Write one object a line: {"source": "…", "target": "…"}.',
        ) from error
    if not isinstance(fields, dict):
        raise FormatError(
            name,
            where=f"line {number}",
            found="this is not an object",
            remedy='Write one object a line: {"source": "…", "target": "…"}.',
        )
    return fields
