"""What is wrong with files and folders stops nothing else, and is said with what to do."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from desk import CLEAN, Desk, said

from bitrans import batch
from bitrans.engines import Hypothesis, Request
from bitrans.engines.table import TableEngine
from bitrans.errors import EngineError


def test_an_empty_file_is_done_with_an_info_note_and_empty_outputs(desk: Desk) -> None:
    result = desk.translate(desk.put("a.txt", b""), *"-t html -t zh -t tsv -t jsonl".split())
    assert said(result).startswith("1/1 a.txt: 0 segments, 1 info\n1 file, 0 segments, 0 words")
    assert result.exit_code == 0
    assert desk.written() == ["a.html", "a.jsonl", "a.tsv", "a.zh.txt"]
    assert (desk.out / "a.zh.txt").read_bytes() == b""
    assert (desk.out / "a.jsonl").read_bytes() == b""
    assert len((desk.out / "a.tsv").read_text(encoding="utf-8").splitlines()) == 1
    page = (desk.out / "a.html").read_text(encoding="utf-8")
    assert "document.empty" in page
    assert not re.search(r'id="s\d+"', page)


@pytest.mark.parametrize(
    "text, code",
    [
        (
            "The minister welcomed the delegation at the town hall and spoke of the trade fair.",
            "language.not-german",
        ),
        ("市长欢迎代表团。双方签署了协议，并参观了展会。", "language.already-chinese"),
    ],
)
def test_a_document_that_is_not_german_is_translated_with_a_warning(
    desk: Desk, text: str, code: str
) -> None:
    result = desk.translate(desk.put("a.txt", text), "-t", "jsonl")
    assert result.exit_code == 0
    first = json.loads((desk.out / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (code, "warning") in [(note["code"], note["severity"]) for note in first["notes"]]


def test_files_that_cannot_be_decoded_do_not_stop_the_others(desk: Desk) -> None:
    binary = desk.put("a.txt", b"\x7fELF\x02\x01\x01\x00\x00")
    damaged = desk.put("b.txt", b"Gr\xf6\xc3\x9fe")
    good = desk.put("c.txt", "Guten Tag.\n")
    no_text = desk.put("d.docx", b"PK\x03\x04")
    result = desk.translate(binary, damaged, good, no_text, "-t", "zh")
    assert said(result) == (
        f"1/4 a.txt: Error: {binary}: byte 4: this is not a text file. If it is a text file, name "
        "its encoding with --encoding, or save it as UTF-8.\n"
        f"2/4 b.txt: Error: {damaged}: byte 2: this is damaged UTF-8. Save the file again as "
        "UTF-8, or name its encoding with --encoding.\n"
        "3/4 c.txt: 1 segment\n"
        f"4/4 d.docx: Error: {no_text}: there is no reader for .docx. There are readers for "
        ".txt, .md.\n"
        f"1 file, 3 failed, 1 segment, 2 words in 0.0 s\n{CLEAN}Written to {desk.out}\n"
    )
    assert result.exit_code == 1
    assert desk.written() == ["c.zh.txt"]


def test_an_encoding_can_be_named(desk: Desk) -> None:
    source = desk.put("a.txt", "Die Stadt begrüßt die Gäste.\n".encode("cp850"))
    assert desk.translate(source, "-t", "zh", "--encoding", "cp850").exit_code == 0
    assert (desk.out / "a.zh.txt").read_text(encoding="utf-8") == "该市欢迎来宾。\n"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    take, locked = Path.read_bytes, desk.put("a.txt", "Guten Tag.\n")

    def read_bytes(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(errno.EACCES, "Permission denied")
        return take(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(os, "access", lambda path, mode: path != str(locked))
    result = desk.translate(locked, desk.put("b.txt", "Guten Tag.\n"), "-t", "zh")
    assert said(result).startswith(
        f"1/2 a.txt: Error: {locked}: the file cannot be read (Permission denied). "
        "Allow reading it, or leave it out.\n2/2 b.txt: 1 segment\n"
    )
    assert result.exit_code == 1
    assert desk.written() == ["b.zh.txt"]


def test_a_folder_that_cannot_be_read_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("in/locked/a.txt", "Guten Tag.\n")
    desk.put("in/b.txt", "Guten Tag.\n")
    scan = os.scandir

    def scandir(path: str) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = desk.translate(desk.folder / "in", "-t", "zh")
    assert said(result).startswith(
        f"1/2 b.txt: 1 segment\n2/2 locked: Error: {desk.folder / 'in' / 'locked'}: the folder "
        "cannot be read (Permission denied). Allow reading it, or leave it out.\n"
    )
    assert result.exit_code == 1
    monkeypatch.undo()
    assert desk.written() == ["b.zh.txt"]


def test_a_folder_in_which_nothing_can_be_written_is_an_error(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touch(path: Path, *, exist_ok: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "touch", touch)
    result = desk.translate(desk.put("a.txt", "Guten Tag.\n"))
    assert result.stderr == (
        f"Error: {desk.out}: nothing can be written in this folder (Permission denied). "
        "Allow writing there, or give another folder with -o.\n"
    )
    assert result.exit_code == 1
    assert desk.written() == []


def test_a_full_disk_leaves_nothing_half_written_and_old_outputs_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = desk.put("a.txt", "Guten Tag.\n")
    other = desk.put("b.txt", "Guten Tag.\n")
    desk.put("out/b.html", "as it was")
    calls: list[int] = []

    def fsync(number: int) -> None:
        calls.append(number)
        if len(calls) == 4:  # the second output of the second file
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    result = desk.translate(one, other)
    assert said(result).startswith(
        f"1/2 a.txt: 1 segment\n2/2 b.txt: Error: {desk.out / 'b.zh.txt'}: the file cannot be "
        "written (No space left on device). Make room or allow writing there; close the file if "
        "a program has it open.\n1 file, 1 failed, 1 segment, 2 words in 0.0 s\n"
    )
    assert result.exit_code == 1
    assert desk.written() == ["a.html", "a.zh.txt", "b.html"]
    assert (desk.out / "b.html").read_text(encoding="utf-8") == "as it was"


def test_an_engine_that_fails_on_one_file_does_not_stop_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = TableEngine.translate

    def translate(
        engine: TableEngine, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        if any("Unglück" in request.source for request in requests):
            raise EngineError("table", found="it fell over", remedy="Lift it.")
        return answer(engine, requests, count=count)

    monkeypatch.setattr(TableEngine, "translate", translate)
    sources = [
        desk.put("a.txt", "Guten Tag."),
        desk.put("b.txt", "Ein Unglück."),
        desk.put("c.txt", "Guten Tag."),
    ]
    result = desk.translate(*sources, "-t", "zh")
    assert said(result).startswith(
        "1/3 a.txt: 1 segment\n2/3 b.txt: Error: table: it fell over. Lift it.\n"
        "3/3 c.txt: 1 segment\n2 files, 1 failed,"
    )
    assert result.exit_code == 1
    assert desk.written() == ["a.zh.txt", "c.zh.txt"]


def test_an_interrupt_leaves_finished_files_whole_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = TableEngine.translate
    calls: list[int] = []

    def translate(
        engine: TableEngine, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        calls.append(len(requests))
        if len(calls) == 2:
            raise KeyboardInterrupt
        return answer(engine, requests, count=count)

    monkeypatch.setattr(TableEngine, "translate", translate)
    monkeypatch.setattr(batch, "GROUP_BYTES", 1)
    sources = [desk.put(f"{name}.txt", "Guten Tag.\n") for name in "abc"]
    result = desk.translate(*sources, "-t", "zh")
    assert result.stderr == (
        f"1/3 a.txt: 1 segment\nStopped. What was finished is in {desk.out}: 1 file.\n\nAborted!\n"
    )
    assert result.exit_code == 1
    assert desk.written() == ["a.zh.txt"]
    assert desk.report()["finished"] is False
    assert [Path(one["source"]).name for one in desk.report()["files"]] == ["a.txt"]
    assert (desk.out / "a.zh.txt").read_text(encoding="utf-8") == "您好。\n"


@pytest.mark.parametrize("is_stopped", [False, True])
def test_a_report_that_cannot_be_written_does_not_hide_what_was_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    def stop(*_: object, **__: object) -> list[tuple[Hypothesis, ...]]:
        raise KeyboardInterrupt

    if is_stopped:
        monkeypatch.setattr(TableEngine, "translate", stop)
    (desk.out / "report.json").mkdir(parents=True)
    result = desk.translate(desk.put("a.txt", "Guten Tag.\n"), "-t", "zh")
    said, _, error = result.stderr.partition("Error: ")
    if is_stopped:
        assert said == f"Stopped. What was finished is in {desk.out}: 0 files.\n"
    else:
        assert "1 file, 1 segment" in said
        assert said.endswith(f"Written to {desk.out}\n")
    assert error.startswith(f"{desk.out / 'report.json'}: the file cannot be written")
    assert error.endswith("\nAborted!\n") is is_stopped
    assert result.exit_code == 1


def test_a_run_in_which_every_file_failed_names_no_outputs(desk: Desk) -> None:
    result = desk.translate(desk.put("a.txt", b"\x00"))
    assert "Written to" not in result.stderr
    assert result.exit_code == 1


LIMIT_MB = 500  # resident at the most; 260 MB were measured

MEASURED = """
import resource, subprocess, sys
run = subprocess.run([sys.executable, "-m", "bitrans", *sys.argv[1:]])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(peak // (1 << 20 if sys.platform == "darwin" else 1 << 10))
sys.exit(run.returncode)
"""
"""A process in between, since a child's peak begins with its parent's, and pytest's may be high."""


def test_a_line_of_10_mb_is_translated_whole_and_in_bounded_memory(desk: Desk) -> None:
    many = ", ".join(["Wirtschaftsförderungsgesellschaften"] * 40)
    known = f"Die Stadt begrüßt {many}."
    desk.table.write_text(f"{known}\t该市欢迎各经济促进公司。\n", encoding="utf-8")
    others = [f"Die Stadt begrüßt und ehrt {number} {many}." for number in range(3000)]
    endless = "Ä" * 2_000_000
    text = " ".join([known] * 1000 + others + [endless])
    source = desk.put("a.txt", text)
    assert source.stat().st_size > 10_000_000
    command = ["translate", str(source), "-o", str(desk.out), "-t", "jsonl", "-t", "zh"]
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *command, *desk.engine], capture_output=True, text=True
    )
    assert run.returncode == 0
    assert int(run.stdout) < LIMIT_MB
    with (desk.out / "a.jsonl").open(encoding="utf-8") as lines:
        segments = [json.loads(line) for line in lines]
    assert len(segments) == 1000 + 3000 + 1
    assert "".join(one["source"] + one["gap"] for one in segments) == text
    chinese = (desk.out / "a.zh.txt").read_text(encoding="utf-8")
    assert chinese.count("该市欢迎各经济促进公司。") == 1000
    assert chinese.endswith(endless)
