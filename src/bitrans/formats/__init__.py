"""Readers and writers: between bytes and documents."""

from __future__ import annotations

from typing import Protocol

from bitrans.document import Document
from bitrans.registry import Registry


class Reader(Protocol):
    """Turn the bytes of one file into a document whose blocks hold one segment each, uncut."""

    def __call__(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Raise FormatError, never the parser's own exception, if `data` cannot be read.

        encoding: of text files; None = find out.
        """
        ...


class Writer(Protocol):
    """Turn a translated document into the bytes of one output file."""

    def __call__(self, document: Document) -> bytes: ...


READERS: Registry[Reader] = Registry(
    "reader",
    {
        ".txt": "bitrans.formats.text:read",
        ".md": "bitrans.formats.markdown:read",
    },
)

BILINGUAL_READERS: Registry[Reader] = Registry(
    "bilingual-reader",
    {
        ".tsv": "bitrans.formats.tsv:read",
        ".jsonl": "bitrans.formats.jsonl:read",
    },
)
"""What reads files that hold both languages: their segments have targets, and are not cut."""

REWRITERS: Registry[Writer] = Registry(
    "rewriter",
    {
        ".txt": "bitrans.formats.text:write",
        ".md": "bitrans.formats.markdown:write",
    },
)
"""For each reader's format, what writes the translated document in that same format."""

WRITERS: Registry[Writer] = Registry(
    "writer",
    {
        "html": "bitrans.formats.html:write",
        "zh": "bitrans.formats.zh:write",
        "tsv": "bitrans.formats.tsv:write",
        "jsonl": "bitrans.formats.jsonl:write",
    },
)


def suffix(writer: str, document_format: str) -> str:
    """The end of an output's name: ".html", or ".zh.md" for a translated document."""
    return f".zh{document_format}" if writer == "zh" else f".{writer}"
