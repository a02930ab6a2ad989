"""Sentences that are too long for a model: cut at clause marks, translated, put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bitrans.document import Link
from bitrans.engines import Hypothesis
from bitrans.lang.traced import Interval
from bitrans.lang.zh.join import needs_space

_CUTS = (
    re.compile(r"[.!?…][\"“”»«)]*\s++|\n\s*+"),
    re.compile(r"[;:][\"“”»«)]*\s++|(?<!\s)\s++[–—-]\s++"),
    re.compile(r",[\"“”»«)]*\s++"),
    re.compile(r"(?<!\s)\s++(?=(?:und|oder|sowie|aber|denn|wobei|während)\s)"),
    re.compile(r"(?<!\s)\s++"),
)
"""Where to cut, the best first: after sentences, halves, clauses; before conjunctions; at words."""

_MIN_PART = 0.2
"""A part is at least this share of what is cut, so that no scrap of a sentence stands alone."""

_OPEN_END = {",": "，", ";": "；", ":": "："}


def cut(text: str, fits: Callable[[str], bool]) -> list[Interval]:
    """Stretches of the text that each fit, without the white space between them, in order.

    All other characters of the text are in one of them.
    """
    parts: list[Interval] = []
    waiting = [_stripped(text, 0, len(text))]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2 or fits(text[start:end]):
            if start < end:
                parts.append((start, end))
            continue
        first, second = _halves(text, start, end)
        waiting += [_stripped(text, second, end), _stripped(text, start, first)]
    return parts


def _halves(text: str, start: int, end: int) -> Interval:
    """Where the first half ends and the second begins."""
    middle = (start + end) // 2
    edge = max(1, int((end - start) * _MIN_PART))
    for pattern in _CUTS:
        low = start + edge
        best: Interval | None = None
        for match in pattern.finditer(text, low, end - edge):
            if best is None or abs(match.end() - middle) < abs(best[1] - middle):
                best = match.start(), match.end()
            if match.start() > middle:
                break
        if best:
            mark = len(text[best[0] : best[1]].rstrip())
            return best[0] + mark, best[1]
    return middle, middle


def _stripped(text: str, start: int, end: int) -> Interval:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def join(source: str, parts: Sequence[Interval], found: Sequence[Hypothesis]) -> Hypothesis:
    """One hypothesis from those of the parts: texts end to end, links and scores put together.

    A full stop at the end of a part that was cut at a clause mark becomes that mark.
    """
    text = ""
    links: list[Link] = []
    total = weight = 0.0
    for n, ((start, end), hypothesis) in enumerate(zip(parts, found, strict=True)):
        piece = hypothesis.text
        if n < len(parts) - 1:
            piece = _open(piece, source[end - 1])
        if text and piece and needs_space(text[-1], piece[0]):
            text += " "
        for link in hypothesis.links:
            low, high = link.target[0] + len(text), min(link.target[1], len(piece)) + len(text)
            if low < high:
                links.append(Link((link.source[0] + start, link.source[1] + start), (low, high)))
        if hypothesis.score is not None:
            total += hypothesis.score * (len(piece) + 1)
            weight += len(piece) + 1
        text += piece
    return Hypothesis(text, total / weight if weight else None, tuple(links))


def _open(text: str, last: str) -> str:
    """The translation of a part that does not end its sentence, `last` being its last sign."""
    if last in '.!?…"“”»«)':
        return text
    bare = text.rstrip("。.")
    return bare + _OPEN_END[last] if last in _OPEN_END and bare[-1:] not in ",;:，；：、" else bare
