"""The bilingual page: German and Chinese side by side in one HTML file that needs nothing else.

Text of the document reaches the page in two ways only, and both escape it: through the template,
which escapes every value, and through `marked`, which builds the texts with their marks. The
page's security policy allows our style and our script, by their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, islice, pairwise
from typing import NamedTuple, TypeVar

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup as Html

from bitrans.document import (
    TERM,
    Block,
    Confidence,
    Document,
    Kind,
    Link,
    Markup,
    Note,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Severity,
    Side,
    Span,
)
from bitrans.formats.page_words import CONFIDENCES, OUTCOMES, SEVERITIES, Word
from bitrans.formats.rows import Row, rows
from bitrans.lang.traced import Interval

K = TypeVar("K", Severity, Outcome, Confidence)

TAGS = {Markup.STRONG: "strong", Markup.EMPHASIS: "em", Markup.STRIKE: "s", Markup.CODE: "code"}
SAFE_HREF = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f\ud800-\udfff]+", re.IGNORECASE)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
BIDI_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


SIDES = {Side.SOURCE: "im Deutschen", Side.TARGET: "im Chinesischen"}


class Mark(NamedTuple):
    """An element around a stretch of text: markup, a term, the place of a note."""

    interval: Interval
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


class NoteView(NamedTuple):
    """A note as the page shows it; `id` is its segment's, "" for a note on the whole document."""

    id: str
    number: int
    note: Note
    word: Word
    place: str
    quote: str


class ReceiptView(NamedTuple):
    """A receipt as the page shows it, with the words that it is about."""

    id: str
    receipt: Receipt
    word: Word
    german: str
    chinese: str

    @property
    def is_term(self) -> bool:
        return self.receipt.kind == TERM


class Pair(NamedTuple):
    """A segment as the page shows it; `chinese` is None if it is not translated yet.

    trust: the class and the word of its confidence, where that is not good.
    """

    row: Row
    trust: tuple[str, Word] | None
    german: Html
    chinese: Html | None
    notes: tuple[NoteView, ...]
    receipts: tuple[ReceiptView, ...]
    counts: list[tuple[str, Word, int]]


class BlockView(NamedTuple):
    """A block as the page shows it; `tag` is the element of its German text."""

    block: Block
    tag: str
    pairs: tuple[Pair, ...]


def write(document: Document) -> bytes:
    """The document as a bilingual page; the same document gives the same bytes."""
    style, script = _part("page.css"), _part("page.js")
    blocks = _blocks(document)
    pairs = [pair for view in blocks for pair in view.pairs]
    notes = [_note_view("", 0, note, None) for note in document.notes]
    notes += [note for pair in pairs for note in pair.notes]
    ranks = list(SEVERITIES)
    origins = {one.origin for one in document.segments}
    german, chinese = _title(document)
    page = _template().render(
        style=Html(style),
        script=Html(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        window_title=BIDI_CONTROL.sub("", german),
        title=german,
        chinese_title=chinese,
        document=document,
        provenance=document.provenance,
        groups=[(kind, list(group)) for kind, group in groupby(blocks, lambda v: v.block.kind)],
        count=len(pairs),
        outcomes=_counted(
            (view.receipt.outcome for pair in pairs for view in pair.receipts if view.is_term),
            OUTCOMES,
        ),
        confidences=_counted(
            (one.confidence for one in document.segments if one.confidence), CONFIDENCES
        ),
        is_machine=Origin.ENGINE in origins,
        is_given=Origin.GIVEN in origins and Origin.ENGINE not in origins,
        severities=_counted((view.note.severity for view in notes), SEVERITIES),
        notes=sorted(notes, key=lambda view: ranks.index(view.note.severity)),
        legend=SEVERITIES,
        terms=OUTCOMES,
    )
    return UNPRINTABLE.sub("\ufffd", page).encode()


def atoms(size: int, intervals: Sequence[Interval]) -> Iterator[tuple[int, int, list[int]]]:
    """Cut a text of that size wherever an interval begins or ends.

    intervals: none empty, all within the text; they may overlap in any way.
    returns:   (start, end, indexes of the intervals that cover all of it, rising) for each piece;
               the pieces together are the text.
    """
    begins: dict[int, list[int]] = {}
    for i, (start, _) in enumerate(intervals):
        begins.setdefault(start, []).append(i)
    cuts = sorted({0, size, *(place for interval in intervals for place in interval)})
    active: list[int] = []
    for start, end in pairwise(cuts):
        active = sorted(i for i in (*active, *begins.get(start, ())) if intervals[i][1] > start)
        yield start, end, active


def marked(text: str, marks: Iterable[Mark], words: Sequence[Interval], *, focusable: bool) -> Html:
    """The text as HTML, with elements around the marks and a span around every linked word.

    Elements are closed and opened again where marks overlap without lying in each other.

    words:     stretches that have a counterpart; a span's data-w lists the indexes of its words.
    focusable: whether the arrow keys go from word to word; the first one is the text's tab stop.
    """
    outer_first = sorted(_single_anchors(marks), key=lambda m: (m.interval[0], -m.interval[1]))
    intervals = [*(mark.interval for mark in outer_first), *words]
    pieces: list[Html] = []
    stack: list[int] = []
    tabindex = "0"
    for start, end, active in atoms(len(text), intervals):
        wanted = [i for i in active if i < len(outer_first)]
        same = sum(1 for _ in _common(stack, wanted))
        while len(stack) > same:
            pieces.append(Html("</{}>").format(outer_first[stack.pop()].tag))
        for i in wanted[same:]:
            pieces.append(_opening(outer_first[i].tag, outer_first[i].attributes))
            stack.append(i)
        numbers = " ".join(str(i - len(outer_first)) for i in active[len(wanted) :])
        if not numbers:
            pieces.append(Html.escape(text[start:end]))
            continue
        attributes = [("data-w", numbers)]
        if focusable and not any(outer_first[i].tag == "a" for i in stack):
            attributes.append(("tabindex", tabindex))
            tabindex = "-1"
        pieces += [_opening("span", attributes), Html.escape(text[start:end]), Html("</span>")]
    pieces += [Html("</{}>").format(outer_first[i].tag) for i in reversed(stack)]
    return Html("").join(pieces)


def _common(one: Sequence[int], other: Sequence[int]) -> Iterator[int]:
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a


def _opening(tag: str, attributes: Iterable[tuple[str, str]]) -> Html:
    inside = Html("").join(Html(' {}="{}"').format(*attribute) for attribute in attributes)
    return Html("<{}{}>").format(tag, inside)


def _single_anchors(marks: Iterable[Mark]) -> Iterator[Mark]:
    """An anchor must not lie in another: of those that overlap the first stays one.

    The others keep their class, which is the first of their attributes.
    """
    taken: list[Interval] = []
    for mark in marks:
        start, end = mark.interval
        if mark.tag != "a":
            yield mark
        elif any(start < other_end and other_start < end for other_start, other_end in taken):
            yield Mark(mark.interval, "span", mark.attributes[:1])
        else:
            taken.append(mark.interval)
            yield mark


def _within(interval: Interval | None, text: str) -> Interval | None:
    """The part of the interval that lies in the text; None if there is none."""
    if interval is None:
        return None
    start, end = max(0, interval[0]), min(interval[1], len(text))
    return (start, end) if start < end else None


def _side_marks(row: Row, side: Side, text: str) -> Iterator[Mark]:
    segment = row.segment
    for span in segment.source_spans if side is Side.SOURCE else segment.target_spans:
        if (place := _within(span.interval, text)) and (element := _element(span)):
            yield Mark(place, *element)
    for n, receipt in enumerate(segment.receipts, start=1):
        wanted = receipt.source_span if side is Side.SOURCE else receipt.target_span
        if place := _within(wanted, text):
            attributes = [("class", f"term {receipt.outcome}"), ("href", f"#{row.id}-t{n}")]
            if side is Side.TARGET:  # one tab stop a term is enough
                attributes.append(("tabindex", "-1"))
            yield Mark(place, "a", tuple(attributes))
    for note in segment.notes:
        if note.side is side and (place := _within(note.span, text)):
            yield Mark(place, "mark", (("class", str(note.severity)),))


def _element(span: Span) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The element for inline markup; None if the page shows only its text."""
    if span.markup in TAGS:
        return TAGS[span.markup], ()
    if span.href is not None and SAFE_HREF.fullmatch(span.href):
        return "a", (("class", "link"), ("href", span.href), ("rel", "noopener noreferrer"))
    return None


def _pair(row: Row) -> Pair:
    segment = row.segment
    target = segment.target or ""
    links = list(_usable(segment.links, segment.source, target))
    german = marked(
        segment.source,
        _side_marks(row, Side.SOURCE, segment.source),
        [link.source for link in links],
        focusable=True,
    )
    chinese = marked(
        target,
        _side_marks(row, Side.TARGET, target),
        [link.target for link in links],
        focusable=False,
    )
    return Pair(
        row=row,
        trust=_trust(segment.confidence),
        german=german,
        chinese=None if segment.target is None else chinese,
        notes=tuple(_note_view(row.id, row.number, note, segment) for note in segment.notes),
        receipts=tuple(
            _receipt_view(f"{row.id}-t{n}", receipt, segment)
            for n, receipt in enumerate(segment.receipts, start=1)
        ),
        counts=_counted((receipt.outcome for receipt in segment.receipts), OUTCOMES),
    )


def _trust(confidence: Confidence | None) -> tuple[str, Word] | None:
    if confidence in (None, Confidence.GOOD):
        return None
    return _class(confidence), CONFIDENCES[confidence]


def _usable(links: Iterable[Link], source: str, target: str) -> Iterator[Link]:
    for link in links:
        here, there = _within(link.source, source), _within(link.target, target)
        if here and there:
            yield Link(here, there)


def _note_view(id: str, number: int, note: Note, segment: Segment | None) -> NoteView:
    quote = place = ""
    if segment and note.span:
        text = segment.source if note.side is Side.SOURCE else segment.target or ""
        quote, place = _cut(text, note.span), SIDES[note.side]
    return NoteView(id, number, note, SEVERITIES[note.severity], place, quote)


def _receipt_view(id: str, receipt: Receipt, segment: Segment) -> ReceiptView:
    return ReceiptView(
        id=id,
        receipt=receipt,
        word=OUTCOMES[receipt.outcome],
        german=_cut(segment.source, receipt.source_span),
        chinese=_cut(segment.target or "", receipt.target_span),
    )


def _cut(text: str, interval: Interval | None) -> str:
    place = _within(interval, text)
    return text[place[0] : place[1]] if place else ""


def _blocks(document: Document) -> list[BlockView]:
    """The blocks that have text, each with its numbered segments."""
    line = iter(rows(document))
    views = []
    for block in document.blocks:
        tag = f"h{min(max(block.level, 1) + 1, 6)}" if block.kind is Kind.HEADLINE else "div"
        pairs = tuple(_pair(row) for row in islice(line, len(block.segments)))
        if pairs:
            views.append(BlockView(block, tag, pairs))
    return views


_HEADING = re.compile(
    r"(?:presse|medien)(?:mitteilung|information|meldung|info|erklärung)(?: nr\. ?[\d/-]+)?:?",
    re.IGNORECASE,
)
"""What stands over a release and says nothing of it."""


def _title(document: Document) -> tuple[str, str]:
    """The first headline that says something, in German and, if it is translated, in Chinese."""
    for block in document.blocks:
        german = " ".join(block.text.split())
        if block.kind is Kind.HEADLINE and german and not _HEADING.fullmatch(german):
            return german, "".join(segment.target or "" for segment in block.segments)
    return document.name, ""


def _counted(found: Iterable[K], words: dict[K, Word]) -> list[tuple[str, Word, int]]:
    """How often each of the kinds was found, in the order of the words."""
    counts = Counter(found)
    return [(_class(kind), word, counts[kind]) for kind, word in words.items()]


def _class(kind: Severity | Outcome | Confidence) -> str:
    """What the style sheet calls it."""
    return kind.name.lower()


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    """One of the files that the page is made of, with line ends as the page has them."""
    return files(__package__).joinpath(name).read_text("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_part("page.html.jinja"))
