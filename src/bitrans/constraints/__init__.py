"""Constraints: what of a sentence must come out in a certain way, whoever says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bitrans.document import Segment
from bitrans.lang.traced import Interval

Finder = Callable[[str], Sequence[Interval]]
"""All stretches of a target that satisfy a constraint, in order; pure, never raises."""


class Level(StrEnum):
    """The engine is asked again for what must be, not for what should be."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """This span of the source must come out as one of these strings in the target.

    wanted:    the renderings that are right, best first; never empty.
    origin:    who asks for it ("titles.csv:12").
    forbidden: renderings of the same words that are known to be wrong.
    comment:   what that source says of it to people.
    find:      what counts as right where equality is of value, not of string (82.403 = 8.2403万);
               None = the renderings themselves.
    """

    span: Interval
    wanted: tuple[str, ...]
    kind: str
    origin: str
    level: Level = Level.MUST
    forbidden: tuple[str, ...] = ()
    comment: str = ""
    find: Finder | None = field(default=None, compare=False)


class Provider(Protocol):
    """Find the constraints of one kind in a segment's source: in order, not overlapping."""

    def __call__(self, segment: Segment, mentioned: AbstractSet[str]) -> Sequence[Constraint]:
        """A pure function.

        mentioned: the origins of the constraints on earlier segments of the same document, for what
                   is said in another way when it is said again.
        """
        ...
