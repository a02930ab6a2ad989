"""Whether a stretch of the source has nothing in the target: a clause that was dropped.

Every stretch is weighed as a hypothesis: it is missing. Words without a link speak for that, linked
ones against it, each by how common that is among words of its kind; and so does a target that is as
much too short as the stretch is long. The heaviest stretch is the finding.

source of the figures: the human translations of the odd lines of FLORES-200 devtest (506), aligned
by the embedded model, and the same with a clause of six characters or more left out. Measure that
again (`benchmarks/faithful`) before changing a number here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import log
from textwrap import shorten
from typing import NamedTuple

from bitrans.alignment import overlap
from bitrans.document import VERBATIM, Category, Note, Segment, Severity, Side, Span
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.numbers import without
from bitrans.lang.traced import Interval
from bitrans.quality.text import visible, weight

CODE = "omission"

FIRM = 5.5
"""Evidence, in nats, from which on a stretch is reported.

Even lines with a note: 5 % of the whole translations, 74 % of those with a clause left out.
"""

FEWEST = 2
"""A stretch has at least so many words without a link, function words not counted."""

SPREAD, ALLOWANCE = 0.1, 6.0
"""Standard deviation of a target's length: a share of its source's letters, and so many of them.

It is 0.17 in truth; the smaller share gives the length the weight that works best. The allowance is
for headlines, and lets "Die Baureihe im Überblick" be 建设概览.
"""

MAX_WORDS = 60
"""Longest stretch that is looked at."""

MAX_SHOWN = 120
"""Characters of it that the note quotes, at the most."""

_NAME, _OTHER, _NUMBER, _FUNCTION = "capitalised", "other", "number", "function word"
_UNLINKED_KEPT = {_NAME: 0.18, _OTHER: 0.31, _NUMBER: 0.06, _FUNCTION: 0.66}
_UNLINKED_DROPPED = {_NAME: 0.9, _OTHER: 0.9, _NUMBER: 0.9, _FUNCTION: 0.95}
"""Share of words without a link, by kind: in whole translations, and where they were dropped."""

_WEIGHTS = {
    (kind, is_linked): (
        log((1 - dropped) / (1 - _UNLINKED_KEPT[kind]))
        if is_linked
        else log(dropped / _UNLINKED_KEPT[kind])
    )
    for kind, dropped in _UNLINKED_DROPPED.items()
    for is_linked in (False, True)
}

_PER_LETTER = 0.28  # weight of the Chinese for one German letter or digit

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DOUBLET = re.compile(  # Bürgerinnen und Bürger, Kollegen und Kolleginnen: one word in Chinese
    r"\b([^\W\d_]{4,40})innen\b(?=\s+(?:und|oder)\s+\1)"
    r"|\b([^\W\d_]{4,40}?)[^\W\d_]{0,3}(?=\s+(?:und|oder)\s+\2innen\b)"
)
_COPIED = 3  # letters; so long a word that stands in the target too was kept


class _Word(NamedTuple):
    """A word of the source.

    weight: how much it speaks for being dropped, in nats.
    before, after: letters of the source that stand before it, and up to its end.
    """

    span: Interval
    is_linked: bool
    is_function: bool
    weight: float
    before: int
    after: int


def check(segment: Segment) -> list[Note]:
    """At most one note, on the stretch of the source that most clearly has no translation.

    Nothing can be said of a target without word links.
    """
    if not segment.target or not segment.links:
        return []
    letters, translated = lengths(segment)
    words = _words(segment)
    stretch, evidence = _heaviest(words, letters, letters - translated)
    if evidence < FIRM:
        return []
    start, end = _longest_run(words, stretch)
    shown = shorten(segment.source[start:end], MAX_SHOWN, placeholder="…")
    return [
        Note(
            code=CODE,
            severity=Severity.WARNING,
            text=f"Nothing in the Chinese seems to stand for “{shown}”.",
            remedy="Check whether this part is in the Chinese; if not, have it translated.",
            side=Side.SOURCE,
            span=(start, end),
            category=Category.OMISSION,
        )
    ]


def coverage(segment: Segment) -> float | None:
    """The share of the source's words, without function words, that have a link.

    None if nothing is known of links, or there is no such word.
    """
    words = [word.is_linked for word in _words(segment) if not word.is_function]
    return sum(words) / len(words) if words and segment.links else None


def lengths(segment: Segment) -> tuple[int, float]:
    """Letters and digits of the source, and how many the target is usually a translation of."""
    target = visible(segment.target or "", _copied(segment.target_spans))
    return sum(map(str.isalnum, _meaning(segment))), weight(target) / _PER_LETTER


def _meaning(segment: Segment) -> str:
    """The source with blanks in place of what is copied, or said once for each gender."""
    source = visible(segment.source, _copied(segment.source_spans))
    return without(source, [match.span() for match in _DOUBLET.finditer(source)])


def _copied(spans: Iterable[Span]) -> list[Interval]:
    return [span.interval for span in spans if span.markup in VERBATIM]


def _linked(segment: Segment) -> list[Interval]:
    """Stretches of the source that have something in the target, by links and by receipts."""
    satisfied = [receipt.source_span for receipt in segment.receipts if receipt.target_span]
    return [*(link.source for link in segment.links), *satisfied]


def _words(segment: Segment) -> list[_Word]:
    source = _meaning(segment)
    target = segment.target or ""
    has_link = [False] * len(source)
    for start, end in _linked(segment):
        has_link[start:end] = [True] * (end - start)
    words = []
    after = position = 0
    for m in _WORD.finditer(source):
        before = after + sum(map(str.isalnum, source[position : m.start()]))
        after = before + sum(map(str.isalnum, m[0]))
        position = m.end()
        kind = _kind(m[0])
        is_linked = any(has_link[m.start() : m.end()]) or (len(m[0]) >= _COPIED and m[0] in target)
        weight = _WEIGHTS[kind, is_linked]
        words.append(_Word(m.span(), is_linked, kind == _FUNCTION, weight, before, after))
    return words


def _kind(word: str) -> str:
    if word[0].isdecimal():
        return _NUMBER
    if len(word) == 1 or word.lower() in words_of("function_words"):
        return _FUNCTION
    return _NAME if word[0].isupper() else _OTHER


def _heaviest(words: Sequence[_Word], letters: int, lacking: float) -> tuple[Interval, float]:
    """The stretch with the most evidence for being dropped, and how much that is.

    It begins and ends with a word that means something and has no link, and has FEWEST of them.

    letters: of the source; lacking: how many of them the target is too short for.
    """
    best, heaviest = (0, 0), 0.0
    variance = (SPREAD * letters) ** 2 + ALLOWANCE**2
    for number, first in enumerate(words):
        if first.is_linked or first.is_function:
            continue
        weight, count = 0.0, 0
        for last in words[number : number + MAX_WORDS]:
            weight += last.weight
            if last.is_linked or last.is_function:
                continue
            count += 1
            if count < FEWEST:
                continue
            size = last.after - first.before
            # log of two normal densities: the target lacks this stretch, or lacks nothing
            evidence = weight + size * (2 * lacking - size) / (2 * variance)
            if evidence > heaviest:
                best, heaviest = (first.span[0], last.span[1]), evidence
    return best, heaviest


def _runs(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """The words that mean something, from one that is linked to the next; function words go."""
    run: list[_Word] = []
    for word in words:
        if word.is_function:
            continue
        if word.is_linked:
            yield run
            run = []
        else:
            run.append(word)
    yield run


def _longest_run(words: Sequence[_Word], stretch: Interval) -> Interval:
    """Where the longest run of words without a link is that lies in the stretch or reaches into it.

    The stretch itself may have words with stray links, and ends where it is as long as the target
    is too short.
    """
    runs = [
        (run[-1].after - run[0].before, run[0].span[0], run[-1].span[1])
        for run in _runs(words)
        if run and overlap((run[0].span[0], run[-1].span[1]), stretch)
    ]
    _, start, end = max(runs)
    return start, end
