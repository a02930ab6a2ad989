"""What word links say of stretches of text: where in the target a part of the source is."""

from __future__ import annotations

from collections.abc import Sequence

from bitrans.document import Link
from bitrans.lang.traced import Interval


def overlap(one: Interval, other: Interval) -> int:
    """How many characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def linked_stretches(span: Interval, links: Sequence[Link]) -> list[Interval]:
    """The target stretches linked to the words in a span of the source, in order of the target."""
    return [link.target for link in links if overlap(link.source, span)]


def project(span: Interval, links: Sequence[Link], size: int) -> Interval | None:
    """The stretch of a target of `size` characters that renders a span of the source.

    Of all stretches it is the one with the most characters that are linked to the span and the
    fewest that are linked to other words; one stray link does not widen it.

    returns: None if nothing is linked to the span.
    source:  the best sum of consecutive elements, Kadane's algorithm (Bentley 1984).
    """
    weights = [-0.25] * size  # characters without a link
    for link in links:
        weights[link.target[0] : link.target[1]] = [-1.0] * (link.target[1] - link.target[0])
    for start, end in linked_stretches(span, links):
        weights[start:end] = [1.0] * (end - start)
    best, total, begin, place = 0.0, 0.0, 0, None
    for position, weight in enumerate(weights):
        if total <= 0.0:
            total, begin = 0.0, position
        total += weight
        if total > best:
            best, place = total, (begin, position + 1)
    return place
