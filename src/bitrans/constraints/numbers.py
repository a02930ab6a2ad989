"""Numbers must come out with the same value, however Chinese writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product

from bitrans.constraints import Constraint, Level
from bitrans.constraints.satisfied import pattern
from bitrans.document import Segment
from bitrans.lang import units
from bitrans.lang.de import numbers as german
from bitrans.lang.numbers import Firmness, Number, Reading, is_whole, same
from bitrans.lang.traced import Interval
from bitrans.lang.zh import numbers as chinese
from bitrans.lang.zh.amounts import amount, numeral

KIND = "number"

_MORE = re.compile(r"[.,]?\d|\s?[十百千万亿]")  # after a number in digits: it is another one


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
    """All stretches of a target that can mean a number, or say it in words of their own."""

    number: Number

    def __call__(self, target: str) -> list[Interval]:
        numerals = chinese.read(target)
        places = {found.span for found in numerals if same(self.number, found)}
        for words in self.number.renderings:
            if len(words) > 1 and not words.isdecimal():  # a single sign may be part of any word
                places.update(
                    match.span()
                    for match in pattern(words).finditer(target)
                    if not (words[-1].isdecimal() and _MORE.match(target, match.end()))
                )
        if not places and self.number.parts:
            places.update(_together(self.number.parts, numerals))
        return sorted(places)


def _together(parts: Sequence[Decimal], numerals: Sequence[Number]) -> Iterator[Interval]:
    """The stretches that hold a numeral for each part, if they do not overlap: 四个中有三个."""
    plain = [Number((0, 0), (Reading(part),)) for part in parts]
    found = [[one.span for one in numerals if same(part, one)] for part in plain]
    for spans in product(*found):
        ordered = sorted(spans)
        if all(one[1] <= other[0] for one, other in pairwise(ordered)):
            yield ordered[0][0], ordered[-1][1]


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
