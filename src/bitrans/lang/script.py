"""Which script a character is of."""

from __future__ import annotations

import re

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
