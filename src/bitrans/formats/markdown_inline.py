"""Inline Markdown as a reader sees it: plain text, and the markup beside it as spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from bitrans.document import Markup, Span
from bitrans.formats.markdown_parser import References, parser
from bitrans.formats.text_lines import set_apart

_LINE_END = re.compile(r"( *|\\)\n[ \t]*")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)

_PAIRS = {"strong": Markup.STRONG, "em": Markup.EMPHASIS, "s": Markup.STRIKE, "link": Markup.LINK}


class _Lost(Exception):
    """The tokens do not tile the text they were made from."""


def is_break(span: Span) -> bool:
    """Does this span begin a new line, by a line end or by <br>?"""
    return span.markup is Markup.BREAK


def is_hard_break(span: Span) -> bool:
    """Is this span a line end of the file?"""
    return span.markup is Markup.BREAK and not {"\r", "\n"}.isdisjoint(span.opening)


def read_inline(
    content: str, breaks: Sequence[str], references: References
) -> tuple[str, tuple[Span, ...]]:
    """Part a leaf's content into its text and its markup.

    White space at the edges goes. A line end stays in the text as "\\n", and behind each line break
    stands one, so that the words on both sides stay apart. A break's `opening` holds all of it,
    the signs at the beginning of the next line included; the line ends of an address count as
    breaks, though Markdown would let its lines run together. Links by reference get a label of
    their own, since their text is none any more once it is translated.

    breaks: for each line end of `content`, what the file has there.
    """
    parse = parser().inline.parse
    tokens: list[Token] = []
    try:
        parse(content, parser(), {"references": references}, tokens)
        walk = _Walk(content, breaks)
        walk.through(tokens)
    except _Lost:  # taken as text without markup
        return content.strip(), ()
    return _stripped("".join(walk.pieces), [span for span in walk.spans if span])


def _stripped(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Without white space at the edges, such as beside an image that begins a paragraph."""
    lead = len(text) - len(text.lstrip())
    size = len(text.strip())
    return text.strip(), tuple(
        replace(
            span,
            start=min(max(span.start - lead, 0), size),
            end=min(max(span.end - lead, 0), size),
        )
        for span in spans
    )


class _Walk:
    """The way through a leaf's content, token by token.

    pieces: the plain text so far, and `length`, how long it is.
    spans:  the markup in the order of its beginnings; None while it is still open.
    """

    def __init__(self, content: str, breaks: Sequence[str]) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.spans: list[Span | None] = []
        self._content = content
        self._breaks = breaks
        self._position = 0
        self._line = 0  # of the content; `_line_ends` counts those of the text
        self._line_ends = 0
        self._soft: list[tuple[int, int]] = []  # breaks to confirm: their places in spans, in lines
        self._open: list[tuple[Token, int, int, int]] = []  # with places in content, text, spans

    def through(self, tokens: Sequence[Token]) -> None:
        """Take all tokens. raises: _Lost if they do not fit the content."""
        pieces = iter(tokens)
        for token in pieces:
            if token.type in ("text", "text_special"):
                self._add(token.content, token.markup or token.content)
            elif token.type in ("softbreak", "hardbreak"):
                self._line_end(hard=token.type == "hardbreak")
            elif token.type == "code_inline":
                self._code(token)
            elif token.markup == "autolink":
                next(pieces)
                self._autolink(token, next(pieces))
            elif token.nesting > 0:
                self._begin(token)
            elif token.nesting < 0:
                self._finish(token)
            else:
                self._object(token)
        if self._position != len(self._content) or self._open:
            raise _Lost
        apart = set_apart("".join(self.pieces).split("\n"))
        for place, line in self._soft:
            if not apart[line]:
                self.spans[place] = None

    def _take(self, end: int) -> str:
        raw = self._content[self._position : end]
        self._position = end
        return raw

    def _add(self, text: str, raw: str) -> None:
        if self._take(self._position + len(raw)) != raw:
            raise _Lost
        self._write(text)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self._line_ends += text.count("\n")

    def _span(
        self, markup: Markup, text: str, opening: str, closing: str = "", href: str | None = None
    ) -> None:
        start = self.length
        self._write(text)
        self.spans.append(
            Span(
                start=start,
                end=self.length,
                markup=markup,
                opening=opening,
                closing=closing,
                href=href,
            )
        )

    def _line_end(self, *, hard: bool) -> None:
        found = _LINE_END.match(self._content, self._position)
        if not found:
            raise _Lost
        self._skip(found.end())
        if not hard:
            self._soft.append((len(self.spans), self._line_ends))
        self._span(Markup.BREAK, "", (found[1] or "  ") + self._breaks[self._line - 1])
        self._write("\n")

    def _skip(self, end: int) -> str:
        raw = self._take(end)
        self._line += raw.count("\n")
        return raw.replace("\n", " ")

    def _code(self, token: Token) -> None:
        raw = self._skip(token.meta["end"])
        around = (len(raw) - len(token.content)) // 2
        if raw[around : len(raw) - around] != token.content:
            raise _Lost
        self._span(Markup.CODE, token.content, raw[:around], raw[len(raw) - around :])

    def _autolink(self, token: Token, last: Token) -> None:
        raw = self._take(last.meta["end"])
        self._span(Markup.AUTOLINK, raw[1:-1], "<", ">", str(token.attrs["href"]))

    def _object(self, token: Token) -> None:
        raw = self._skip(token.meta.get("end", self._position + len(token.content)))
        is_break = _BREAK_TAG.fullmatch(raw)
        self._span(Markup.BREAK if is_break else Markup.OBJECT, "", raw)
        following = self._content[self._position : self._position + 1]
        if is_break and following.strip():
            self._write("\n")

    def _begin(self, token: Token) -> None:
        self._open.append((token, self._position, self.length, len(self.spans)))
        self.spans.append(None)
        self._take(self._position + len(token.markup or "["))

    def _finish(self, token: Token) -> None:
        opener, begin, start, index = self._open.pop()
        inner_end = self._position
        closing = self._skip(token.meta.get("end", inner_end + len(token.markup)))
        if self.length == start:  # nothing but objects inside: one object
            del self.spans[index:]
            raw = self._content[begin : self._position].replace("\n", " ")
            self._span(Markup.OBJECT, "", raw)
            return
        href = None
        if opener.type == "link_open":
            href = str(opener.attrs["href"])
            if closing in ("]", "][]"):
                label = self._content[begin + 1 : inner_end].replace("\n", " ")
                closing = f"][{label}]"
        self.spans[index] = Span(
            start=start,
            end=self.length,
            markup=_PAIRS[opener.type.removesuffix("_open")],
            opening=opener.markup or "[",
            closing=closing,
            href=href,
        )
