"""bitrans check"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from bitrans.batch import Result, check_files
from bitrans.cli import terminal
from bitrans.cli.options import (
    FOLDER,
    check_settings_options,
    encoding_option,
    exit_code,
    fail_on_option,
    today,
)
from bitrans.cli.run import run
from bitrans.config import Settings
from bitrans.errors import ConfigError
from bitrans.formats import BILINGUAL_READERS, WRITERS
from bitrans.outputs import Job, find_sources, plan
from bitrans.pipeline import build_check

WRITERS_OF_BOTH = tuple(name for name in WRITERS.names() if name != "zh")
"""A bilingual file has no German original whose translation could be written."""


@click.command(short_help="Check German and Chinese that is there already.")
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="FILES...",
    type=click.Path(exists=True, readable=False, path_type=Path),
)
@click.option("-o", "--out", type=FOLDER, help="Folder for what is written, made if need be.")
@click.option(
    "-t",
    "--to",
    "writers",
    multiple=True,
    type=click.Choice(WRITERS_OF_BOTH),
    help="What to write; may be given several times.  [default with --out: html]",
)
@check_settings_options
@encoding_option
@fail_on_option
@click.pass_context
def check(
    ctx: click.Context,
    sources: tuple[Path, ...],
    out: Path | None,
    writers: tuple[str, ...],
    settings: Settings,
    encoding: str | None,
    fail_on: str | None,
) -> None:
    """Check bilingual FILES, or folders of them, whoever translated them.

    Reads .tsv and .jsonl: what bitrans wrote, or any with names such as German and Chinese, de and
    zh, source and target. Tells what it finds with its place, and changes nothing. With --out it
    also writes bilingual pages and tables with marks, and report.json.

    \b
    Example:
      bitrans check brief.tsv --glossary our-terms.csv --fail-on error
    """
    if writers and out is None:
        raise click.UsageError("Say with --out FOLDER where --to is to write.")
    found = find_sources(sources, without=out, readers=BILINGUAL_READERS)
    if not found:
        raise ConfigError(
            ", ".join(map(str, sources)),
            found="there is no file with one of the suffixes "
            + ", ".join(BILINGUAL_READERS.names()),
            remedy="Name the files, or another folder.",
        )
    jobs = plan(found, out, writers or ("html",)) if out else [Job(one, {}) for one in found]
    if out is not None and _are_read_again(jobs, sources, out):
        raise click.UsageError(
            f"The next check would take what --to writes into {out} for files to check. "
            "Give another folder with --out."
        )
    day = today()
    report, _ = run(
        "check",
        jobs,
        settings,
        out,
        build=lambda progress: build_check(settings, day=day, progress=progress),
        process=lambda pipeline: check_files(jobs, pipeline, encoding=encoding),
        doing="Checking",
        details=_flags,
    )
    ctx.exit(exit_code(report.failed, report.totals.severities, fail_on))


def _are_read_again(jobs: Sequence[Job], named: Sequence[Path], out: Path) -> bool:
    """Whether an output has the form of a source, and a place where sources are looked for.

    Such places are the named folders, unless OUT lies in them, for then it is left out; and the
    folders of named files, which a shell's "*.tsv" looks through.
    """
    out = out.resolve()
    places = [path.resolve() for path in named]
    folders = [path for path in places if path.is_dir() and path.is_relative_to(out)]
    beside = {path.parent for path in places if not path.is_dir()}
    written = [
        path.resolve()
        for job in jobs
        for path in job.outputs.values()
        if path.suffix in BILINGUAL_READERS.names()
    ]
    return any(
        path.parent in beside or any(path.is_relative_to(folder) for folder in folders)
        for path in written
    )


def _flags(result: Result) -> list[str]:
    return terminal.placed_flags(result.source, result.document) if result.document else []
