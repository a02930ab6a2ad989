"""The report of a run: complete, the same every time, and described field by field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bitrans.batch import Result
from bitrans.config import Settings
from bitrans.document import (
    Block,
    Category,
    Confidence,
    Document,
    Kind,
    Note,
    Outcome,
    Provenance,
    Receipt,
    Segment,
    Severity,
    Side,
)
from bitrans.errors import FormatError
from bitrans.report import Report

DOCS = Path(__file__).parents[1] / "docs" / "outputs.md"
PROVENANCE = Provenance(engine="ct2", model="m", glossaries=("a.csv",), day=date(2024, 5, 31))
NOTE = Note(
    code="term.missing",
    severity=Severity.ERROR,
    text="No term.",
    remedy="Put it in.",
    side=Side.SOURCE,
    span=(4, 9),
    category=Category.TERM,
)
OF_WHOLE = Note(code="language", severity=Severity.WARNING, text="Dutch?", remedy="Look.")


def receipt(kind: str, outcome: Outcome, place: tuple[int, int] | None = None) -> Receipt:
    return Receipt(
        kind=kind,
        wanted=("城市",),
        outcome=outcome,
        source_span=(4, 9),
        target_span=place,
        origin="a.csv:2",
    )


def segment(target: str, *receipts: Receipt, notes: tuple[Note, ...] = ()) -> Segment:
    return Segment(
        source="Die Stadt wächst schnell.",
        target=target,
        receipts=receipts,
        notes=notes,
        confidence=Confidence.LOOK,
    )


def result(name: str, *segments: Segment, notes: tuple[Note, ...] = ()) -> Result:
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=segments)
    document = Document(name=name, format=".txt", blocks=(block,), notes=notes)
    return Result(Path(name), document, (Path("out") / f"{name}.html",))


def report_of(*results: Result, is_finished: bool = True) -> dict[str, Any]:
    report = Report("translate", Settings(beam=6), PROVENANCE)
    for one in results:
        report.add(one)
    fields = json.loads(report.write(is_finished=is_finished, seconds=12.345))
    assert isinstance(fields, dict)
    return fields


MISSING = receipt("term", Outcome.MISSING)
FULL = result(
    "a.txt",
    segment("该市发展很快。", MISSING, receipt("number", Outcome.KEPT, (0, 2)), notes=(NOTE,)),
    notes=(OF_WHOLE,),
)
FAILED = Result(
    Path("b.txt"),
    error=FormatError("b.txt", where="byte 0", found="this is not text", remedy="Name another."),
)


def test_the_head_says_what_ran_with_what() -> None:
    fields = report_of()
    assert (fields["command"], fields["day"], fields["seconds"]) == (
        "translate",
        "2024-05-31",
        12.3,
    )
    assert (fields["engine"], fields["model"]) == ("ct2", "m")
    assert fields["glossaries"] == ["a.csv"]
    assert fields["options"]["beam"] == 6
    assert not {"engine", "model", "glossaries"} & set(fields["options"])
    assert fields["finished"] is True
    assert report_of(is_finished=False)["finished"] is False


def test_a_check_has_no_options_of_translating() -> None:
    options = json.loads(
        Report("check", Settings(), PROVENANCE).write(is_finished=True, seconds=1.0)
    )["options"]
    assert set(options) == {"device", "threads", "shipped_glossaries"}


def test_the_docs_name_all_options() -> None:
    text = DOCS.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("| `options` |"))
    options = report_of()["options"]
    assert {*options, *options["house"]} <= set(re.findall("`([^`]+)`", row))
    assert options["house"] == {"spacing": "none", "thousands": "keep"}


def test_a_file_has_its_counts_and_its_notes() -> None:
    (file,) = report_of(FULL)["files"]
    assert (file["source"], file["outputs"], file["error"]) == ("a.txt", ["out/a.txt.html"], None)
    assert (file["segments"], file["words"]) == (1, 4)
    assert file["confidence"] == {"good": 0, "look at it": 1, "doubtful": 0}
    assert {kind: sum(found.values()) for kind, found in file["receipts"].items()} == {
        "number": 1,
        "term": 1,
    }
    assert file["receipts"]["term"]["missing"] == file["receipts"]["number"]["kept"] == 1
    assert file["severities"] == {"error": 1, "warning": 1, "info": 0}
    assert file["codes"] == {"language": 1, "term.missing": 1}
    assert file["categories"] == {"terminology/inconsistent-with-terminology-resource": 1}
    places = [(note["segment"], note["block"]) for note in file["notes"]]
    assert places == [(None, None), ("s1", "line 1")]
    assert file["notes"][1] == {
        "segment": "s1",
        "block": "line 1",
        "code": "term.missing",
        "severity": "error",
        "category": "terminology/inconsistent-with-terminology-resource",
        "text": "No term.",
        "remedy": "Put it in.",
        "side": "source",
        "span": [4, 9],
    }


def test_a_file_that_failed_says_why_and_counts_nothing() -> None:
    fields = report_of(FULL, FAILED)
    file = fields["files"][1]
    assert file["error"] == {
        "name": "b.txt",
        "place": "byte 0",
        "found": "this is not text",
        "remedy": "Name another.",
    }
    assert (file["segments"], file["outputs"], file["notes"]) == (0, [], [])
    assert list(file) == list(fields["files"][0])
    assert (fields["totals"]["files"], fields["totals"]["failed"]) == (1, 1)


def test_the_totals_are_the_sums() -> None:
    fields = report_of(FULL, FULL)
    assert fields["totals"]["segments"] == 2
    assert fields["totals"]["severities"] == {"error": 2, "warning": 2, "info": 0}
    assert fields["totals"]["receipts"]["term"]["missing"] == 2


def test_what_differs_between_files_is_told_with_its_places() -> None:
    first = result("a.txt", segment("该市发展很快。", receipt("term", Outcome.KEPT, (0, 2))))
    other = result("b.txt", Segment(source="Ja.", target="是。"), segment("城市成长迅速。"))
    (difference,) = report_of(first, other)["consistency"]
    assert difference == {
        "code": "sentence.inconsistent",
        "german": "Die Stadt wächst schnell.",
        "renderings": [
            {"chinese": "该市发展很快。", "places": [{"file": "a.txt", "segment": "s1"}]},
            {"chinese": "城市成长迅速。", "places": [{"file": "b.txt", "segment": "s2"}]},
        ],
    }
    term = segment("城市发展很快。", receipt("term", Outcome.KEPT, (0, 2)))
    found = report_of(first, result("b.txt", term))["consistency"]
    assert [one["code"] for one in found] == ["sentence.inconsistent", "term.inconsistent"]
    assert found[1]["german"] == "Stadt"


def test_what_differs_within_one_file_only_is_left_to_its_notes() -> None:
    both = result("a.txt", segment("该市发展很快。"), segment("城市成长迅速。"))
    assert report_of(both)["consistency"] == []


def test_the_same_run_gives_the_same_bytes() -> None:
    def written() -> bytes:
        report = Report("translate", Settings(), PROVENANCE)
        report.add(FULL)
        report.add(FAILED)
        return report.write(is_finished=True, seconds=1.0)

    assert written() == written()


def test_names_that_utf8_cannot_hold_are_escaped() -> None:
    report = Report("translate", Settings(), PROVENANCE)
    report.add(Result(Path("\udce4.txt"), error=FAILED.error))
    data = report.write(is_finished=True, seconds=1.0)
    assert rb"\udce4.txt" in data
    assert json.loads(data)["files"][0]["source"] == "\udce4.txt"


def documented(heading: str, after: str) -> Iterator[str]:
    """The fields in the table that comes first after some words of a section in the docs."""
    section = DOCS.read_text(encoding="utf-8").partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    table = section[section.index(after) + len(after) :].lstrip("\n").partition("\n\n")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert rows
    for row in rows:
        yield from re.findall("`([^`]+)`", row.split("|")[1])


def test_the_docs_name_all_fields_and_no_others() -> None:
    heading = "## `report.json`: the run"
    differing = result("b.txt", segment("城市成长迅速。"))
    fields = report_of(FULL, differing)
    assert set(documented(heading, "(on the day, see `SOURCE_DATE_EPOCH` above).")) == set(fields)
    assert set(documented(heading, "Each of `files`:")) == set(fields["files"][0])
    assert set(documented(heading, "Each of `consistency`:")) == set(fields["consistency"][0])
    notes = set(documented("### Notes", "")) | {"segment", "block"}
    assert notes == set(fields["files"][0]["notes"][0])
