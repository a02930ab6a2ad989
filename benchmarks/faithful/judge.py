"""Whether the terms and numbers of a German line are right in its Chinese, and if not, flagged.

The judge shares no code with what it judges: it reads numbers with numbers_de.py and numbers_zh.py,
and finds terms by the inflected forms that terms.csv lists in its column `note`. It sees a
translation as a user does: the line, its Chinese, and the notes with their places.

terms:   each occurrence in the German needs one of the allowed renderings as an occurrence of its
         own in the Chinese, character for character. Longer terms are looked for first; a word
         joined to others by a hyphen is not an occurrence, and "Schülerinnen und Schüler" is one. A
         miss is flagged if an error that
         touches the German term is called term.… or concerns the whole sentence; of a term that is
         said twice in German and once in Chinese, it does not matter which one is flagged.
numbers: each number of the German needs a numeral of the same value of its own in the Chinese. It
         is right, wrong, or the judge cannot tell (the value is there, but for another number, and
         no numeral is left over; or the German is vague). A numeral that the Chinese alone has,
         beyond those that stand in for a wrong one, is wrong as well. A wrong number is flagged if
         an error touches it or concerns its whole sentence, or if an error in its sentence that
         has no place in the German is called number.…, date.…, time.… or digits.….
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import numbers_de
import numbers_zh

Interval = tuple[int, int]

NUMBER_CODES = ("number.", "date.", "time.", "digits.")
TERM_CODES = ("term.",)


class Verdict(StrEnum):
    RIGHT = "right"
    FLAGGED = "flagged"
    SILENT = "silent"
    UNKNOWN = "cannot tell"


class Flag(NamedTuple):
    """An error on a line. The spans are those of the line; None = not there.

    sentence: the sentence it was left on, in the German.
    """

    code: str
    source: Interval | None
    target: Interval | None
    sentence: Interval


@dataclass(frozen=True, slots=True)
class Line:
    """A German line and its Chinese, with the errors that were flagged."""

    source: str
    target: str
    flags: tuple[Flag, ...] = ()


class Term(NamedTuple):
    """An entry of the term base: its German forms and its Chinese renderings."""

    forms: tuple[str, ...]
    renderings: tuple[str, ...]


class Finding(NamedTuple):
    """A verdict on one term or number.

    words:  as they stand in the German, or in the Chinese for a numeral that only it has.
    wanted: what would have been right, for people.
    """

    kind: str
    words: str
    wanted: str
    verdict: Verdict


def load_terms(path: Path) -> list[Term]:
    """Read the term base: the base form, and those in the column `note` ("forms: Stadt|Städte")."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Term(
                (row["source"], *row["note"].removeprefix("forms: ").split("|")),
                tuple(row["target"].split("|")),
            )
            for row in csv.DictReader(file)
        ]


def judge_terms(line: Line, terms: Sequence[Term]) -> list[Finding]:
    """One finding for each occurrence of a term."""
    occurrences = find_terms(line.source, terms)
    candidates = [
        [m.span() for rendering in term.renderings for m in _all(rendering, line.target)]
        for _, term in occurrences
    ]
    flagged = [
        any(_touches(flag, span, TERM_CODES) for flag in line.flags) for span, _ in occurrences
    ]
    places = _flagged_last([term for _, term in occurrences], assign(candidates), flagged)
    findings = []
    for (span, term), place, is_flagged in zip(occurrences, places, flagged, strict=True):
        miss = Verdict.FLAGGED if is_flagged else Verdict.SILENT
        words, wanted = line.source[slice(*span)], "|".join(term.renderings)
        findings.append(Finding("term", words, wanted, Verdict.RIGHT if place else miss))
    return findings


def _flagged_last(
    wanted: Sequence[object], places: Sequence[Interval | None], flagged: Sequence[bool]
) -> list[Interval | None]:
    """The places, exchanged among those that want the same: who is flagged gets one last."""
    done = list(places)
    for one in wanted:
        same = [i for i, other in enumerate(wanted) if other == one]
        given = sorted((done[i] for i in same), key=lambda place: place is None)
        for i, place in zip(sorted(same, key=lambda i: flagged[i]), given, strict=True):
            done[i] = place
    return done


def find_terms(source: str, terms: Iterable[Term]) -> list[tuple[Interval, Term]]:
    """All occurrences of terms, in order; of overlapping ones the longest."""
    forms = {form: term for term in terms for form in term.forms}
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    matches = re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", source) if forms else []
    found: list[tuple[Interval, Term]] = []
    for match in matches:
        term = forms[match[0]]
        if found and found[-1][1] != term and found[-1][1].renderings == term.renderings:
            start, end = found[-1][0]
            if source[end : match.start()] in (" und ", " oder ", "/"):
                found[-1] = (start, match.end()), term
                continue
        found.append((match.span(), term))
    return found


def judge_numbers(line: Line) -> list[Finding]:
    """One finding for each number of the German, and for each numeral beyond them."""
    numbers, numerals = numbers_de.read(line.source), numbers_zh.read(line.target)
    extra = _extra(line, numbers, numerals)
    runs = Counter(numbers_zh.digit_runs(line.target))
    candidates = [
        [numeral.span for numeral in numerals if _fits(number, numeral)] for number in numbers
    ]
    flagged = [any(_touches_number(flag, one.span) for flag in line.flags) for one in numbers]
    wanted = [number._replace(span=(0, 0)) for number in numbers]
    places = _flagged_last(wanted, assign(candidates), flagged)
    findings = []
    for number, some, place, is_flagged in zip(numbers, candidates, places, flagged, strict=True):
        is_code = bool(number.digits) and Counter(number.digits) <= runs
        if is_code:
            runs -= Counter(number.digits)
        if place or is_code:
            verdict = Verdict.RIGHT
        elif (some and not extra) or not number.sure:
            verdict = Verdict.UNKNOWN
        else:
            verdict = Verdict.FLAGGED if is_flagged else Verdict.SILENT
        values = " or ".join([f"{float(v):g}" for v in number.values] or number.digits)
        findings.append(Finding("number", line.source[slice(*number.span)], values, verdict))
    stand_ins = sum(finding.verdict is not Verdict.RIGHT for finding in findings)
    return findings + [_judge_extra(line, numeral) for numeral in extra[stand_ins:]]


def _extra(
    line: Line, numbers: Sequence[numbers_de.Number], numerals: Sequence[numbers_zh.Numeral]
) -> list[numbers_zh.Numeral]:
    """Numerals in digits whose value no number of the German has."""
    known = {value for number in numbers for value in number.values}
    digits = set(numbers_zh.digit_runs(line.source))
    return [
        numeral
        for numeral in numerals
        if numeral.plain
        and known.isdisjoint(numeral.values)
        and digits.isdisjoint(numbers_zh.digit_runs(line.target[slice(*numeral.span)]))
    ]


def _judge_extra(line: Line, numeral: numbers_zh.Numeral) -> Finding:
    flagged = any(
        flag.code.startswith(NUMBER_CODES)
        or (flag.target is not None and _overlap(flag.target, numeral.span))
        for flag in line.flags
    )
    verdict = Verdict.FLAGGED if flagged else Verdict.SILENT
    return Finding("extra number", line.target[slice(*numeral.span)], "nothing", verdict)


def assign(candidates: Sequence[Sequence[Interval]]) -> list[Interval | None]:
    """Give as many as possible a place of their own among their candidates, without overlap."""
    order = sorted(range(len(candidates)), key=lambda i: len(candidates[i]))
    order = [i for i in order if candidates[i]]
    best: dict[int, Interval] = {}

    def search(depth: int, chosen: dict[int, Interval]) -> None:
        nonlocal best
        if len(chosen) > len(best):
            best = dict(chosen)
        if depth == len(order) or len(chosen) + len(order) - depth <= len(best):
            return
        for place in sorted(candidates[order[depth]], key=lambda span: span[0] - span[1]):
            if not any(_overlap(place, other) for other in chosen.values()):
                search(depth + 1, chosen | {order[depth]: place})
        search(depth + 1, chosen)

    search(0, {})
    return [best.get(i) for i in range(len(candidates))]


def _fits(number: numbers_de.Number, numeral: numbers_zh.Numeral) -> bool:
    return not numeral.values.isdisjoint(number.values) and (numeral.month or not number.month)


def _touches(flag: Flag, span: Interval, codes: tuple[str, ...]) -> bool:
    """Whether an error of a kind is on these German words, or any error on their whole sentence."""
    if flag.source is not None:
        return flag.code.startswith(codes) and _overlap(flag.source, span)
    return flag.target is None and _overlap(flag.sentence, span)


def _touches_number(flag: Flag, span: Interval) -> bool:
    if flag.source is None and flag.code.startswith(NUMBER_CODES):
        return _overlap(flag.sentence, span)
    return _touches(flag, span, ("",))


def _overlap(one: Interval, other: Interval) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _all(rendering: str, text: str) -> Iterable[re.Match[str]]:
    return re.finditer(re.escape(rendering), text)
