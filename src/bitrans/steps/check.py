"""The step that looks at source and target and leaves notes; it never changes text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from bitrans.document import VERBATIM, Document, Note, Segment, Span
from bitrans.lang.script import Script
from bitrans.lang.traced import Interval
from bitrans.lang.zh.traditional import simplified
from bitrans.quality import (
    confidence,
    consistency,
    digits,
    gates,
    language,
    omission,
    pairs,
    receipts,
    swapped,
    text,
)

SEGMENT_CODES = frozenset(
    {
        text.NONE,
        text.EMPTY,
        text.UNTRANSLATED,
        text.SHORT,
        text.LONG,
        omission.CODE,
        confidence.LOW_SCORE,
        digits.CODE,
        pairs.QUOTES,
        pairs.BRACKETS,
        receipts.FORBIDDEN,
        swapped.CODE,
        *gates.CODES,
        *consistency.CODES,
    }
)
DOCUMENT_CODES = frozenset({language.EMPTY, language.NOT_GERMAN, language.ALREADY_CHINESE})


class Check:
    """Replace its own notes on every segment and on the document by what is found now.

    How far a translation by machine can be relied on is judged by all notes that are there then.
    """

    def __call__(self, document: Document) -> Document:
        segments = document.segments
        stops = gates.has_final_signs([segment.target or "" for segment in segments])
        same = gates.find_repeated_targets([(one.source, one.target or "") for one in segments])
        differing = consistency.check(segments)
        of_document = [
            [same[place].note()] if place in same else [] for place in range(len(segments))
        ]
        for place, notes in differing.items():
            of_document[place] += notes
        document = document.with_segments(
            [
                _checked(one, stops, document.script, notes)
                for one, notes in zip(segments, of_document, strict=True)
            ]
        )
        others = tuple(note for note in document.notes if note.code not in DOCUMENT_CODES)
        return replace(document, notes=(*others, *language.check(_beginning(document))))


def _checked(segment: Segment, stops: bool, script: Script, of_document: Sequence[Note]) -> Segment:
    """The segment with its findings, and with those that only the whole document shows."""
    own = SEGMENT_CODES | {receipts.code(receipt) for receipt in segment.receipts}
    others = [note for note in segment.notes if note.code not in own]
    notes = (*others, *_findings(segment, stops, script), *of_document)
    return replace(segment, notes=notes, confidence=confidence.judge(segment, notes))


def _findings(segment: Segment, stops: bool, script: Script) -> list[Note]:
    """All findings; where there is no translation, only that.

    stops: whether the sentences of this translation end in a sign as a rule.
    """
    source, target = segment.source, segment.target
    notes = text.check_presence(source, target)
    if notes or not target:
        return notes
    notes = text.check_language(source, target, verbatim=_verbatim(segment.target_spans))
    if any(note.span is None for note in notes):
        return notes
    faults = gates.check(source, target, stops=stops, script=script)
    return [
        *notes,
        *_lengths(segment, target, is_wild=any(note.code == gates.WILD for note in faults)),
        *digits.check_extra(source, simplified(target), _accounted(segment)),
        *pairs.check(source, target),
        *faults,
        *receipts.check(source, target, segment.receipts),
        *swapped.check(segment),
        *confidence.check_score(segment),
    ]


def _lengths(segment: Segment, target: str, *, is_wild: bool) -> list[Note]:
    """Whether something is lost or added; what `gates` says more strongly is not said again."""
    notes = omission.check(segment)
    if is_wild:
        return notes
    return notes + text.check_length(
        segment.source,
        target,
        source_verbatim=_verbatim(segment.source_spans),
        target_verbatim=_verbatim(segment.target_spans),
    )


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
