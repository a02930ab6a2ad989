"""Which stretch of a target a rendering can be put in place of."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from bitrans.alignment import linked_stretches, overlap, project
from bitrans.document import Link
from bitrans.lang.script import is_han, is_latin
from bitrans.lang.traced import Interval

LIKENESS = 0.5
"""Least likeness (Ratcliff and Obershelp) of an address, a number or a date to what it replaces."""

_JOINED = frozenset("+/@._-–%#&=?()")
"""Signs within addresses and numbers."""


class Stretch(NamedTuple):
    """A stretch of a target.

    is_clean: whether it stands for the words in question, all of them, and for no others.
    """

    start: int
    end: int
    is_clean: bool


def find(span: Interval, rendering: str, text: str, links: Sequence[Link]) -> Stretch | None:
    """The stretch of the target `text` that stands for a span of the source, by the word links.

    Chinese is found by its links alone. An address, a number or a date may be garbled in all of its
    parts; what stands between the parts belongs to it, and so do letters around it that would be
    left over.

    returns: None if nothing is linked to the span, or digits where the rendering has none.
    """
    stretch = project(span, links, len(text))
    if stretch is None:
        return None
    foreign = _foreign(span, links, len(text))
    if all(map(is_han, rendering)):
        if any(map(str.isdecimal, text[slice(*stretch)])):
            return None
        return Stretch(*stretch, _is_clean(stretch, span, text, links, foreign))
    linked = linked_stretches(span, links)
    hull = _widened((linked[0][0], max(end for _, end in linked)), rendering, text, foreign)
    is_own = not any(foreign[slice(*hull)]) and not _is_cut(hull, rendering, text)
    if is_own and _is_like(text[slice(*hull)], rendering):
        return Stretch(*hull, True)
    wide = _widened(stretch, rendering, text, foreign)
    return Stretch(*(wide if _is_like(text[slice(*wide)], rendering) else stretch), False)


def _foreign(span: Interval, links: Sequence[Link], size: int) -> list[bool]:
    """For each character of the target whether it is linked to other words."""
    foreign = [False] * size
    for link in links:
        if not overlap(link.source, span):
            foreign[slice(*link.target)] = [True] * (link.target[1] - link.target[0])
    return foreign


def _is_clean(
    stretch: Interval, span: Interval, text: str, links: Sequence[Link], foreign: Sequence[bool]
) -> bool:
    """Whether most of a Chinese stretch is linked to the span, and at most a stray link is not."""
    linked = linked_stretches(span, links)
    inside = sum(overlap(one, stretch) for one in linked)
    return (
        all(map(is_han, text[slice(*stretch)]))
        and 2 * inside >= stretch[1] - stretch[0]
        and sum(end - start for start, end in linked) <= inside + 1
        and not any(foreign[slice(*stretch)])
    )


def _widened(stretch: Interval, rendering: str, text: str, foreign: Sequence[bool]) -> Interval:
    """The stretch with what would be left over at its ends: half an address, a second 日."""
    start, end = stretch
    while start and not foreign[start - 1] and _begins(text, start, rendering):
        start -= 1
    while end < len(text) and not foreign[end] and _belongs(text[end], rendering[-1]):
        end += 1
    while end > stretch[1] and text[end - 1] in "._?-–" and text[end - 1] != rendering[-1]:
        end -= 1  # the sentence's own sign
    return start, end


def _is_cut(stretch: Interval, rendering: str, text: str) -> bool:
    """Whether an address goes on beyond the stretch, with letters that are linked to others."""
    start, end = stretch
    after = text[end : end + 2]
    goes_on = after != "" and _belongs(after[0], rendering[-1]) and is_latin(after[-1])
    return goes_on or (start > 0 and _begins(text, start, rendering))


def _begins(text: str, start: int, rendering: str) -> bool:
    """Whether the stretch that begins here begins one character earlier."""
    return _belongs(text[start - 1], rendering[0]) or text[start - 1 : start + 2] == "://"


def _belongs(character: str, edge: str) -> bool:
    """Whether a character beside a stretch is more of it, if the rendering ends in this one."""
    if is_latin(edge) or edge in _JOINED:
        return is_latin(character) or character in _JOINED
    return character == edge


def _is_like(found: str, rendering: str) -> bool:
    return SequenceMatcher(None, found, rendering, autojunk=False).ratio() >= LIKENESS
