"""Where a run's files come from and go to."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.errors import FormatError, StoreError
from bitrans.formats import BILINGUAL_READERS
from bitrans.outputs import (
    MAX_STEM_BYTES,
    Source,
    check_writable,
    find_sources,
    plan,
    read_bytes,
    safe_name,
    write_all,
)

WRITERS = ("html", "zh")
RESERVED = ("con", "prn", "aux", "nul", "com1", "lpt9", "com¹", "conin$")


def made(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Guten Tag.", encoding="utf-8")
    return folder


def names(sources: list[Source], folder: Path) -> list[str]:
    return [source.path.relative_to(folder).as_posix() for source in sources]


def planned(folder: Path, *paths: Path, writers: tuple[str, ...] = WRITERS) -> list[str]:
    """The outputs, as they stand below the folder OUT."""
    out = folder / "OUT"
    jobs = plan(find_sources(paths, without=out), out, writers)
    return [path.relative_to(out).as_posix() for job in jobs for path in job.outputs.values()]


def test_a_folder_is_looked_through_to_its_last_folder_in_order(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.md", "C.TXT", "d.docx", "e", "sub/deep/f.md", "sub/b.txt")
    sources = find_sources([tmp_path])
    assert names(sources, tmp_path) == ["C.TXT", "a.md", "b.txt", "sub/b.txt", "sub/deep/f.md"]
    assert [source.below.as_posix() for source in sources] == [".", ".", ".", "sub", "sub/deep"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    made(tmp_path, ".a.txt", "._b.txt", ".git/c.txt", "d.txt")
    assert names(find_sources([tmp_path]), tmp_path) == ["d.txt"]


def test_a_hidden_file_or_folder_that_was_named_is_taken(tmp_path: Path) -> None:
    made(tmp_path, ".a.txt", ".git/c.txt")
    sources = find_sources([tmp_path / ".a.txt", tmp_path / ".git"])
    assert names(sources, tmp_path) == [".a.txt", ".git/c.txt"]


def test_translations_of_an_earlier_run_are_left_out_of_folders(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "a.zh.txt", "a.ZH.md", "zh.txt", "azh.txt", "a.zh.tsv")
    assert names(find_sources([tmp_path]), tmp_path) == ["a.txt", "azh.txt", "zh.txt"]
    assert names(find_sources([tmp_path], readers=BILINGUAL_READERS), tmp_path) == ["a.zh.tsv"]
    named = find_sources([tmp_path / "a.zh.txt"])
    assert names(named, tmp_path) == ["a.zh.txt"]


def test_the_folder_of_the_outputs_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "out/b.txt", "out/sub/c.txt", "outside/d.txt")
    sources = find_sources([tmp_path], without=tmp_path / "sub" / ".." / "out")
    assert names(sources, tmp_path) == ["a.txt", "outside/d.txt"]


def test_a_folder_may_be_its_own_folder_of_outputs(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "a.zh.txt")
    assert names(find_sources([tmp_path], without=tmp_path), tmp_path) == ["a.txt"]


def test_a_file_that_is_named_twice_is_taken_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.txt")
    sources = find_sources([tmp_path / "b.txt", tmp_path, tmp_path / ".." / tmp_path.name])
    assert names(sources, tmp_path) == ["b.txt", "a.txt"]


def test_a_file_that_no_reader_takes_is_there_with_its_error(tmp_path: Path) -> None:
    made(tmp_path, "a.docx", "README")
    errors = [source.error for source in find_sources([tmp_path / "a.docx", tmp_path / "README"])]
    assert all(isinstance(error, FormatError) for error in errors)
    assert [str(error) for error in errors] == [
        f"{tmp_path / 'a.docx'}: there is no reader for .docx. There are readers for .txt, .md.",
        f"{tmp_path / 'README'}: there is no reader for files without a suffix. "
        "There are readers for .txt, .md.",
    ]


def test_a_folder_that_cannot_be_read_is_there_with_its_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path, "a.txt", "locked/b.txt", "open/c.txt")
    scan = os.scandir

    def scandir(path: str) -> object:
        if os.path.basename(path) == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    *others, locked = find_sources([tmp_path])
    assert names(others, tmp_path) == ["a.txt", "open/c.txt"]
    assert isinstance(locked.error, StoreError)
    assert str(locked.error) == (
        f"{tmp_path / 'locked'}: the folder cannot be read (Permission denied). "
        "Allow reading it, or leave it out."
    )
    assert plan([locked], tmp_path / "out", WRITERS)[0].outputs == {}


def test_a_link_that_leads_to_itself_does_not_stop_the_others(tmp_path: Path) -> None:
    made(tmp_path, "b.txt")
    (tmp_path / "a.txt").symlink_to("a.txt")
    assert names(find_sources([tmp_path]), tmp_path) == ["a.txt", "b.txt"]
    assert planned(tmp_path, tmp_path, writers=("html",)) == ["a.html", "b.html"]
    with pytest.raises(StoreError, match="the file cannot be read"):
        read_bytes(tmp_path / "a.txt")


def test_outputs_have_the_sources_name(tmp_path: Path) -> None:
    made(tmp_path, "brief.txt", "news.v2.md")
    assert planned(
        tmp_path,
        tmp_path / "brief.txt",
        tmp_path / "news.v2.md",
        writers=("html", "zh", "tsv", "jsonl"),
    ) == [
        "brief.html",
        "brief.zh.txt",
        "brief.tsv",
        "brief.jsonl",
        "news.v2.html",
        "news.v2.zh.md",
        "news.v2.tsv",
        "news.v2.jsonl",
    ]


def test_files_of_a_folder_keep_their_place_below_it(tmp_path: Path) -> None:
    made(tmp_path, "in/2024/mai/a.txt", "in/b.txt")
    assert planned(tmp_path, tmp_path / "in", writers=("html",)) == ["b.html", "2024/mai/a.html"]


def test_two_inputs_of_the_same_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    made(tmp_path, "x/brief.txt", "y/brief.txt", "z/brief.txt")
    paths = [tmp_path / name / "brief.txt" for name in "xyz"]
    assert planned(tmp_path, *paths) == [
        "brief.html",
        "brief.zh.txt",
        "brief-2.html",
        "brief-2.zh.txt",
        "brief-3.html",
        "brief-3.zh.txt",
    ]


def test_two_formats_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    made(tmp_path, "brief.md", "brief.txt")
    assert planned(tmp_path, tmp_path) == [
        "brief.html",
        "brief.zh.md",
        "brief-2.html",
        "brief-2.zh.txt",
    ]
    assert planned(tmp_path, tmp_path, writers=("zh",)) == ["brief.zh.md", "brief.zh.txt"]


def test_a_name_that_a_number_would_make_is_not_taken_twice(tmp_path: Path) -> None:
    made(tmp_path, "a/brief.txt", "a/brief-2.txt", "b/brief.txt")
    assert planned(tmp_path, tmp_path / "a", tmp_path / "b", writers=("html",)) == [
        "brief-2.html",
        "brief.html",
        "brief-3.html",
    ]


@pytest.mark.parametrize(
    "one, other",
    [
        ("Brief", "brief"),
        ("STRASSE", "straße"),
        (unicodedata.normalize("NFC", "Größe"), unicodedata.normalize("NFD", "Größe")),
        ("a:b", "a_b"),
    ],
)
def test_names_that_some_file_system_takes_for_one_are_told_apart(
    tmp_path: Path, one: str, other: str
) -> None:
    sources = [Source(tmp_path / "x" / f"{name}.txt", Path()) for name in (one, other)]
    first, second = plan(sources, tmp_path / "OUT", ["html"])
    assert first.outputs["html"].name == f"{safe_name(one)}.html"
    assert second.outputs["html"].name == f"{safe_name(other)}-2.html"


def test_folders_that_some_file_system_takes_for_one_are_told_apart(tmp_path: Path) -> None:
    sources = [Source(tmp_path / below / "a.txt", Path(below)) for below in ("Mai", "mai", "mai.")]
    outputs = [job.outputs["html"] for job in plan(sources, tmp_path, ["html"])]
    assert [path.relative_to(tmp_path).as_posix() for path in outputs] == [
        "Mai/a.html",
        "mai/a-2.html",
        "mai/a-3.html",
    ]


def test_an_output_never_has_the_name_of_a_source(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "a.zh.txt")
    sources = find_sources([tmp_path / "a.txt", tmp_path / "a.zh.txt"])
    first, second = plan(sources, tmp_path, ["zh"])
    assert first.outputs["zh"] == tmp_path / "a-2.zh.txt"
    assert second.outputs["zh"] == tmp_path / "a.zh.zh.txt"


def test_an_output_never_has_the_name_of_the_report(tmp_path: Path) -> None:
    made(tmp_path, "Report.txt")
    assert planned(tmp_path, tmp_path, writers=("jsonl",)) == ["Report.jsonl"]
    assert planned(tmp_path, tmp_path, writers=("json",)) == ["Report-2.json"]


def test_the_readers_say_which_files_of_a_folder_are_taken(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.tsv", "c.jsonl")
    assert names(find_sources([tmp_path]), tmp_path) == ["a.txt"]
    found = find_sources([tmp_path, tmp_path / "a.txt"], readers=BILINGUAL_READERS)
    assert names(found, tmp_path) == ["b.tsv", "c.jsonl", "a.txt"]
    assert [source.error is None for source in found] == [True, True, False]


def test_many_files_of_one_name_take_no_time_to_name(tmp_path: Path) -> None:
    sources = [Source(tmp_path / str(n) / "index.md", Path()) for n in range(1000)]
    jobs = plan(sources, tmp_path / "OUT", ["html"])
    assert len({job.outputs["html"] for job in jobs}) == 1000
    assert jobs[-1].outputs["html"].name == "index-1000.html"


@pytest.mark.parametrize(
    "name, safe",
    [
        ("brief", "brief"),
        ("Größe 1,5 – 重庆", "Größe 1,5 – 重庆"),
        ('a<b>:"/\\|?*c', "a_b________c"),
        ("a\nb\tc\x00", "a_b_c_"),
        ("ende. .", "ende"),
        ("...", "_"),
        ("", "_"),
        ("CON", "_CON"),
        ("com1.brief", "_com1.brief"),
        ("nul .x", "_nul .x"),
        ("LPT²", "_LPT²"),
        ("conin$", "_conin$"),
        ("console", "console"),
        ("com10", "com10"),
    ],
)
def test_a_name_becomes_one_that_windows_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


NAMES = st.one_of(
    st.text(max_size=20),
    st.text(st.characters(categories=["Cs", "Lu", "Zs"]), max_size=20),
    st.text("ä. ", min_size=90, max_size=220),
    st.sampled_from(RESERVED).map(str.upper),
)


@given(NAMES)
def test_every_name_becomes_one_that_every_file_system_takes(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*') and min(safe) >= " "
    assert safe[-1] not in " ."
    assert len(safe.encode(errors="surrogatepass")) <= MAX_STEM_BYTES + 1
    assert safe.split(".")[0].strip().casefold() not in RESERVED
    assert safe_name(safe) == safe


@given(st.lists(st.sampled_from(["a", "A", "a-2", "ä", "a\u0308", "con", "b."]), max_size=6))
def test_no_two_outputs_ever_have_one_name(stems: list[str]) -> None:
    sources = [Source(Path(f"{n}/{stem}.txt"), Path()) for n, stem in enumerate(stems)]
    paths = [path for job in plan(sources, Path("OUT"), WRITERS) for path in job.outputs.values()]
    assert len(paths) == 2 * len(stems)
    keys = {unicodedata.normalize("NFC", str(path)).casefold() for path in paths}
    assert len(keys) == len(paths)


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_all({tmp_path / "x" / "y" / "a": b"1", tmp_path / "b": b"2"})
    assert (tmp_path / "x" / "y" / "a").read_bytes() == b"1"
    assert (tmp_path / "b").read_bytes() == b"2"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_when_the_disk_is_full_nothing_is_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(b"as it was")
    stored = []

    def fsync(number: int) -> None:
        stored.append(number)
        if len(stored) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(StoreError) as caught:
        write_all({old: b"something else", new: b"x"})
    assert str(caught.value) == (
        f"{new}: the file cannot be written (No space left on device). "
        "Make room or allow writing there; close the file if a program has it open."
    )
    assert old.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [old]


def test_a_file_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "open-in-word.txt"
    path.write_bytes(b"as it was")

    def replace(part: Path, to: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(StoreError, match="the file cannot be written .Access is denied"):
        write_all({path: b"something else"})
    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        write_all({tmp_path / "x" / "a.txt": b"1"})
    assert caught.value.name == str(tmp_path / "x" / "a.txt")


def test_an_error_without_words_of_the_system_is_told_by_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: Path) -> bytes:
        raise OSError("the network drive is gone")

    monkeypatch.setattr(Path, "read_bytes", read)
    with pytest.raises(StoreError, match="cannot be read .the network drive is gone"):
        read_bytes(tmp_path / "a.txt")


def test_a_folder_that_can_be_written_is_made_and_left_empty(tmp_path: Path) -> None:
    check_writable(tmp_path / "x" / "y")
    assert list((tmp_path / "x" / "y").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touch(path: Path, *, exist_ok: bool) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "touch", touch)
    with pytest.raises(StoreError) as caught:
        check_writable(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: nothing can be written in this folder (Permission denied). "
        "Allow writing there, or give another folder with -o."
    )
