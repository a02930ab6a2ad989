"""bitrans demo"""

from __future__ import annotations

from pathlib import Path

import click

from bitrans import shipped
from bitrans.cli import terminal
from bitrans.cli.options import FOLDER, settings_options
from bitrans.cli.translate import translate_jobs
from bitrans.config import Settings
from bitrans.errors import ConfigError
from bitrans.formats import WRITERS
from bitrans.outputs import find_sources, plan


@click.command(short_help="Translate the press releases that come with bitrans.")
@click.argument("folder", type=FOLDER, default=Path("bitrans-demo"))
@settings_options
@click.pass_context
def demo(ctx: click.Context, folder: Path, settings: Settings) -> None:
    """Translate the press releases that come with bitrans into a new FOLDER.

    FOLDER is bitrans-demo if you do not name one. The releases and all in them are invented.

    \b
    Example:
      bitrans demo
    """
    if folder.exists() and any(folder.iterdir()):
        raise ConfigError(
            str(folder),
            found="this folder is not empty",
            remedy="Name a new one: bitrans demo NEW.",
        )
    jobs = plan(find_sources([shipped.folder("samples")]), folder, WRITERS.names())
    report, written = translate_jobs("demo", jobs, settings, folder)
    page = terminal.first_page(written)
    if page:
        click.echo(f"Open this page in your browser: {page.resolve()}")
    ctx.exit(1 if report.failed else 0)
