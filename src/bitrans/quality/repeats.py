"""Loops: a model that says the same again and again.

Tuned on the 1012 pairs of FLORES-200 devtest: no human translation may be taken for a loop in more
than 0.2 % of sentences, and in what the embedded model writes of them, read by eye, as many loops
as possible must be found. Measure both again before changing a number here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bitrans.lang.script import HAN
from bitrans.lang.traced import Interval

_SIGNS = r"[\s、，；：,;:·“”‘’\"'—-]{0,3}"  # a new sentence may begin as the last one ended

_RUNS = (
    re.compile(rf"([{HAN}])\1{{2,}}"),
    re.compile(r"(?!一)([^\W\d_]{2,3})\1+"),
    re.compile(rf"([^\W_]{{2,8}}?)(?:{_SIGNS}\1){{2,}}"),
    re.compile(rf"(.{{4,60}}?)(?:{_SIGNS}\1)+", re.DOTALL),
)
"""One character three times; two or three without a sign between, twice, but not 一步一步; two to
eight with signs between, three times; four and more, twice."""

_WINDOW = 300  # characters; what is said again far away is no loop
_GRAMS = ((3, 5), (4, 4), (10, 2))
"""So many characters, not all in one place, that many times: 目前尚无……，目前尚未……，目前尚不……"""
_TEXT = re.compile(rf"[{HAN}]+")

_SOURCE_RUN = re.compile(
    r"\b(\w{4,})\b(?:(?:\W+\w{1,4})?\W+\1\b)+|\b(\w{2,4}?)\2+\b", re.IGNORECASE
)
_NOUN = re.compile(r"\b[^\W\d_a-zäöüß][\w-]{2,}")
_STEM = 5  # letters of a German word that its other forms and its compounds begin with


def find_loop(target: str, source: str = "") -> Interval | None:
    """The first stretch of a Chinese text that says the same too often.

    What the German says again may be said again, as often; signs and digits are no loop.
    """
    for pattern in _RUNS:
        for match in pattern.finditer(target):
            if any(map(str.isalpha, match[1])) and not _is_said(match, source):
                return match.span()
    return _scattered(target, source)


def _is_said(match: re.Match[str], source: str) -> bool:
    """Whether the German has the stretch itself, or says something as often in a row."""
    if _letters(match[0]) in _letters(source):
        return True
    times = match[0].count(match[1])
    return any(
        times <= m[0].casefold().count((m[1] or m[2]).casefold())
        for m in _SOURCE_RUN.finditer(source)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _scattered(target: str, source: str) -> Interval | None:
    most = None
    for start in range(0, max(1, len(target) - _WINDOW // 2), _WINDOW // 2):
        window = target[start : start + _WINDOW]
        for size, times in _GRAMS:
            for gram, count in Counter(_grams(window, size)).items():
                if count < times:
                    continue
                most = _most_often(source) if most is None else most
                if count > most:
                    place = start + window.index(gram)
                    return place, place + size
    return None


def _grams(text: str, size: int) -> Iterator[str]:
    """All stretches of so many Han characters, those that overlap with themselves once."""
    last: dict[str, int] = {}
    for match in _TEXT.finditer(text):
        for start in range(match.start(), match.end() - size + 1):
            gram = text[start : start + size]
            if start >= last.get(gram, -size) + size:
                last[gram] = start
                yield gram


def _most_often(source: str) -> int:
    """How often the German says the noun that it says most often, in any form."""
    stems = Counter(word[:_STEM].casefold() for word in _NOUN.findall(source))
    return max(stems.values(), default=1)
