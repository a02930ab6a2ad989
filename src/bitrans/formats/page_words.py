"""What the bilingual page calls things, in German."""

from __future__ import annotations

from typing import NamedTuple

from bitrans.document import Confidence, Outcome, Severity


class Word(NamedTuple):
    """A sign, a word, its plural, and a sentence that explains it."""

    sign: str
    one: str
    many: str
    meaning: str = ""


SEVERITIES = {
    Severity.ERROR: Word("✕", "Fehler", "Fehler"),
    Severity.WARNING: Word("!", "Warnung", "Warnungen"),
    Severity.INFO: Word("i", "Hinweis", "Hinweise"),
}
"""In the order of the page: what must be corrected comes first."""

OUTCOMES = {
    Outcome.KEPT: Word(
        "✓", "richtig übersetzt", "richtig übersetzt", "Die Übersetzung enthielt ihn schon."
    ),
    Outcome.CHOSEN: Word(
        "◇", "ausgewählt", "ausgewählt", "Eine andere Übersetzung des Satzes enthielt ihn."
    ),
    Outcome.REDECODED: Word(
        "↻", "eingesetzt", "eingesetzt", "Der Satz wurde neu übersetzt, damit er darin steht."
    ),
    Outcome.REPLACED: Word(
        "⇄", "ersetzt", "ersetzt", "Er wurde für ein anderes Wort gesetzt; bitte den Satz ansehen."
    ),
    Outcome.MISSING: Word(
        "✕", "fehlt", "fehlen", "Er steht nicht in der Übersetzung; bitte von Hand einsetzen."
    ),
}

CONFIDENCES = {
    Confidence.GOOD: Word("✓", "gut", "gut"),
    Confidence.LOOK: Word("?", "ansehen", "ansehen"),
    Confidence.DOUBTFUL: Word("??", "zweifelhaft", "zweifelhaft"),
}
