"""Many files: one result each, and an error stops its own file only."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bitrans import batch
from bitrans.batch import Result, read, translate_files
from bitrans.document import Document, Origin, Provenance
from bitrans.errors import EngineError, FormatError, StoreError, UnknownNameError
from bitrans.outputs import find_sources, plan
from bitrans.pipeline import Pipeline, Step

PROVENANCE = Provenance(engine="table", model="table", glossaries=(), day=date(2024, 5, 31))


def shout(document: Document) -> Document:
    """A step that takes capitals for Chinese."""
    return document.with_segments(
        [
            segment.with_target(segment.source.upper(), origin=Origin.ENGINE)
            for segment in document.segments
        ]
    )


class Groups:
    """A step that remembers which documents came together, and looks at them before it works."""

    def __init__(self, look: Callable[[Sequence[str]], None] = lambda names: None) -> None:
        self.groups: list[list[str]] = []
        self._look = look

    def __call__(self, document: Document) -> Document:
        return self.many([document])[0]

    def many(self, documents: Sequence[Document]) -> list[Document]:
        self.groups.append([document.name for document in documents])
        self._look(self.groups[-1])
        return [shout(document) for document in documents]


def made(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def run(paths: Sequence[Path], out: Path, *, step: Step = shout) -> list[Result]:
    jobs = plan(find_sources(paths), out, ["zh"])
    return list(translate_files(jobs, Pipeline((step,), PROVENANCE)))


def test_each_file_has_a_result_with_its_outputs(tmp_path: Path) -> None:
    paths = made(tmp_path, b="zwei\n", a="eins\n")
    results = run(paths, tmp_path / "out")
    assert [result.source for result in results] == paths
    assert [result.error for result in results] == [None, None]
    assert [[path.name for path in result.outputs] for result in results] == [
        ["b.zh.txt"],
        ["a.zh.txt"],
    ]
    assert (tmp_path / "out" / "b.zh.txt").read_text(encoding="utf-8") == "ZWEI\n"
    documents = [result.document for result in results]
    assert [document and document.name for document in documents] == ["b.txt", "a.txt"]


def test_without_files_there_are_no_results(tmp_path: Path) -> None:
    assert run([], tmp_path) == []


def test_a_file_that_cannot_be_decoded_stops_only_itself(tmp_path: Path) -> None:
    good, bad, other = made(tmp_path, a="eins", b="", c="drei")
    bad.write_bytes(b"\x00\x01\x02")
    first, second, third = run([good, bad, other], tmp_path / "out")
    assert second.document is None and second.outputs == ()
    assert isinstance(second.error, FormatError)
    assert second.error.name == str(bad)
    assert first.outputs and third.outputs
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.zh.txt", "c.zh.txt"]


def test_a_file_that_cannot_be_read_stops_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = made(tmp_path, a="eins", b="zwei")
    take = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return take(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    first, second = run(paths, tmp_path / "out")
    assert isinstance(first.error, StoreError)
    assert str(first.error) == (
        f"{paths[0]}: the file cannot be read (Permission denied). "
        "Allow reading it, or leave it out."
    )
    assert second.outputs


def test_a_file_without_a_reader_stops_only_itself(tmp_path: Path) -> None:
    (path,) = made(tmp_path, a="eins")
    (tmp_path / "b.docx").write_bytes(b"")
    first, second = run([tmp_path / "b.docx", path], tmp_path / "out")
    assert isinstance(first.error, FormatError)
    assert second.outputs


def test_a_full_disk_stops_only_the_file_that_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = made(tmp_path, a="eins", b="zwei", c="drei")
    calls: list[int] = []

    def fsync(number: int) -> None:
        calls.append(number)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    first, second, third = run(paths, tmp_path / "out")
    assert second.document is None
    assert isinstance(second.error, StoreError)
    assert second.error.name == str(tmp_path / "out" / "b.zh.txt")
    assert first.outputs and third.outputs
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.zh.txt", "c.zh.txt"]


def test_the_document_on_which_the_engine_fails_stops_only_itself(tmp_path: Path) -> None:
    def look(names: Sequence[str]) -> None:
        if "b.txt" in names:
            raise EngineError("table", found="it fell over", remedy="Lift it.")

    step = Groups(look)
    paths = made(tmp_path, a="eins", b="zwei", c="drei")
    first, second, third = run(paths, tmp_path / "out", step=step)
    assert isinstance(second.error, EngineError)
    assert first.outputs and third.outputs
    assert step.groups == [["a.txt", "b.txt", "c.txt"], ["a.txt"], ["b.txt"], ["c.txt"]]


def test_a_bug_is_not_taken_for_an_error_of_the_file(tmp_path: Path) -> None:
    def look(names: Sequence[str]) -> None:
        raise KeyError("bug")

    with pytest.raises(KeyError):
        run(made(tmp_path, a="eins"), tmp_path / "out", step=Groups(look))


def test_files_are_translated_in_groups_of_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "GROUP_BYTES", 8)
    step = Groups()
    paths = made(tmp_path, a="eins", b="zwei", c="drei und mehr", d="vier")
    results = run(paths, tmp_path / "out", step=step)
    assert step.groups == [["a.txt", "b.txt"], ["c.txt"], ["d.txt"]]
    assert [result.source for result in results] == paths


def test_an_interrupt_leaves_finished_files_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(names: Sequence[str]) -> None:
        if "b.txt" in names:
            raise KeyboardInterrupt

    monkeypatch.setattr(batch, "GROUP_BYTES", 1)
    out = tmp_path / "out"
    results = translate_files(
        plan(find_sources(made(tmp_path, a="eins", b="zwei", c="drei")), out, ["zh"]),
        Pipeline((Groups(look),), PROVENANCE),
    )
    assert next(results).outputs == (out / "a.zh.txt",)
    with pytest.raises(KeyboardInterrupt):
        next(results)
    assert [path.name for path in out.iterdir()] == ["a.zh.txt"]
    assert (out / "a.zh.txt").read_bytes() == b"EINS"


def test_what_has_been_yielded_is_written(tmp_path: Path) -> None:
    jobs = plan(find_sources(made(tmp_path, a="eins", b="zwei")), tmp_path / "out", ["zh"])
    for result in translate_files(jobs, Pipeline((shout,), PROVENANCE)):
        assert all(path.is_file() for path in result.outputs)
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_encoding_is_that_of_all_sources(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("größer".encode("utf-16-le"))
    jobs = plan(find_sources([path]), tmp_path / "out", ["zh"])
    (result,) = translate_files(jobs, Pipeline((shout,), PROVENANCE), encoding="utf-16-le")
    assert result.document is not None
    assert result.document.blocks[0].text == "größer"


@pytest.mark.parametrize("name", ["brief.txt", "BRIEF.TXT", "brief.v2.md"])
def test_the_reader_is_found_by_the_suffix(name: str) -> None:
    assert read(b"Guten Tag.", name=name).blocks[0].text == "Guten Tag."


def test_a_name_without_a_reader_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="There are: .md, .txt."):
        read(b"", name="brief.docx")


def test_write_makes_one_file_for_each_writer(tmp_path: Path) -> None:
    document = replace(shout(read(b"eins\n", name="a.txt")), provenance=PROVENANCE)
    batch.write(document, {"zh": tmp_path / "x.txt", "tsv": tmp_path / "y.tsv"})
    assert (tmp_path / "x.txt").read_bytes() == b"EINS\n"
    assert "EINS" in (tmp_path / "y.tsv").read_text(encoding="utf-8-sig")
