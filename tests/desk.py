"""A folder with sources, and the command line at work on it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

PAIRS = (
    "Guten Tag.\t您好。\n"
    "Die Stadt begrüßt die Gäste.\t该市欢迎来宾。\n"
    "Die Messe beginnt am 3. Mai.\t展会5月3日在4号馆开幕。\n"
)
CLEAN = (
    "Terms: 0 kept, 0 chosen, 0 redecoded, 0 replaced, 0 missing\n"
    "Notes: 0 errors, 0 warnings, 0 infos\n"
)
"""What the summary says of files without terms and notes."""


class Desk:
    """A folder with sources, and the command line with the engine `table`."""

    def __init__(self, folder: Path, bitrans: Callable[..., Result]) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.table = folder / "pairs.tsv"
        self.table.write_text(PAIRS, encoding="utf-8")
        self._bitrans = bitrans

    def put(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    @property
    def engine(self) -> list[str]:
        return ["--engine", "table", "--model", str(self.table), "--no-shipped-glossaries"]

    def translate(self, *args: object) -> Result:
        """Run the command with the folder OUT."""
        return self._bitrans("translate", *args, "-o", self.out, *self.engine)

    def stream(self, data: bytes, *args: object) -> Result:
        """Run the command with standard input."""
        return self._bitrans("translate", "-", *args, *self.engine, input=data)

    def check(self, *args: object) -> Result:
        """Run the command that checks bilingual files."""
        return self._bitrans("check", *args, *self.engine)

    def written(self) -> list[str]:
        """All files below OUT but for the reports of runs."""
        paths = self.out.rglob("*")
        names = sorted(p.relative_to(self.out).as_posix() for p in paths if p.is_file())
        return [name for name in names if not name.endswith("report.json")]

    def report(self) -> dict[str, Any]:
        """The report of the run."""
        report = json.loads((self.out / "report.json").read_text(encoding="utf-8"))
        assert isinstance(report, dict)
        return report


def said(result: Result) -> str:
    """What the command said, whatever time it took; how sure the translation is, is left out."""
    text = re.sub(r"^Confidence: .*\n", "", result.stderr, flags=re.MULTILINE)
    return re.sub(r" in \d+\.\d s\n", " in 0.0 s\n", text)
