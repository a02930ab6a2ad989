"""Numbers must come out with the same value, however Chinese writes it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from bitrans.constraints import Constraint, Level
from bitrans.document import Segment
from bitrans.lang import units
from bitrans.lang.de import numbers as german
from bitrans.lang.numbers import Firmness, Number, is_whole, same
from bitrans.lang.traced import Interval
from bitrans.lang.zh import numbers as chinese
from bitrans.lang.zh.amounts import amount, numeral

KIND = "number"


def find(segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
    """One constraint for each number; see Provider."""
    return tuple(
        Constraint(
            span=number.span,
            wanted=renderings(number),
            kind=KIND,
            origin="numbers",
            level=Level.MUST if number.firmness is Firmness.FIRM else Level.SHOULD,
            find=_Finder(number),
        )
        for number in german.read(segment.source)
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """All stretches of a target that can mean a number."""

    number: Number

    def __call__(self, target: str) -> list[Interval]:
        return [found.span for found in chinese.read(target) if same(self.number, found)]


def renderings(number: Number) -> tuple[str, ...]:
    """How Chinese press texts write a German number, best first: with its unit, then without."""
    if number.renderings:
        return number.renderings
    value, unit = number.readings[0]
    digits = amount(abs(value))
    is_small = not number.in_digits and 0 < value < 10 and is_whole(value)
    if number.is_ordinal:
        words = [f"第{numeral(value, is_ordinal=True)}"] if value < 10 else []
        return tuple([*words, f"第{digits}"] if is_small else [f"第{digits}", *words])
    if value < 0:
        digits = f"零下{digits}" if unit in (units.CELSIUS, units.DEGREE) else f"-{digits}"
    plain = [numeral(value), digits] if is_small and not unit else [digits]
    after = unit or number.counter
    best = [f"{plain[0]}{after}"] if after else []
    if unit in (units.PERCENT, units.POINTS):
        return tuple(best)
    return tuple([*best, *plain])
