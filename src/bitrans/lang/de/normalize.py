"""How German is written for a model: named rules, each of which keeps track of every character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence

from bitrans.lang.traced import Traced

_COMPOSABLE = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")
_DOUBLE_QUOTES = re.compile("[„“”«»‟″]")
_SINGLE_QUOTES = re.compile("[‚‘’‹›`´]")
_DASHES = re.compile("[–—\u2011]")
_ELLIPSIS = re.compile("…")
_SOFT_HYPHENS = re.compile("\u00ad")
_LINE_END_HYPHEN = re.compile(
    r"(?<=[a-zäöüß])[-\u2010][ \t]*\r?\n[ \t]*(?=[a-zäöüß])(?!(?:und|oder|bzw|sowie|bis)\b)"
)
_PERCENT = re.compile(r"(?<=\d)\s+(?=%)")
_SPACE_RUN = re.compile(r"\s+")
_SPACE_ENDS = re.compile(r"^\s+|\s+$")


def _spaces(text: Traced) -> Traced:
    return text.sub(_SPACE_ENDS, "").sub(_SPACE_RUN, " ")


RULES: Mapping[str, Callable[[Traced], Traced]] = {
    "nfc": lambda text: text.sub(_COMPOSABLE, lambda m: unicodedata.normalize("NFC", m[0])),
    "quotes": lambda text: text.sub(_DOUBLE_QUOTES, '"').sub(_SINGLE_QUOTES, "'"),
    "dashes": lambda text: text.sub(_DASHES, "-"),
    "ellipsis": lambda text: text.sub(_ELLIPSIS, "..."),
    "soft-hyphens": lambda text: text.sub(_SOFT_HYPHENS, "").sub(_LINE_END_HYPHEN, ""),
    "percent": lambda text: text.sub(_PERCENT, ""),
    "spaces": _spaces,
}
"""Rule by name: NFC; straight quotes; plain hyphens; three dots; no soft hyphens and no hyphens of
wrapped lines; per cent signs close to their number; single spaces and none at the ends."""


def normalize(text: str, rules: Sequence[str]) -> Traced:
    """The text after the named rules, in order."""
    traced = Traced.of(text)
    for rule in rules:
        traced = RULES[rule](traced)
    return traced


_VERBATIM = re.compile(
    r"""
      (?: (?: https?:// | www\. ) \S+
        | [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+
        | [\d\W_]+
      )*+
    """,
    re.VERBOSE,
)
"""Possessive, so that a word of megabytes is looked at once, not from each of its letters."""


def is_verbatim(text: str) -> bool:
    """Whether there is nothing to translate: addresses, numbers and signs only."""
    return _VERBATIM.fullmatch(text) is not None
