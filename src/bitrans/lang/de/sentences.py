"""German sentences: where they begin and end in the text of one block.

A block's line breaks are white space like any other. The text is looked at in windows, which grow
only where no sentence ends, so that time grows with the text's length and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.de.sentence_rules import INTERNET, ends
from bitrans.lang.de.sentence_window import Window
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.traced import Interval

_WINDOW = 20_000  # characters looked at together, so that memory stays bounded
_AHEAD = 500  # characters at a window's end that no decision is taken from
_WORD_LIMIT = 120  # characters of a word that the rules see
_WORD = re.compile(r"\S+")
_GLUED = re.compile(r"[a-zäöüß]{3}[.!?](?=[„»]?([A-ZÄÖÜ][a-zäöü]+)$)")


def split(text: str) -> list[Interval]:
    """Find the sentences of one block.

    returns: their intervals in order, without white space at either end; all that lies before,
             between and after them is white space.
    """
    found: list[Interval] = []
    start, width = 0, _WINDOW
    while start < len(text):
        end = min(len(text), start + width)
        sentences = _split_window(text, start, end)
        if end < len(text):
            settled = [one for one in sentences[:-1] if one[1] <= end - _AHEAD]
            if not settled:
                width *= 2
                continue
            sentences = settled
        found += sentences
        start = sentences[-1][1] if end < len(text) else end
        width = _WINDOW
    return found


def _split_window(text: str, start: int, end: int) -> list[Interval]:
    spans = list(_word_spans(text, start, end))
    if not spans:
        return []
    window = Window([_shortened(text[a:b]) for a, b in spans])
    first = 0
    found = []
    for i in range(len(spans)):
        if i + 1 == len(spans) or ends(window, i, first):
            found.append((spans[first][0], spans[i][1]))
            first = i + 1
    return found


def _word_spans(text: str, start: int, end: int) -> Iterator[Interval]:
    """The words, and apart from them a sentence's first word that no space stands before."""
    for match in _WORD.finditer(text, start, end):
        a, b = match.span()
        if b - a < _WORD_LIMIT and (glued := _GLUED.search(match.group())):
            if glued[1] in words_of("sentence_starters") and not INTERNET.match(match.group()):
                yield a, a + glued.end()
                a += glued.end()
        yield a, b


def _shortened(word: str) -> str:
    return (
        word if len(word) <= _WORD_LIMIT else word[: _WORD_LIMIT // 2] + word[-_WORD_LIMIT // 2 :]
    )
