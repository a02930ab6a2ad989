"""bitrans glossary: look after term bases."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def glossary() -> None:
    """Look after glossaries."""


@glossary.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATHS...", type=click.Path(path_type=Path)
)
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...]) -> None:
    """Name every problem in glossaries, with its line and what to do.

    PATHS are CSV files, and folders of them. All are looked at together, since two files may
    contradict each other.

    Exit code: 0 no problem, 1 problems, 2 a file cannot be used at all.

    \b
    Example:
      bitrans glossary check glossaries/ my-terms.csv
    """
    from bitrans.glossary.load import find_files
    from bitrans.glossary.problems import domains, examine, find_problems

    sheets = [examine(path) for path in find_files(paths)]
    problems = find_problems(sheets)
    for problem in problems:
        click.echo(problem)
    counts = domains(sheets)
    click.echo(f"{len(sheets)} file(s), {sum(counts.values())} entries, {len(problems)} problem(s)")
    for domain, count in counts.items():
        click.echo(f"  {domain or '(no domain)'}: {count}")
    ctx.exit(2 if not all(sheet.readable for sheet in sheets) else 1 if problems else 0)
