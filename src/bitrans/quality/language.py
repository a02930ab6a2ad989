"""Whether a document is in German."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bitrans.document import Note, Severity, Side
from bitrans.lang.script import HAN

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

EMPTY = "document.empty"
NOT_GERMAN = "language.not-german"
ALREADY_CHINESE = "language.already-chinese"

JUDGED = 20_000  # characters, from the beginning
_FEWEST_LETTERS = 40  # a shorter text may be all names
_HAN = re.compile(f"[{HAN}]")
_HAN_SHARE = 0.3  # of all letters; a German text that quotes Chinese names stays far below
_NAMES = {"en": "English", "nl": "Dutch", "zh": "Chinese"}


def find_language(text: str) -> str | None:
    """The language of a text: "de", "en", "nl" or "zh"; None if the text is too short to tell."""
    text = text[:JUDGED]
    letters = sum(map(str.isalpha, text))
    han = len(_HAN.findall(text))
    if han and han >= _HAN_SHARE * letters:
        return "zh"
    if letters < _FEWEST_LETTERS:
        return None
    language, _ = _identifier().classify(text)
    return str(language)


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid among the languages our users' files are in; numpy comes with it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["de", *_NAMES])
    return identifier


def check(text: str) -> list[Note]:
    """At most one note on the text of a whole document."""
    if not text.strip():
        return [
            Note(
                code=EMPTY,
                severity=Severity.INFO,
                text="There is no text in this document.",
                remedy="Check that it is the right file; if so, there is nothing to do.",
                side=Side.SOURCE,
            )
        ]
    language = find_language(text)
    if language == "zh":
        return [
            Note(
                code=ALREADY_CHINESE,
                severity=Severity.WARNING,
                text="This document is Chinese already.",
                remedy="Take the German original; what was translated here is of no use.",
                side=Side.SOURCE,
            )
        ]
    if language not in (None, "de"):
        return [
            Note(
                code=NOT_GERMAN,
                severity=Severity.WARNING,
                text=f"This document does not seem to be German, but {_NAMES[language]}.",
                remedy="Take the German original: only German can be translated.",
                side=Side.SOURCE,
            )
        ]
    return []
