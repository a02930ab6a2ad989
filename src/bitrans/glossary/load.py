"""Read glossaries: CSV files as people and Excel write them.

The first line names the columns: `source` and `target`, and if wanted `pos`, `domain`, `note`,
`forbidden`, `case` and `dnt`, in any order. Several renderings in a cell are separated by "|".
"""

from __future__ import annotations

import codecs
import csv
import difflib
import io
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bitrans.errors import GlossaryError

REQUIRED = ("source", "target")
COLUMNS = (*REQUIRED, "pos", "domain", "note", "forbidden", "case", "dnt")
SUFFIXES = (".csv", ".tsv")
_DELIMITERS = (",", ";", "\t")
_CASES = {"": "", "exact": "exact"}
_YES = frozenset({"1", "yes", "true", "x", "ja", "dnt"})
_NO = frozenset({"", "0", "no", "false", "nein"})
_RESAVE = "Save it as 'CSV UTF-8' (Excel) or as CSV with the character set UTF-8 (LibreOffice)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a glossary.

    targets:   the right renderings, best first; never empty.
    forbidden: renderings that are known to be wrong.
    case:      "exact" if capitals and small letters must be as in `source`, else "".
    dnt:       do not translate: `source` itself is the first of `targets`.
    origin:    file and line ("titles.csv:12"); files of one name have their folders before it.
    """

    source: str
    targets: tuple[str, ...]
    origin: str
    forbidden: tuple[str, ...] = ()
    pos: str = ""
    domain: str = ""
    note: str = ""
    case: str = ""
    dnt: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of all files that were given; of equal sources, only the one that counts.

    files: the files as `Term.origin` names them, in the order in which they count.
    """

    terms: tuple[Term, ...]
    files: tuple[str, ...]


class Mistake(NamedTuple):
    """What makes a line, or the whole file, unusable. Lines count from 1."""

    file: str
    line: int
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.found}. {self.remedy}"


class Row(NamedTuple):
    """A line of a file that is a term: the cells as they stand, and what they mean."""

    line: int
    cells: dict[str, str]
    term: Term


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one file holds.

    readable: False if the file as a whole could not be read, so that there are no rows.
    """

    file: str
    rows: tuple[Row, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    readable: bool = True


class _Unreadable(Exception):
    """A mistake of the whole file: line, finding, remedy."""


def load(paths: Sequence[Path]) -> Glossary:
    """Load files and folders of files.

    When two files give the same source, the file named first counts; within a file, the first
    line. Files of a folder count in the order of their names.

    raises: GlossaryError, with every mistake of every file; the system's own if a file
            or folder cannot be read.
    """
    files = find_files(paths)
    names = _short_names(files)
    sheets = [
        parse(read_bytes(path), file=str(path), name=name)
        for path, name in zip(files, names, strict=True)
    ]
    mistakes = [mistake for sheet in sheets for mistake in sheet.mistakes]
    if mistakes:
        wrong = sorted({mistake.file for mistake in mistakes})
        raise GlossaryError(
            wrong[0] if len(wrong) == 1 else f"{len(wrong)} glossaries",
            found=f"{len(mistakes)} mistake(s)",
            remedy="Correct these lines:" + "".join(f"\n  {mistake}" for mistake in mistakes),
        )
    terms: dict[str, Term] = {}
    for sheet in sheets:
        for row in sheet.rows:
            terms.setdefault(row.term.source, row.term)
    return Glossary(tuple(terms.values()), tuple(names))


def _short_names(files: Sequence[Path]) -> list[str]:
    """The name of each file, with as many of its folders before it as tell it from the others."""
    parts = [Path(os.path.abspath(file)).parts for file in files]
    ends = Counter(part[-size:] for part in parts for size in range(1, len(part) + 1))
    return [
        "/".join(
            next(
                (part[-size:] for size in range(1, len(part)) if ends[part[-size:]] == 1),
                part,
            )
        )
        for part in parts
    ]


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The glossaries among files and folders, each once, in the order in which they count.

    Of folders, all .csv and .tsv files at any depth; hidden ones are left out.

    raises: GlossaryError if there is nothing at a path, no glossary in a folder, or a folder
            cannot be read.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        files = _in_folder(path) if _is_folder(path) else [path]
        if not files:
            raise GlossaryError(
                str(path),
                found="no glossary in this folder",
                remedy=f"A glossary's name ends in {' or '.join(SUFFIXES)}.",
            )
        for file in files:
            found.setdefault(file.resolve(), file)
    return list(found.values())


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise GlossaryError(
            str(path), found="there is no such file or folder", remedy="Check the path."
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _in_folder(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise _unreadable(Path(error.filename or folder), error)

    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            Path(place, name)
            for name in names
            if not name.startswith((".", "~$")) and name.lower().endswith(SUFFIXES)
        ]
    return sorted(files)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    raises: GlossaryError if the system does not let it be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> GlossaryError:
    return GlossaryError(
        str(path),
        found=f"this glossary cannot be read ({error.strerror or error})",
        remedy="Check that it is there and that you may read it.",
    )


def parse(data: bytes, *, file: str, name: str = "") -> Sheet:
    """Take a file apart into terms and mistakes; never raises.

    name: what the origin of the terms calls the file; without it, by its name alone.
    """
    name = name or Path(file).name
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    names: list[str] = []
    try:
        for line, cells in _records(_decode(data)):
            if not names:
                names = _header(cells, line)
                continue
            found, row = _row(cells, names, line, name)
            mistakes += (Mistake(file, line, *mistake) for mistake in found)
            rows += [row] if row else []
        if not names:
            raise _Unreadable(1, "the file is empty", f"Begin with the line {','.join(REQUIRED)}.")
    except _Unreadable as error:
        mistakes.append(Mistake(file, *error.args))
        return Sheet(file, (), tuple(mistakes), readable=False)
    return Sheet(file, tuple(rows), tuple(mistakes))


def _decode(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise _Unreadable(1, "this is a workbook or archive, not CSV", _RESAVE)
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = "UTF-16" if is_utf16 else "UTF-8"
        raise _Unreadable(line, f"byte {error.start} is not {name}", _RESAVE) from error
    if "\0" in text:
        raise _Unreadable(1, "this is not UTF-8 text", _RESAVE)
    return text


def _delimited(text: str) -> tuple[io.StringIO, str, int]:
    """The lines of the table, the sign between its cells, and how many lines came before."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and (sign := first[4:].rstrip("\r")) in _DELIMITERS:
        return io.StringIO(rest, newline=""), sign, 1
    header = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")

    def known(delimiter: str) -> int:
        return sum(name.strip(' "').lower() in COLUMNS for name in header.split(delimiter))

    return io.StringIO(text, newline=""), max(_DELIMITERS, key=known), 0


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a table that hold anything, each with the line on which it begins.

    raises: _Unreadable where quotation marks leave open what belongs to which cell.
    """
    lines, delimiter, skipped = _delimited(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Unreadable(
                line,
                f"the cells cannot be told apart ({error})",
                'Put cells with quotation marks between "…", and write each " in them twice.',
            ) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _header(cells: list[str], line: int) -> list[str]:
    """The names of the columns, unnamed ones at the end left out."""
    names = [cell.strip().lower() for cell in cells]
    while not names[-1]:
        names.pop()
    found = [_unknown_column(name) for name in names if name not in COLUMNS]
    found += [f'no column "{name}"' for name in REQUIRED if name not in names]
    found += [f'two columns "{name}"' for name in COLUMNS if names.count(name) > 1]
    if found:
        raise _Unreadable(
            line, "; ".join(found), f"The first line names the columns: {', '.join(COLUMNS)}."
        )
    return names


def _unknown_column(name: str) -> str:
    guess = difflib.get_close_matches(name, COLUMNS, n=1)
    return f'"{name}" is no column' + (f"; did you mean {guess[0]}?" if guess else "")


def _row(
    cells: list[str], names: list[str], line: int, file: str
) -> tuple[list[tuple[str, str]], Row | None]:
    """The mistakes of a line (finding, remedy), and the row if there are none."""
    while len(cells) > len(names) and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != len(names):
        remedy = 'Put a cell that holds the separating sign between "…"; leave no cell out.'
        return [(f"{len(cells)} cells where the header has {len(names)}", remedy)], None
    raw = dict(zip(names, cells, strict=True))
    clean = {name: _clean(raw.get(name, "")) for name in COLUMNS}
    dnt = clean["dnt"].lower() in _YES
    renderings = _renderings(clean["target"])
    if mistakes := _mistakes(clean, dnt=dnt):
        return mistakes, None
    term = Term(
        source=clean["source"],
        targets=tuple(dict.fromkeys((clean["source"], *renderings) if dnt else renderings)),
        origin=f"{file}:{line}",
        forbidden=_renderings(clean["forbidden"]),
        pos=clean["pos"],
        domain=clean["domain"],
        note=clean["note"],
        case=_CASES[clean["case"].lower()],
        dnt=dnt,
    )
    return [], Row(line, raw, term)


def _mistakes(clean: dict[str, str], *, dnt: bool) -> list[tuple[str, str]]:
    """What makes an entry unusable: finding, remedy."""
    mistakes = []
    if not clean["source"]:
        mistakes.append(("the source is empty", "Write the German term, or delete the line."))
    if not _renderings(clean["target"]) and not dnt:
        mistakes.append(
            ("the target is empty", 'Write the Chinese, or "yes" under dnt if it stays as it is.')
        )
    if clean["case"].lower() not in _CASES:
        mistakes.append((f'case is "{clean["case"]}"', "Write exact, or nothing."))
    if not dnt and clean["dnt"].lower() not in _NO:
        mistakes.append((f'dnt is "{clean["dnt"]}"', "Write yes, or nothing."))
    return mistakes


def _clean(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())


def _renderings(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cell.split("|"))
    return tuple(dict.fromkeys(part for part in parts if part))
