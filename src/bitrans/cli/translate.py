"""bitrans translate"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bitrans.batch import read, translate_files
from bitrans.cli import report
from bitrans.cli.options import FILE_OR_FOLDER, FOLDER, known_encoding, settings_options, today
from bitrans.config import Settings
from bitrans.errors import ConfigError
from bitrans.formats import READERS, WRITERS
from bitrans.outputs import Job, check_writable, find_sources, plan
from bitrans.pipeline import build

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
@click.option(
    "--encoding",
    callback=known_encoding,
    help="Character set of the sources.  [default: found out for each file]",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if a check left a warning or an error.")
@click.pass_context
def translate(
    ctx: click.Context,
    sources: tuple[Path, ...],
    out: Path | None,
    writers: tuple[str, ...],
    settings: Settings,
    encoding: str | None,
    strict: bool,
) -> None:
    """Translate German SOURCES into Chinese: files, or folders with all that is in them.

    Reads .txt and .md. Writes into the folder OUT, for each file brief.txt: the bilingual page
    brief.html, the translation brief.zh.txt, a table brief.tsv, the segments as brief.jsonl.
    With - as the only source it reads standard input and writes the Chinese to standard output.

    \b
    Example:
      bitrans translate releases/ -o chinese/ --glossary our-terms.csv
    """
    if STANDARD_STREAM in sources:
        if len(sources) > 1 or out is not None or len(writers) > 1:
            raise click.UsageError("- is the only source; it takes no --out and at most one --to.")
        ctx.exit(_translate_stream(settings, encoding, (writers or ("zh",))[0], strict=strict))
    if out is None:
        raise click.UsageError("Say with --out FOLDER where the translations go.")
    jobs = plan(find_sources(sources, without=out), out, writers or ("html", "zh"))
    if not jobs:
        raise ConfigError(
            ", ".join(map(str, sources)),
            found=f"there is no file with one of the suffixes {', '.join(READERS.names())}",
            remedy="Name the files, or another folder.",
        )
    totals, _ = run(jobs, settings, out, encoding=encoding)
    ctx.exit(1 if totals.failed else 3 if strict and report.has_findings(totals.severities) else 0)


def run(
    jobs: list[Job], settings: Settings, out: Path, *, encoding: str | None = None
) -> tuple[report.Totals, list[Path]]:
    """Translate files under the user's eyes; the totals, and the files that were written."""
    totals = report.Totals()
    written: list[Path] = []
    try:
        with report.progress(len(jobs)) as progress:
            pipeline = build(settings, day=today(), progress=progress.segments)
            check_writable(out)
            for result in translate_files(jobs, pipeline, encoding=encoding):
                totals.add(result)
                written += result.outputs
                progress.file(result)
    except KeyboardInterrupt:
        finished = report.counted(len(written), "file")
        click.echo(f"Stopped. What was finished is in {out}: {finished}.", err=True)
        raise
    for line in totals.lines():
        click.echo(line, err=True)
    page = report.first_page(written)
    if written:
        click.echo(f"Written to {out}" + (f"; open {page}" if page else ""), err=True)
    return totals, written


def _translate_stream(
    settings: Settings, encoding: str | None, writer: str, *, strict: bool
) -> int:
    document = read(sys.stdin.buffer.read(), name="standard input.txt", encoding=encoding)
    translated = build(settings, day=today()).run(document)
    sys.stdout.buffer.write(WRITERS.get(writer)(translated))
    sys.stdout.buffer.flush()
    for line in report.flags(translated):
        click.echo(line, err=True)
    return 3 if strict and report.has_findings(translated.severities()) else 0
