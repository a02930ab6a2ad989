"""The step that puts the Chinese into the characters of Taiwan or Hong Kong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bitrans.document import VERBATIM, Document, Origin, Receipt, Segment
from bitrans.lang.script import Script
from bitrans.lang.traced import Interval, Traced
from bitrans.lang.zh.traditional import convert


class WriteIn:
    """Put every target, and what the receipts wanted, from Simplified characters into a script.

    What a receipt speaks of comes out as it does alone, so that a rendering that was there still
    is. Code, addresses and what was copied from the German stay as they are. A document that is
    not in Simplified characters is left alone, and so are translations that were given.
    """

    def __init__(self, script: Script) -> None:
        self._script = script

    def __call__(self, document: Document) -> Document:
        if self._script is Script.HANS or document.script is not Script.HANS:
            return document
        line = [_written(segment, self._script) for segment in document.segments]
        return replace(document.with_segments(line), script=self._script)


def _written(segment: Segment, script: Script) -> Segment:
    if segment.origin is Origin.GIVEN:
        return segment
    copied = [_is_copied(segment, receipt) for receipt in segment.receipts]
    answer = replace(
        segment,
        receipts=tuple(
            receipt if same else _wanting(receipt, script)
            for receipt, same in zip(segment.receipts, copied, strict=True)
        ),
    )
    if not segment.target:
        return answer
    held = [span.interval for span in segment.target_spans if span.markup in VERBATIM]
    renderings: list[Interval] = []
    for receipt, same in zip(segment.receipts, copied, strict=True):
        if receipt.target_span:
            (held if same else renderings).append(receipt.target_span)
    return answer.with_moved_target(_converted(segment, script, held, renderings))


def _is_copied(segment: Segment, receipt: Receipt) -> bool:
    """Whether the very words of the German were wanted, and are there."""
    if receipt.target_span is None:
        return False
    words = (segment.target or "")[slice(*receipt.target_span)]
    return words == segment.source[slice(*receipt.source_span)]


def _wanting(receipt: Receipt, script: Script) -> Receipt:
    wanted, forbidden = (
        tuple(convert(one, script).text for one in some)
        for some in (receipt.wanted, receipt.forbidden)
    )
    return replace(receipt, wanted=wanted, forbidden=forbidden)


def _converted(
    segment: Segment, script: Script, held: Sequence[Interval], renderings: Sequence[Interval]
) -> Traced:
    """The target in a script: as a whole, but renderings by themselves if that makes a difference.

    The whole is better where the words around decide: 一只 becomes 一隻, but 只 alone does not.
    """
    target = segment.target or ""
    cuts = [
        place
        for span in segment.target_spans
        for place in span.interval
        if not any(start < place < end for start, end in renderings)
    ]
    whole = convert(target, script, protected=held, cuts=cuts)
    uneven = [
        place
        for start, end in renderings
        if whole.text[slice(*whole.forward((start, end)))]
        != convert(target[start:end], script).text
        for place in (start, end)
    ]
    return convert(target, script, protected=held, cuts=[*cuts, *uneven]) if uneven else whole
