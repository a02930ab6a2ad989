"""The command `bitrans check`: what it finds in bilingual files, and what it writes."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from desk import CLEAN, Desk, said

GOOD = "Deutsch\tChinesisch\nGuten Tag.\t您好。\n"
BAD = "Deutsch\tChinesisch\nGuten Tag.\t您好。\nDie Messe beginnt am 3. Mai.\t展会在4号馆开幕。\n"


def test_what_is_found_is_told_with_its_place_and_nothing_is_changed(desk: Desk) -> None:
    path = desk.put("a.tsv", BAD)
    result = desk.check(path)
    assert said(result) == (
        "1/1 a.tsv: 2 segments, 2 errors\n"
        f"{path}: line 3, no. 2: ERROR number.extra: The Chinese has “4”; the German does not "
        "have this number. Correct the number in the Chinese, or take it out.\n"
        f"{path}: line 3, no. 2: ERROR date.missing: The date “3. Mai” must be “5月3日” in "
        "Chinese (dates); the translation does not have it. Put “5月3日” into the Chinese "
        "in place of what stands for it there.\n"
        "1 file, 2 segments, 8 words in 0.0 s\n"
        "Terms: 0 kept, 0 chosen, 0 redecoded, 0 replaced, 0 missing\n"
        "Also in the Chinese: date 0/1\n"
        "Notes: 2 errors, 0 warnings, 0 infos\n"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_text(encoding="utf-8") == BAD
    assert desk.written() == []


def test_a_place_that_a_note_names_can_be_found(desk: Desk) -> None:
    same = "Die Messe beginnt im Mai."
    path = desk.put("a.tsv", f"de\tzh\n{same}\t展会五月开幕。\n\n{same}\t展会于五月开始。\n")
    result = desk.check(path, "-o", desk.out)
    first = f"{path}: line 4, no. 2: WARNING sentence.inconsistent: The same German has other "
    assert f"{first}Chinese in no. 1: “展会五月开幕。”." in result.stderr
    (note,) = desk.report()["files"][0]["notes"]
    assert (note["segment"], note["block"]) == ("s2", "line 4")


def test_a_note_to_fail_on_ends_with_3(desk: Desk) -> None:
    good, bad = desk.put("good.tsv", GOOD), desk.put("bad.tsv", BAD)
    assert desk.check(good, "--fail-on", "warning").exit_code == 0
    assert desk.check(good, bad, "--fail-on", "error").exit_code == 3


def test_a_file_that_cannot_be_read_does_not_stop_the_others(desk: Desk) -> None:
    good = desk.put("good.tsv", GOOD)
    broken = desk.put("broken.jsonl", '{"source": "Guten Tag."}\n')
    other = desk.put("other.txt", "Guten Tag.\n")
    result = desk.check(broken, other, good, "--fail-on", "error")
    assert said(result) == (
        f"1/3 broken.jsonl: Error: {broken}: line 1: this object has no German and Chinese text. "
        "Call the two fields by one of these pairs of names: de and zh, source and target, German "
        "and Chinese, Deutsch and Chinesisch, 德文 and 中文.\n"
        f"2/3 other.txt: Error: {other}: there is no reader for .txt. "
        "There are readers for .tsv, .jsonl.\n"
        "3/3 good.tsv: 1 segment\n"
        f"1 file, 2 failed, 1 segment, 2 words in 0.0 s\n{CLEAN}"
    )
    assert result.exit_code == 1


def test_terms_of_a_glossary_are_looked_for_and_never_put_in(desk: Desk) -> None:
    glossary = desk.put("terms.csv", "source,target,forbidden\nMesse,展会,弥撒\nMai,五月,\n")
    path = desk.put("a.tsv", "Die Messe beginnt im Mai.\t弥撒五月开始。\n")
    result = desk.check(path, "--glossary", glossary)
    assert (
        f"{path}: line 1, no. 1: ERROR term.forbidden: “弥撒” must not stand for “Messe” in "
        "Chinese (terms.csv:2). Write “展会” instead.\n"
    ) in result.stderr
    assert "Terms: 1 kept, 0 chosen, 0 redecoded, 0 replaced, 1 missing\n" in result.stderr


def test_outputs_with_marks_and_a_report_are_written_on_demand(desk: Desk) -> None:
    path = desk.put("a.tsv", BAD)
    result = desk.check(path, "-o", desk.out, "-t", "html", "-t", "tsv", "-t", "jsonl")
    assert said(result).endswith(f"Written to {desk.out}; open {desk.out / 'a.html'}\n")
    assert desk.written() == ["a.html", "a.jsonl", "a.tsv"]
    page = (desk.out / "a.html").read_text(encoding="utf-8")
    assert "number.extra" in page and "Maschinelle Übersetzung" not in page
    written = rows(desk.out / "a.tsv")
    assert [row[2:4] for row in written[1:]] == [line.split("\t") for line in BAD.splitlines()[1:]]
    assert written[2][-1].startswith("ERROR number.extra:")
    report = desk.report()
    assert (report["command"], report["files"][0]["source"]) == ("check", path.as_posix())


def test_with_a_folder_alone_there_is_the_page(desk: Desk) -> None:
    desk.put("in/a.tsv", GOOD)
    assert desk.check(desk.folder / "in", "-o", desk.out).exit_code == 0
    assert desk.written() == ["a.html"]


def test_what_translate_wrote_has_the_same_findings(desk: Desk) -> None:
    source = desk.put("a.md", "# Guten Tag.\n\nDie Messe beginnt am 3. Mai. Guten Tag.\n")
    desk.translate(source, "-t", "tsv", "-t", "jsonl")
    first, files = desk.report()["files"][0], [desk.out / "a.tsv", desk.out / "a.jsonl"]
    before = [path.read_bytes() for path in files]
    out = desk.out
    desk.out = desk.folder / "checked"
    assert desk.check(*files, "-o", desk.out, "-t", "tsv").exit_code == 0
    for again in desk.report()["files"]:
        assert placeless(again["notes"]) == placeless(first["notes"]) != []
        assert again["receipts"] == first["receipts"]
    assert [path.read_bytes() for path in files] == before
    assert rows(desk.out / "a.tsv") == rows(out / "a.tsv")


def placeless(notes: list[dict[str, object]]) -> list[dict[str, object]]:
    """The notes without the place in the file, which is another one in a table."""
    return [{name: one for name, one in note.items() if name != "block"} for note in notes]


def rows(path: Path) -> list[list[str]]:
    """The rows of a table, but for the confidence, which only the engine's own work has."""
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return [[*row[:4], row[5]] for row in csv.reader(text, dialect="excel-tab")]


def test_the_encoding_can_be_named(desk: Desk) -> None:
    path = desk.put("a.tsv", "Guten Tag.\t您好。\n".encode("gb18030"))
    assert desk.check(path).exit_code == 1
    assert desk.check(path, "--encoding", "gb18030").exit_code == 0


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["-t", "html"], "Say with --out FOLDER where --to is to write."),
        (["-o", "out", "-t", "zh"], "'zh' is not one of 'html', 'tsv', 'jsonl'."),
    ],
)
def test_wrong_usage_is_told(desk: Desk, arguments: list[str], message: str) -> None:
    result = desk.check(desk.put("a.tsv", GOOD), *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    "named, out, writer",
    [
        ("in", "in", "tsv"),
        ("in/.", "in", "jsonl"),
        ("in/sub", "in", "tsv"),
        ("in/a.tsv", "in", "tsv"),
    ],
)
def test_outputs_do_not_go_where_the_next_check_would_take_them(
    desk: Desk, named: str, out: str, writer: str
) -> None:
    desk.put("in/a.tsv", GOOD)
    desk.put("in/sub/sub/b.tsv", GOOD)
    before = sorted(desk.folder.rglob("*"))
    result = desk.check(desk.folder / named, "-o", desk.folder / out, "-t", "html", "-t", writer)
    assert result.exit_code == 2
    assert "The next check would take what --to writes" in result.stderr
    assert sorted(desk.folder.rglob("*")) == before


def test_outputs_may_go_into_a_folder_that_is_left_out_and_pages_anywhere(desk: Desk) -> None:
    desk.put("in/a.tsv", GOOD)
    desk.out = desk.folder / "in" / "out"
    for _ in range(2):
        assert desk.check(desk.folder / "in", "-o", desk.out, "-t", "tsv").exit_code == 0
        assert desk.written() == ["a.tsv"]
    assert desk.check(desk.folder / "in", "-o", desk.folder / "in").exit_code == 0


def test_a_folder_without_bilingual_files_is_wrong_usage(desk: Desk) -> None:
    desk.put("in/a.txt", "Guten Tag.\n")
    result = desk.check(desk.folder / "in")
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {desk.folder / 'in'}: there is no file with one of the suffixes .tsv, .jsonl. "
        "Name the files, or another folder.\n"
    )
