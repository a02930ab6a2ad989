"""Numbers of the Chinese that nothing in the German stands for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bitrans.document import Category, Note, Severity
from bitrans.lang.de import number_hints
from bitrans.lang.de import numbers as german
from bitrans.lang.numbers import Number, same_value, without
from bitrans.lang.traced import Interval
from bitrans.lang.zh import numbers as chinese
from bitrans.lang.zh.amounts import plain

CODE = "number.extra"


def check_extra(source: str, target: str, accounted: Sequence[Interval]) -> list[Note]:
    """One note for each number in digits that only the Chinese has.

    Numbers are equal if they can mean the same: 82.403 and 8.2403万, 18.30 Uhr and 下午6点半.

    accounted: stretches of the target that stand for something of the source, as is known already.
    """
    numbers = german.read(source)
    rest = without(source, [number.span for number in numbers if number.in_digits])
    meant = [*numbers, *number_hints.read(source), *number_hints.read_digits(rest)]
    explained = list(accounted)
    unexplained: list[Number] = []
    for number in chinese.read(target):
        if any(same_value(number, one) for one in meant):
            explained.append(number.span)
        elif number.in_digits:
            unexplained.append(number)
    notes = []
    for number in sorted(unexplained, key=lambda one: (one.span[0], -one.span[1])):
        if not any(_overlap(number.span, span) for span in explained):
            notes.append(_extra(target, number))
            explained.append(number.span)
    return notes


def _overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _extra(target: str, number: Number) -> Note:
    written = target[slice(*number.span)]
    return Note(
        code=CODE,
        severity=Severity.ERROR,
        text=f"The Chinese has {_meaning(written, number.readings[0].value)}; "
        "the German does not have this number.",
        remedy="Correct the number in the Chinese, or take it out.",
        span=number.span,
        category=Category.ADDITION,
    )


def _meaning(written: str, value: Decimal) -> str:
    if plain(value) in written:
        return f"“{written}”"
    grouped = f"{value.normalize():,f}".replace(",", " ")  # a comma or point would be ambiguous
    return f"“{written}” (= {grouped})"
