"""Chinese as a certain model spells it: signs that it knows, and no space around Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bitrans.lang.traced import Traced

_SIGN = re.compile("[^\\w\\s]|[０-９Ａ-Ｚａ-ｚ]")
_SPACES = re.compile(r"(?<![\x21-\u024f])\s+|\s+(?![\x21-\u024f])")
_LIKE = {
    "。": ".",
    "、": "，,",
    "；": "，,",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "「": '“"',
    "」": '”"',
    "『": '“"',
    "』": '”"',
    "《": '"',
    "》": '"',
    "〈": "《'",
    "〉": "》'",
    "【": "[",
    "】": "]",
    "—": "-",
    "–": "-",
    "…": ".",
    "·": "•・-",
}
"""What else a sign may be written as, the best first."""


def spelled(text: str, knows: Callable[[str], bool]) -> Traced:
    """The text with the signs that a model does not know written as others that it knows.

    Chinese that people have typeset is read by a model that never saw all of its signs; full-width
    digits and letters are among them. White space next to Chinese goes, since models write none.

    knows: whether the model knows a sign.
    """
    traced = Traced.of(text).strip().sub(_SPACES, "")
    return traced.sub(_SIGN, lambda match: _known(match[0], knows))


def _known(sign: str, knows: Callable[[str], bool]) -> str:
    compatible = unicodedata.normalize("NFKC", sign)
    candidates = (sign, compatible, *_LIKE.get(sign, ""))
    return next((one for one in candidates if all(map(knows, one))), sign)
