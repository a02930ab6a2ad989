"""How well bitrans knows which of its translations are poor, and the figures it knows that by.

    python benchmarks/confidence.py --testset FOLDER [--model MODEL]

FOLDER holds flores.de and flores.zh, one sentence a line. Translates the lines as bitrans does and
takes those that it takes for one sentence. A translation is poor if its chrF is among the lowest
quarter. A logistic regression is fitted on the odd lines (numbered from 1), and on the even ones
printed: the area under the ROC curve, beside that of the score alone, and how many of the poor ones
the bands catch. The last lines are for src/bitrans/quality/confidence.py: put them there when the
embedded model changes, and run it again; then the bands are those of the new figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sacrebleu.metrics.chrf import CHRF

sys.path.insert(0, str(Path(__file__).parent / "faithful"))

import runs  # noqa: E402
import testset  # noqa: E402

from bitrans import Settings  # noqa: E402
from bitrans.document import Confidence, Document, Segment, Severity  # noqa: E402
from bitrans.quality.confidence import FACTORS, features, judge  # noqa: E402

POOR = 0.25
"""The share of translations that counts as poor."""

RIDGE = 1.0
"""Penalty on the squares of the weights of features in standard deviations."""

SURE = 2 / 3
"""Share of poor ones that there must be below the score of the note `score.low`, on odd lines."""

Vector = npt.NDArray[np.float64]


class Sample(NamedTuple):
    """Translations with their features, shape (lines, features), and which of them are poor."""

    segments: list[Segment]
    values: Vector
    poor: npt.NDArray[np.bool_]


class Fit(NamedTuple):
    """A logistic regression on features about their means."""

    base: float
    typical: Vector
    weights: Vector

    def chances(self, values: Vector) -> Vector:
        """The chance of each line to be poor; what is unknown (nan) adds nothing."""
        odds = self.base + np.nan_to_num(values - self.typical) @ self.weights
        return np.asarray(1 / (1 + np.exp(-odds)), np.float64)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--testset", type=Path, required=True, help="folder of the test set")
    parser.add_argument("--model", default="embedded", help="folder or name of the model")
    parser.add_argument("--limit", type=int, help="take only so many lines")
    arguments = parser.parse_args()
    sources, references = testset.load(arguments.testset, limit=arguments.limit)
    document = runs.with_bitrans(Settings(model=arguments.model, device="cpu"), sources).document
    odd, even = samples(document, references)
    for line in results(odd, even):
        print(line)


def samples(document: Document, references: Sequence[str]) -> tuple[Sample, Sample]:
    """Odd and even lines; what is poor is decided by the quarter of the odd ones."""
    found = [
        (number, block.segments[0])
        for number, block in enumerate(document.blocks, start=1)
        if len(block.segments) == 1 and block.segments[0].score is not None
    ]
    metric = CHRF()
    chrf = np.array(
        [metric.sentence_score(one.target or "", [references[n - 1]]).score for n, one in found]
    )
    is_odd = np.array([number % 2 == 1 for number, _ in found])
    poor = chrf < np.quantile(chrf[is_odd], POOR)
    values = np.array([list(features(one).values()) for _, one in found], np.float64)
    odd, even = (
        Sample(
            [one for (_, one), taken in zip(found, mask, strict=True) if taken],
            values[mask],
            poor[mask],
        )
        for mask in (is_odd, ~is_odd)
    )
    return odd, even


def fitted(sample: Sample) -> Fit:
    """The regression by Newton's method, ridge penalty on all but the base."""
    typical, spread = np.nanmean(sample.values, 0), np.nanstd(sample.values, 0) + 1e-9
    scaled = np.nan_to_num((sample.values - typical) / spread)
    design = np.hstack([np.ones((len(scaled), 1)), scaled])
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[0, 0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (sample.poor - chance) - penalty @ weights
        curve = (design.T * (chance * (1 - chance))) @ design + penalty
        weights += np.linalg.solve(curve, slope)
    return Fit(float(weights[0]), typical, weights[1:] / spread)


def area(values: Vector, poor: npt.NDArray[np.bool_]) -> float:
    """Area under the ROC curve: how often a poor one has the higher value than another one.

    nan if there are none of one kind.
    """
    if poor.all() or not poor.any():
        return float("nan")
    bad, good = values[poor][:, None], values[~poor][None, :]
    return float((bad > good).mean() + (bad == good).mean() / 2)


def results(odd: Sample, even: Sample) -> Iterator[str]:
    """What is printed, line by line."""
    fit = fitted(odd)
    score = list(FACTORS).index("score")
    for name, sample in (("odd", odd), ("even", even)):
        alone = area(-sample.values[:, score], sample.poor)
        whole = area(fit.chances(sample.values), sample.poor)
        yield f"{name:5} lines: {len(sample.poor)}, {sample.poor.sum()} of them poor"
        yield f"  AUC of the score alone {alone:.3f}, of the fit {whole:.3f}"
    yield ""
    yield "Bands of the figures in use, on even lines"
    yield from bands(even)
    least = least_score(odd.values[:, score], odd.poor)
    yield from (_below(name, one, least) for name, one in (("odd", odd), ("even", even)))
    yield ""
    yield f"BASE = {fit.base:.2f}"
    yield "FACTORS: Mapping[str, Factor] = {"
    for name, typical, weight in zip(FACTORS, fit.typical, fit.weights, strict=True):
        yield f'    "{name}": Factor({typical:.2f}, {weight:.2f}),'
    yield "}"
    yield f"LEAST_SCORE = {least:.2f}"


def bands(sample: Sample) -> Iterator[str]:
    """Of each confidence: its share, how many are poor, and how many of the poor ones it has."""
    judged = np.array([str(judge(one, one.notes)) for one in sample.segments])
    for confidence in Confidence:
        yield _caught(confidence, judged == confidence, sample.poor)
    yield _caught("not good", judged != Confidence.GOOD, sample.poor)
    grave = [
        any(note.severity is not Severity.INFO for note in one.notes) for one in sample.segments
    ]
    yield _caught("with a note", np.array(grave), sample.poor)


def least_score(scores: Vector, poor: npt.NDArray[np.bool_]) -> float:
    """The highest score, in steps of 0.05, below which SURE of the translations are poor."""
    for step in range(10, 80):
        score = -step / 20
        if (scores < score).any() and poor[scores < score].mean() >= SURE:
            return score
    return -4.0


def _below(name: str, sample: Sample, least: float) -> str:
    scores = sample.values[:, list(FACTORS).index("score")]
    return _caught(f"score below {least:.2f}, {name}", scores < least, sample.poor)


def _caught(name: str, taken: npt.NDArray[np.bool_], poor: npt.NDArray[np.bool_]) -> str:
    precision = poor[taken].mean() if taken.any() else 0.0
    recall = taken[poor].mean() if poor.any() else 0.0
    return (
        f"  {name:24}{taken.mean():7.1%} of the lines, {precision:7.1%} of them poor,"
        f" {recall:7.1%} of the poor ones"
    )


if __name__ == "__main__":
    main()
