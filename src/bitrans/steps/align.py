"""The step that finds the word links of translations that somebody else has made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bitrans.document import Document, Origin, Segment
from bitrans.engines import Engine, Hypothesis
from bitrans.steps.translate import no_progress

BATCH_PAIRS = 256
"""Pairs given to the engine together; bounds its memory, and how long an interrupt waits."""

_WITHOUT = frozenset({Origin.ENGINE, Origin.COPY})
"""Origins of targets that have their links from their engine, or need none."""


class Align:
    """Give word links and a score to every translation that has none; leave its text alone.

    Equal pairs are looked at once.

    progress: told the number of segments done, after every batch.
    """

    def __init__(self, engine: Engine, *, progress: Callable[[int], None] = no_progress) -> None:
        self._engine = engine
        self._progress = progress

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        """The documents with their translations linked, the pairs of all in common batches."""
        lines = [document.segments for document in documents]
        times = Counter(_pair(one) for line in lines for one in line if _is_open(one))
        self._progress(sum(map(len, lines)) - times.total())
        pairs = list(times)
        found: dict[tuple[str, str], Hypothesis] = {}
        for first in range(0, len(pairs), BATCH_PAIRS):
            batch = pairs[first : first + BATCH_PAIRS]
            found.update(zip(batch, self._engine.align(batch), strict=True))
            self._progress(sum(times[pair] for pair in batch))
        return [
            document.with_segments([_linked(segment, found) for segment in line])
            for document, line in zip(documents, lines, strict=True)
        ]


def _is_open(segment: Segment) -> bool:
    return bool(segment.target) and not segment.links and segment.origin not in _WITHOUT


def _pair(segment: Segment) -> tuple[str, str]:
    return segment.source, segment.target or ""


def _linked(segment: Segment, found: Mapping[tuple[str, str], Hypothesis]) -> Segment:
    if not _is_open(segment):
        return segment
    hypothesis = found[_pair(segment)]
    return replace(segment, links=hypothesis.links, score=hypothesis.score)
