"""The retry ladder: other ways of having a sentence translated, for targets that have a fault."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bitrans.engines import Engine, Hypothesis, Request
from bitrans.engines.long import cut, join
from bitrans.lang.traced import Interval
from bitrans.lang.zh.typography import correct
from bitrans.quality.gates import find_faults, find_repeated_targets, has_final_signs

NO_REPEAT = 3
"""Pieces in a row that may stand once only, on the rung against loops."""

MAX_SCORE_LOSS = 1.0
"""How much lower than the first one's a candidate's score may be: no fault, but no sense either."""

FEW, MAX_SHARE = 20, 0.5
"""More faulty targets than these, in number and as a share of all, are not tried again."""

_SHORTEST_CUT = 40  # characters; parts of what is shorter are scraps


@dataclass(frozen=True, slots=True)
class Attempt:
    """Requests for one sentence, and how their answers become candidates.

    finish: takes the answers, in the order of the requests; some of them may be empty.
    """

    requests: tuple[Request, ...]
    finish: Callable[[Sequence[Sequence[Hypothesis]]], list[Hypothesis]]


def other_end(source: str) -> Attempt | None:
    """With a full stop where there is none, and without the one that is there."""
    if source[-1:] == ".":
        request = Request(source[:-1])
        return Attempt((request,), lambda answers: [_stopped(one) for one in answers[0]])
    if source[-1:].isalnum():
        request = Request(f"{source}.")
        return Attempt((request,), lambda answers: [_unstopped(one) for one in answers[0]])
    return None


def _stopped(hypothesis: Hypothesis) -> Hypothesis:
    if hypothesis.text[-1:].isalnum():
        return replace(hypothesis, text=f"{hypothesis.text}。")
    return hypothesis


def _unstopped(hypothesis: Hypothesis) -> Hypothesis:
    text = re.sub(r"[.。]$", "", hypothesis.text)
    links = tuple(
        link._replace(target=(link.target[0], min(link.target[1], len(text))))
        for link in hypothesis.links
        if link.target[0] < len(text)
    )
    return replace(hypothesis, text=text, links=links)


def without_repeats(source: str) -> Attempt:
    """With no pieces said twice."""
    return Attempt((Request(source, no_repeat=NO_REPEAT),), lambda answers: list(answers[0]))


def in_parts(source: str) -> Attempt | None:
    """Cut near the middle, at a clause mark if there is one, and put together again."""
    if len(source) < _SHORTEST_CUT:
        return None
    parts = cut(source, lambda text: len(text) <= 0.8 * len(source))
    requests = tuple(Request(source[slice(*part)]) for part in parts)
    return Attempt(requests, lambda answers: _joined(source, parts, answers))


def _joined(
    source: str, parts: Sequence[Interval], answers: Sequence[Sequence[Hypothesis]]
) -> list[Hypothesis]:
    return [join(source, parts, [some[0] for some in answers])] if all(answers) else []


RUNGS: tuple[Callable[[str], Attempt | None], ...] = (in_parts, other_end, without_repeats)
"""The ways of asking again, in their order.

Ordered by what each made good of the 92 faulty targets that the embedded model gave for FLORES-200
devtest, tried alone: parts 66, the other end 39, no repeats 30; parts also gained most chrF. Other
hypotheses, which are at hand, made good 21. Measure again when the embedded model changes.
"""

BEAM = 1
"""Beam size for asking again."""


class Ladder:
    """Look through the other hypotheses of all sentences whose target has a fault, then ask again.

    A candidate is better if it has fewer faults, then by its score. A target without faults is
    left alone; one with faults is replaced by a better one only. Where most targets have a fault,
    it is the model or the document that is not right, and nothing is tried.
    """

    def __init__(self, engine: Engine, *, batch_sentences: int) -> None:
        self._engine = engine
        self._batch = batch_sentences

    def __call__(
        self, found: Mapping[str, Sequence[Hypothesis]]
    ) -> dict[str, tuple[Hypothesis, ...]]:
        """Better hypotheses, by source, for those that need one and could have one.

        found: the n-best of every source, best first; so is what is returned.
        """
        texts = {source: correct(best.text).text for source, (best, *_) in found.items()}
        stops = has_final_signs(list(texts.values()))
        same = find_repeated_targets(list(texts.items()))
        works = [
            work
            for place, (source, text) in enumerate(texts.items())
            if (work := _Work(source, found[source][0], text, stops, place in same)).faults
        ]
        if len(works) > FEW and len(works) > MAX_SHARE * len(found):
            return {}
        for work in works:
            work.take(found[work.source][1:])
        for rung in RUNGS:
            self._climb([work for work in works if work.faults], rung)
        return {
            work.source: (work.best, *(one for one in found[work.source] if one != work.best))
            for work in works
        }

    def _climb(self, works: Sequence[_Work], rung: Callable[[str], Attempt | None]) -> None:
        tried = [(work, attempt) for work in works if (attempt := rung(work.source))]
        requests = [request for _, attempt in tried for request in attempt.requests]
        answers: list[tuple[Hypothesis, ...]] = []
        for first in range(0, len(requests), self._batch):
            answers += self._engine.translate(requests[first : first + self._batch], beam=BEAM)
        rest = iter(answers)
        for work, attempt in tried:
            work.take(attempt.finish([next(rest) for _ in attempt.requests]))


class _Work:
    """A sentence, the best target so far, and the number of its faults.

    is_same: whether the first target stands for several other sentences too, which is a fault.
    """

    def __init__(
        self, source: str, first: Hypothesis, text: str, stops: bool, is_same: bool
    ) -> None:
        self.source = source
        self.best = self._first = first
        self._stops = stops
        self._same = text if is_same else None
        self.faults = self._count(text)

    def _count(self, text: str) -> int:
        """Faults of a text in press typography, in which it will be read."""
        faults = find_faults(self.source, text, stops=self._stops)
        return len(faults) + (text == self._same)

    def take(self, candidates: Sequence[Hypothesis]) -> None:
        """Take the best candidate if it is better than what there is."""
        for candidate in candidates:
            if (candidate.score or 0.0) < (self._first.score or 0.0) - MAX_SCORE_LOSS:
                continue
            faults = self._count(correct(candidate.text).text)
            if (faults, -(candidate.score or 0.0)) < (self.faults, -(self.best.score or 0.0)):
                self.best, self.faults = candidate, faults
