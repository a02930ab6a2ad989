"""Quotation marks of a Chinese text, in whatever shape they came: which open, which close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bitrans.lang.traced import Interval
from bitrans.lang.zh.line import ANY_HAN, Edit, Line, around, is_chinese, is_foreign

_QUOTE = re.compile("[\"＂“”„«»〝〞「」'‘’‚‹›『』]")
_SINGLE = frozenset("'‘’‚‹›『』")
_ALWAYS_OPENS = frozenset("„〝「‚『")
_ALWAYS_CLOSES = frozenset("”〞」’』")
_PAIRS = {"double": "“”", "single": "‘’"}
_OTHER = {"double": "single", "single": "double"}


@dataclass(slots=True)
class Quote:
    """A quotation mark; `partner` and `parent` are set when its pair is known."""

    place: int
    sign: str
    kind: str
    is_opening: bool
    partner: Quote | None = None
    parent: Quote | None = None


def quotes(line: Line) -> Iterator[Edit]:
    """Pairs are “ ”; a pair within a pair is of the other kind.

    Straight ones are changed where they stand around or beside Chinese.
    """
    text = line.shown
    kinds: dict[int, str] = {}
    for quote in paired(text):
        opening = quote if quote.is_opening else quote.partner
        if opening is None or opening.partner is None:
            kinds[quote.place] = quote.kind
        elif quote is opening:
            parent = quote.parent
            kinds[quote.place] = _OTHER[kinds[parent.place]] if parent else quote.kind
        else:
            kinds[quote.place] = kinds[opening.place]
        if not _stays_straight(text, quote):
            sign = _PAIRS[kinds[quote.place]][0 if quote.is_opening else 1]
            yield quote.place, quote.place + 1, sign


def paired(text: str) -> list[Quote]:
    """The quotation marks of a text, in order, with their partners.

    Where their shapes do not make pairs, double ones open and close in turn.
    """
    quotes = _find_quotes(text, in_turn=False)
    if _is_misshapen(text, quotes):
        quotes = _find_quotes(text, in_turn=True)
    _set_parents(quotes)
    return quotes


def find_quotations(text: str) -> list[Interval]:
    """The stretches in quotation marks, these included, outer ones before those within them."""
    return [
        (quote.place, quote.partner.place + 1)
        for quote in paired(text)
        if quote.partner and quote.is_opening
    ]


def _is_misshapen(text: str, quotes: Iterable[Quote]) -> bool:
    """Whether an even number of double quotation marks cannot be paired by shape.

    A mark that closes after a point does so for a quotation that began in a sentence before.
    """
    double = [quote for quote in quotes if quote.kind == "double"]
    first = next((quote for quote in double if quote.partner is None), None)
    if first is None or len(double) % 2:
        return False
    return first.is_opening or text[first.place - 1 : first.place] not in set("。！？，…—.!?,")


def _find_quotes(text: str, *, in_turn: bool) -> list[Quote]:
    quotes: list[Quote] = []
    stack: list[Quote] = []
    last_word = max((i for i, character in enumerate(text) if character.isalnum()), default=-1)
    for m in _QUOTE.finditer(text):
        kind = "single" if m[0] in _SINGLE else "double"
        open_ones = [quote for quote in stack if quote.kind == kind]
        if kind == "single" and _is_apostrophe(text, m.start(), is_open=bool(open_ones)):
            continue
        if m[0] == '"' and not open_ones and text[m.start() - 1 : m.start()].isdecimal():
            continue  # inches
        if in_turn and kind == "double":
            is_opening = not open_ones
        else:
            is_opening = _opens(m[0], open_ones, is_last=m.start() > last_word)
        quote = Quote(m.start(), m[0], kind, is_opening)
        quotes.append(quote)
        if is_opening:
            stack.append(quote)
        elif open_ones:
            quote.partner, open_ones[-1].partner = open_ones[-1], quote
            del stack[stack.index(open_ones[-1]) :]
    return quotes


def _opens(sign: str, open_ones: Sequence[Quote], *, is_last: bool) -> bool:
    """Whether a quotation mark opens; German and Chinese use “ in opposite ways."""
    if sign in _ALWAYS_OPENS:
        return True
    if sign in _ALWAYS_CLOSES:
        return False
    if sign in "“‘":
        return not open_ones or open_ones[-1].sign not in "„‚" and not is_last
    return not open_ones and not is_last


def _is_apostrophe(text: str, place: int, *, is_open: bool) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if is_foreign(before) and is_foreign(after):
        return True
    return text[place] == "'" and is_foreign(before) and not is_open


def _set_parents(quotes: Iterable[Quote]) -> None:
    stack: list[Quote] = []
    for quote in quotes:
        if quote.partner and quote.is_opening:
            quote.parent = stack[-1] if stack else None
            stack.append(quote)
        elif quote.partner:
            stack.pop()


def _stays_straight(text: str, quote: Quote) -> bool:
    """Whether a quotation mark is a straight one of a Latin stretch, or a single one alone."""
    if quote.sign not in "\"'":
        return False
    if quote.partner is None:
        return quote.sign == "'"
    start, end = sorted((quote.place, quote.partner.place))
    outside = around(text, start, end + 1)
    return not (any(map(is_chinese, outside)) or ANY_HAN.search(text, start, end))
