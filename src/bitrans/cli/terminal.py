"""What a run tells its user on standard error: progress, errors, notes and the summary."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click

from bitrans.batch import Result
from bitrans.document import TERM, Confidence, Document, Note, Outcome, Severity
from bitrans.formats.rows import rows
from bitrans.report import Counts, Report


class Progress(Protocol):
    """Where a run stands."""

    def segments(self, count: int) -> None:
        """So many more segments are translated."""
        ...

    def file(self, result: Result, details: Sequence[str] = ()) -> None:
        """One more file is done, and these lines are to be said of it."""
        ...


@contextmanager
def progress(total: int, *, doing: str = "Translating") -> Iterator[Progress]:
    """A bar if standard error is a terminal, else a line for each file."""
    if not sys.stderr.isatty():
        yield _Lines(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files · {task.fields[segments]} segments"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar, total, doing)


class _Lines:
    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def segments(self, count: int) -> None:
        pass

    def file(self, result: Result, details: Sequence[str] = ()) -> None:
        self._done += 1
        what = f"Error: {result.error}" if result.error else _found(result.document)
        click.echo(f"{self._done}/{self._total} {result.source.name}: {what}", err=True)
        for line in details:
            click.echo(line, err=True)


class _Bar:
    def __init__(self, bar: object, total: int, doing: str) -> None:
        from rich.progress import Progress as Bar

        assert isinstance(bar, Bar)
        self._bar = bar
        self._segments = 0
        self._task = bar.add_task(doing, total=total, segments=0)

    def segments(self, count: int) -> None:
        self._segments += count
        self._bar.update(self._task, segments=self._segments)

    def file(self, result: Result, details: Sequence[str] = ()) -> None:
        self._bar.advance(self._task)
        lines = [f"Error: {result.error}"] if result.error else details
        for line in lines:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def summary(report: Report, seconds: float) -> list[str]:
    """What there is to say of a run as a whole."""
    counts = report.totals
    failed = f", {report.failed} failed" if report.failed else ""
    terms: Mapping[Outcome, int] = counts.receipts.get(TERM, {})
    lines = [
        f"{counted(report.files, 'file')}{failed}, {counted(counts.segments, 'segment')}, "
        f"{counted(counts.words, 'word')} in {seconds:.1f} s",
        "Terms: " + ", ".join(f"{terms.get(one, 0)} {one}" for one in Outcome),
    ]
    if others := _others(counts):
        lines.append("Also in the Chinese: " + ", ".join(others))
    lines.append(
        "Notes: "
        + ", ".join(counted(counts.severities[one], one.value) for one in reversed(Severity))
    )
    if counts.confidence:
        lines.append(
            "Confidence: " + ", ".join(f"{counts.confidence[one]} {one}" for one in Confidence)
        )
    return lines


def _others(counts: Counts) -> list[str]:
    """How many numbers, dates and the like are there, of how many: "number 11/12"."""
    return [
        f"{kind} {found.total() - found[Outcome.MISSING]}/{found.total()}"
        for kind, found in sorted(counts.receipts.items())
        if kind != TERM
    ]


def flags(document: Document) -> list[str]:
    """The notes of a document as lines of text, with the number of the segment they are on."""
    lines = [_flag(note) for note in document.notes]
    for number, segment in enumerate(document.segments, start=1):
        lines += [f"{number}: {_flag(note)}" for note in segment.notes]
    return lines


def placed_flags(source: Path, document: Document) -> list[str]:
    """The notes of a bilingual file as lines of text.

    They have the place in the file, and the number of the segment, by which notes name others.
    """
    lines = [f"{source}: {_flag(note)}" for note in document.notes]
    for row in rows(document):
        place = f"{source}: {row.block.address}, no. {row.number}"
        lines += [f"{place}: {_flag(note)}" for note in row.segment.notes]
    return lines


def _flag(note: Note) -> str:
    return f"{note.severity.upper()} {note.code}: {note.text} {note.remedy}"


def first_page(written: Iterable[Path]) -> Path | None:
    """The page to open first."""
    return next((path for path in written if path.suffix == ".html"), None)


def _found(document: Document | None) -> str:
    if document is None:
        return counted(0, "segment")
    parts = [counted(len(document.segments), "segment")]
    parts += [counted(n, one.value) for one, n in document.severities().items() if n]
    return ", ".join(parts)


def counted(number: int, thing: str) -> str:
    """A number and what it counts: "1 file", "2,000 files"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
