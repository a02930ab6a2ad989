"""The step `enforce`: makes targets satisfy their constraints, and writes a receipt for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bitrans.constraints import Constraint, Level, Provider
from bitrans.constraints.satisfied import linked_stretches, pattern, places
from bitrans.document import Document, Link, Origin, Outcome, Receipt, Segment
from bitrans.engines import Engine, Hypothesis, Request
from bitrans.lang.traced import Interval
from bitrans.quality.repeats import find_loop
from bitrans.quality.text import check_length

MAX_TRIES = 2
"""How often a constraint is tried: first with its best rendering, then with the next one."""

MAX_SCORE_LOSS = 1.0
"""How much lower than before a new target's score may be: it must not read worse than what was."""

BATCH_REQUESTS = 256


class Enforce:
    """Make every target satisfy its constraints as far as that can be done.

    A constraint that the target satisfies is kept. For one that it does not, the target is cut
    where the wrong rendering begins, found by the word links; the right one is put there, and the
    engine goes on from it. Constraints are taken from left to right, so that what was put right
    stays. What cannot be had is written down as missing.

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
        self._redecode([work for *_, work in works])
        for line, index, work in works:
            line[index] = work.result()
        return [
            document.with_segments(line) for document, line in zip(documents, lines, strict=True)
        ]

    def _works(self, line: list[Segment]) -> Iterator[tuple[list[Segment], int, _Work]]:
        mentioned: set[str] = set()
        for index, segment in enumerate(line):
            if segment.target is None:
                continue
            constraints = self._constraints(segment, mentioned)
            mentioned.update(constraint.origin for constraint in constraints)
            if constraints:
                yield line, index, _Work(segment, constraints)

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

    def _redecode(self, works: Sequence[_Work]) -> None:
        while True:
            tried = [(work, number) for work in works if (number := work.next()) is not None]
            if not tried:
                return
            prefixes = [list(work.prefixes(number)) for work, number in tried]
            answers = self._answers(
                [
                    Request(work.segment.source, prefix)
                    for (work, _), some in zip(tried, prefixes, strict=True)
                    for prefix in some
                ]
            )
            for (work, number), some in zip(tried, prefixes, strict=True):
                work.take(number, [one for _ in some for one in next(answers)])

    def _answers(self, requests: Sequence[Request]) -> Iterator[tuple[Hypothesis, ...]]:
        for first in range(0, len(requests), BATCH_REQUESTS):
            yield from self._engine.translate(requests[first : first + BATCH_REQUESTS])


@dataclass(frozen=True, slots=True)
class _Draft:
    """A target under work; `places` has the stretch that satisfies each constraint, or None."""

    text: str
    score: float | None
    links: tuple[Link, ...]
    places: list[Interval | None]

    @property
    def rank(self) -> tuple[int, float]:
        """What makes a draft better: more constraints satisfied, then the score."""
        return sum(place is not None for place in self.places), self.score or 0.0


class _Work:
    """A segment with constraints, and what has been tried for them."""

    def __init__(self, segment: Segment, constraints: tuple[Constraint, ...]) -> None:
        self.segment = segment
        self._constraints = constraints
        self._first = self._draft(segment.target or "", segment.score, segment.links)
        self._current = self._best = self._first
        self._tries = [0] * len(constraints)

    def next(self) -> int | None:
        """The constraint to try next: of those not satisfied the one that stands first."""
        if self.segment.origin is not Origin.ENGINE:
            return None
        waiting = [
            number
            for number, place in enumerate(self._current.places)
            if place is None
            and self._tries[number] < MAX_TRIES
            and self._constraints[number].level is Level.MUST
        ]
        return min(waiting, key=lambda number: (self._cuts(number)[0], number), default=None)

    def prefixes(self, number: int) -> Iterator[str]:
        """Beginnings of a new target that satisfy a constraint: what stays, and the rendering."""
        for cut in self._cuts(number):
            kept = self._current.text[:cut]
            rendering = self._rendering(number)
            latin = kept[-1:].isascii() and kept[-1:].isalnum() and rendering[0].isascii()
            yield kept + (" " if latin else "") + rendering

    def take(self, number: int, hypotheses: Sequence[Hypothesis]) -> None:
        """Go on from the best hypothesis for a constraint that is not refused."""
        drafts = [
            draft
            for one in hypotheses
            if not self._is_refused(number, draft := self._draft(one.text, one.score, one.links))
        ]
        self._tries[number] += 1
        if drafts:
            self._current = max(drafts, key=lambda draft: draft.rank)
            self._best = max(self._best, self._current, key=lambda draft: draft.rank)

    def result(self) -> Segment:
        """The segment with the best target found, and a receipt for each constraint."""
        best, segment = self._best, self.segment
        if best is not self._first:
            segment = segment.with_target(
                best.text, origin=segment.origin, score=best.score, links=best.links
            )
        return replace(
            segment,
            receipts=tuple(
                Receipt(
                    kind=constraint.kind,
                    wanted=constraint.wanted,
                    outcome=Outcome.MISSING
                    if place is None
                    else (Outcome.REDECODED if before is None else Outcome.KEPT),
                    source_span=constraint.span,
                    target_span=place,
                    origin=constraint.origin,
                    comment=constraint.comment,
                )
                for constraint, before, place in zip(
                    self._constraints, self._first.places, best.places, strict=True
                )
            ),
        )

    def _draft(self, text: str, score: float | None, links: tuple[Link, ...]) -> _Draft:
        return _Draft(text, score, links, places(self._constraints, text, links))

    def _rendering(self, number: int) -> str:
        wanted = self._constraints[number].wanted
        return wanted[self._tries[number] % len(wanted)]

    def _cuts(self, number: int) -> list[int]:
        """Where the wrong rendering of a constraint may begin in the current target, best first.

        That is where what is linked to it begins; where the longest stretch of that begins; and,
        for words that left no trace, after what is linked to the words before.
        """
        links, span = self._current.links, self._constraints[number].span
        linked = linked_stretches(span, links)
        if linked:
            longest = max(linked, key=lambda stretch: (stretch[1] - stretch[0], -stretch[0]))
            return list(dict.fromkeys([longest[0], linked[0][0]]))
        before = [link for link in links if link.source[1] <= span[0]]
        after = [link for link in links if link.source[0] >= span[1]]
        cuts = [max(before, key=lambda link: link.source).target[1]] if before else [0]
        if after:
            cuts.append(min(after, key=lambda link: link.source).target[0])
        return list(dict.fromkeys(cuts))

    def _is_refused(self, number: int, draft: _Draft) -> bool:
        old = self._current
        if draft.places[number] is None:
            return True
        rendering = pattern(self._rendering(number))
        wanted = sum(self._rendering(number) in c.wanted for c in self._constraints)
        doubled = len(rendering.findall(draft.text)) > max(wanted, len(rendering.findall(old.text)))
        source, first = self.segment.source, self._first.text
        return (
            doubled
            or (check_length(source, draft.text) != [] and check_length(source, first) == [])
            or (draft.score or 0.0) < (self._first.score or 0.0) - MAX_SCORE_LOSS
            or (find_loop(draft.text) is not None and find_loop(old.text) is None)
        )
