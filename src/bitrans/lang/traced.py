"""Texts that know, after any number of edits, where each of their characters came from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

Interval = tuple[int, int]
"""A stretch of text in code points, half-open: start <= position < end."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text made by edits from an original one.

    starts, ends: for each character of `text`, the stretch of the original that it stands for;
                  both never fall. A character that was inserted stands for an empty stretch.
    size:         length of the original.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, text: str) -> Traced:
        """The text itself, nothing edited yet."""
        return cls(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)), len(text))

    def sub(
        self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]
    ) -> Traced:
        """Replace every match by a plain string (no group references) or a function's answer."""
        return self.edited(
            (m.start(), m.end(), replacement if isinstance(replacement, str) else replacement(m))
            for m in pattern.finditer(self.text)
        )

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> Traced:
        """Replace stretches of the text, given in order and apart from each other.

        An edit that only cuts characters off its ends, or keeps them, keeps what is known of them.
        """
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = 0
        for start, end, new in edits:
            old = self.text[start:end]
            if old == new:
                continue
            same = len(_common_prefix(old, new))
            start += same
            old, new = old[same:], new[same:]
            same = len(_common_prefix(old[::-1], new[::-1]))
            end -= same
            new = new[: len(new) - same]
            pieces += [self.text[position:start], new]
            starts += self.starts[position:start]
            ends += self.ends[position:start]
            if len(new) == end - start:  # character for character
                starts += self.starts[start:end]
                ends += self.ends[start:end]
            else:
                first, last = self.back((start, end))
                starts += [first] * len(new)
                ends += [max([last, *ends[-1:]])] * len(new)
            position = end
        if not pieces:
            return self
        pieces.append(self.text[position:])
        starts += self.starts[position:]
        ends += self.ends[position:]
        return Traced("".join(pieces), tuple(starts), tuple(ends), self.size)

    def strip(self) -> Traced:
        """The text without white space at its ends."""
        size = len(self.text)
        start, end = size - len(self.text.lstrip()), len(self.text.rstrip())
        if end <= start:
            return self.edited([(0, size, "")])
        return self.edited([(0, start, ""), (end, size, "")])

    def back(self, span: Interval) -> Interval:
        """The stretch of the original that `span` of the text stands for."""
        start, end = span
        if start < end:
            return self.starts[start], max(self.starts[start], self.ends[end - 1])
        place = self.starts[start] if start < len(self.text) else self.size
        if start:
            place = min(place, self.ends[start - 1])
        return place, place

    def forward(self, span: Interval) -> Interval:
        """The stretch of the text that stands for `span` of the original, empty if it is gone."""
        start, end = span
        if start == end:
            first = bisect_left(self.starts, start)
            return first, first
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return first, max(first, last)


def _common_prefix(one: str, other: str) -> str:
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return one[:i]
    return one[: len(other)]
