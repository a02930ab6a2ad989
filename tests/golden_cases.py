"""Cases of language behaviour, agreed on in plain text: tests/golden/*.txt.

A file holds cases parted by lines "===". A case is a text, a line "---", and the lines that are
expected of it. Lines before the text that begin with "! " say why the case is known to fail. Lines
that begin with "# ", at the top of the file, are remarks on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

_FOLDER = Path(__file__).parent / "golden"


def load(name: str) -> list[ParameterSet]:
    """The cases of a file in tests/golden, each a text and the list of lines expected.

    raises: ValueError if a case cannot be parsed.
    """
    return parse((_FOLDER / name).read_text("utf-8"), name=name)


def parse(content: str, *, name: str) -> list[ParameterSet]:
    """The cases of a golden file's content."""
    lines = content.splitlines()
    first = next((i for i, line in enumerate(lines) if line and line[:2] != "# "), len(lines))
    parsed = []
    for number, case in _cases(lines, first):
        where = f"{name}:{number}"
        reasons = []
        while case and case[0].startswith("! "):
            reasons.append(case.pop(0)[2:])
        if case.count("---") != 1:
            raise ValueError(f"{where}: a case needs one line ---, this has {case.count('---')}")
        middle = case.index("---")
        if not any(line.strip() for line in case[:middle]):
            raise ValueError(f"{where}: a case needs a text above its line ---")
        marks = [pytest.mark.xfail(strict=True, reason=" ".join(reasons))] if reasons else []
        parsed.append(
            pytest.param("\n".join(case[:middle]), case[middle + 1 :], marks=marks, id=where)
        )
    return parsed


def _cases(lines: Sequence[str], first: int) -> list[tuple[int, list[str]]]:
    """The lines of each case, with the number of its first line."""
    cases: list[tuple[int, list[str]]] = [(first + 1, [])]
    for number, line in enumerate(lines[first:], start=first + 1):
        if line == "===":
            cases.append((number + 1, []))
        else:
            cases[-1][1].append(line)
    return cases
