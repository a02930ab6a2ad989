"""A run over files under the user's eyes, as several commands do it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from bitrans.batch import Result
from bitrans.cli import terminal
from bitrans.config import Settings
from bitrans.errors import StoreError
from bitrans.outputs import REPORT, Job, check_writable, write_all
from bitrans.pipeline import Pipeline
from bitrans.report import Report

Details = Callable[[Result], Sequence[str]]
"""What else is to be said of a file that is done."""


def run(
    command: str,
    jobs: Sequence[Job],
    settings: Settings,
    out: Path | None,
    *,
    build: Callable[[Callable[[int], None]], Pipeline],
    process: Callable[[Pipeline], Iterator[Result]],
    doing: str = "Translating",
    details: Details = lambda result: (),
) -> tuple[Report, list[Path]]:
    """Process files one after another, and write the report of the run into the folder `out`.

    build:   makes the line of steps; it is given what tells the progress in segments.
    process: yields the results of the files.
    returns: the report, and the files that were written, but for the report itself.
    """
    began = time.perf_counter()
    written: list[Path] = []
    with terminal.progress(len(jobs), doing=doing) as progress:
        pipeline = build(progress.segments)
        report = Report(command, settings, pipeline.provenance)
        if out is not None:
            check_writable(out)
        try:
            for result in process(pipeline):
                report.add(result)
                written += result.outputs
                progress.file(result, details(result))
        except KeyboardInterrupt:
            where = f"What was finished is in {out}" if out is not None else "Finished"
            click.echo(f"Stopped. {where}: {terminal.counted(report.files, 'file')}.", err=True)
            try:
                _save(report, out, seconds=time.perf_counter() - began, is_finished=False)
            except StoreError as error:
                click.echo(f"Error: {error}", err=True)
            raise
    seconds = time.perf_counter() - began
    for line in terminal.summary(report, seconds):
        click.echo(line, err=True)
    page = terminal.first_page(written)
    if written:
        click.echo(f"Written to {out}" + (f"; open {page}" if page else ""), err=True)
    _save(report, out, seconds=seconds, is_finished=True)
    return report, written


def _save(report: Report, out: Path | None, *, seconds: float, is_finished: bool) -> None:
    if out is not None:
        write_all({out / REPORT: report.write(is_finished=is_finished, seconds=seconds)})
