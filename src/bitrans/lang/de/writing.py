"""The same German written in other ways: decomposed letters, words cut at the end of a line."""

from __future__ import annotations

import re
import unicodedata

from bitrans.lang.traced import Traced

MARKS = "\u0300-\u036f"
"""Combining marks, as a range for a character class."""

_DECOMPOSED = re.compile(rf"[^\s{MARKS}][{MARKS}]+")
_SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]*(?:\r\n?|\n)[ \t]*)?")
_LINE_BREAK = r"[-\u2010][ \t]*(?:\r\n?|\n)[ \t]*"
_CUT_WORD = re.compile(
    rf"(?<=[a-zäöüß]){_LINE_BREAK}(?=[a-zäöüß])"
    r"(?!(?:und|oder|bzw|beziehungsweise|sowie|bis|als|wie|noch|aber|statt)\b)"
)
_CUT_COMPOUND = re.compile(rf"(?<=[^\W_]){_LINE_BREAK}(?=[A-ZÄÖÜ\d])")


def composed(text: Traced) -> Traced:
    """The text with every letter in one character where there is one (NFC)."""
    return text.sub(_DECOMPOSED, lambda match: unicodedata.normalize("NFC", match[0]))


def unwrapped(text: Traced) -> Traced:
    """The text without soft hyphens, and with words whole that were cut at the end of a line.

    The hyphen goes where a small letter follows (Wirtschafts-/förderung), but not in "Groß-/und";
    it stays where a capital or a digit does (Smart-City-/Projekt).
    """
    return text.sub(_SOFT_HYPHEN, "").sub(_CUT_WORD, "").sub(_CUT_COMPOUND, "-")
