"""Code and addresses that are marked up as such must be the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import partial

from bitrans.constraints import Constraint
from bitrans.document import VERBATIM, Segment
from bitrans.lang.traced import Interval


def find(segment: Segment, mentioned: Set[str]) -> Sequence[Constraint]:
    """One constraint for each code span and marked-up address; see Provider."""
    return [
        Constraint(
            span=span.interval,
            wanted=(text := segment.source[span.start : span.end],),
            kind=span.markup.value,
            origin="markup",
            find=partial(find_exactly, text),
        )
        for span in segment.source_spans
        if span.markup in VERBATIM and span.start < span.end
    ]


def find_exactly(text: str, target: str) -> list[Interval]:
    """Where a text stands in the target, character for character."""
    return [match.span() for match in re.finditer(re.escape(text), target)]
