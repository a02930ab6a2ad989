"""Every note that speaks of a translation has a category of MQM."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bitrans
from bitrans.document import Category

PACKAGE = Path(bitrans.__file__).parent
FILES = sorted(path for part in ("quality", "steps") for path in (PACKAGE / part).glob("*.py"))
ON_DOCUMENTS = PACKAGE / "quality" / "language.py"
"""Its notes speak of the whole document, and of no error in its translation."""


def made(path: Path) -> Iterator[ast.Call]:
    """The places where notes are made, and faults, which become notes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("Note", "Fault"):
                yield node


def category(call: ast.Call) -> str:
    """What a note is given for its category, as it is written; of a fault it comes second."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "category"]
    if isinstance(call.func, ast.Name) and call.func.id == "Fault":
        given = call.args[1:2]
    return ast.unparse(given[0]) if given else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_note_that_is_made_has_a_category_or_is_on_the_document(path: Path) -> None:
    bare = [call.lineno for call in made(path) if not category(call)]
    if path == ON_DOCUMENTS:
        assert len(bare) == len(list(made(path))) > 0
    else:
        assert bare == []


def test_every_category_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    assert [one.name for one in Category if f"Category.{one.name}" not in text] == []


def test_a_category_is_a_dimension_and_a_type() -> None:
    for one in Category:
        assert one.value.count("/") == 1
        assert one.value == one.value.lower()
