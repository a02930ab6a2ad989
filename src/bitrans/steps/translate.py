"""The step `translate`: fills every empty target by machine, again where that went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bitrans.alignment import overlap
from bitrans.document import VERBATIM, Alternative, Document, Origin, Segment
from bitrans.engines import Engine, Hypothesis, Request
from bitrans.lang.de import numbers
from bitrans.lang.de.normalize import is_verbatim
from bitrans.steps.retry import Ladder

BATCH_SENTENCES = 128
"""Sentences given to the engine together; bounds its memory, and how long an interrupt waits."""


def no_progress(count: int) -> None:
    """Tell nobody."""


class Translate:
    """Fill every empty target by machine; leave alone what something else has filled.

    Equal sentences are translated once. A target in which the gates find a fault is tried again in
    other ways, and replaced if that gives a better one (see `retry`). A source of addresses,
    numbers and signs only is its own translation, its numbers with the marks of Chinese ones.

    count:    how many translations to have of each sentence, the best one and alternatives.
    progress: told the number of segments filled, after every batch.
    """

    def __init__(
        self, engine: Engine, *, count: int = 1, progress: Callable[[int], None] = no_progress
    ) -> None:
        self._engine = engine
        self._count = count
        self._ladder = Ladder(engine, batch_sentences=BATCH_SENTENCES)
        self._progress = progress

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        """The documents translated, the sentences of all of them in common batches."""
        lines = [document.segments for document in documents]
        empty = [segment for line in lines for segment in line if segment.target is None]
        sources = list(dict.fromkeys(one.source for one in empty if not is_verbatim(one.source)))
        self._progress(len(empty) - len(sources))
        found: dict[str, tuple[Hypothesis, ...]] = {}
        for first in range(0, len(sources), BATCH_SENTENCES):
            batch = sources[first : first + BATCH_SENTENCES]
            requests = [Request(source) for source in batch]
            found.update(
                zip(batch, self._engine.translate(requests, count=self._count), strict=True)
            )
            self._progress(len(batch))
        found |= self._ladder(found)
        return [
            document.with_segments([_filled(segment, found) for segment in line])
            for document, line in zip(documents, lines, strict=True)
        ]


_CHINESE_MARKS = str.maketrans(".,", ",.")
_SWISS_MARKS = frozenset("'’")


def _copied(segment: Segment) -> str:
    """Signs and numbers as they are, but decimal and thousands marks as Chinese sets them.

    Code stays as it is, and so do Swiss numbers, whose marks are those of Chinese already.
    """
    text = list(segment.source)
    code = [span.interval for span in segment.source_spans if span.markup in VERBATIM]
    for number in numbers.read(segment.source):
        start, end = number.span
        written = segment.source[start:end]
        is_swiss = not _SWISS_MARKS.isdisjoint(written)
        if is_swiss or number.is_ordinal or not number.in_digits:
            continue
        if not any(overlap(number.span, one) for one in code):
            text[start:end] = written.translate(_CHINESE_MARKS)
    return "".join(text)


def _filled(segment: Segment, found: Mapping[str, Sequence[Hypothesis]]) -> Segment:
    if segment.target is not None:
        return segment
    if segment.source not in found:
        copied = segment.with_target(_copied(segment), origin=Origin.COPY)
        return replace(copied, target_spans=segment.source_spans)
    best, *others = found[segment.source]
    return segment.with_target(
        best.text,
        origin=Origin.ENGINE,
        score=best.score,
        links=best.links,
        alternatives=tuple(Alternative(one.text, one.score, one.links) for one in others),
    )
