"""Wrong usage and settings end with exit code 2 before any work: nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from desk import Desk


@pytest.mark.parametrize(
    "options, message",
    [
        (
            ["-t", "pdf"],
            "Invalid value for '-t' / '--to': 'pdf' is not one of 'html', 'zh', 'tsv', 'jsonl'.",
        ),
        (
            ["--engine", "ct3"],
            "Invalid value for '--engine': 'ct3' is not one of 'ct2', 'marian', 'table'.",
        ),
        (
            ["--device", "gpu"],
            "Invalid value for '--device': 'gpu' is not one of 'auto', 'cpu', 'cuda'.",
        ),
        (["--beam", "0"], "Invalid value for '--beam': 0 is not in the range 1<=x<=32."),
        (["--threads", "-1"], "Invalid value for '--threads': -1 is not in the range 0<=x<=256."),
        (["--glossary", "none.csv"], "'none.csv' does not exist."),
        (["none.txt"], "'none.txt' does not exist."),
        (["--encoding", "utf-9"], "Error: utf-9: no encoding of text files has this name."),
        (["--model", "no such table"], "no such table: the table cannot be read"),
        (["--glossaries", "a.csv"], "No such option"),
    ],
)
def test_a_wrong_option_stops_before_any_work(
    desk: Desk, bitrans: Callable[..., Result], options: list[str], message: str
) -> None:
    source = desk.put("a.txt", "Guten Tag.\n")
    result = bitrans("translate", source, "-o", desk.out, *desk.engine, *options)
    assert message in result.stderr
    assert result.exit_code == 2
    assert not desk.out.exists()


def test_without_a_folder_for_the_outputs_nothing_is_done(
    desk: Desk, bitrans: Callable[..., Result]
) -> None:
    result = bitrans("translate", desk.put("a.txt", "Guten Tag.\n"), *desk.engine)
    assert result.stderr == (
        "Usage: bitrans translate [OPTIONS] SOURCES...\n"
        "Try 'bitrans translate --help' for help.\n\n"
        "Error: Say with --out FOLDER where the translations go.\n"
    )
    assert result.exit_code == 2


def test_a_file_is_no_folder_for_the_outputs(desk: Desk) -> None:
    source = desk.put("out", "Guten Tag.\n")
    result = desk.translate(source)
    assert f"Directory '{desk.out}' is a file." in result.stderr
    assert result.exit_code == 2


def test_a_folder_without_sources_is_an_error(desk: Desk) -> None:
    desk.put("in/a.docx", b"")
    result = desk.translate(desk.folder / "in")
    assert result.stderr == (
        f"Error: {desk.folder / 'in'}: there is no file with one of the suffixes .txt, .md. "
        "Name the files, or another folder.\n"
    )
    assert result.exit_code == 2
    assert not desk.out.exists()


@pytest.mark.parametrize("content", ["", "Deutsch,Chinesisch\nStadt,市\n", "source,target\na\n"])
def test_a_broken_glossary_stops_before_any_work(desk: Desk, content: str) -> None:
    glossary = desk.put("terms.csv", content)
    result = desk.translate(desk.put("a.txt", "Guten Tag.\n"), "-g", glossary)
    assert result.stderr.startswith(f"Error: {glossary}: ")
    assert result.exit_code == 2
    assert not desk.out.exists()


@pytest.mark.parametrize("engine", ["ct2", "marian"])
@pytest.mark.parametrize("config", ["", "{}", '{"model_type": "bert"}'])
def test_a_broken_model_folder_stops_before_any_work(
    desk: Desk, bitrans: Callable[..., Result], engine: str, config: str
) -> None:
    for name in ("vocab.json", "source.spm", "target.spm", "model.safetensors"):
        desk.put(f"model/{name}", "{}")
    desk.put("model/config.json", config)
    source = desk.put("a.txt", "Guten Tag.\n")
    model = desk.folder / "model"
    result = bitrans("translate", source, "-o", desk.out, "--engine", engine, "--model", model)
    assert result.stderr.startswith(f"Error: {model / 'config.json'}: ")
    assert result.exit_code == 2
    assert not desk.out.exists()


def test_the_day_of_the_run_can_be_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1570060800")
    source = desk.put("a.txt", "Guten Tag.\n")
    assert desk.translate(source).exit_code == 0
    page = (desk.out / "a.html").read_bytes()
    assert b"2019-10-03" in page
    assert desk.translate(source).exit_code == 0
    assert (desk.out / "a.html").read_bytes() == page


@pytest.mark.parametrize("epoch", ["", "heute", "1e9", "99999999999999999999"])
def test_a_day_that_is_none_stops_before_any_work(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    result = desk.translate(desk.put("a.txt", "Guten Tag.\n"))
    assert result.stderr == (
        f"Error: SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970. "
        "Correct the variable, or remove it.\n"
    )
    assert result.exit_code == 2
    assert not desk.out.exists()
