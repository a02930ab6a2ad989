"""How far a translation by machine can be relied on, as the segment itself shows it.

A logistic regression gives the chance that a translation is among the worst quarter; notes may only
make the judgement worse. `benchmarks/confidence.py` fits the figures and prints them for this file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from bitrans.document import Category, Confidence, Note, Origin, Segment, Severity
from bitrans.quality import gates, omission, text

LOW_SCORE = "score.low"

SHORTEST = 12
"""Words; what is shorter is judged as if it had so many: the fit knows few such sentences."""


class Factor(NamedTuple):
    """What a property of a segment adds to the log-odds of being bad.

    typical: its mean, which adds nothing, and stands in where it is unknown.
    weight:  what one unit more adds.
    """

    typical: float
    weight: float


# Fitted by `python benchmarks/confidence.py --testset FOLDER` on the odd lines of FLORES-200
# devtest that are one sentence (432), translated by the embedded model. Area under the ROC curve on
# the even ones (422): 0.775; of the score alone 0.723.
BASE = -1.43
FACTORS: Mapping[str, Factor] = {
    "score": Factor(-0.95, -4.97),
    "words": Factor(2.97, -1.59),
    "latin": Factor(0.07, 2.34),
    "coverage": Factor(0.79, -0.08),
    "length": Factor(0.19, 1.17),
}
LEAST_SCORE = -1.40
"""Below it two thirds of the translations of the odd lines are among the worst quarter."""

LOOK, DOUBTFUL = 0.25, 0.5
"""Chances of being among the worst quarter from which on a translation is to be looked at, as it is
no better than any, and doubtful, as it is more likely than not."""

_FAULTS = frozenset({text.UNTRANSLATED, text.EMPTY, text.NONE, *gates.CODES})
"""Errors after which nothing of a translation can be relied on."""


def judge(segment: Segment, notes: Sequence[Note]) -> Confidence | None:
    """The confidence in a translation with these notes.

    None for what no machine has translated, and for an engine that gives no score.
    """
    if segment.origin is not Origin.ENGINE or not segment.target or segment.score is None:
        return None
    risk = chance(features(segment))
    codes = {note.code for note in notes if note.severity is Severity.ERROR}
    if risk >= DOUBTFUL or not codes.isdisjoint(_FAULTS):
        return Confidence.DOUBTFUL
    if risk >= LOOK or any(note.severity is not Severity.INFO for note in notes):
        return Confidence.LOOK
    return Confidence.GOOD


def check_score(segment: Segment) -> list[Note]:
    """At most one note, on a translation that the model itself finds unlikely."""
    score = segment.score
    if segment.origin is not Origin.ENGINE or score is None or score >= LEAST_SCORE:
        return []
    return [
        Note(
            code=LOW_SCORE,
            severity=Severity.WARNING,
            text="The model found no translation that it is sure of"
            f" (score {score:.1f}; below {LEAST_SCORE} most are poor).",
            remedy="Have somebody who reads both languages check this sentence.",
            category=Category.MISTRANSLATION,
        )
    ]


def features(segment: Segment) -> dict[str, float | None]:
    """What FACTORS speak of; None where it is unknown.

    score:    of the engine, mean natural-log probability per token.
    words:    natural logarithm of the number of words of the source.
    latin:    share of Latin letters in the target: names, and words not translated.
    coverage: share of the source's words that are linked, function words not counted.
    length:   how far the target's length is from what is usual, as a natural logarithm.
    """
    target = segment.target or ""
    letters, translated = omission.lengths(segment)
    latin = sum(character.isascii() and character.isalpha() for character in target)
    return {
        "score": segment.score,
        "words": log(max(len(segment.source.split()), SHORTEST)),
        "latin": latin / len(target) if target else None,
        "coverage": omission.coverage(segment),
        "length": abs(log(translated / letters)) if translated and letters else None,
    }


def chance(values: Mapping[str, float | None]) -> float:
    """The chance, 0.0 to 1.0, that a segment with these features is among the worst quarter."""
    odds = BASE
    for name, factor in FACTORS.items():
        value = values[name]
        if value is not None:
            odds += factor.weight * (value - factor.typical)
    return 1 / (1 + exp(-odds))
