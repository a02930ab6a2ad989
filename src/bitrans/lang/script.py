"""Scripts: which one a character is of, and in which one Chinese is written."""

from __future__ import annotations

import re
from enum import StrEnum


class Script(StrEnum):
    """The characters that the Chinese is written in: of the mainland, Taiwan, or Hong Kong."""

    HANS = "hans"
    HANT_TW = "hant-tw"
    HANT_HK = "hant-hk"

    @property
    def language(self) -> str:
        """The tag of the language (BCP 47): zh-Hans, zh-Hant-TW, zh-Hant-HK."""
        first, *rest = self.split("-")
        return "-".join(["zh", first.title(), *map(str.upper, rest)])


HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, 〇 among them, as ranges for a character class; signs are not among them."""

LATIN = "0-9A-Za-z\u00c0-\u024f"
"""Digits and Latin letters, as ranges for a character class."""

_IS_HAN = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Whether it is a Chinese character; no for "", signs and all else."""
    return _IS_HAN.fullmatch(character) is not None


def is_latin(character: str) -> bool:
    """Whether it is a Latin letter or a digit, with or without an accent."""
    return character.isalnum() and character < "\u0250"
