"""Settings: what a user chooses, made at the edge and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from bitrans.errors import ConfigError
from bitrans.lang.script import Script
from bitrans.lang.zh.house import House, Spacing, Thousands

M = TypeVar("M", bound=StrEnum)

MAX_THREADS = 256
"""More than any computer for this has cores; thousands of threads bring one to a stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a pipeline is built from.

    engine:             a name in ENGINES.
    model:              "embedded", a folder, or a name on the Hugging Face hub.
    device:             "auto", "cpu" or "cuda".
    beam:               beam size of the search, 1 to 32.
    threads:            CPU threads, 0 = as many as there are cores.
    glossaries:         files and folders, those named first count first.
    shipped_glossaries: whether the term bases that come with bitrans are used after them.
    house:              the style of the Chinese where the standards allow more than one.
    script:             the characters that the Chinese is written in.

    The values of `house` and `script` may be given as plain words ("comma", "hant-tw").

    raises: ConfigError that lists every mistake.
    """

    engine: str = "ct2"
    model: str = "embedded"
    device: str = "auto"
    beam: int = 4
    threads: int = 0
    glossaries: tuple[Path, ...] = ()
    shipped_glossaries: bool = True
    house: House = House()
    script: Script = Script.HANS

    def __post_init__(self) -> None:
        mistakes: list[str] = []
        object.__setattr__(self, "glossaries", tuple(self.glossaries))  # a list is as good
        object.__setattr__(self, "house", _house(self.house, mistakes))
        object.__setattr__(self, "script", _member(Script, "script", self.script, mistakes))
        if self.device not in ("auto", "cpu", "cuda"):
            mistakes.append(f"device: {self.device!r} is none of auto, cpu, cuda")
        if not 1 <= self.beam <= 32:
            mistakes.append(f"beam: {self.beam} is not between 1 and 32")
        if not 0 <= self.threads <= MAX_THREADS:
            mistakes.append(f"threads: {self.threads} is not between 0 and {MAX_THREADS}")
        if mistakes:
            raise ConfigError(
                "settings",
                found=f"{len(mistakes)} mistake(s): " + "; ".join(mistakes),
                remedy="Correct them.",
            )


def _house(house: House, mistakes: list[str]) -> House:
    """The house with members for plain words; what is wrong goes to the mistakes."""
    if not isinstance(house, House):
        mistakes.append(f"house: {house!r} is no House")
        return house
    return House(
        spacing=_member(Spacing, "spacing", house.spacing, mistakes),
        thousands=_member(Thousands, "thousands", house.thousands, mistakes),
    )


def _member(members: type[M], name: str, value: M, mistakes: list[str]) -> M:
    """The member of that value; what is none goes to the mistakes."""
    try:
        return members(value)
    except ValueError:
        mistakes.append(f"{name}: {value!r} is none of {', '.join(members)}")
        return value
