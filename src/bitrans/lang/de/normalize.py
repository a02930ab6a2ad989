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


_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    "ab am an auf aus bei bis das dem den der des die ein eine einem einen einer eines er es für "
    "hat im in ins ist mit nach nicht nun ob oder seit sich sie sind so über um und unter vom von "
    "vor wie wir wird zu zum zur".split()
)
_VOWEL_INSIDE = re.compile(r".[aeiouäöü].", re.IGNORECASE)


def _capitals(text: Traced) -> Traced:
    """A line in capitals as one in which only nouns, and what may be one, begin with a capital.

    Abbreviations stay as far as they look like one: up to four letters without a vowel inside.
    """
    letters = [character for character in text.text if character.isalpha()]
    shouted = sum(map(str.isupper, letters)) > 0.8 * len(letters)
    if not shouted or len(_WORD.findall(text.text)) < 2:
        return text
    return text.sub(_WORD, lambda match: _uncapitalised(match[0]))


def _uncapitalised(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    is_abbreviation = len(word) < 4 or (len(word) == 4 and not _VOWEL_INSIDE.search(word[1:]))
    return word if is_abbreviation else word.capitalize()


RULES: Mapping[str, Callable[[Traced], Traced]] = {
    "nfc": composed,
    "quotes": lambda text: text.sub(_DOUBLE_QUOTES, '"').sub(_SINGLE_QUOTES, "'"),
    "dashes": lambda text: text.sub(_DASHES, "-"),
    "ellipsis": lambda text: text.sub(_ELLIPSIS, "..."),
    "soft-hyphens": unwrapped,
    "capitals": _capitals,
    "percent": lambda text: text.sub(_PERCENT, ""),
    "spaces": _spaces,
}
"""Rule by name: NFC; straight quotes; plain hyphens; three dots; no soft hyphens and no hyphens of
wrapped lines; lines in capitals written as others; per cent signs close to their number; single
spaces and none at the ends."""


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
