"""The step `markup`: carries bold, links and line breaks from source to target."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from bitrans.alignment import project
from bitrans.document import (
    VERBATIM,
    Category,
    Document,
    Markup,
    Note,
    Segment,
    Severity,
    Side,
    Span,
)
from bitrans.lang.traced import Interval

_EXCLUSIVE = VERBATIM | {Markup.LINK}
"""Markup that does not stand inside other markup of this set."""

_SIGNS = " \t\n,.;:!?，。；：！？、…—–-"
_QUOTES = "\"'„“”‚‘’»«›‹"


def carry(document: Document) -> Document:
    """Place the source's inline markup on the target words that belong to it; see Step."""
    return document.with_segments([_carried(segment) for segment in document.segments])


def _carried(segment: Segment) -> Segment:
    if segment.target is None or not segment.source_spans or segment.target_spans:
        return segment
    placed: list[Span] = []
    notes: list[Note] = []
    taken: list[Interval] = []
    for span in segment.source_spans:
        place, sure = _place(segment, span)
        if span.markup in _EXCLUSIVE:
            place = _free(place, taken, len(segment.target))
            insort(taken, place)
        if span.start == span.end or place[0] < place[1]:
            placed.append(replace(span, start=place[0], end=place[1]))
        if span.start < span.end and not (sure and place[0] < place[1]):
            notes.append(_note(segment, span, lost=place[0] == place[1]))
    return replace(segment, target_spans=tuple(placed)).with_notes(notes)


def _place(segment: Segment, span: Span) -> tuple[Interval, bool]:
    """Where a span belongs in the target, and whether anything but its position speaks for it."""
    target = segment.target or ""
    text = segment.source[span.start : span.end]
    if span.start == span.end:
        return _point(segment, span.start), True
    if not segment.source[: span.start].strip(_SIGNS) and not segment.source[span.end :].strip(
        _SIGNS
    ):
        end = len(target) if span.end == len(segment.source) else len(target.rstrip(_SIGNS))
        return (0, end), True
    if span.markup in VERBATIM:
        for receipt in segment.receipts:
            if receipt.source_span == span.interval and receipt.target_span:
                return receipt.target_span, True
    stretch = project(span.interval, segment.links, len(target))
    if stretch is None and (found := target.find(text)) >= 0:
        stretch = found, found + len(text)
    if stretch is None:
        share = len(target) / len(segment.source)
        guess = int(span.start * share), max(int(span.start * share) + 1, int(span.end * share))
        return _without_signs(target, (guess[0], min(guess[1], len(target)))), False
    return _with_quotes(target, _without_signs(target, stretch), text), True


def _point(segment: Segment, position: int) -> Interval:
    """Where something that stands between two characters of the source stands in the target."""
    size = len(segment.target or "")
    if not segment.source[:position].strip(_SIGNS):
        return 0, 0
    if not segment.source[position:].strip(_SIGNS):
        return size, size
    before = [link for link in segment.links if link.source[1] <= position]
    if before:
        last = max(link.source for link in before)
        end = max(link.target[1] for link in before if link.source == last)
    else:
        end = int(position * size / len(segment.source))
    return end, end


def _without_signs(target: str, stretch: Interval) -> Interval:
    start, end = stretch
    while start < end and target[start] in _SIGNS + _QUOTES:
        start += 1
    while start < end and target[end - 1] in _SIGNS + _QUOTES:
        end -= 1
    return start, end


def _with_quotes(target: str, stretch: Interval, text: str) -> Interval:
    """The stretch with the quotation marks around it, where the source's markup has them too."""
    start, end = stretch
    if text[0] in _QUOTES and start > 0 and target[start - 1] in _QUOTES:
        start -= 1
    if text.rstrip(_SIGNS)[-1:] in _QUOTES and end < len(target) and target[end] in _QUOTES:
        end += 1
    return start, end


def _free(place: Interval, taken: Sequence[Interval], size: int) -> Interval:
    """The longest part of a place that nothing has taken, or else the nearest free character.

    taken: apart from each other, in order.
    """
    start, end = place
    before = bisect_right(taken, (start, size)) - 1
    position = max(start, taken[before][1]) if before >= 0 else start
    runs: list[Interval] = []
    for low, high in taken[before + 1 :]:
        if low >= end:
            break
        runs.append((position, low))
        position = high
    runs.append((position, end))
    longest = max(runs, key=lambda run: run[1] - run[0])
    return longest if longest[0] < longest[1] else _nearest_free(start, taken, size)


def _nearest_free(start: int, taken: Sequence[Interval], size: int) -> Interval:
    """The free character nearest to a position, or the target's end if all are taken."""
    covered = {i for low, high in taken for i in range(low, high)}
    for distance in range(size):
        for i in (start - distance, start + distance):
            if 0 <= i < size and i not in covered:
                return i, i + 1
    return size, size


def _note(segment: Segment, span: Span, *, lost: bool) -> Note:
    text = segment.source[span.start : span.end]
    if lost:
        return Note(
            code="markup.lost",
            severity=Severity.WARNING,
            text=f"The {span.markup.value} markup of “{text}” has no place in the Chinese.",
            remedy="Put it where it belongs.",
            side=Side.SOURCE,
            span=span.interval,
            category=Category.MARKUP,
        )
    return Note(
        code="markup.guessed",
        severity=Severity.INFO,
        text=f"No Chinese word is linked to “{text}”; its {span.markup.value} markup stands "
        "about where it stands in the German.",
        remedy="Check which Chinese words should carry it.",
        side=Side.SOURCE,
        span=span.interval,
        category=Category.MARKUP,
    )
