"""How German is written for a model: named rules, each of which keeps track of every character."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bitrans.lang.addresses import find_addresses
from bitrans.lang.de.writing import composed, unwrapped
from bitrans.lang.traced import Traced

_DOUBLE_QUOTES = re.compile("[„“”«»‟″]")
_SINGLE_QUOTES = re.compile("[‚‘’‹›`´]")
_DASHES = re.compile("[–—\u2011]")
_ELLIPSIS = re.compile("…")
_PERCENT = re.compile(r"(?<=\d)\s+(?=%)")
_SPACE_RUN = re.compile(r"\s+")


def _spaces(text: Traced) -> Traced:
    return text.strip().sub(_SPACE_RUN, " ")


RULES: Mapping[str, Callable[[Traced], Traced]] = {
    "nfc": composed,
    "quotes": lambda text: text.sub(_DOUBLE_QUOTES, '"').sub(_SINGLE_QUOTES, "'"),
    "dashes": lambda text: text.sub(_DASHES, "-"),
    "ellipsis": lambda text: text.sub(_ELLIPSIS, "..."),
    "soft-hyphens": unwrapped,
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


_LETTER = re.compile(r"[^\W\d_]")


def is_verbatim(text: str) -> bool:
    """Whether there is nothing to translate: addresses, numbers and signs only."""
    end = 0
    for _, (start, last) in find_addresses(text):
        if _LETTER.search(text, end, start):
            return False
        end = last
    return _LETTER.search(text, end) is None
