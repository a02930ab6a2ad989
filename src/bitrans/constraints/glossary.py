"""Constraints from a glossary: its terms must come out in one of their allowed renderings."""

from __future__ import annotations

from collections.abc import Set

from bitrans.constraints import Constraint
from bitrans.document import Segment
from bitrans.glossary.match import Matcher


class GlossaryProvider:
    """Find the terms of a glossary in a segment."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def __call__(self, segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
        return tuple(
            Constraint(
                span=span,
                wanted=term.targets,
                kind="term",
                origin=term.origin,
                forbidden=term.forbidden,
                comment=term.note,
            )
            for span, term in self._matcher.find(segment.source)
        )
