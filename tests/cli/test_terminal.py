"""What a run tells its user while it goes on."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from bitrans import batch
from bitrans.cli import terminal
from bitrans.document import Block, Document, Kind, Note, Segment, Severity
from bitrans.errors import FormatError


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def result_of(*severities: Severity) -> batch.Result:
    notes = tuple(Note(code="a", severity=one, text="b", remedy="c") for one in severities)
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=(Segment(source="a", notes=notes),))
    return batch.Result(Path("a.txt"), Document(name="a.txt", format=".txt", blocks=(block,)))


def test_a_terminal_sees_a_bar_and_the_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    error = FormatError("[b]c.txt", found="this is not a text file", remedy="Name another.")
    with terminal.progress(2) as progress:
        progress.segments(7)
        progress.file(result_of())
        progress.file(batch.Result(Path("c.txt"), error=error))
    text = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert "Error: [b]c.txt: this is not a text file. Name another." in text
    assert "7 segments" in text


def test_without_a_terminal_there_is_a_plain_line_for_each_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with terminal.progress(1200) as progress:
        progress.segments(1)
        progress.file(result_of(Severity.INFO, Severity.ERROR, Severity.INFO))
    assert capsys.readouterr().err == "1/1200 a.txt: 1 segment, 1 error, 2 infos\n"


def test_details_of_a_file_follow_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress(1) as progress:
        progress.file(result_of(), ["a.txt: line 3: ERROR x", "a.txt: line 4: INFO y"])
    assert capsys.readouterr().err == (
        "1/1 a.txt: 1 segment\na.txt: line 3: ERROR x\na.txt: line 4: INFO y\n"
    )


def test_details_are_told_on_a_terminal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with terminal.progress(1, doing="Checking") as progress:
        progress.file(result_of(), ["a.txt: line 3: ERROR [b]x"])
    text = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", screen.getvalue())
    assert "a.txt: line 3: ERROR [b]x" in text and "Checking" in text
