"""The table of scores in a model's card."""

from __future__ import annotations

from dataclasses import dataclass

CARD = "README.md"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text between two lines that mark it."""

    begin: str
    end: str

    def empty(self) -> str:
        """The two lines, with nothing between them."""
        return f"{self.begin}\n{self.end}"

    def replaced(self, text: str, content: str) -> str | None:
        """The text with another content in that part; None if it has no such part."""
        before, begin, rest = text.partition(self.begin)
        _, end, after = rest.partition(self.end)
        if not begin or not end:
            return None
        return f"{before}{begin}\n{content}\n{end}{after}"


SCORES = Section(
    "<!-- scores: written by python -m training evaluate -->", "<!-- end of scores -->"
)
