"""Loops: a model that says the same again and again."""

from __future__ import annotations

import re

_LOOP = re.compile(r"(.{2,8}?)\1{2,}|(\w)\2{3,}", re.DOTALL)


def find_loop(text: str) -> tuple[int, int] | None:
    """The first stretch in which 2 to 8 characters stand three times in a row, or one four times.

    Signs and digits are no loop: "……" and "1000000" are right.
    """
    for match in _LOOP.finditer(text):
        unit = match[1] or match[2]
        if any(c.isalpha() for c in unit):
            return match.span()
    return None
