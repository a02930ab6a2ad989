"""Plain text (.txt): lines into blocks, and blocks back into the same file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from bitrans.document import Block, Document, Kind, Segment
from bitrans.formats.charset import decode, has_bom
from bitrans.formats.text_lines import Run, lines_of, runs_of
from bitrans.lang.de.sentences import split
from bitrans.lang.zh.join import join

_HEADLINE_LIMIT = 160  # characters; a longer line is text
_DATELINE_LIMIT = 100  # characters

_QUOTES = (("„", "“”"), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'))
_CONTACT = re.compile(
    r"@|www\.|https?:|\+\d\d|\b(?:Tel|Fax|Telefon|Telefax|E-Mail|Mobil)\b"
    r"|\b\d{5} [A-ZÄÖÜ]|\d{3,}[ /-]+\d{3,}"
)
_MONTH = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|(?:Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\.)"
)
_DAY = (
    r"(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag"
    r"|Mo|Di|Mi|Do|Fr|Sa|So)"
)
_DATELINE = re.compile(
    rf"""\(?
    (?:[A-ZÄÖÜ][\w./()\- ]{{1,60}}?,?\s+)?          # Jena/Chongqing,
    (?:{_DAY}\.?,?\s+)?(?:(?:den|dem|am|im|vom)\s+)?
    (?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|{_MONTH})\s?(?:\d{{4}}|\d\d)?
      |{_MONTH}\s\d{{4}}
      |\d{{4}}-\d\d-\d\d)
    \)?\s*[.:–-]?""",
    re.VERBOSE,
)


def read(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read a text file. A line is a block, a hard-wrapped paragraph is one block."""
    text, _ = decode(data, name=name, encoding=encoding)
    runs = runs_of(lines_of(text))
    blocks = []
    position = 0
    for run, kind, level in _with_levels(runs, [_kind(runs, i) for i in range(len(runs))]):
        raw = text[run.start : run.end]
        blocks.append(
            Block(
                address=f"line {run.lines[0].number}",
                kind=kind,
                segments=(Segment(source=raw),),
                level=level,
                marker=run.marker,
                before=text[position : run.start],
                raw=raw,
            )
        )
        position = run.end
    return Document(
        name=name, format=".txt", blocks=tuple(blocks), original=data, after=text[position:]
    )


def write(document: Document) -> bytes:
    """Write the translated document, in UTF-8; a byte order mark and line ends are kept."""
    text = "".join(block.before + _body(block) for block in document.blocks) + document.after
    mark = codecs.BOM_UTF8 if has_bom(document.original) else b""
    return mark + text.encode("utf-8")


def _body(block: Block) -> str:
    """What stands for the block: its translation, or the original if there is none at all."""
    if all(segment.target is None for segment in block.segments):
        return block.raw
    return join(
        [
            (segment.source if segment.target is None else segment.target, segment.gap)
            for segment in block.segments
        ]
    )


def _kind(runs: Sequence[Run], i: int) -> Kind:
    run = runs[i]
    if run.marker:
        return Kind.ITEM
    if is_dateline(run.text):
        return Kind.DATELINE
    if _is_headline(run, is_first=i == 0, is_last=i + 1 == len(runs)):
        return Kind.HEADLINE
    return Kind.QUOTE if _is_quoted(run.text) else Kind.PARAGRAPH


def is_dateline(text: str) -> bool:
    """Is it nothing but a place and a day ("Jena, 12. November 2024")?"""
    return len(text) <= _DATELINE_LIMIT and _DATELINE.fullmatch(text) is not None


def _is_headline(run: Run, *, is_first: bool, is_last: bool) -> bool:
    text = run.text
    if len(text) > _HEADLINE_LIMIT or _CONTACT.search(text) or text.endswith(tuple(".,;:…")):
        return False
    if len(split(text)) != 1 or not any(char.isalpha() for char in text):
        return False
    if run.is_underlined or _is_shouted(text):
        return True
    if is_last or (_is_quoted(text) and not is_first):
        return False
    return is_first or (run.blank_before and run.blank_after)


def _is_shouted(text: str) -> bool:
    """Is it all in capitals, and more than an abbreviation?"""
    return text.isupper() and sum(char.isalpha() for char in text) > 5


def _is_quoted(text: str) -> bool:
    """Is it one quotation, from the first character to the last?"""
    for opening, closing in _QUOTES:
        inner = text[1:].rstrip(".!?")
        if text.startswith(opening) and inner and inner[-1] in closing:
            return not any(char in inner[:-1] for char in closing)
    return False


def _with_levels(runs: Sequence[Run], kinds: Sequence[Kind]) -> Iterator[tuple[Run, Kind, int]]:
    """Headlines: 1 for the first, 2 for the others. Items: by indentation, from 1."""
    headline_level = 1
    indents: list[int] = []  # of the items around, the outermost first
    for run, kind in zip(runs, kinds, strict=True):
        if kind is not Kind.ITEM:
            indents.clear()
        if kind is Kind.HEADLINE:
            yield run, kind, headline_level
            headline_level = 2
        elif kind is Kind.ITEM:
            indent = run.lines[0].indent
            while indents and indents[-1] > indent:
                indents.pop()
            if not indents or indents[-1] < indent:
                indents.append(indent)
            yield run, kind, len(indents)
        else:
            yield run, kind, 0
