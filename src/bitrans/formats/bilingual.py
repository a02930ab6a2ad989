"""What the readers of bilingual files share: the names of columns, and what becomes of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bitrans.document import Block, Kind, Origin, Segment
from bitrans.formats import charset

KIND = "kind"

_SOURCES = (
    re.compile(r"de(?:[-_]\w+)?|german|deutsch|德文|德语"),
    re.compile(r"source|src|quelle|ausgangstext|原文"),
)
_TARGETS = (
    re.compile(r"zh(?:[-_]\w+)*|chinese|chinesisch|中文|汉语"),
    re.compile(r"target|tgt|ziel|zieltext|译文"),
)
"""Names of the two columns; "source" may be something else where a language is named as well."""

NAMES = "de and zh, source and target, German and Chinese, Deutsch and Chinesisch, 德文 and 中文"
"""The names as an error tells them."""


def find_columns(names: Sequence[str]) -> tuple[int | None, int | None]:
    """The columns of the German and the Chinese; None for one that has no name of these."""
    plain = _plain(names)
    return _find(plain, _SOURCES), _find(plain, _TARGETS)


def find_kind(names: Sequence[str]) -> int | None:
    """The column of the kind of block; None if there is none."""
    plain = _plain(names)
    return plain.index(KIND) if KIND in plain else None


def _plain(names: Sequence[str]) -> list[str]:
    return [name.strip().rstrip(":：").casefold() for name in names]


def _find(names: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> int | None:
    for pattern in patterns:
        for place, name in enumerate(names):
            if pattern.fullmatch(name):
                return place
    return None


def decode(data: bytes, *, name: str, encoding: str | None) -> str:
    """The text of a bilingual file; see `charset.decode`, but Windows-1252 holds no Chinese.

    raises: FormatError if the bytes are not text; ConfigError if there is no such encoding.
    """
    if encoding is None and not charset.has_bom(data):
        encoding = "utf-8"
    return charset.decode(data, name=name, encoding=encoding)[0]


def row(line: int, source: str, target: str | None, *, kind: str = "", gap: str = "") -> Block:
    """A row as a block with one segment.

    line: where it begins in the file, from 1.
    kind: as a file has it; what is none of `Kind` is a paragraph.
    """
    return Block(
        address=f"line {line}",
        kind=Kind(kind) if kind in set(Kind) else Kind.PARAGRAPH,
        segments=(
            Segment(
                source=source,
                gap=gap,
                target=target,
                origin=Origin.NONE if target is None else Origin.GIVEN,
            ),
        ),
    )
