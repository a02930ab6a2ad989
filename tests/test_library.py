"""bitrans as a library."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import bitrans

GERMAN = "Die Stadt begrüßt eine Delegation aus Chongqing."
HAN = re.compile("[\u4e00-\u9fff]")
GERMAN_WORDS = re.compile(r"\b(?:Die|Stadt|begrüßt|eine|Delegation|aus)\b")


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> bitrans.Settings:
    path = tmp_path_factory.mktemp("table") / "pairs.tsv"
    path.write_text("Guten Tag.\t您好。\nKommen Sie!\t欢迎光临！\n", encoding="utf-8")
    return bitrans.Settings(engine="table", model=str(path), shipped_glossaries=False)


def test_a_text_becomes_chinese_with_nothing_but_the_package() -> None:
    chinese = bitrans.translate(GERMAN)
    assert len(HAN.findall(chinese)) > 5
    assert not GERMAN_WORDS.search(chinese)


def test_a_text_of_many_lines_keeps_them(table: bitrans.Settings) -> None:
    text = "Guten Tag.\n\n* Kommen Sie! Guten Tag.\n"
    assert bitrans.translate(text, table) == "您好。\n\n* 欢迎光临！您好。\n"


def test_the_engine_stays_open_between_calls(table: bitrans.Settings) -> None:
    assert bitrans._pipeline(table) is bitrans._pipeline(table)


@pytest.mark.parametrize("text", ["", "\n", "2019"])
def test_a_text_without_words_comes_back_as_it_is(table: bitrans.Settings, text: str) -> None:
    assert bitrans.translate(text, table) == text


@pytest.mark.parametrize(
    "text, where", [("Guten\x00Tag.", "byte 5"), ("Guten \ud800 Tag.", "byte 6")]
)
def test_characters_that_no_text_holds_are_an_error(
    table: bitrans.Settings, text: str, where: str
) -> None:
    with pytest.raises(bitrans.BitransError) as caught:
        bitrans.translate(text, table)
    assert (caught.value.exit_code, caught.value.where) == (1, where)


def test_a_pipeline_gives_documents_and_their_pages(table: bitrans.Settings) -> None:
    pipeline = bitrans.build(table, day=datetime.date(2024, 5, 31))
    document = pipeline.run(bitrans.read(b"# Guten Tag.\n", name="brief.md"))
    assert [segment.target for segment in document.segments] == ["您好。"]
    page = bitrans.WRITERS.get("html")(document).decode()
    assert "您好。" in page and "2024-05-31" in page


def test_files_are_translated_as_the_command_line_does(
    table: bitrans.Settings, tmp_path: Path
) -> None:
    (tmp_path / "brief.txt").write_text("Guten Tag.\n", encoding="utf-8")
    jobs = bitrans.plan(bitrans.find_sources([tmp_path]), tmp_path / "out", ["zh"])
    pipeline = bitrans.build(table, day=datetime.date(2024, 5, 31))
    results = list(bitrans.translate_files(jobs, pipeline))
    assert [result.error for result in results] == [None]
    assert results[0].outputs[0].read_text(encoding="utf-8") == "您好。\n"


def test_the_public_names_are_there() -> None:
    assert len(set(bitrans.__all__)) == len(bitrans.__all__)
    assert all(hasattr(bitrans, name) for name in bitrans.__all__)
    assert bitrans.__version__ == version("bitrans")


def test_importing_bitrans_loads_nothing_heavy_and_configures_nothing() -> None:
    code = (
        "import logging, sys, bitrans\n"
        "heavy = ['torch', 'transformers', 'ctranslate2', 'simplemma', 'numpy', 'rich', 'jinja2',"
        " 'click']\n"
        "print([name for name in heavy if name in sys.modules],"
        " logging.getLogger('bitrans').handlers, logging.root.handlers)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[] [] []\n"
