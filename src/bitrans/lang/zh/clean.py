"""What some models write that is no text: named rules that take it out and keep track."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from bitrans.lang.traced import Traced

_SUBTITLE_SIGNS = re.compile(r"\{\\[^{}]*(?:\}|$)")
_LANGUAGE_TOKENS = re.compile(r">>\w+<<")

RULES: Mapping[str, Callable[[Traced], Traced]] = {
    "subtitle-signs": lambda text: text.sub(_SUBTITLE_SIGNS, ""),
    "language-tokens": lambda text: text.sub(_LANGUAGE_TOKENS, ""),
}
r"""Rule by name: subtitle codes such as {\fn…}, also unfinished ones; language tokens >>zh<<."""


def clean(text: str, rules: Sequence[str]) -> Traced:
    """The text after the named rules, in order."""
    traced = Traced.of(text)
    for rule in rules:
        traced = RULES[rule](traced)
    return traced
