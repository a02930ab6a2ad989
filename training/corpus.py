"""Pairs of sentences: reading them, and leaving out those that would teach something wrong."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import opencc

from bitrans.errors import FormatError, StoreError
from bitrans.lang.de.normalize import normalize
from bitrans.lang.script import is_han

MIN_RATIO, MAX_RATIO = 1.0, 12.0  # German characters to Chinese ones
MIN_HAN = 0.1  # share of the letters in a Chinese text
"""In 51,739 pairs of press text 1.0 to 11.7, and 0.17 for all but one in a thousand."""

MAX_CHARACTERS = 1000  # of the German; more is never one sentence


@dataclass(frozen=True, slots=True)
class Pair:
    """A German sentence and its Chinese; the domain is a name by which pairs are told apart."""

    domain: str
    source: str
    target: str


def read(path: Path) -> Iterator[Pair]:
    """The lines of a UTF-8 file: domain, German, Chinese, with tabs between; no header.

    raises: StoreError if it cannot be opened, FormatError at the first line that is not so.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield _pair(line, name=str(path), where=f"line {number}")
    except OSError as error:
        raise StoreError(
            str(path), found=f"cannot be read ({error.strerror})", remedy="Check the name."
        ) from error


def _pair(line: bytes, *, name: str, where: str) -> Pair:
    try:
        cells = line.decode("utf-8-sig").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise FormatError(
            name, where=where, found="this is not UTF-8", remedy="Convert the file first."
        ) from error
    if len(cells) != 3:
        raise FormatError(
            name,
            where=where,
            found=f"there are {len(cells)} cells, not 3",
            remedy="Write domain, German and Chinese with a tab between them, one pair a line.",
        )
    return Pair(*cells)


def clean(pairs: Iterable[Pair], *, rules: Sequence[str], left_out: Counter[str]) -> Iterator[Pair]:
    """The pairs as the model is to see them, without those that are not fit, each once.

    rules:    of lang.de.normalize, those that bitrans will use with the model.
    left_out: reason -> pairs; is added to.
    """
    simplifier = opencc.OpenCC("t2s")
    seen: set[int] = set()
    for pair in pairs:
        ready = Pair(
            pair.domain.strip(),
            normalize(pair.source, rules).text,
            simplifier.convert(" ".join(pair.target.split())),
        )
        key = hash((ready.source, ready.target))
        if reason := fault(ready) or ("said before" if key in seen else ""):
            left_out[reason] += 1
            continue
        seen.add(key)
        yield ready


def fault(pair: Pair) -> str:
    """Why a pair is not fit to learn from; "" if it is."""
    if not pair.source or not pair.target:
        return "empty"
    if len(pair.source) > MAX_CHARACTERS:
        return "too long"
    if any(map(is_han, pair.source)):
        return "Chinese in the German"
    letters = sum(map(str.isalpha, pair.target))
    if sum(map(is_han, pair.target)) < max(1.0, MIN_HAN * letters):
        return "not Chinese"
    if not MIN_RATIO <= len(pair.source) / len(pair.target) <= MAX_RATIO:
        return "lengths do not fit"
    return ""


def is_held_out(pair: Pair, *, one_in: int) -> bool:
    """Whether a pair is for judging, not for learning.

    Its German decides, so it is the same pairs whatever comes before and after them.
    """
    return one_in > 0 and zlib.crc32(pair.source.encode()) % one_in == 0
