"""The command `bitrans translate`: what it writes, what it says, how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result
from desk import CLEAN, Desk, said

HAN = re.compile("[\u4e00-\u9fff]")


def test_a_file_becomes_its_page_and_its_translation(desk: Desk) -> None:
    result = desk.translate(desk.put("a.txt", "Guten Tag. Die Stadt begrüßt die Gäste.\n"))
    assert said(result) == (
        "1/1 a.txt: 2 segments\n"
        f"1 file, 2 segments, 7 words in 0.0 s\n{CLEAN}"
        f"Written to {desk.out}; open {desk.out / 'a.html'}\n"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert desk.written() == ["a.html", "a.zh.txt"]
    assert (desk.out / "a.zh.txt").read_text(encoding="utf-8") == "您好。该市欢迎来宾。\n"


def test_a_folder_is_translated_in_its_own_order_and_places(desk: Desk) -> None:
    for name in ("in/b.txt", "in/a.md", "in/mai/c.txt", "in/.git/d.txt", "in/e.zh.txt", "in/f"):
        desk.put(name, "Guten Tag.\n")
    result = desk.translate(desk.folder / "in", "-t", "zh")
    assert said(result) == (
        "1/3 a.md: 1 segment\n2/3 b.txt: 1 segment\n3/3 c.txt: 1 segment\n"
        f"3 files, 3 segments, 6 words in 0.0 s\n{CLEAN}Written to {desk.out}\n"
    )
    assert result.exit_code == 0
    assert desk.written() == ["a.zh.md", "b.zh.txt", "mai/c.zh.txt"]


def test_a_second_run_beside_the_sources_takes_no_outputs_for_sources(desk: Desk) -> None:
    source = desk.put("in/a.txt", "Guten Tag.\n")
    desk.out = desk.folder / "in" / "zh"
    for _ in range(2):
        assert said(desk.translate(desk.folder / "in")).startswith("1/1 a.txt: 1 segment\n1 file,")
    desk.out = desk.folder / "in"
    for _ in range(2):
        assert desk.translate(desk.folder / "in", "-t", "zh").exit_code == 0
    assert desk.written() == ["a.txt", "a.zh.txt", "zh/a.html", "zh/a.zh.txt"]
    assert source.read_text(encoding="utf-8") == "Guten Tag.\n"


def test_two_inputs_of_one_name_have_outputs_of_their_own(desk: Desk) -> None:
    one = desk.put("x/brief.txt", "Guten Tag.\n")
    other = desk.put("y/Brief.txt", "Die Stadt begrüßt die Gäste.\n")
    result = desk.translate(one, other, desk.put("x/brief.md", "# Guten Tag.\n"))
    assert result.exit_code == 0
    assert set(desk.written()) == {
        *("brief.html", "brief.zh.txt"),
        *("Brief-2.html", "Brief-2.zh.txt"),
        *("brief-3.html", "brief-3.zh.md"),
    }
    assert (desk.out / "brief.zh.txt").read_text(encoding="utf-8") == "您好。\n"
    assert (desk.out / "Brief-2.zh.txt").read_text(encoding="utf-8") == "该市欢迎来宾。\n"


def test_all_outputs_have_the_same_segments_with_the_same_numbers(desk: Desk) -> None:
    source = desk.put(
        "a.md", "# Guten Tag.\n\nDie Stadt begrüßt die Gäste. Guten Tag.\n\n* Guten Tag.\n"
    )
    result = desk.translate(source, *"-t tsv -t jsonl -t html -t zh -t tsv".split())
    assert result.exit_code == 0
    assert desk.written() == ["a.html", "a.jsonl", "a.tsv", "a.zh.md"]
    table = (desk.out / "a.tsv").read_text(encoding="utf-8-sig")
    cells = list(csv.reader(io.StringIO(table), dialect="excel-tab"))[1:]
    lines = (desk.out / "a.jsonl").read_text(encoding="utf-8").splitlines()
    objects = [json.loads(line) for line in lines]
    page = (desk.out / "a.html").read_text(encoding="utf-8")
    assert [f"s{row[0]}" for row in cells] == ["s1", "s2", "s3", "s4"]
    assert [one["id"] for one in objects] == ["s1", "s2", "s3", "s4"]
    assert re.findall(r'id="(s\d+)"', page) == ["s1", "s2", "s3", "s4"]
    assert [row[2:4] for row in cells] == [[one["source"], one["target"]] for one in objects]
    assert (desk.out / "a.zh.md").read_text(encoding="utf-8") == (
        "# 您好。\n\n该市欢迎来宾。您好。\n\n* 您好。\n"
    )


def test_flags_are_counted_and_do_not_change_the_exit_code(desk: Desk) -> None:
    result = desk.translate(desk.put("a.txt", "Die Messe beginnt am 3. Mai.\n"), "-t", "zh")
    assert said(result) == (
        "1/1 a.txt: 1 segment, 1 error\n1 file, 1 segment, 6 words in 0.0 s\n"
        "Terms: 0 kept, 0 chosen, 0 redecoded, 0 replaced, 0 missing\n"
        "Also in the Chinese: date 1/1\n"
        "Notes: 1 error, 0 warnings, 0 infos\n"
        f"Written to {desk.out}\n"
    )
    assert result.exit_code == 0


def test_a_flag_to_fail_on_ends_with_3_and_a_failed_file_with_1(desk: Desk) -> None:
    flagged = desk.put("a.txt", "Die Messe beginnt am 3. Mai.\n")
    clean = desk.put("b.txt", "Guten Tag.\n")
    broken = desk.put("c.txt", b"\x00")
    empty = desk.put("d.txt", b"")  # an info note
    short = "Die Stadt begrüßt die Gäste aus nah und fern."
    suspicious = desk.put("e.txt", short)
    with desk.table.open("a", encoding="utf-8") as table:
        table.write(f"{short}\t欢迎来宾。\n")
    assert desk.translate(flagged, clean, "--fail-on", "error").exit_code == 3
    assert desk.translate(flagged, clean, "--fail-on", "warning").exit_code == 3
    assert desk.translate(suspicious, "--fail-on", "error").exit_code == 0
    assert desk.translate(suspicious, "--fail-on", "warning").exit_code == 3
    assert desk.translate(clean, empty, "--fail-on", "warning").exit_code == 0
    assert desk.translate(flagged, broken, "--fail-on", "error").exit_code == 1
    assert desk.translate(flagged, broken).exit_code == 1


def test_the_summary_says_how_far_the_translations_can_be_relied_on(desk: Desk) -> None:
    result = desk.translate(desk.put("a.txt", "Guten Tag.\n"))
    (line,) = re.findall("^Confidence: (.*)$", result.stderr, re.MULTILINE)
    assert sorted(line.split(", ")) in (
        sorted(["1 good", "0 look at it", "0 doubtful"]),
        sorted(["0 good", "1 look at it", "0 doubtful"]),
        sorted(["0 good", "0 look at it", "1 doubtful"]),
    )


def test_a_run_is_reported_for_programs(desk: Desk) -> None:
    good, broken = desk.put("a.txt", "Guten Tag.\n"), desk.put("b.txt", b"\x00")
    desk.translate(good, broken, "-t", "zh", "--beam", "2")
    report = desk.report()
    assert (report["command"], report["finished"]) == ("translate", True)
    assert (report["engine"], report["options"]["beam"]) == ("table", 2)
    assert [one["source"] for one in report["files"]] == [good.as_posix(), broken.as_posix()]
    assert report["files"][0]["outputs"] == [(desk.out / "a.zh.txt").as_posix()]
    assert report["files"][1]["error"]["found"] == "this is not a text file"
    assert report["totals"]["segments"] == 1


def test_a_source_called_report_has_outputs_beside_the_report(desk: Desk) -> None:
    desk.translate(desk.put("report.txt", "Guten Tag.\n"), "-t", "jsonl", "-t", "html")
    assert sorted(path.name for path in desk.out.iterdir()) == [
        "report.html",
        "report.json",
        "report.jsonl",
    ]


def test_terms_are_counted_by_how_they_ended(desk: Desk) -> None:
    glossary = desk.put("terms.csv", "source,target\nStadt,该市|城市\nGast,宾客\n")
    source = desk.put("a.txt", "Die Stadt begrüßt die Gäste.\n")
    result = desk.translate(source, "-t", "zh", "--glossary", glossary)
    assert "Terms: 1 kept, 0 chosen, 0 redecoded, 0 replaced, 1 missing\nNotes:" in result.stderr
    assert result.exit_code == 0


# Standard input and output


def test_standard_input_becomes_chinese_on_standard_output(desk: Desk) -> None:
    result = desk.stream("Guten Tag.\n\nDie Stadt begrüßt die Gäste.\n".encode())
    assert result.stdout == "您好。\n\n该市欢迎来宾。\n"
    assert (result.stderr, result.exit_code) == ("", 0)


def test_flags_of_standard_input_go_to_standard_error_with_their_segment(desk: Desk) -> None:
    result = desk.stream(b"Guten Tag. Die Messe beginnt am 3. Mai.", "--fail-on", "error")
    assert result.stdout == "您好。展会5月3日在4号馆开幕。"
    assert result.stderr == (
        "2: ERROR number.extra: The Chinese has “4”; the German does not have this number. "
        "Correct the number in the Chinese, or take it out.\n"
    )
    assert result.exit_code == 3


def test_nothing_on_standard_input_is_nothing_on_standard_output(desk: Desk) -> None:
    result = desk.stream(b"")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == (
        "INFO document.empty: There is no text in this document. "
        "Check that it is the right file; if so, there is nothing to do.\n"
    )


def test_standard_output_takes_another_format(desk: Desk) -> None:
    (line,) = desk.stream(b"Guten Tag.", "--to", "jsonl").stdout.splitlines()
    assert json.loads(line)["target"] == "您好。"


def test_what_is_no_text_on_standard_input_is_an_error(desk: Desk) -> None:
    result = desk.stream(b"\x00")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr.startswith("Error: standard input.txt: byte 0: this is not a text file.")


@pytest.mark.parametrize("more", [["-o", "out"], ["brief.txt"], ["-t", "zh", "-t", "html"]])
def test_standard_input_stands_alone(desk: Desk, more: list[str]) -> None:
    desk.put("brief.txt", "Guten Tag.")
    more = [str(desk.folder / one) if one == "brief.txt" else one for one in more]
    result = desk.stream(b"", *more)
    assert result.exit_code == 2
    assert "Error: - is the only source; it takes no --out and at most one --to.\n" in result.stderr


@pytest.mark.parametrize("console", ["cp1252", "ascii", "cp437", "gbk", "utf-8"])
def test_the_consoles_encoding_does_not_matter(desk: Desk, console: str) -> None:
    german = "Die Messe beginnt am 3. Mai. „Größe“\n"
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "bitrans", "translate", "-", *desk.engine],
        input=german.encode("cp1252"),
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": console, "PYTHONUTF8": "0"},
        check=True,
    )
    assert run.stdout.decode("utf-8") == "展会5月3日在4号馆开幕。„Größe“\n"
    assert run.stderr.decode(console, "replace").startswith(
        "1: ERROR number.extra: The Chinese has "
    )


def test_names_that_the_console_does_not_have_do_not_stop_a_run(desk: Desk) -> None:
    source = desk.put("重庆 – Größe.txt", "Guten Tag.\n")
    run = subprocess.run(
        [sys.executable, "-m", "bitrans", "translate", source, "-o", desk.out, *desk.engine],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "cp437", "PYTHONUTF8": "0"},
        check=True,
    )
    assert "1/1 ?? ? Größe.txt: 1 segment" in run.stderr.decode("cp437")
    assert desk.written() == ["重庆 – Größe.html", "重庆 – Größe.zh.txt"]


# The embedded model


def test_the_embedded_model_translates_and_flags_or_keeps_every_term(
    desk: Desk, bitrans: Callable[..., Result]
) -> None:
    source = desk.put(
        "a.md", "# Besuch aus Chongqing\n\nDie Stadt begrüßt am **3. Mai** eine Delegation.\n"
    )
    result = bitrans("translate", source, "-o", desk.out, "-t", "zh", "-t", "jsonl", "--beam", "2")
    assert result.exit_code == 0
    lines = (desk.out / "a.jsonl").read_text(encoding="utf-8").splitlines()
    segments = [json.loads(line) for line in lines]
    assert [one["source"] for one in segments] == [
        "Besuch aus Chongqing",
        "Die Stadt begrüßt am 3. Mai eine Delegation.",
    ]
    for one in segments:
        assert HAN.search(one["target"])
        assert one["links"] and one["score"] <= 0.0
        missing = [r for r in one["receipts"] if r["outcome"] == "missing"]
        flagged = [n for n in one["notes"] if n["code"] == "term.missing"]
        assert len(missing) == len(flagged)
    assert any(one["receipts"] for one in segments)
    translated = (desk.out / "a.zh.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"# .+\n\n.*\*\*.+\*\*.*\n", translated)


def test_the_embedded_model_translates_standard_input(bitrans: Callable[..., Result]) -> None:
    result = bitrans("translate", "-", input="Die Stadt begrüßt die Gäste.\n".encode("utf-16"))
    assert result.exit_code == 0
    assert HAN.search(result.stdout)
    assert "Stadt" not in result.stdout
