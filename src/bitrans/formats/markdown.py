"""Markdown (.md): its running text into blocks, and blocks back into the same file.

All that is not running text, and every block that has no translation, stays as it is, byte for
byte: the file is the characters before each block, the block's own, and those after the last.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bitrans.document import Block, Document, Kind, Segment, Span
from bitrans.formats.charset import decode, has_bom
from bitrans.formats.markdown_inline import read_inline
from bitrans.formats.markdown_parser import References, parse
from bitrans.formats.markdown_writer import write_inline
from bitrans.formats.text import is_dateline
from bitrans.lang.zh.join import join


def read(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read a Markdown file: CommonMark with tables, strikethrough and footnotes.

    A heading, a paragraph, a list item's paragraph and a table cell is a block. Front matter, code
    blocks, HTML blocks and link definitions are none.
    """
    text, _ = decode(data, name=name, encoding=encoding)
    parsed = parse(text)
    blocks: list[Block] = []
    position = 0
    for leaf in parsed.leaves:
        source, spans = read_inline(leaf.content, leaf.breaks, parsed.references)
        if not source.strip():
            continue
        blocks.append(
            Block(
                address=f"line {leaf.line}",
                kind=Kind.DATELINE if _is_dateline(leaf.kind, source) else leaf.kind,
                segments=(Segment(source=source, source_spans=spans),),
                level=leaf.level,
                marker=leaf.marker,
                before=text[position : leaf.start],
                raw=text[leaf.start : leaf.end],
            )
        )
        position = leaf.end
    return Document(
        name=name, format=".md", blocks=tuple(blocks), original=data, after=text[position:]
    )


def _is_dateline(kind: Kind, source: str) -> bool:
    return kind is Kind.PARAGRAPH and is_dateline(source)


def write(document: Document) -> bytes:
    """Write the translated document, in UTF-8; a byte order mark and line ends are kept."""
    if all(segment.target is None for segment in document.segments):
        return document.original
    source = "".join(block.before + block.raw for block in document.blocks) + document.after
    references = parse(source).references
    bodies = (block.before + _body(block, references) for block in document.blocks)
    mark = codecs.BOM_UTF8 if has_bom(document.original) else b""
    return mark + ("".join(bodies) + document.after).encode("utf-8")


def _body(block: Block, references: References) -> str:
    """What stands for the block: its translation, or the original if there is none at all."""
    if all(segment.target is None for segment in block.segments):
        return block.raw
    text = join([(_text(segment), segment.gap) for segment in block.segments])
    spans = tuple(_moved(block.segments, text))
    return write_inline(text, spans, kind=block.kind, before=block.before, references=references)


def _text(segment: Segment) -> str:
    """The target; the source, line ends as spaces, if there is none."""
    return segment.source.replace("\n", " ") if segment.target is None else segment.target


def _moved(segments: Sequence[Segment], text: str) -> Iterator[Span]:
    """The spans of all segments, at their places in the joined text."""
    position = 0
    for segment in segments:
        start = text.index(_text(segment), position)
        for span in segment.source_spans if segment.target is None else segment.target_spans:
            yield replace(span, start=span.start + start, end=span.end + start)
        position = start + len(_text(segment))
