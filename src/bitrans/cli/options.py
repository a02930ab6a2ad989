"""Options that several commands share, and what words on the command line become."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from bitrans.config import MAX_THREADS, Settings
from bitrans.document import Severity
from bitrans.engines import ENGINES
from bitrans.errors import ConfigError
from bitrans.formats.charset import decode
from bitrans.lang.script import Script
from bitrans.lang.zh.house import House, Spacing, Thousands

R = TypeVar("R")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE_OR_FOLDER = click.Path(exists=True, readable=False, allow_dash=True, path_type=Path)
"""Whether it can be read is found out when its turn comes: it does not stop the others."""

FOLDER = click.Path(file_okay=False, path_type=Path)


def _member_option(name: str, members: type[StrEnum], *, help: str) -> Decorator:
    """An option whose value is a member of an enumeration, the first one if it is not given."""
    return click.option(
        name,
        default=next(iter(members)).value,
        show_default=True,
        type=click.Choice([member.value for member in members]),
        callback=lambda _, __, value: members(value),
        help=help,
    )


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
        "--threads",
        default=0,
        type=click.IntRange(0, MAX_THREADS),
        help="CPU threads; 0 = as many as there are cores.  [default: 0]",
    ),
)

_TRANSLATION_OPTIONS = (
    click.option(
        "--beam",
        default=4,
        show_default=True,
        type=click.IntRange(1, 32),
        help="How many translations the search keeps beside each other; 1 is quickest.",
    ),
    _member_option(
        "--script",
        Script,
        help="Characters of the Chinese: Simplified, or Traditional for Taiwan or Hong Kong, "
        "with the words of Taiwan for Taiwan.",
    ),
    _member_option(
        "--spacing",
        Spacing,
        help="What stands between Chinese characters and Latin letters or digits.",
    ),
    _member_option(
        "--thousands",
        Thousands,
        help="How whole numbers of five digits and more are written: as they came, 82403, 82,403, "
        "or with a narrow space.",
    ),
)

encoding_option = click.option(
    "--encoding",
    callback=lambda _, __, name: known_encoding(name),
    help="Character set of the sources.  [default: found out for each file]",
)

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    help="Exit with 3 if a note is left that is as grave as this, or graver.  [default: never]",
)


def exit_code(failed: int, severities: Mapping[Severity, int], fail_on: str | None) -> int:
    """How a run ends: 1 if a file failed, 3 if notes are left on which it is to fail, else 0."""
    if failed:
        return 1
    graver = list(Severity)[list(Severity).index(Severity(fail_on)) :] if fail_on else []
    return 3 if any(severities[one] for one in graver) else 0


def settings_options(command: Callable[..., R]) -> Callable[..., R]:
    """Add the options that become Settings, given to the command as `settings`."""
    return _with_settings(command, (*_OPTIONS, *_TRANSLATION_OPTIONS))


def check_settings_options(command: Callable[..., R]) -> Callable[..., R]:
    """The same for a command that does not translate: the other settings are as by default."""
    return _with_settings(command, _OPTIONS)


def _with_settings(command: Callable[..., R], options: Sequence[Decorator]) -> Callable[..., R]:
    @wraps(command)
    def with_settings(*args: Any, **kwargs: Any) -> R:
        names = [field.name for field in fields(Settings) if field.name in kwargs]
        chosen = {name: kwargs.pop(name) for name in names}
        style = [field.name for field in fields(House) if field.name in kwargs]
        if style:
            chosen["house"] = House(**{name: kwargs.pop(name) for name in style})
        return command(*args, settings=Settings(**chosen), **kwargs)

    decorated: Callable[..., R] = with_settings
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


def known_encoding(name: str | None) -> str | None:
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
