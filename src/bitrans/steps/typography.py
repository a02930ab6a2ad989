"""The step that puts the Chinese into the typography of the press."""

from __future__ import annotations

from bitrans.document import VERBATIM, Document, Segment
from bitrans.lang.traced import Interval
from bitrans.lang.zh.typography import correct


class Typography:
    """Correct signs and spaces in every target; code, addresses and terms stay as they are."""

    def __call__(self, document: Document) -> Document:
        return document.with_segments([_corrected(segment) for segment in document.segments])


def _corrected(segment: Segment) -> Segment:
    if not segment.target:
        return segment
    return segment.with_moved_target(correct(segment.target, protected=_protected(segment)))


def _protected(segment: Segment) -> list[Interval]:
    """Code and addresses, and what a constraint asked for: a rendering is never altered."""
    code = [span.interval for span in segment.target_spans if span.markup in VERBATIM]
    return code + [r.target_span for r in segment.receipts if r.target_span]
