"""The Chinese sentences of a block, put together again."""

from __future__ import annotations

from collections.abc import Sequence

from bitrans.lang.script import is_latin

_LATIN_END = frozenset(".,;:!?%)]\"'")


def join(parts: Sequence[tuple[str, str]]) -> str:
    """Join the sentences of one block.

    Chinese takes no space between sentences. Where a gap of the source, a line break or any other
    white space, parts two sentences and Latin letters or digits would meet, one space stays; so it
    does where a sentence that was left in German ends with its own sign. A tab between columns
    stays.

    parts: of each sentence its text, and the gap that followed it in the source.
    """
    pieces: list[str] = []
    last, parted, tab = "", False, ""
    for text, gap in parts:
        if text:
            if tab or (parted and needs_space(last, text[0])):
                pieces.append(tab or " ")
            pieces.append(text)
            last, parted, tab = text[-1], False, ""
        parted = parted or bool(gap)
        tab = tab or ("\t" if "\t" in gap else "")
    return "".join(pieces)


def needs_space(last: str, first: str) -> bool:
    """Whether a space must stand between two characters that meet: between Latin words it must."""
    return is_latin(first) and (is_latin(last) or last in _LATIN_END)
