"""The words of a stretch of German text, with its quotations and brackets paired."""

from __future__ import annotations

from dataclasses import dataclass, field

_BRACKET_WORDS = 60  # a bracket that closes later was never meant to
_PAIRS = {"„": '“”"', "»": "«", "«": "»", "“": "”“", "”": "”", '"': '"“”'}


@dataclass(slots=True)
class Window:
    """The words of a stretch of text, and which of them quotations and brackets hold together.

    quotations: from the first word of each to its last; quotations_back and brackets_back are
    the other way round. quotation_over, bracket_over: for each word, the first word of the
    quotation (bracket) that is open after it; -1 if none is.
    """

    words: list[str]
    quotations: dict[int, int] = field(default_factory=dict)
    quotations_back: dict[int, int] = field(default_factory=dict)
    brackets_back: dict[int, int] = field(default_factory=dict)
    quotation_over: list[int] = field(default_factory=list)
    bracket_over: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quotation_over = [-1] * len(self.words)
        self.bracket_over = [-1] * len(self.words)
        self._pair_quotes()
        self._pair_brackets()

    def _pair_quotes(self) -> None:
        opened, sign = -1, ""
        for i, word in enumerate(self.words):
            letter_seen = False
            for char in word:
                if sign and char in _PAIRS[sign] and (letter_seen or opened < i or char != '"'):
                    self.quotations[opened] = i
                    self.quotations_back[i] = opened
                    opened, sign = -1, ""
                elif char == "„" or (char in _PAIRS and not letter_seen and not sign):
                    opened, sign = i, char
                letter_seen = letter_seen or char.isalnum()
            self.quotation_over[i] = opened

    def _pair_brackets(self) -> None:
        opened: list[int] = []
        for i, word in enumerate(self.words):
            for char in word:
                if char in "([":
                    opened.append(i)
                elif char in ")]" and opened:
                    first = opened.pop()
                    self.brackets_back[i] = first
                    if i - first <= _BRACKET_WORDS:
                        self.bracket_over[first:i] = [first] * (i - first)
                    else:
                        opened.clear()
