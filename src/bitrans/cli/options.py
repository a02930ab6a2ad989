"""Options that several commands share, and what words on the command line become."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from bitrans.config import MAX_THREADS, Settings
from bitrans.engines import ENGINES
from bitrans.errors import ConfigError
from bitrans.formats.charset import decode

R = TypeVar("R")

FILE_OR_FOLDER = click.Path(exists=True, readable=False, allow_dash=True, path_type=Path)
"""Whether it can be read is found out when its turn comes: it does not stop the others."""

FOLDER = click.Path(file_okay=False, path_type=Path)

_OPTIONS = (
    click.option(
        "-g",
        "--glossary",
        "glossaries",
        multiple=True,
        type=click.Path(exists=True, path_type=Path),
        help="Term base (CSV) or a folder of them; may be given several times, "
        "the first counts first.",
    ),
    click.option(
        "--shipped-glossaries/--no-shipped-glossaries",
        default=True,
        help="Use the term bases that come with bitrans, after your own.  [default: use]",
    ),
    click.option(
        "--model",
        default="embedded",
        metavar="MODEL",
        help="Folder of a Marian model, or its name on the Hugging Face hub.  [default: embedded]",
    ),
    click.option(
        "--engine",
        default="ct2",
        show_default=True,
        type=click.Choice(ENGINES.names()),
        help="What computes: ct2 is quick, marian the reference, table reads a file of pairs.",
    ),
    click.option(
        "--device",
        default="auto",
        show_default=True,
        type=click.Choice(["auto", "cpu", "cuda"]),
        help="Where it computes.",
    ),
    click.option(
        "--beam",
        default=4,
        show_default=True,
        type=click.IntRange(1, 32),
        help="How many translations the search keeps beside each other; 1 is quickest.",
    ),
    click.option(
        "--threads",
        default=0,
        type=click.IntRange(0, MAX_THREADS),
        help="CPU threads; 0 = as many as there are cores.  [default: 0]",
    ),
)


def settings_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add the options that become Settings, given to the command as `settings`."""

    @wraps(command)
    def with_settings(*args: Any, **kwargs: Any) -> R:
        chosen = {field.name: kwargs.pop(field.name) for field in fields(Settings)}
        return command(*args, settings=Settings(**chosen), **kwargs)

    decorated: Callable[..., R] = with_settings
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def known_encoding(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    """The value of --encoding; raises ConfigError if there is no encoding of that name."""
    if name is not None:
        decode(b"", name="--encoding", encoding=name)
    return name


def today() -> date:
    """The day of the run: SOURCE_DATE_EPOCH if it is set, so that outputs can be made again.

    raises: ConfigError if the variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(
            "SOURCE_DATE_EPOCH",
            found=f"{epoch!r} is not a number of seconds since 1970",
            remedy="Correct the variable, or remove it.",
        ) from error
