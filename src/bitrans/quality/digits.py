"""Whether the numbers of the German, by value, are those of the Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bitrans.document import Note, Severity, Side
from bitrans.lang.traced import Interval
from bitrans.quality import chinese_numbers, german_numbers
from bitrans.quality.number import Code, Number, find_codes, without

CODE = "digits.differ"


def check(source: str, target: str) -> list[Note]:
    """One note for each number that only one side has.

    Numbers are equal if they can mean the same: 82.403 and 8.2403万, 18.30 Uhr and 下午6点半.
    Addresses, telephone numbers and IBANs are compared digit for digit.
    """
    source_codes, target_codes = find_codes(source), find_codes(target)
    notes = [_missing(source, code.span) for code in _only(source_codes, target_codes)]
    notes += [_extra(target, code.span) for code in _only(target_codes, source_codes)]
    german = german_numbers.read(without(source, [code.span for code in source_codes]))
    chinese = chinese_numbers.read(without(target, [code.span for code in target_codes]))
    said, meant = _values(chinese), _values(german)
    for number in german:
        if number.is_firm and said.isdisjoint(number.values):
            notes.append(_missing(source, number.span, number.values[0]))
    for number in chinese:
        if number.is_firm and meant.isdisjoint(number.values):
            notes.append(_extra(target, number.span, number.values[0]))
    return notes


def _only(ours: Sequence[Code], theirs: Sequence[Code]) -> list[Code]:
    known = {code.digits for code in theirs}
    return [code for code in ours if code.digits not in known]


def _values(numbers: Sequence[Number]) -> set[Decimal]:
    return {value for number in numbers for value in number.values}


def _meaning(written: str, value: Decimal | None) -> str:
    if value is None or written == f"{value:f}":
        return f"“{written}”"
    plain = f"{value.normalize():,f}".replace(",", " ")  # a comma or point would be ambiguous
    return f"“{written}” (= {plain})"


def _missing(source: str, span: Interval, value: Decimal | None = None) -> Note:
    what = _meaning(source[slice(*span)], value)
    return Note(
        code=CODE,
        severity=Severity.ERROR,
        text=f"The German has {what}; the Chinese does not have this number.",
        remedy="Put the number into the Chinese, or correct the one that stands for it.",
        side=Side.SOURCE,
        span=span,
    )


def _extra(target: str, span: Interval, value: Decimal | None = None) -> Note:
    what = _meaning(target[slice(*span)], value)
    return Note(
        code=CODE,
        severity=Severity.ERROR,
        text=f"The Chinese has {what}; the German does not have this number.",
        remedy="Correct the number in the Chinese, or take it out.",
        side=Side.TARGET,
        span=span,
    )
