"""The first step: cut blocks into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bitrans.document import VERBATIM, Block, Document, Markup, Segment, Span
from bitrans.lang.de.sentences import split
from bitrans.lang.traced import Interval

_COLUMN_END = re.compile(r"(?<=\S)[^\S\r\n]*\t(?=[^\S\r\n]*\S)")


class Segmenter:
    """Cut every block that its reader left whole; leave alone what is cut or translated."""

    def __call__(self, document: Document) -> Document:
        return replace(document, blocks=tuple(_cut_block(block) for block in document.blocks))


def _cut_block(block: Block) -> Block:
    if len(block.segments) != 1 or block.segments[0].target is not None:
        return block
    return replace(block, segments=cut(block.segments[0]))


def cut(segment: Segment) -> tuple[Segment, ...]:
    """Cut a segment into one for each sentence; no character is lost.

    White space before the first sentence stays in its source, all other white space at sentence
    ends becomes gaps. No cut is made inside a stretch that must stay as it is (code, addresses);
    a line break that is marked up as such always ends a sentence, as does a tab between columns.
    """
    text = segment.source + segment.gap
    breaks = [span.start for span in segment.source_spans if span.markup is Markup.BREAK]
    breaks += [match.start() for match in _COLUMN_END.finditer(text)]
    sentences = [
        (first + start, first + end)
        for first, after in pairwise([0, *sorted(breaks), len(text)])
        for start, end in split(text[first:after])
    ]
    sentences = _without_cuts_inside(sentences, segment.source_spans)
    if not sentences:
        return (segment,)
    starts = [0, *(start for start, _ in sentences[1:])]
    ends = [end for _, end in sentences]
    spans = _distribute(segment.source_spans, starts, ends)
    return tuple(
        replace(segment, source=text[start:end], gap=text[end:after], source_spans=of_sentence)
        for start, end, after, of_sentence in zip(
            starts, ends, [*starts[1:], len(text)], spans, strict=True
        )
    )


def _without_cuts_inside(sentences: Sequence[Interval], spans: Sequence[Span]) -> list[Interval]:
    """The sentences, with those joined again that meet inside a verbatim span."""
    verbatim = sorted(span.interval for span in spans if span.markup in VERBATIM)
    joined: list[Interval] = []
    for start, end in sentences:
        before = bisect_left(verbatim, (joined[-1][1], 0)) if joined else 0  # begin before the cut
        if before and verbatim[before - 1][1] > start:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _distribute(
    spans: Sequence[Span], starts: Sequence[int], ends: Sequence[int]
) -> list[tuple[Span, ...]]:
    """Give each sentence its part of every span, in the sentence's own positions.

    An empty span goes to the sentence that it stands in; between two, to the one before. What of a
    span lies in white space between sentences is nobody's.
    """
    shares: list[list[Span]] = [[] for _ in starts]
    for span in spans:
        first = bisect_right(starts, span.start) - 1
        if span.start == span.end:
            place = min(span.start, ends[first]) - starts[first]
            shares[first].append(replace(span, start=place, end=place))
            continue
        for i in range(first, bisect_right(starts, span.end - 1)):
            start, end = max(span.start, starts[i]), min(span.end, ends[i])
            if start < end:
                shares[i].append(replace(span, start=start - starts[i], end=end - starts[i]))
    return [tuple(share) for share in shares]
