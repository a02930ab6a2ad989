"""Simplified Chinese in the Traditional characters, words and signs of Taiwan or of Hong Kong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Any

from bitrans.lang.addresses import find_addresses
from bitrans.lang.script import Script
from bitrans.lang.traced import Interval, Traced
from bitrans.lang.zh.line import Edit
from bitrans.lang.zh.quotes import paired

_CONFIGURATIONS = {Script.HANT_TW: ("s2tw", "s2twp"), Script.HANT_HK: ("s2hk", "s2hk")}
"""OpenCC's names of the conversion of characters alone, and of the whole one."""

_QUOTES = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_INTERPUNCTS = {Script.HANT_TW: "‧", Script.HANT_HK: "·"}
"""Between the parts of a foreign name; for Taiwan that of its Ministry of Education."""


_KEPT = re.compile(
    "发布|程序(?!员|设计|代码|语言)|文件(?!夹|名)|支持|项目|对象|运行|循环|设置|社区|激活|电视频道"
)
"""Words of the press that OpenCC takes for those of computing: 循环经济 is no 迴圈經濟."""


def convert(
    text: str, script: Script, *, protected: Sequence[Interval] = (), cuts: Iterable[int] = ()
) -> Traced:
    """The text in another script, which knows where its characters came from.

    Addresses, and all that is not Chinese, stay as they are. Where a word gets another length, its
    characters all stand for the whole word.

    text:      in Simplified characters.
    protected: stretches of `text` that must not change.
    cuts:      places that no word reaches over: what is between two of them comes out as it does
               alone.
    """
    traced = Traced.of(text)
    if script is Script.HANS:
        return traced
    held = [*protected, *(address.span for address in find_addresses(text))]
    traced = traced.edited(_signs(text, held, script))
    letters = _converter(_CONFIGURATIONS[script][0])
    pieces = list(_pieces(len(text), held, cuts))
    parts = [traced.text[start:end] for start, end in pieces]
    plain = [letters.convert(part) for part in parts]
    traced = traced.edited((*piece, new) for piece, new in zip(pieces, plain, strict=True))
    moved = [traced.forward(piece) for piece in pieces]
    return traced.edited(
        (start + low, start + high, new)
        for (start, _), part, old in zip(moved, parts, plain, strict=True)
        for low, high, new in _differences(part, old, script)
    )


def simplified(text: str) -> str:
    """The text in Simplified characters, one for one, so that places in it stay the same."""
    converter = _converter("t2s")
    converted: str = converter.convert(text)
    return converted if len(converted) == len(text) else "".join(map(converter.convert, text))


def find_simplified(text: str, script: Script) -> list[int]:
    """The places of characters that only Simplified Chinese has.

    Those that Traditional Chinese has too, in another meaning or as a variant (后, 里, 台), are not
    found: they are the ones that the Big5 character set holds.
    """
    converter = _converter(_CONFIGURATIONS[script][0])
    return [
        place
        for place, character in enumerate(text)
        if converter.convert(character) != character and not _is_in_big5(character)
    ]


def _is_in_big5(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return True


def _signs(text: str, held: Sequence[Interval], script: Script) -> Iterator[Edit]:
    """Quotation marks and the sign in names; an apostrophe is none."""
    quotes = {quote.place for quote in paired(text) if quote.partner or quote.sign in "“”"}
    for place, sign in enumerate(text):
        if any(start <= place < end for start, end in held):
            continue
        if place in quotes and sign in _QUOTES:
            yield place, place + 1, _QUOTES[sign]
        elif sign == "·":
            yield place, place + 1, _INTERPUNCTS[script]


def _pieces(size: int, held: Iterable[Interval], cuts: Iterable[int]) -> Iterator[Interval]:
    """What lies between the cuts and is not held."""
    held = list(held)
    places = sorted({0, size, *cuts, *(place for span in held for place in span)})
    for start, end in pairwise(places):
        if not any(low <= start and end <= high for low, high in held):
            yield start, end


def _differences(part: str, plain: str, script: Script) -> Iterator[Edit]:
    """Edits that make words of the region of what has its letters only, but for _KEPT.

    part: what `plain` was in Simplified characters.
    """
    kept = [m.span() for m in _KEPT.finditer(part)] if len(part) == len(plain) else []
    for start, end, new in _all_differences(part, plain, script):
        if not any(start < high and low < end for low, high in kept):
            yield start, end, new


def _all_differences(part: str, plain: str, script: Script) -> Iterator[Edit]:
    """All edits to what OpenCC makes of the words, each one or more words.

    A character that stays between two changes is part of the word (打印機, 印表機) if the text
    cannot be parted before it without coming out otherwise.
    """
    convert_words = _converter(_CONFIGURATIONS[script][1]).convert
    new = convert_words(part)
    start = low = 0
    for block in SequenceMatcher(None, plain, new, autojunk=False).get_matching_blocks():
        if block.size == 1 and start < block.a:
            parted = convert_words(part[: block.a]) + convert_words(part[block.a :])
            if parted != new:
                continue
        if (start, low) != (block.a, block.b):
            yield start, block.a, new[low : block.b]
        start, low = block.a + block.size, block.b + block.size


@cache
def _converter(name: str) -> Any:
    from opencc import OpenCC

    return OpenCC(name)
