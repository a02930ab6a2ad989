"""What must be known of a model beside its weights: profile.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

from bitrans.errors import ModelError
from bitrans.lang.de import normalize
from bitrans.lang.zh import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How a model wants its input and what its output needs.

    prefix:     token that the source must begin with (">>zh_cn<<"), "" if none.
    max_pieces: longest source in pieces that is given to the model in one go.
    word_links: whether head 0 of the last decoder layer is trained as a word aligner.
    full_stop:  whether a source without a closing sign gets one for the model.
    input:      names of the rules of lang.de.normalize, in order.
    output:     names of the rules of lang.zh.clean, in order.
    """

    name: str
    licence: str = "unknown"
    source: str = "de"
    target: str = "zh"
    prefix: str = ""
    max_pieces: int = 160
    word_links: bool = True
    full_stop: bool = False
    input: tuple[str, ...] = ()
    output: tuple[str, ...] = ()


def read(data: bytes, *, name: str) -> Profile:
    """The profile in the bytes of a profile.toml.

    raises: ModelError that lists every mistake.
    """
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            name, found=f"this is not TOML ({error})", remedy="Correct it, or remove it."
        ) from error
    mistakes = _mistakes(table)
    if mistakes:
        raise ModelError(
            name,
            found=f"{len(mistakes)} mistake(s): " + "; ".join(mistakes),
            remedy="Correct the profile, or remove it.",
        )
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    return Profile(**values)


def load(path: Path) -> Profile:
    """The profile in a file; raises ModelError if it cannot be read or is wrong."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ModelError(
            str(path), found=f"cannot be read ({error.strerror})", remedy="Check the model folder."
        ) from error
    return read(data, name=str(path))


_TYPES = {"max_pieces": int, "word_links": bool, "full_stop": bool, "input": list, "output": list}
"""The TOML type of each setting that is not a string."""


def _mistakes(table: Mapping[str, Any]) -> list[str]:
    known = {field.name for field in fields(Profile)}
    found = [f"{key}: no such setting" for key in table if key not in known]
    found += [
        f"{field.name}: is missing"
        for field in fields(Profile)
        if field.default is MISSING and field.name not in table
    ]
    found += [
        f"{key}: must be a {_TYPES.get(key, str).__name__}"
        for key, value in table.items()
        if key in known and type(value) is not _TYPES.get(key, str)
    ]
    return found or _wrong_values(table)


def _wrong_values(table: Mapping[str, Any]) -> list[str]:
    found = []
    if table.get("max_pieces", 160) < 8:
        found.append(f"max_pieces: {table['max_pieces']} is less than 8")
    if table.get("source", "de") != "de" or table.get("target", "zh") != "zh":
        found.append("source, target: bitrans translates from de to zh only")
    for key, rules in (("input", list(normalize.RULES)), ("output", list(clean.RULES))):
        found += [
            f"{key}: {rule!r} is none of {', '.join(rules)}"
            for rule in table.get(key, [])
            if rule not in rules
        ]
    return found
