"""The step that puts the Chinese into the typography of the press."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bitrans.alignment import overlap, project
from bitrans.constraints import numbers
from bitrans.document import VERBATIM, Document, Link, Origin, Receipt, Segment
from bitrans.lang.de.works import find_quoted
from bitrans.lang.traced import Interval
from bitrans.lang.zh.house import House
from bitrans.lang.zh.quotes import find_quotations
from bitrans.lang.zh.typography import HOUSE, correct

_BY_VALUE = frozenset({numbers.KIND, "date", "time"})
"""Kinds of receipts for what may be written in several ways; a house may have its own."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?\D*")


class Typography:
    """Correct signs and spaces in every target; code, addresses and terms stay as they are.

    house: what the house decides for itself, in numbers and dates too.
    """

    def __init__(self, house: House = HOUSE) -> None:
        self._house = house

    def __call__(self, document: Document) -> Document:
        return document.with_segments([self._corrected(segment) for segment in document.segments])

    def _corrected(self, segment: Segment) -> Segment:
        if not segment.target or segment.origin is Origin.GIVEN:
            return segment
        return segment.with_moved_target(
            correct(
                segment.target,
                protected=_protected(segment),
                works=list(_works(segment.source, segment.target, segment.links)),
                counts=list(_counts(segment.source, segment.receipts)),
                house=self._house,
            )
        )


def _protected(segment: Segment) -> list[Interval]:
    """Code and addresses, and the words that a constraint asked for: they are never altered."""
    code = [span.interval for span in segment.target_spans if span.markup in VERBATIM]
    return code + [
        receipt.target_span
        for receipt in segment.receipts
        if receipt.target_span and receipt.kind not in _BY_VALUE
    ]


def _works(source: str, target: str, links: Sequence[Link]) -> Iterator[Interval]:
    """The quotations of the target that stand for titles of works in the German.

    Where the word links do not show which one it is, it is the only one if the German has one.
    """
    german = list(find_quoted(source))
    works = [quoted.span for quoted in german if quoted.is_work]
    if not works:
        return
    chinese = find_quotations(target)
    for start, end in works:
        stretch = project((start + 1, end - 1), links, len(target))
        for place in chinese:
            inside = place[0] + 1, place[1] - 1
            if stretch and 2 * overlap(stretch, inside) > max(
                stretch[1] - stretch[0], inside[1] - inside[0]
            ):
                yield place
        if not stretch and len(german) == len(chinese) == 1 and "《" not in target:
            yield chinese[0]


def _counts(source: str, receipts: Sequence[Receipt]) -> Iterator[Interval]:
    """The numbers of the target that the German groups, so that they say how many."""
    for receipt in receipts:
        is_grouped = _GROUPED.fullmatch(source[slice(*receipt.source_span)])
        if receipt.target_span and receipt.kind == numbers.KIND and is_grouped:
            yield receipt.target_span
