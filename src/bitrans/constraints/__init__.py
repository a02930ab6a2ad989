"""Constraints: what of a sentence must come out in a certain way, whoever says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bitrans.document import Segment
from bitrans.lang.traced import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """This span of the source must come out as one of these strings in the target.

    wanted:    the renderings that are right, best first; never empty.
    forbidden: renderings of the same words that are known to be wrong.
    origin:    who asks for it ("titles.csv:12").
    comment:   what that source says of it to people.
    """

    span: Interval
    wanted: tuple[str, ...]
    kind: str
    origin: str
    forbidden: tuple[str, ...] = ()
    comment: str = ""


class Provider(Protocol):
    """Find the constraints of one kind in a segment's source: in order, not overlapping."""

    def __call__(self, segment: Segment) -> Sequence[Constraint]: ...
