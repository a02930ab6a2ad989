"""What a run tells its user: progress, errors and the summary, all on standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import click

from bitrans.batch import Result
from bitrans.document import TERM, Document, Note, Outcome, Severity


class Progress(Protocol):
    """Where a run stands."""

    def segments(self, count: int) -> None:
        """So many more segments are translated."""
        ...

    def file(self, result: Result) -> None:
        """One more file is done."""
        ...


@contextmanager
def progress(total: int) -> Iterator[Progress]:
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
        yield _Bar(bar, total)


class _Lines:
    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def segments(self, count: int) -> None:
        pass

    def file(self, result: Result) -> None:
        self._done += 1
        what = f"Error: {result.error}" if result.error else _found(result.document)
        click.echo(f"{self._done}/{self._total} {result.source.name}: {what}", err=True)


class _Bar:
    def __init__(self, bar: object, total: int) -> None:
        from rich.progress import Progress as Bar

        assert isinstance(bar, Bar)
        self._bar = bar
        self._segments = 0
        self._task = bar.add_task("Translating", total=total, segments=0)

    def segments(self, count: int) -> None:
        self._segments += count
        self._bar.update(self._task, segments=self._segments)

    def file(self, result: Result) -> None:
        self._bar.advance(self._task)
        if result.error:
            self._bar.console.print(f"Error: {result.error}", markup=False, soft_wrap=True)


class Totals:
    """The sums of a run."""

    def __init__(self) -> None:
        self.files = self.failed = self.segments = self.words = 0
        self.outcomes: Counter[Outcome] = Counter()
        self.severities: Counter[Severity] = Counter()
        self._began = time.perf_counter()

    def add(self, result: Result) -> None:
        """Count a file in."""
        if result.document is None:
            self.failed += 1
            return
        self.files += 1
        for segment in result.document.segments:
            self.segments += 1
            self.words += len(segment.source.split())
            self.outcomes.update(
                receipt.outcome for receipt in segment.receipts if receipt.kind == TERM
            )
        self.severities.update(result.document.severities())

    def lines(self) -> list[str]:
        """The summary."""
        seconds = time.perf_counter() - self._began
        failed = f", {self.failed} failed" if self.failed else ""
        return [
            f"{counted(self.files, 'file')}{failed}, {counted(self.segments, 'segment')}, "
            f"{counted(self.words, 'word')} in {seconds:.1f} s",
            "Terms: " + ", ".join(f"{self.outcomes[one]} {one}" for one in Outcome),
            "Notes: "
            + ", ".join(counted(self.severities[one], one.value) for one in reversed(Severity)),
        ]


def flags(document: Document) -> list[str]:
    """The notes of a document as lines of text, with the number of the segment they are on."""
    lines = [_flag(note) for note in document.notes]
    for number, segment in enumerate(document.segments, start=1):
        lines += [f"{number}: {_flag(note)}" for note in segment.notes]
    return lines


def _flag(note: Note) -> str:
    return f"{note.severity.upper()} {note.code}: {note.text} {note.remedy}"


def has_findings(severities: Mapping[Severity, int]) -> bool:
    """Whether a check left a warning or an error."""
    return severities[Severity.WARNING] + severities[Severity.ERROR] > 0


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
