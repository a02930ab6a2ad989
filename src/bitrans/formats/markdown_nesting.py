"""Text with spans, put in such an order that Markdown can say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitrans.document import POINTS, VERBATIM, Markup, Span
from bitrans.formats.markdown_inline import is_break, is_hard_break

EMPHASES = (Markup.STRONG, Markup.EMPHASIS, Markup.STRIKE)

_CONTROLS = str.maketrans({"\n": " ", "\r": " ", "\0": "\ufffd"})


def lay_out(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Bring a target into the form that reading it back from a file would give.

    White space at the edges and around line breaks goes, behind each break stands "\\n", and there
    are no other line ends. A break with nothing before or behind it on its line goes.
    """
    text = text.translate(_CONTROLS)
    objects: dict[int, list[Span]] = {}
    for span in spans:
        if span.markup in POINTS:
            objects.setdefault(min(span.start, len(text)), []).append(span)
    laid = _Laid(text)
    for place in sorted(objects):
        laid.take(place, is_line_end=any(map(is_break, objects[place])))
        for span in objects[place]:
            laid.put(span)
    laid.take(len(text), is_line_end=True)
    others = [
        replace(span, start=laid.moved(span.start), end=laid.moved(span.end))
        for span in spans
        if span.markup not in POINTS
    ]
    whole = "".join(laid.pieces).rstrip()
    size = len(whole)
    return whole, tuple(
        replace(span, start=min(span.start, size), end=min(span.end, size))
        for span in laid.objects + others
        if not (is_hard_break(span) and span.start >= size)
    )


class _Laid:
    """A text on its way into lines: what is done of it, and where its characters have gone."""

    def __init__(self, text: str) -> None:
        self.pieces: list[str] = []
        self.objects: list[Span] = []
        self._text = text
        self._length = 0
        self._next = len(text) - len(text.lstrip())
        self._begins: list[int] = []  # of each piece of the text: its place there
        self._places: list[tuple[int, int]] = []  # and here, and its length

    def take(self, end: int, *, is_line_end: bool) -> None:
        """Take the text up to `end`, without the white space around a line end."""
        piece = self._text[self._next : end]
        following = max(self._next, end)
        if is_line_end:
            piece = piece.rstrip()
            while following < len(self._text) and self._text[following].isspace():
                following += 1
        self._begins.append(self._next)
        self._places.append((self._length, len(piece)))
        self._add(piece)
        self._next = following

    def put(self, span: Span) -> None:
        """Put an object here, and a line end if it is a break."""
        if is_hard_break(span) and (not self._length or self.pieces[-1] == "\n"):
            return
        self.objects.append(replace(span, start=self._length, end=self._length))
        if self._length and is_break(span):
            self._add("\n")

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self._length += len(piece)

    def moved(self, place: int) -> int:
        """Where a place of the text is now."""
        i = bisect_right(self._begins, place) - 1
        if i < 0:
            return 0
        start, length = self._places[i]
        return start + min(place - self._begins[i], length)


def nest(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Make the spans lie apart or inside each other.

    Code and addresses are never cut, links never inside links; emphasis is cut where it crosses
    the edge of something else, and joined where two of a kind meet. What is empty goes.
    """
    objects = [span for span in spans if span.markup in POINTS]
    trimmed = [_trim(text, span) for span in spans if span.markup not in POINTS]
    full = sorted((s for s in trimmed if s.start < s.end), key=lambda s: (s.start, -s.end))
    verbatim = _apart(_joined([span for span in full if span.markup in VERBATIM]))
    links = [_outside(span, verbatim) for span in full if span.markup is Markup.LINK]
    links = _apart(_joined(links))
    verbatim = [
        span
        for span in verbatim
        if span.markup is Markup.CODE
        or not any(link.start < span.end and span.start < link.end for link in links)
    ]
    settled = list(links)
    for markup in EMPHASES:
        alike = _joined([_outside(span, verbatim) for span in full if span.markup is markup])
        settled += [piece for span in alike for piece in _cut(span, settled)]
    objects = [_behind(span, verbatim) for span in objects]
    return (*objects, *settled, *verbatim)


def _trim(text: str, span: Span) -> Span:
    """The span without white space at its edges; code may begin and end with spaces."""
    blank = "\n" if span.markup is Markup.CODE else None
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip(blank))
    return replace(span, start=start, end=max(start, span.start + len(part.rstrip(blank))))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping or touching ones of the same kind made one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last
            and span.start <= last.end
            and last.markup is span.markup is not Markup.AUTOLINK
            and last.href == span.href
        ):
            joined[-1] = replace(last, end=max(last.end, span.end))
        else:
            joined.append(span)
    return joined


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, each begun only where the one before has ended."""
    apart: list[Span] = []
    for span in spans:
        start = max(span.start, apart[-1].end if apart else 0)
        if start < span.end and (start == span.start or span.markup is not Markup.AUTOLINK):
            apart.append(replace(span, start=start))
    return apart


def _outside(span: Span, verbatim: Iterable[Span]) -> Span:
    """The span made longer, so that it does not begin or end within code or an address."""
    start, end = span.interval
    for other in verbatim:
        if other.start < start < other.end:
            start = other.start
        if other.start < end < other.end:
            end = other.end
    return replace(span, start=start, end=end)


def _behind(span: Span, verbatim: Iterable[Span]) -> Span:
    place = next((v.end for v in verbatim if v.start < span.start < v.end), span.start)
    return replace(span, start=place, end=place)


def _cut(span: Span, settled: Iterable[Span]) -> list[Span]:
    """The span in pieces that cross none of the others."""
    edges = {span.start, span.end}
    for other in settled:
        if other.start < span.start < other.end < span.end:
            edges.add(other.end)
        elif span.start < other.start < span.end < other.end:
            edges.add(other.start)
    places = sorted(edges)
    return [
        replace(span, start=start, end=end) for start, end in zip(places, places[1:], strict=False)
    ]
