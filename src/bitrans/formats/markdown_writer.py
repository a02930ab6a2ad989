"""A target and its spans as inline Markdown that reads back as just that."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from bitrans.document import POINTS, VERBATIM, Kind, Markup, Span
from bitrans.formats.markdown_inline import is_hard_break, read_inline
from bitrans.formats.markdown_nesting import EMPHASES, lay_out, nest
from bitrans.formats.markdown_parser import References, parse

_EMPTY = "&nbsp;"  # a block with nothing in it would change what its neighbours are

_TAGS = {Markup.STRONG: "strong", Markup.EMPHASIS: "em", Markup.STRIKE: "del"}
_DEPTH = {markup: n for n, markup in enumerate((Markup.LINK, *EMPHASES, *VERBATIM))}
_ROUNDS = 4  # an emphasis can be repaired three times

_SPECIAL = re.compile(r"[`\[\]*_\\<&~!]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);")
_LINE_START = re.compile(
    r"^(?:#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|=+[ \t]*$|-+[ \t]*$|\d{1,9}(?=[.)](?:[ \t]|$)))",
    re.MULTILINE,
)
_HASHES_AT_END = re.compile(r"(?:^|(?<=[ \t]))#+$")
_ENTITIES = {"|": "&#124;"}  # "甲\\|" over "---" is a table, too
_TICKS = re.compile(r"`+")

_BRACKETS = {"”": "“", "’": "‘", "）": "（", "》": "《", "〉": "〈", "」": "「", "』": "『",
             "】": "【", "〕": "〔", ")": "(", "]": "[", "}": "{"}  # fmt: skip


def write_inline(
    text: str,
    spans: Sequence[Span],
    *,
    kind: Kind,
    before: str,
    references: References,
) -> str:
    """Write a block's text with its markup, on one line but for line breaks.

    What is written is read again. Emphasis that CommonMark would not see beside Chinese
    punctuation leaves it out ("**“重庆”**是" to "“**重庆**”是"), or else becomes HTML.

    before: what stands before the block in the file.
    """
    text, spans = lay_out(text, spans)
    continuation = "\n"
    for span in spans:
        if is_hard_break(span):
            continuation = span.opening.lstrip(" \\")
            break
    spans = nest(text, [_shortened(span) for span in spans])
    place = _Place(kind, before, references)
    markdown = _verified(text, spans, place)
    if kind is Kind.CELL:
        markdown = _as_cell(markdown)
    return markdown.replace("\n", continuation) or _EMPTY


def _shortened(span: Span) -> Span:
    """The span; a line break without the beginning of the next line."""
    if not is_hard_break(span):
        return span
    sign = "\\" if span.opening.startswith("\\") else "  "
    return replace(span, opening=f"{sign}\n")


class _Place:
    """The place of a block in the file, as far as it decides what Markdown means there."""

    def __init__(self, kind: Kind, before: str, references: References) -> None:
        self._references = references
        self._kind = kind
        self.is_title = kind is Kind.HEADLINE and bool(re.search(r"#[ \t]+$", before))
        self.is_line_start = not self.is_title and not before.rstrip(" \t").endswith("|")

    def read(self, markdown: str) -> tuple[str, tuple[Span, ...]] | None:
        """What the Markdown says here; None if it is no single block."""
        if self._kind is Kind.CELL:
            row = ("" if self.is_line_start else "|") + _as_cell(markdown)
            leaves = parse(f"a|b\n-|-\n{row}|c", self._references).leaves
            if len(leaves) != 4:
                return None
            return read_inline(leaves[2].content, (), self._references)
        opening, around, closing = "", "paragraph", ""
        if self.is_title:
            opening, around = "# ", "heading"
        elif self._kind is Kind.HEADLINE:
            around, closing = "heading", "\n---"
        parsed = parse(opening + markdown + closing, self._references)
        if parsed.tokens != (f"{around}_open", "inline", f"{around}_close") or not parsed.leaves:
            return None
        leaf = parsed.leaves[0]
        return read_inline(leaf.content, leaf.breaks, self._references)


def _as_cell(markdown: str) -> str:
    """Inline Markdown between pipes, where the sign before a pipe decides what the pipe is."""
    if markdown.endswith("\\\\"):
        markdown = markdown[:-2] + "&#92;"
    return markdown.replace("|", "\\|")


def _verified(text: str, spans: Sequence[Span], place: _Place) -> str:
    """Write, read back, and repair, until it says what it should."""
    spans = tuple(span if _holds(text, span) else _repaired(text, span, spans) for span in spans)
    for _ in range(_ROUNDS):
        markdown = _written(text, spans, place)
        found = place.read(markdown)
        if found is None:
            break
        keys = _keys(found[1])
        if found[0] == text and keys == _keys(spans):
            return markdown
        spans = tuple(
            span if set(_keys([span])) <= set(keys) else _repaired(text, span, spans)
            for span in spans
        )
    return _guarded(text, spans, place)


def _guarded(text: str, spans: Sequence[Span], place: _Place) -> str:
    """Write with every sign escaped and emphasis as HTML; give up markup rather than text.

    An object that would begin a block of its own moves to the end.
    """
    tagged = [_as_tags(span) for span in nest(text, spans)]
    objects = [span for span in tagged if span.markup is Markup.OBJECT]
    at_end = [replace(span, start=len(text), end=len(text)) for span in objects]
    for guarded in (tagged, [span for span in tagged if span not in objects] + at_end):
        markdown = _written(text, guarded, place, all_signs=True)
        found = place.read(markdown)
        if found and found[0] == text and _keys(found[1]) == _keys(guarded):
            return markdown
    return _written(text.replace("\n", " "), at_end, place, all_signs=True)


def _keys(spans: Iterable[Span]) -> list[tuple[int, int, Markup]]:
    """What must be found again: of tags written for an emphasis, the tags."""
    keys = []
    for span in spans:
        if span.markup in EMPHASES and span.opening.startswith("<"):
            keys += [(place, place, Markup.OBJECT) for place in span.interval]
        else:
            keys.append((span.start, span.end, span.markup))
    return sorted(keys)


def _repaired(text: str, span: Span, others: Iterable[Span]) -> Span:
    """The next best way to write an emphasis: "*" for "_", less punctuation in it, tags."""
    if span.markup not in EMPHASES:
        return span
    if "_" in span.opening:
        sign = span.opening.replace("_", "*")
        span = replace(span, opening=sign, closing=sign)
        if _holds(text, span):
            return span
    shrunk = _shrunk(text, span)
    is_better = shrunk != span and _holds(text, shrunk)
    return shrunk if is_better and _is_nested(shrunk, others) else _as_tags(span)


def _is_nested(span: Span, others: Iterable[Span]) -> bool:
    """Does the span cut no other one, and no code at all?"""
    for other in others:
        is_apart = other.end <= span.start or span.end <= other.start
        is_around = span.start <= other.start and other.end <= span.end
        is_inside = other.start <= span.start and span.end <= other.end
        if not (is_apart or is_around or (is_inside and other.markup not in VERBATIM)):
            return False
    return True


def _as_tags(span: Span) -> Span:
    if span.markup not in EMPHASES:
        return span
    tag = _TAGS[span.markup]
    return replace(span, opening=f"<{tag}>", closing=f"</{tag}>")


def _shrunk(text: str, span: Span) -> Span:
    """The span without punctuation at its edges; brackets and quotes go in pairs or stay."""
    start, end = span.interval
    while start < end:
        first, last = text[start], text[end - 1]
        if _BRACKETS.get(last) == first and end - start > 1:
            start, end = start + 1, end - 1
        elif _is_loose(last):
            end -= 1
        elif _is_loose(first):
            start += 1
        else:
            break
    return replace(span, start=start, end=end) if start < end else span


def _is_loose(char: str) -> bool:
    return char.isspace() or (_is_sign(char) and unicodedata.category(char) in ("Po", "Pd"))


def _is_sign(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _holds(text: str, span: Span) -> bool:
    """Does CommonMark see the signs of this emphasis, as far as the text around it tells?

    source: "left-flanking" and "right-flanking delimiter run", https://spec.commonmark.org/0.31.2/
    """
    if span.markup not in EMPHASES or span.opening.startswith("<"):
        return True
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    edges = ((before, text[span.start]), (after, text[span.end - 1]))
    if "_" in span.opening and not all(_is_gap(outer) for outer, _ in edges):
        return False
    return all(
        not inner.isspace() and (not _is_sign(inner) or _is_gap(outer)) for outer, inner in edges
    )


def _is_gap(char: str) -> bool:
    return not char or char.isspace() or _is_sign(char)


def _written(text: str, spans: Sequence[Span], place: _Place, *, all_signs: bool = False) -> str:
    """The text with its signs escaped and the spans' signs put in.

    all_signs: escape all of them, not only those that would mean something.
    """
    escaped = _all_signs(text) if all_signs else _meaningful(text, spans, place)
    escaped -= {i for span in spans if span.markup in VERBATIM for i in range(*span.interval)}
    begun: dict[int, list[Span]] = {}
    for span in spans:
        begun.setdefault(span.start, []).append(span)
    pieces: list[str] = []
    open_spans: list[tuple[int, str]] = []  # where each ends, and how it is closed
    edges = {edge for span in spans for edge in span.interval}
    for start, end in pairwise((*sorted({0, len(text)} | edges | escaped), len(text))):
        while open_spans and open_spans[-1][0] == start:
            pieces.append(open_spans.pop()[1])
        here = begun.get(start, [])
        pieces += [span.opening for span in here if span.markup in POINTS]
        inner = [span for span in here if span.markup not in POINTS]
        for span in sorted(inner, key=lambda span: (-span.end, _DEPTH[span.markup])):
            opening, closing = _signs(text, span)
            pieces.append(opening)
            open_spans.append((span.end, closing))
        if start in escaped:
            pieces.append(_ENTITIES.get(text[start], "\\" + text[start]))
            start += 1
        pieces.append(text[start:end].replace("\n", ""))
    return "".join(pieces)


def _signs(text: str, span: Span) -> tuple[str, str]:
    """What stands around the span; of code, as many back-ticks as its text needs."""
    if span.markup is not Markup.CODE:
        return span.opening, span.closing
    code = text[span.start : span.end]
    runs = set(_TICKS.findall(code))
    ticks = span.opening.strip() or "`"
    while ticks in runs:
        ticks += "`"
    is_blank = not code.strip(" ")
    ends_ticked = code.startswith("`") or code.endswith("`")
    is_padded = code.startswith(" ") and code.endswith(" ")
    pad = " " if not is_blank and (ends_ticked or is_padded) else ""
    return ticks + pad, pad + ticks


def _all_signs(text: str) -> set[int]:
    return {i for i, char in enumerate(text) if char in string.punctuation}


def _meaningful(text: str, spans: Sequence[Span], place: _Place) -> set[int]:
    """The places of the signs that Markdown would not take for themselves."""
    edges = {edge for span in spans for edge in span.interval}
    brackets = {span.start for span in spans if span.opening.startswith("[")}
    linked = {i for s in spans if s.markup is Markup.LINK for i in range(*s.interval)}
    many_tildes = text.count("~") > 1
    escaped: set[int] = set()
    for found in _SPECIAL.finditer(text):
        i, sign = found.start(), found[0]
        before = text[i - 1 : i] if i and i not in edges else ""
        after = text[i + 1 : i + 2] if i + 1 not in edges else ""
        spaced = before.isspace() and after.isspace()
        if (
            sign in "`["
            or (sign == "]" and i in linked)
            or (sign == "*" and not spaced)
            or (sign == "_" and not spaced and not (before.isalnum() and after.isalnum()))
            or (sign == "\\" and (not after or after in string.punctuation + "\n"))
            or (sign == "<" and (not after or after in string.ascii_letters + "/!?"))
            or (sign == "&" and _ENTITY.match(text, i))
            or (sign == "~" and many_tildes)
            or (sign == "!" and i + 1 in brackets)
        ):
            escaped.add(i)
    for found in _LINE_START.finditer(text):
        if found.start() or place.is_line_start:
            escaped.add(found.end() if found[0][0].isdigit() else found.start())
    if place.is_title and (hashes := _HASHES_AT_END.search(text)):
        escaped.add(hashes.start())
    return escaped
