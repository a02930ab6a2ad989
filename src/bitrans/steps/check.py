"""The step that looks at source and target and leaves notes; it never changes text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bitrans.document import VERBATIM, Document, Note, Segment, Span
from bitrans.lang.traced import Interval
from bitrans.quality import digits, gates, language, pairs, receipts, text

SEGMENT_CODES = frozenset(
    {
        text.NONE,
        text.EMPTY,
        text.UNTRANSLATED,
        text.SHORT,
        text.LONG,
        digits.CODE,
        pairs.QUOTES,
        pairs.BRACKETS,
        *gates.CODES,
    }
)
DOCUMENT_CODES = frozenset({language.EMPTY, language.NOT_GERMAN, language.ALREADY_CHINESE})


class Check:
    """Replace its own notes on every segment and on the document by what is found now."""

    def __call__(self, document: Document) -> Document:
        segments = document.segments
        stops = gates.has_final_signs([segment.target or "" for segment in segments])
        same = gates.find_repeated_targets([(one.source, one.target or "") for one in segments])
        document = document.with_segments(
            [
                _checked(one, stops, [same[place].note()] if place in same else [])
                for place, one in enumerate(segments)
            ]
        )
        others = tuple(note for note in document.notes if note.code not in DOCUMENT_CODES)
        return replace(document, notes=(*others, *language.check(_beginning(document))))


def _checked(segment: Segment, stops: bool, of_document: Sequence[Note]) -> Segment:
    """The segment with its findings, and with those that only the whole document shows."""
    own = SEGMENT_CODES | {receipts.code(receipt) for receipt in segment.receipts}
    others = tuple(note for note in segment.notes if note.code not in own)
    return replace(segment, notes=(*others, *_findings(segment, stops), *of_document))


def _findings(segment: Segment, stops: bool) -> list[Note]:
    """All findings; where there is no translation, only that.

    stops: whether the sentences of this translation end in a sign as a rule.
    """
    source, target = segment.source, segment.target
    notes = text.check_presence(source, target)
    if notes or not target:
        return notes
    verbatim = _verbatim(segment.target_spans)
    notes = text.check_language(source, target, verbatim=verbatim)
    if any(note.span is None for note in notes):
        return notes
    faults = gates.check(source, target, stops=stops)
    lengths = text.check_length(
        source,
        target,
        source_verbatim=_verbatim(segment.source_spans),
        target_verbatim=verbatim,
    )
    if any(note.code == gates.WILD for note in faults):
        lengths = []  # the same, said more strongly
    return [
        *notes,
        *lengths,
        *digits.check_extra(source, target, _accounted(segment)),
        *pairs.check(source, target),
        *faults,
        *receipts.check(source, segment.receipts),
    ]


def _accounted(segment: Segment) -> list[Interval]:
    """The stretches of the target that are known to be right."""
    return [receipt.target_span for receipt in segment.receipts if receipt.target_span]


def _verbatim(spans: tuple[Span, ...]) -> list[Interval]:
    return [span.interval for span in spans if span.markup in VERBATIM]


def _beginning(document: Document) -> str:
    """The source text as far as the language is judged by it."""
    segments = document.segments
    lengths = accumulate(len(segment.source) + 1 for segment in segments)
    count = sum(length <= language.JUDGED for length in lengths) + 1
    return "\n".join(segment.source for segment in segments[:count])
