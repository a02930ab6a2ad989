"""The terms that are found in German sentences, as agreed in golden/terms_de.txt.

The file's first block is the glossary. The others are cases: a text, "---", the sources of the
terms that are found in it, in order. A case whose first line begins with "!" is a known failure.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bitrans.glossary.load import Term
from bitrans.glossary.match import Matcher

_BLOCKS = (
    (Path(__file__).parents[1] / "golden" / "terms_de.txt")
    .read_text(encoding="utf-8")
    .removesuffix("\n")
    .split("\n===\n")
)
_MATCHER = Matcher(
    [
        Term(source=source, targets=(f"译{number}",), origin=f"terms_de.txt:{number}")
        for number, source in enumerate(_BLOCKS[0].splitlines(), start=1)
    ]
)


def _case(block: str) -> object:
    text, bar, expected = f"{block}\n".partition("\n---\n")
    if not bar:
        raise ValueError(f"not a case: {block!r}")
    reason = ""
    if text.startswith("!"):
        reason, _, text = text[1:].strip().partition("\n")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(text, expected.splitlines(), id=text, marks=marks)


@pytest.mark.parametrize(("text", "expected"), [_case(block) for block in _BLOCKS[1:]])
def test_finds_the_terms_as_agreed(text: str, expected: list[str]) -> None:
    assert [term.source for _, term in _MATCHER.find(text)] == expected


def test_the_golden_file_names_each_term_once() -> None:
    sources = _BLOCKS[0].splitlines()
    assert len(sources) == len(set(sources))
    assert len(_BLOCKS) > 70
