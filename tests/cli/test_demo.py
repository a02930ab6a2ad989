"""The command `bitrans demo`."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from bitrans import shipped

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def samples() -> list[Path]:
    return sorted(shipped.folder("samples").iterdir())


def test_all_samples_are_translated_into_all_formats(
    bitrans: Callable[..., Result], tmp_path: Path, samples: list[Path]
) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("", encoding="utf-8")
    out = tmp_path / "new" / "demo"
    result = bitrans("demo", out, "--engine", "table", "--model", table)
    assert result.exit_code == 0
    assert result.stdout == (
        f"Open this page in your browser: {(out / samples[0].stem).resolve()}.html\n"
    )
    assert {path.name for path in out.iterdir()} == {
        f"{sample.stem}{end}"
        for sample in samples
        for end in (".html", ".tsv", ".jsonl", f".zh{sample.suffix}")
    } | {"report.json"}


def test_the_demo_needs_nothing_but_the_package(
    bitrans: Callable[..., Result],
    tmp_path: Path,
    samples: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "one").mkdir()
    sample = tmp_path / "one" / samples[0].name
    sample.write_bytes(samples[0].read_bytes())
    monkeypatch.setattr(
        "bitrans.shipped.folder",
        {
            "samples": sample.parent,
            "glossaries": shipped.folder("glossaries"),
        }.__getitem__,
    )
    monkeypatch.chdir(tmp_path)
    result = bitrans("demo", "--beam", "1")
    assert result.exit_code == 0
    page = tmp_path / "bitrans-demo" / f"{sample.stem}.html"
    assert result.stdout == f"Open this page in your browser: {page.resolve()}\n"
    translated = (page.parent / f"{sample.stem}.zh{sample.suffix}").read_text(encoding="utf-8")
    assert len(HAN.findall(translated)) > len(translated) / 3


def test_a_folder_that_is_not_empty_is_left_alone(
    bitrans: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = bitrans("demo", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {tmp_path}: this folder is not empty. Name a new one: bitrans demo NEW.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
