"""Chinese press typography after GB/T 15834: signs, quotation marks, dashes and spaces.

Each rule looks at one thing and answers with edits; `correct` applies them in order until none
has anything to say, so correcting twice is correcting once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bitrans.lang.addresses import AddressKind, find_addresses
from bitrans.lang.script import HAN, is_han
from bitrans.lang.traced import Interval, Traced

Edit = tuple[int, int, str]

_ANY_HAN = re.compile(f"[{HAN}]")
_BRACKETS_AND_POINTS = "，。、；：？！（）《》〈〉【】"
_CHINESE_SIGNS = frozenset(_BRACKETS_AND_POINTS + "“”…")
_UNIT_SIGNS = frozenset('%‰°℃"€$£¥+±')
_WIDE_POINTS = str.maketrans(",;:?!.", "，；：？！。")

# What stands for a protected character while the rules look at the text. An address keeps the
# spaces around it: without them programs that find links in plain text run on into the Chinese.
_LIKE_HAN, _LIKE_LATIN, _LIKE_ADDRESS = "汉", "x", "@"


def correct(text: str, *, protected: Sequence[Interval] = ()) -> Traced:
    """The text in Chinese typography.

    Signs between Latin words and within numbers stay as they are, and so do web and e-mail
    addresses and file names. A text without Han characters only gets half-width digits.

    protected: stretches of `text` that must not change.
    returns:   the corrected text, which knows where its characters came from.
    """
    before, traced = None, Traced.of(text)
    while traced is not before:
        before = traced
        for rule in _RULES:
            shadow = _shadow(traced.text, [traced.forward(span) for span in protected])
            if rule is _widths or _ANY_HAN.search(shadow):
                traced = traced.edited(rule(shadow))
    return traced


def _shadow(text: str, protected: Iterable[Interval]) -> str:
    """The text, character for character, with stand-ins for everything no rule may touch."""
    characters = list(text)
    for start, end in protected:
        for i in range(start, end):
            is_chinese = is_han(text[i]) or text[i] in _CHINESE_SIGNS
            characters[i] = _LIKE_HAN if is_chinese else _LIKE_LATIN
    for kind, (start, end) in find_addresses("".join(characters)):
        like = _LIKE_LATIN if kind is AddressKind.FILE else _LIKE_ADDRESS
        characters[start:end] = like * (end - start)
    return "".join(characters)


def _is_chinese(character: str) -> bool:
    return character in _CHINESE_SIGNS or is_han(character)


def _is_foreign(character: str) -> bool:
    return character.isalnum() and not is_han(character)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The next characters on both sides that are not white space, "" at the ends of the text."""
    i, j = start - 1, end
    while i >= 0 and text[i].isspace():
        i -= 1
    while j < len(text) and text[j].isspace():
        j += 1
    return (text[i] if i >= 0 else ""), text[j : j + 1]


_WIDE_SIGNS = re.compile("[０-９Ａ-Ｚａ-ｚ％]")


def _widths(text: str) -> Iterator[Edit]:
    """Digits, Latin letters and per cent signs are half-width."""
    for m in _WIDE_SIGNS.finditer(text):
        yield m.start(), m.end(), chr(ord(m[0]) - 0xFEE0)


_ONE_ELLIPSIS = r"(?:\.{3,}|…+|。{3,})"
_ELLIPSIS = re.compile(rf"{_ONE_ELLIPSIS}(?:\s*{_ONE_ELLIPSIS})*")


def _ellipses(text: str) -> Iterator[Edit]:
    for m in _ELLIPSIS.finditer(text):
        before, after = _around(text, m.start(), m.end())
        if not (_is_foreign(before) and _is_foreign(after)):
            yield m.start(), m.end(), "……"


_DASHES = re.compile("[-–—―⸺]+")


def _dashes(text: str) -> Iterator[Edit]:
    """A dash is two em long; hyphens and the signs of ranges and numbers are no dashes."""
    for m in _DASHES.finditer(text):
        before, after = _around(text, m.start(), m.end())
        is_spaced = text[m.start() - 1 : m.start()].isspace(), text[m.end() : m.end() + 1].isspace()
        neighbours = _is_chinese(before) + _is_chinese(after)
        is_long = len(m[0]) > 1 or m[0] in "—―⸺"
        is_number = before.isdecimal() or after.isdecimal()
        is_even = is_spaced[0] == is_spaced[1] or not before or not after
        if (
            is_long
            and neighbours
            and is_even
            and not is_number
            or all(is_spaced)
            and neighbours > 1
        ):
            yield m.start(), m.end(), "——"


_QUOTE = re.compile("[\"＂“”„«»〝〞「」'‘’‚‹›『』]")
_SINGLE = frozenset("'‘’‚‹›『』")
_ALWAYS_OPENS = frozenset("„〝「‚『")
_ALWAYS_CLOSES = frozenset("”〞」’』")
_PAIRS = {"double": "“”", "single": "‘’"}
_OTHER = {"double": "single", "single": "double"}


@dataclass(slots=True)
class _Quote:
    """A quotation mark; `partner` and `parent` are set when its pair is known."""

    place: int
    sign: str
    kind: str
    is_opening: bool
    partner: _Quote | None = None
    parent: _Quote | None = None


def _quotes(text: str) -> Iterator[Edit]:
    """Pairs are “ ”; a pair within a pair is of the other kind.

    Straight ones are changed where they stand around or beside Chinese.
    """
    quotes = _paired(text)
    kinds: dict[int, str] = {}
    for quote in quotes:
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


def _paired(text: str) -> list[_Quote]:
    """The quotation marks of a text, in order, with their partners.

    Where their shapes do not make pairs, double ones open and close in turn.
    """
    quotes = _find_quotes(text, in_turn=False)
    if _is_misshapen(text, quotes):
        quotes = _find_quotes(text, in_turn=True)
    _set_parents(quotes)
    return quotes


def _is_misshapen(text: str, quotes: Iterable[_Quote]) -> bool:
    """Whether an even number of double quotation marks cannot be paired by shape.

    A mark that closes after a point does so for a quotation that began in a sentence before.
    """
    double = [quote for quote in quotes if quote.kind == "double"]
    first = next((quote for quote in double if quote.partner is None), None)
    if first is None or len(double) % 2:
        return False
    return first.is_opening or text[first.place - 1 : first.place] not in set("。！？，…—.!?,")


def _find_quotes(text: str, *, in_turn: bool) -> list[_Quote]:
    quotes: list[_Quote] = []
    stack: list[_Quote] = []
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
        quote = _Quote(m.start(), m[0], kind, is_opening)
        quotes.append(quote)
        if is_opening:
            stack.append(quote)
        elif open_ones:
            quote.partner, open_ones[-1].partner = open_ones[-1], quote
            del stack[stack.index(open_ones[-1]) :]
    return quotes


def _opens(sign: str, open_ones: Sequence[_Quote], *, is_last: bool) -> bool:
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
    if _is_foreign(before) and _is_foreign(after):
        return True
    return text[place] == "'" and _is_foreign(before) and not is_open


def _set_parents(quotes: Iterable[_Quote]) -> None:
    stack: list[_Quote] = []
    for quote in quotes:
        if quote.partner and quote.is_opening:
            quote.parent = stack[-1] if stack else None
            stack.append(quote)
        elif quote.partner:
            stack.pop()


def _stays_straight(text: str, quote: _Quote) -> bool:
    """Whether a quotation mark is a straight one of a Latin stretch, or a single one alone."""
    if quote.sign not in "\"'":
        return False
    if quote.partner is None:
        return quote.sign == "'"
    start, end = sorted((quote.place, quote.partner.place))
    outside = _around(text, start, end + 1)
    return not (any(map(_is_chinese, outside)) or _ANY_HAN.search(text, start, end))


_ROUND = re.compile(r"[()（）]")
_AREA_CODE = re.compile(r"\([\d+ ]{1,7}\)(?=[ \d-]*\d)")


def _brackets(text: str) -> Iterator[Edit]:
    """Round brackets around or beside Chinese are full-width, both or none."""
    area_codes = {place for m in _AREA_CODE.finditer(text) for place in (m.start(), m.end() - 1)}
    partners: dict[int, int] = {}
    stack: list[int] = []
    places = [m.start() for m in _ROUND.finditer(text) if m.start() not in area_codes]
    for place in places:
        if text[place] in "(（":
            stack.append(place)
        elif stack:
            partners[place] = stack.pop()
            partners[partners[place]] = place
    for place in places:
        start, end = sorted((place, partners.get(place, place)))
        is_wide = text[start] in "（）" or text[end] in "（）"
        outside = _around(text, start, end + 1)
        if is_wide or any(map(_is_chinese, outside)) or _ANY_HAN.search(text, start, end):
            yield place, place + 1, "（" if text[place] in "(（" else "）"


_POINTS = re.compile(r"[,;:.]|[?!]+")
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]|Dr|Prof|Dipl|Ing|Mr|Mrs|Ms|St|Nr|No|Inc|Ltd|Co|Corp|Bros|Jr|Sr|vs)$"
)
_LIST_NUMBER = re.compile(r"\s*\d{1,3}$")


def _points(text: str) -> Iterator[Edit]:
    """Points beside Chinese, and at the end of it, are full-width."""
    for m in _POINTS.finditer(text):
        start, end = m.span()
        if _is_foreign(text[start - 1 : start]) and _is_foreign(text[end : end + 1]):
            continue
        if m[0] == "." and (
            "." in (text[start - 1 : start], text[end : end + 1])
            or _ABBREVIATION.search(text, max(0, start - 6), start)
            or _LIST_NUMBER.match(text, 0, start)
        ):
            continue
        before, after = _around(text, start, end)
        if not after or _is_chinese(before) or _is_chinese(after):
            yield start, end, m[0].translate(_WIDE_POINTS)


_DOUBLED = re.compile("([，、；：。])\\1+|[，、；]+(?=。)")


def _doubled(text: str) -> Iterator[Edit]:
    for m in _DOUBLED.finditer(text):
        yield m.start(), m.end(), m[1] or ""


_INTERPUNCT = re.compile("[・•‧･]")


def _interpuncts(text: str) -> Iterator[Edit]:
    """The parts of a name stand with one sign between them; a bullet with spaces is no name."""
    for m in _INTERPUNCT.finditer(text):
        is_close = not text[m.start() - 1 : m.start()].isspace()
        if all(map(is_han, _around(text, *m.span()))) and (is_close or m[0] != "•"):
            yield m.start(), m.end(), "·"


_WHITE = re.compile(r"\s+")


def _spaces(text: str) -> Iterator[Edit]:
    """White space stands between Latin words only."""
    for m in _WHITE.finditer(text):
        if _closes_up(text[max(0, m.start() - 2) : m.start()], text[m.end() : m.end() + 2]):
            yield m.start(), m.end(), ""


def _closes_up(left: str, right: str) -> bool:
    """Whether nothing may stand between two pieces of text of up to two characters."""
    before, after = left[-1:], right[:1]
    if not before or not after:
        return True
    if before in _BRACKETS_AND_POINTS or after in _BRACKETS_AND_POINTS:
        return True
    if before in "“‘" or after in "”’" or {left, right} & {"……", "——"}:
        return True
    if after in "“‘":
        return _is_chinese(before) or is_han(right[1:])
    if before in "”’":
        return _is_chinese(after) or is_han(left[:1])
    if _LIKE_ADDRESS in (before, after):
        return False
    if before.isdecimal() and after == "%":
        return True
    signs = _UNIT_SIGNS | {"·"}
    return (is_han(before) and (after.isalnum() or after in signs)) or (
        is_han(after) and (before.isalnum() or before in signs)
    )


_RULES: Sequence[Callable[[str], Iterable[Edit]]] = (
    _widths,
    _ellipses,
    _dashes,
    _quotes,
    _brackets,
    _points,
    _doubled,
    _interpuncts,
    _spaces,
)
