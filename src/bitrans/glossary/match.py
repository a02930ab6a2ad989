"""Find the terms of a glossary in a German text, in whatever form they are inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bitrans.glossary.load import Term
from bitrans.lang.de import words
from bitrans.lang.traced import Interval

_WINDOW = 50_000  # characters; what is looked at in one go, so that memory stays bounded
_SPACE = re.compile(r"\s")


class Match(NamedTuple):
    """A term, and the stretch of the text that stands for it."""

    span: Interval
    term: Term


@dataclass(slots=True)
class _Node:
    """A place in the tree of all terms' words; `ending` are the terms that end here."""

    children: dict[str, _Node] = field(default_factory=dict)
    ending: list[int] = field(default_factory=list)


class _Candidate(NamedTuple):
    """A term that fits the tokens from `start` to `end`."""

    start: int
    end: int
    term: int
    length: int  # characters of the folded text


class Matcher:
    """All terms of a glossary, ready to be found.

    Of two terms that fit the same words, the one written as the text has it wins, then the
    earlier one.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self._root = _Node()
        # a term in a text may have soft hyphens, gender signs and indented lines inside
        self._reach = 100 + 4 * max((len(term.source) for term in self._terms), default=0)
        self._written: list[tuple[str, ...]] = []
        for number, term in enumerate(self._terms):
            line = words.tokens(words.fold(term.source).text)
            self._written.append(tuple(token.text for token in line))
            if not any(token.is_word for token in line):
                continue
            node = self._root
            for place in range(len(line)):
                reading = words.term_reading(line, place, exact=term.case == "exact")
                node = node.children.setdefault(reading, _Node())
            node.ending.append(number)

    def find(self, text: str) -> list[Match]:
        """The terms in a text, in order and not overlapping; the longest wins, then the first.

        Spans are positions in `text` itself, whatever had to be folded to find the terms.
        """
        matches: list[Match] = []
        start = 0
        while start < len(text):
            cut = _gap(text, start + _WINDOW)
            for (first, last), term in self._find(text[start : _gap(text, cut + self._reach)]):
                if start + first < cut:
                    matches.append(Match((start + first, start + last), term))
            start = max(cut, matches[-1].span[1]) if matches else cut
        return matches

    def _find(self, text: str) -> list[Match]:
        folded = words.fold(text)
        line = words.tokens(folded.text)
        taken = bytearray(len(line))
        chosen: list[_Candidate] = []
        for candidate in sorted(self._candidates(line), key=lambda c: (-c.length, c.start)):
            if not any(taken[candidate.start : candidate.end]):
                taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
                chosen.append(candidate)
        chosen.sort(key=lambda candidate: candidate.start)
        return [
            Match(
                folded.back((line[start].start, line[end - 1].end)),
                self._terms[term],
            )
            for start, end, term, _ in chosen
        ]

    def _candidates(self, line: list[words.Token]) -> Iterator[_Candidate]:
        """The best term for every run of tokens that fits any."""
        readings = [words.readings(token) for token in line]
        for start in range(len(line)):
            reached = [self._root]
            end = start
            while reached and end < len(line):
                reached = [
                    child
                    for node in reached
                    for reading in readings[end]
                    if (child := node.children.get(reading))
                ]
                end += 1
                ending = [term for node in reached for term in node.ending]
                if ending:
                    length = line[end - 1].end - line[start].start
                    written = tuple(token.text for token in line[start:end])
                    best = min(ending, key=lambda term: (self._changes(term, written), term))
                    yield _Candidate(start, end, best, length)

    def _changes(self, term: int, written: tuple[str, ...]) -> int:
        """How far the term's words are from the text's: 1 for each form, 1 for each capital."""
        return sum(
            (mine != theirs) + (mine[0].isupper() != theirs[0].isupper())
            for mine, theirs in zip(self._written[term], written, strict=True)
        )


def _gap(text: str, position: int) -> int:
    """The first white space from `position` on, if there is any soon; at most the text's end."""
    match = _SPACE.search(text, position, position + _WINDOW)
    return match.start() if match else min(position, len(text))
