"""bitrans translate"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bitrans.batch import read, translate_files
from bitrans.cli import terminal
from bitrans.cli.options import (
    FILE_OR_FOLDER,
    FOLDER,
    encoding_option,
    exit_code,
    fail_on_option,
    settings_options,
    today,
)
from bitrans.cli.run import run
from bitrans.config import Settings
from bitrans.errors import ConfigError
from bitrans.formats import READERS, WRITERS
from bitrans.outputs import Job, find_sources, plan
from bitrans.pipeline import build
from bitrans.report import Report

STANDARD_STREAM = Path("-")


@click.command(short_help="Translate German files and folders into Chinese.")
@click.argument("sources", nargs=-1, required=True, type=FILE_OR_FOLDER)
@click.option("-o", "--out", type=FOLDER, help="Folder for the translations, made if need be.")
@click.option(
    "-t",
    "--to",
    "writers",
    multiple=True,
    type=click.Choice(WRITERS.names()),
    help="What to write; may be given several times.  [default: html, zh]",
)
@settings_options
@encoding_option
@fail_on_option
@click.pass_context
def translate(
    ctx: click.Context,
    sources: tuple[Path, ...],
    out: Path | None,
    writers: tuple[str, ...],
    settings: Settings,
    encoding: str | None,
    fail_on: str | None,
) -> None:
    """Translate German SOURCES into Chinese: files, or folders with all that is in them.

    Reads .txt and .md. Writes into the folder OUT, for each file brief.txt: the bilingual page
    brief.html, the translation brief.zh.txt, a table brief.tsv, the segments as brief.jsonl; and
    report.json on the whole run.
    With - as the only source it reads standard input and writes the Chinese to standard output.

    \b
    Example:
      bitrans translate releases/ -o chinese/ --glossary our-terms.csv
    """
    if STANDARD_STREAM in sources:
        if len(sources) > 1 or out is not None or len(writers) > 1:
            raise click.UsageError("- is the only source; it takes no --out and at most one --to.")
        ctx.exit(_translate_stream(settings, encoding, (writers or ("zh",))[0], fail_on))
    if out is None:
        raise click.UsageError("Say with --out FOLDER where the translations go.")
    jobs = plan(find_sources(sources, without=out), out, writers or ("html", "zh"))
    if not jobs:
        raise ConfigError(
            ", ".join(map(str, sources)),
            found=f"there is no file with one of the suffixes {', '.join(READERS.names())}",
            remedy="Name the files, or another folder.",
        )
    report, _ = translate_jobs("translate", jobs, settings, out, encoding=encoding)
    ctx.exit(exit_code(report.failed, report.totals.severities, fail_on))


def translate_jobs(
    command: str, jobs: list[Job], settings: Settings, out: Path, *, encoding: str | None = None
) -> tuple[Report, list[Path]]:
    """Translate files under the user's eyes; the report, and the files that were written."""
    day = today()
    return run(
        command,
        jobs,
        settings,
        out,
        build=lambda progress: build(settings, day=day, progress=progress),
        process=lambda pipeline: translate_files(jobs, pipeline, encoding=encoding),
    )


def _translate_stream(
    settings: Settings, encoding: str | None, writer: str, fail_on: str | None
) -> int:
    document = read(sys.stdin.buffer.read(), name="standard input.txt", encoding=encoding)
    translated = build(settings, day=today()).run(document)
    sys.stdout.buffer.write(WRITERS.get(writer)(translated))
    sys.stdout.buffer.flush()
    for line in terminal.flags(translated):
        click.echo(line, err=True)
    return exit_code(0, translated.severities(), fail_on)
