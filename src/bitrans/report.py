"""The report of a run: what became of each file, for programs, as JSON.

docs/outputs.md describes its fields.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from importlib.metadata import version
from typing import NamedTuple

from bitrans.batch import Result
from bitrans.config import Settings
from bitrans.document import (
    Category,
    Confidence,
    Document,
    Note,
    Outcome,
    Provenance,
    Severity,
)
from bitrans.errors import BitransError
from bitrans.formats.jsonl import escaped, note_fields
from bitrans.formats.rows import rows
from bitrans.quality import consistency


@dataclass
class Counts:
    """What a document has, or all documents of a run.

    receipts: by their kind.
    """

    segments: int = 0
    words: int = 0
    confidence: Counter[Confidence] = field(default_factory=Counter)
    receipts: dict[str, Counter[Outcome]] = field(default_factory=lambda: defaultdict(Counter))
    severities: Counter[Severity] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    categories: Counter[Category] = field(default_factory=Counter)

    def add(self, document: Document) -> None:
        """Count a document in; words are those of the German."""
        for segment in document.segments:
            self.segments += 1
            self.words += len(segment.source.split())
            if segment.confidence:
                self.confidence[segment.confidence] += 1
            for receipt in segment.receipts:
                self.receipts[receipt.kind][receipt.outcome] += 1
        for note in document.all_notes():
            self.severities[note.severity] += 1
            self.codes[note.code] += 1
            if note.category:
                self.categories[note.category] += 1

    def as_fields(self) -> dict[str, object]:
        """The counts as JSON has them: what can be known before is there with 0 as well."""
        return {
            "segments": self.segments,
            "words": self.words,
            "confidence": {one: self.confidence[one] for one in Confidence},
            "receipts": {
                kind: {one: counts[one] for one in Outcome}
                for kind, counts in sorted(self.receipts.items())
            },
            "severities": {one: self.severities[one] for one in reversed(Severity)},
            "codes": dict(sorted(self.codes.items())),
            "categories": {one: self.categories[one] for one in Category if self.categories[one]},
        }


class _Place(NamedTuple):
    """A segment of a run."""

    file: str
    segment: str


class Report:
    """The report of a run, from results that are added one after another.

    command:    what ran: "translate", "check", "demo".
    provenance: what the pipeline is made of.
    """

    def __init__(self, command: str, settings: Settings, provenance: Provenance) -> None:
        self.files = self.failed = 0
        self.totals = Counts()
        self._head = {
            "bitrans": version("bitrans"),
            "command": command,
            "day": provenance.day.isoformat(),
            "engine": provenance.engine,
            "model": provenance.model,
            "glossaries": list(provenance.glossaries),
            "options": _options(command, settings),
        }
        self._files: list[dict[str, object]] = []
        self._said: list[tuple[_Place, consistency.Use]] = []

    def add(self, result: Result) -> None:
        """Take in what became of a file."""
        counts, notes = Counts(), list[dict[str, object]]()
        source = result.source.as_posix()
        if result.document is None:
            self.failed += 1
        else:
            self.files += 1
            for of_whole in (counts, self.totals):
                of_whole.add(result.document)
            notes = _notes(result.document)
            for row in rows(result.document):
                place = _Place(source, row.id)
                self._said += ((place, use) for use in consistency.find_uses(row.segment))
        self._files.append(
            {
                "source": source,
                "outputs": [path.as_posix() for path in result.outputs],
                "error": _error(result.error) if result.error else None,
                **counts.as_fields(),
                "notes": notes,
            }
        )

    def write(self, *, is_finished: bool, seconds: float) -> bytes:
        """The report as JSON; the same run gives the same bytes but for the seconds.

        is_finished: False if the run was interrupted; the report has what was finished.
        """
        head = self._head | {"finished": is_finished}
        totals = {"files": self.files, "failed": self.failed, **self.totals.as_fields()}
        body = {
            "files": self._files,
            "totals": totals,
            "consistency": self._differences(),
            "seconds": round(seconds, 1),
        }
        return escaped(json.dumps(head | body, ensure_ascii=False, indent=2) + "\n").encode()

    def _differences(self) -> list[dict[str, object]]:
        """What is said differently in several files; what differs in one is among its notes."""
        return [
            {
                "code": difference.renderings[0].use.code,
                "german": difference.renderings[0].use.german,
                "renderings": [
                    {
                        "chinese": rendering.use.chinese,
                        "places": [place._asdict() for place in rendering.places],
                    }
                    for rendering in difference.renderings
                ],
            }
            for difference in consistency.find_differences(self._said)
            if len({one.file for some in difference.renderings for one in some.places}) > 1
        ]


def _options(command: str, settings: Settings) -> Mapping[str, object]:
    """The settings that the provenance does not have and the command does."""
    apart = {"engine", "model", "glossaries"}
    if command == "check":
        apart |= {"beam", "house", "script"}
    chosen = asdict(settings)
    return {one.name: chosen[one.name] for one in fields(settings) if one.name not in apart}


def _error(error: BitransError) -> dict[str, object]:
    return {
        "name": error.name,
        "place": error.where,
        "found": error.found,
        "remedy": error.remedy,
    }


def _notes(document: Document) -> list[dict[str, object]]:
    """All notes; those on the document have no segment and no block."""
    line: list[tuple[str | None, str | None, Note]] = [(None, None, one) for one in document.notes]
    for row in rows(document):
        line += [(row.id, row.block.address, note) for note in row.segment.notes]
    return [{"segment": id, "block": place} | note_fields(note) for id, place, note in line]
