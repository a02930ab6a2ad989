"""Where a run's files come from and go to: sources, names of outputs, writing whole files."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bitrans.errors import BitransError, FormatError, StoreError
from bitrans.formats import READERS, REWRITERS, Reader, suffix
from bitrans.registry import Registry

REPORT = "report.json"
"""The report of a run, in the folder of its outputs."""

MAX_STEM_BYTES = 200
"""Longest name of an output without its suffix; file systems take 255 bytes."""

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\..*)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to translate or to check, and where it lies below the folder it was found in.

    error: why it cannot be read, if that is already known.
    """

    path: Path
    below: Path
    error: BitransError | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A source and its outputs: writer name -> path."""

    source: Source
    outputs: Mapping[str, Path]


def find_sources(
    paths: Sequence[Path], *, without: Path | None = None, readers: Registry[Reader] = READERS
) -> list[Source]:
    """Files, and all files of folders that a reader takes, in the order of their names.

    Left out of folders: hidden files and folders, translations of an earlier run (*.zh.txt and
    the like), and the folder `without`, where the outputs go. What cannot be read is there with
    its error.
    """
    found: dict[str, Source] = {}
    for path in paths:
        is_folder = path.is_dir()
        for source in _in_folder(path, without, readers) if is_folder else [_given(path, readers)]:
            found.setdefault(os.path.realpath(source.path), source)
    return list(found.values())


def _given(path: Path, readers: Registry[Reader]) -> Source:
    if path.suffix.lower() in readers.names():
        return Source(path, Path())
    return Source(
        path,
        Path(),
        FormatError(
            str(path),
            found=f"there is no reader for {path.suffix or 'files without a suffix'}",
            remedy=f"There are readers for {', '.join(readers.names())}.",
        ),
    )


def _in_folder(folder: Path, without: Path | None, readers: Registry[Reader]) -> Iterator[Source]:
    refused: list[OSError] = []
    excluded = os.path.realpath(without) if without else None
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(Path(parent) / name) != excluded
        )
        for name in sorted(files):
            path = Path(parent) / name
            if (
                path.suffix.lower() in readers.names()
                and (path.is_file() or path.is_symlink())  # no pipes; a broken link is told
                and not name.startswith(".")
                and not _is_translated(path)
            ):
                yield Source(path, Path(parent).relative_to(folder))
    for error in refused:
        path = Path(error.filename or folder)
        yield Source(
            path,
            Path(),
            StoreError(
                str(path),
                found=f"the folder cannot be read ({error.strerror or error})",
                remedy="Allow reading it, or leave it out.",
            ),
        )


def _is_translated(path: Path) -> bool:
    """Whether a file has the name of a document that an earlier run wrote in its own format."""
    ending = path.suffix.lower()
    return ending in REWRITERS.names() and path.name.lower().endswith(suffix("zh", ending))


def plan(sources: Sequence[Source], folder: Path, writers: Sequence[str]) -> list[Job]:
    """The outputs of each source, in `folder`: "brief.html" and "brief.zh.txt" for "brief.txt".

    Files of a folder keep their place below it. No output has the name of another, of a source or
    of the report, on file systems that do not tell capitals apart as well: the second "brief" is
    "brief-2". Characters and names that Windows does not take are replaced.
    """
    taken = {_key(os.path.realpath(source.path)) for source in sources}
    taken.add(_key(os.path.join(os.path.realpath(folder), REPORT)))
    tries: Counter[str] = Counter()
    jobs = []
    for source in sources:
        if source.error:
            jobs.append(Job(source, {}))
            continue
        place = folder.joinpath(*map(safe_name, source.below.parts))
        real, stem = os.path.realpath(place), safe_name(source.path.stem)
        ending = source.path.suffix.lower()
        wish = _key(os.path.join(real, stem + ending))
        while True:
            tries[wish] += 1
            name = stem if tries[wish] == 1 else f"{stem}-{tries[wish]}"
            names = {writer: name + suffix(writer, ending) for writer in writers}
            keys = {_key(os.path.join(real, name)) for name in names.values()}
            if not keys & taken:
                break
        taken |= keys
        jobs.append(Job(source, {writer: place / name for writer, name in names.items()}))
    return jobs


def safe_name(name: str) -> str:
    """A name that every file system takes, Windows' included."""
    name = _NOT_IN_NAMES.sub("_", name)
    while len(name.encode(errors="surrogatepass")) > MAX_STEM_BYTES:
        name = name[:-1]
    name = name.rstrip(" .") or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; raises StoreError if the system does not give them."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(
            str(path),
            found=f"the file cannot be read ({error.strerror or error})",
            remedy="Allow reading it, or leave it out.",
        ) from error


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files: first all are stored beside their places, then each takes its place at a stroke.

    raises: StoreError. No file is ever there in part. If not all could be stored, every existing
            file is as it was; if one cannot take its place (a program has it open), those before
            it have.
    """
    parts: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path] = path.with_name(f".bitrans-{secrets.token_hex(4)}.part")
            with parts[path].open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            os.replace(part, path)
    except OSError as error:
        raise StoreError(
            str(path),
            found=f"the file cannot be written ({error.strerror or error})",
            remedy="Make room or allow writing there; close the file if a program has it open.",
        ) from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Make the folder if it is not there, and raise StoreError if nothing can be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".bitrans-{secrets.token_hex(4)}.part"
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise StoreError(
            str(folder),
            found=f"nothing can be written in this folder ({error.strerror or error})",
            remedy="Allow writing there, or give another folder with -o.",
        ) from error
