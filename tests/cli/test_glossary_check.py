"""The command `bitrans glossary check`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bitrans.cli.glossary import glossary
from bitrans.errors import GlossaryError

GOOD = "source,target,domain\nStadt,城市,places\nLand,州,places\nRat,委员会,\n"


def _check(*paths: Path) -> Result:
    return CliRunner().invoke(glossary, ["check", *map(str, paths)])


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_without_problems_it_counts_and_ends_with_0(tmp_path: Path) -> None:
    result = _check(_written(tmp_path / "a.csv", GOOD))
    assert result.stdout == ("1 file(s), 3 entries, 0 problem(s)\n  places: 2\n  (no domain): 1\n")
    assert result.exit_code == 0


def test_problems_are_named_by_file_and_line_and_end_with_1(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.csv", "source,target\nStadt,\nLand,國\nLand,州\n")
    result = _check(path)
    assert result.stdout == (
        f'{path}:2: the target is empty. Write the Chinese, or "yes" under dnt if it stays as it'
        " is.\n"
        f"{path}:3: target: 國 has Traditional characters. Write 国.\n"
        f"{path}:4: Land is 州 here and 國 in line 3. Keep one line, and write other right"
        " renderings behind it, after a |.\n"
        "1 file(s), 2 entries, 3 problem(s)\n"
        "  (no domain): 2\n"
    )
    assert result.exit_code == 1


def test_a_file_of_no_use_does_not_hide_the_others_and_ends_with_2(tmp_path: Path) -> None:
    bad = tmp_path / "a.csv"
    bad.write_bytes(b"source,target\nStra\xdfe,x\n")
    other = _written(tmp_path / "b.csv", "source,target\nStadt,城市|\n")
    result = _check(tmp_path)
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"{bad}:2: byte 18 is not UTF-8. Save it as 'CSV UTF-8'")
    assert lines[1].startswith(f"{other}:2: target has an empty rendering")
    assert lines[2] == "2 file(s), 1 entries, 2 problem(s)"
    assert result.exit_code == 2


def test_a_file_that_cannot_be_opened_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = _written(tmp_path / "a.csv", GOOD)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = _check(path)
    assert result.stdout.startswith(f"{path}:1: this glossary cannot be read (Permission denied).")
    assert result.exit_code == 2


def test_a_path_that_is_not_there_is_a_glossary_error(tmp_path: Path) -> None:
    result = _check(tmp_path / "nothing.csv")
    assert isinstance(result.exception, GlossaryError)


def test_help_shows_an_example() -> None:
    result = CliRunner().invoke(glossary, ["check", "--help"])
    assert "bitrans glossary check glossaries/ my-terms.csv" in result.stdout
