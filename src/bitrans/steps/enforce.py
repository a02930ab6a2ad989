"""The step `enforce`: makes targets satisfy their constraints, and writes a receipt for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from bitrans.constraints import Constraint, Provider
from bitrans.document import Document, Segment
from bitrans.engines import Engine, Hypothesis, Request
from bitrans.steps.drafts import Work

CHOICES = 4
"""How many hypotheses are looked through; as many as the beam finds anyway."""

BATCH_REQUESTS = 256


class Enforce:
    """Make every target satisfy its constraints as far as that can be done.

    A constraint comes to one of five ends, tried in this order, which is that of how the result
    reads. The translation satisfies it (kept). Another hypothesis satisfies all of them at a small
    loss of score (chosen). The target is cut where the wrong rendering begins, found by the word
    links; the right one is put there, and the engine goes on from it (redecoded); constraints are
    taken from left to right, so that what was put right stays. What is linked to the words is
    replaced (replaced). What cannot be had is written down (missing).

    providers: in order of precedence; of two constraints on one word the first one's counts.
    """

    def __init__(self, engine: Engine, providers: Sequence[Provider]) -> None:
        self._engine = engine
        self._providers = providers

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        """The documents with their constraints enforced, decoding again in common batches."""
        lines = [list(document.segments) for document in documents]
        works = [work for line in lines for work in self._works(line)]
        self._choose([work for *_, work in works if work.is_open])
        self._redecode([work for *_, work in works if work.is_open])
        for line, index, work in works:
            work.replace()
            line[index] = work.result()
        return [
            document.with_segments(line) for document, line in zip(documents, lines, strict=True)
        ]

    def _works(self, line: list[Segment]) -> Iterator[tuple[list[Segment], int, Work]]:
        mentioned: set[str] = set()
        for index, segment in enumerate(line):
            if segment.target is None:
                continue
            constraints = self._constraints(segment, mentioned)
            mentioned.update(constraint.origin for constraint in constraints)
            if constraints:
                yield line, index, Work(segment, constraints)

    def _constraints(self, segment: Segment, mentioned: AbstractSet[str]) -> tuple[Constraint, ...]:
        found: list[Constraint] = []
        for provider in self._providers:
            found += [
                constraint
                for constraint in provider(segment, mentioned)
                if all(
                    constraint.span[1] <= other.span[0] or other.span[1] <= constraint.span[0]
                    for other in found
                )
            ]
        return tuple(sorted(found, key=lambda constraint: constraint.span))

    def _choose(self, works: Sequence[Work]) -> None:
        requests = [Request(work.segment.source) for work in works]
        for work, hypotheses in zip(works, self._answers(requests, count=CHOICES), strict=True):
            work.choose(hypotheses)

    def _redecode(self, works: Sequence[Work]) -> None:
        while True:
            tried = [(work, number) for work in works if (number := work.next()) is not None]
            if not tried:
                return
            prefixes = [list(work.prefixes(number)) for work, number in tried]
            requests = [
                Request(work.segment.source, prefix)
                for (work, _), some in zip(tried, prefixes, strict=True)
                for prefix in some
            ]
            answers = self._answers(requests, count=1)
            for (work, number), some in zip(tried, prefixes, strict=True):
                work.take(number, [one for _ in some for one in next(answers)])

    def _answers(
        self, requests: Sequence[Request], *, count: int
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """The answers to all requests, in order; equal ones are asked once."""
        different = list(dict.fromkeys(requests))
        found: dict[Request, tuple[Hypothesis, ...]] = {}
        for first in range(0, len(different), BATCH_REQUESTS):
            batch = different[first : first + BATCH_REQUESTS]
            found.update(zip(batch, self._engine.translate(batch, count=count), strict=True))
        return (found[request] for request in requests)
