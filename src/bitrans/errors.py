"""Every error that bitrans raises on purpose, with the exit code it leads to.

BitransError            1
  ConfigError           2   a setting, an option or a name is wrong; nothing was done yet
    UnknownNameError    2   no reader, writer or engine has that name
    GlossaryError       2   a term base cannot be read, or not used as it is
    ModelError          2   a model is not there, or not what it must be
  FormatError           1   a file is not what its format promises
  EngineError           1   a model fails on a batch
  StoreError            1   a file or folder cannot be read or written
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class BitransError(Exception):
    """An error with its parts: file or thing, place, finding, remedy.

    The parts stay attributes, so that callers need not parse the message.
    """

    exit_code = 1

    def __init__(self, name: str, *, found: str, remedy: str, where: str = "") -> None:
        super().__init__(name, where, found, remedy)
        self.name = name
        self.where = where
        self.found = found
        self.remedy = remedy

    def __reduce__(self) -> tuple[object, ...]:
        """For other processes: exceptions are pickled by their positional arguments only."""
        return _raised_again, (type(self), self.__dict__)

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.name, self.where, self.found) if part)
        end = "" if place.endswith("?") else "."
        return f"{place}{end} {self.remedy}" if self.remedy else place


def _raised_again(kind: type[BitransError], parts: dict[str, object]) -> BitransError:
    error = kind.__new__(kind)
    error.__dict__.update(parts)
    return error


class ConfigError(BitransError):
    """A setting, an option or a name is wrong; nothing was done yet."""

    exit_code = 2


class UnknownNameError(ConfigError):
    """A name that no table has, answered with the names that are there."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        guess = difflib.get_close_matches(name, names, n=1)
        super().__init__(
            name,
            found=f"no {kind} has this name" + (f"; did you mean {guess[0]}?" if guess else ""),
            remedy=f"There are: {', '.join(names)}.",
        )
        self.kind = kind


class GlossaryError(ConfigError):
    """A term base cannot be used as it is."""


class ModelError(ConfigError):
    """A model is not there, or not what it must be."""


class FormatError(BitransError):
    """A file is not what its format promises."""


class EngineError(BitransError):
    """A model fails on a batch."""


class StoreError(BitransError):
    """A file or folder cannot be read or written."""
