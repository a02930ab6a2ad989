"""Code and addresses that are marked up as such must be the same in both languages."""

from __future__ import annotations

from collections.abc import Sequence, Set

from bitrans.constraints import Constraint
from bitrans.document import VERBATIM, Segment


def find(segment: Segment, mentioned: Set[str]) -> Sequence[Constraint]:
    """One constraint for each code span and marked-up address; see Provider."""
    return [
        Constraint(
            span=span.interval,
            wanted=(segment.source[span.start : span.end],),
            kind=span.markup.value,
            origin="markup",
        )
        for span in segment.source_spans
        if span.markup in VERBATIM and span.start < span.end
    ]
