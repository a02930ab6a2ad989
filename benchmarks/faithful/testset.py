"""The test set, and documents made of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from judge import Flag, Line

from bitrans.document import Block, Document, Kind, Note, Segment, Severity, Side

NAMES = ("flores.de", "flores.zh")


def load(folder: Path, *, limit: int | None = None) -> tuple[list[str], list[str]]:
    """Read both sides, one sentence a line.

    raises: SystemExit with a message if a file is missing or they are not of the same length.
    """
    sides = []
    for name in NAMES:
        path = folder / name
        if not path.is_file():
            raise SystemExit(f"{path}: no such file. --testset wants {' and '.join(NAMES)}.")
        sides.append(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    source, target = sides
    if len(source) != len(target):
        raise SystemExit(f"{folder}: {len(source)} German lines, {len(target)} Chinese ones.")
    return source[:limit], target[:limit]


def document(sources: Sequence[str], targets: Sequence[str] | None = None) -> Document:
    """A document with a paragraph for each line, translated already if there are targets.

    A target given here counts as not the engine's, so that no step asks the engine for another.
    """
    return Document(
        name="testset.txt",
        format=".txt",
        blocks=tuple(
            Block(
                address=str(number),
                kind=Kind.PARAGRAPH,
                segments=(Segment(source=source, target=targets[number] if targets else None),),
            )
            for number, source in enumerate(sources)
        ),
    )


def lines(document: Document) -> list[Line]:
    """One line for each block, its sentences put together again, with the errors on them."""
    return [_line(block) for block in document.blocks]


def _line(block: Block) -> Line:
    source, target = "", ""
    flags: list[Flag] = []
    for segment in block.segments:
        sentence = (len(source), len(source) + len(segment.source))
        flags += [
            _flag(note, sentence, len(target))
            for note in segment.notes
            if note.severity is Severity.ERROR
        ]
        source += segment.source + segment.gap
        target += segment.target or ""
    return Line(source, target, tuple(flags))


def _flag(note: Note, sentence: tuple[int, int], target_start: int) -> Flag:
    if note.span is None:
        return Flag(note.code, None, None, sentence)
    start, end = note.span
    if note.side is Side.SOURCE:
        return Flag(note.code, (start + sentence[0], end + sentence[0]), None, sentence)
    return Flag(note.code, None, (start + target_start, end + target_start), sentence)
