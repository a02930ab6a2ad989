"""Translate the test set: with the model alone, and with bitrans."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import testset

from bitrans import Pipeline, Settings, build
from bitrans.document import Document, Origin
from bitrans.engines import ENGINES, Engine, EngineOptions, Request
from bitrans.pipeline import build_check
from bitrans.steps.segment import Segmenter
from bitrans.steps.typography import Typography

BATCH_SENTENCES = 128
"""As many sentences at once as bitrans gives to its engine, so that the times compare."""

DAY = date(2000, 1, 1)
"""No output shows it."""

WARM_UP = "Am Montag kamen 20 Studenten aus China."
"""Translated before the clock starts, so that nothing is loaded while it runs."""


@dataclass(frozen=True, slots=True)
class Run:
    """A translated test set, and the seconds that it took: by the clock, and of all cores."""

    document: Document
    wall_s: float
    cpu_s: float


def model_alone(options: EngineOptions, engine: str, sources: Sequence[str]) -> Run:
    """Sentences cut, translated and typeset; no term base, no constraint, no gate, no retry."""
    opened = ENGINES.get(engine)(options)
    return _timed(lambda document: _translate(opened, document), sources)


def with_bitrans(settings: Settings, sources: Sequence[str]) -> Run:
    """The whole line of steps."""
    pipeline = build(settings, day=DAY)
    return _timed(pipeline.run, sources)


def checks(settings: Settings) -> Callable[[Sequence[Document]], list[Document]]:
    """What looks at translations that somebody else has made, as `bitrans check` does."""
    pipeline = build_check(settings, day=DAY)
    return lambda documents: _looked_at(pipeline, documents)


def _looked_at(pipeline: Pipeline, documents: Sequence[Document]) -> list[Document]:
    looked_at = pipeline.run_many(documents)
    for done, document in zip(looked_at, documents, strict=True):
        if [one.target for one in done.segments] != [one.target for one in document.segments]:
            raise RuntimeError("a step changed a translation that it only was to look at")
    return looked_at


def _translate(engine: Engine, document: Document) -> Document:
    document = Segmenter()(document)
    segments = list(document.segments)
    for first in range(0, len(segments), BATCH_SENTENCES):
        batch = segments[first : first + BATCH_SENTENCES]
        answers = engine.translate([Request(segment.source) for segment in batch])
        segments[first : first + BATCH_SENTENCES] = [
            segment.with_target(best.text, origin=Origin.ENGINE, score=best.score, links=best.links)
            for segment, (best, *_) in zip(batch, answers, strict=True)
        ]
    return Typography()(document.with_segments(segments))


def _timed(translate: Callable[[Document], Document], sources: Sequence[str]) -> Run:
    translate(testset.document([WARM_UP]))
    wall, cpu = time.perf_counter(), time.process_time()
    document = translate(testset.document(sources))
    return Run(document, time.perf_counter() - wall, time.process_time() - cpu)
