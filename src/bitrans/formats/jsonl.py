"""JSON Lines: one object per segment, with everything that is known about it.

UTF-8, LF. Text stands as itself, except for the two line separators of Unicode, which some programs
take for the end of a line, and single surrogates, which UTF-8 cannot hold; both are escaped.
"""

from __future__ import annotations

import json
import re

from bitrans.document import Document, Note, Receipt, Row, rows

ESCAPED = re.compile("[\u2028\u2029\ud800-\udfff]")


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
        "links": [{"source": link.source, "target": link.target} for link in segment.links],
        "receipts": [_receipt(receipt) for receipt in segment.receipts],
        "notes": [_note(note) for note in row.notes],
    }
    text = json.dumps(fields, ensure_ascii=False, allow_nan=False)
    return ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "kind": receipt.kind,
        "wanted": receipt.wanted,
        "outcome": receipt.outcome,
        "source_span": receipt.source_span,
        "target_span": receipt.target_span,
        "origin": receipt.origin,
    }


def _note(note: Note) -> dict[str, object]:
    return {
        "code": note.code,
        "severity": note.severity,
        "text": note.text,
        "remedy": note.remedy,
        "side": note.side,
        "span": note.span,
    }
