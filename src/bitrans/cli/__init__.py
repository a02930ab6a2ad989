"""The command line: words into objects, one library call, the answer into words."""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from importlib.metadata import version
from io import TextIOWrapper

import click

from bitrans.errors import BitransError

COMMANDS = {
    "translate": "bitrans.cli.translate:translate",
    "check": "bitrans.cli.check:check",
    "demo": "bitrans.cli.demo:demo",
    "glossary": "bitrans.cli.glossary:glossary",
}


class _Group(click.Group):
    """Imports a command when it is asked for; the one place that catches errors."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BitransError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(
    cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(version("bitrans"), "-V", "--version", message="bitrans %(version)s")
def main() -> None:
    """German press releases into Chinese, both languages side by side.

    Works offline. What could not be made sure is flagged, with what to do about it.

    \b
    Exit codes: 0 done, 1 a file failed, 2 wrong usage or settings, 3 notes under --fail-on.
    """
    for stream in (sys.stdout, sys.stderr):  # a console that has no Chinese shows "?" instead
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="replace")
    logger = logging.getLogger("bitrans")
    logger.handlers[:] = [_EchoHandler()]
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _EchoHandler(logging.Handler):
    """Messages of the library, on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        prefix = "Warning: " if record.levelno >= logging.WARNING else ""
        click.echo(prefix + record.getMessage(), err=True)
