"""What is wrong with glossaries: findings for their authors, with what to do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bitrans.errors import GlossaryError
from bitrans.glossary.load import Mistake, Row, Sheet, Term, parse, read_bytes
from bitrans.glossary.match import Matcher
from bitrans.lang.script import HAN

if TYPE_CHECKING:
    from opencc import OpenCC

_HAS_HAN = re.compile(f"[{HAN}]")
_ARTICLE = re.compile(r"(?:der|die|das|des|dem|den|eine?|eine[nmrs]) (?=\S)")
_PAIRS = {"(": ")", "（": "）", "[": "]", "【": "】", "《": "》", "“": "”", "‘": "’", "「": "」"}
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,;:!?()]|[,;:!?()](?=[{HAN}])")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]")


class Entry(NamedTuple):
    """A term with the file and line it stands in."""

    file: str
    row: Row

    @property
    def term(self) -> Term:
        return self.row.term

    def place(self, seen_from: str) -> str:
        """Where the entry stands, for a reader of the file `seen_from`."""
        line = f"line {self.row.line}"
        return line if self.file == seen_from else f"{self.file}, {line}"


def examine(path: Path) -> Sheet:
    """Take a file apart; if it cannot even be opened, that is its mistake."""
    try:
        return parse(read_bytes(path), file=str(path))
    except GlossaryError as error:
        mistake = Mistake(str(path), 1, error.found, error.remedy)
        return Sheet(str(path), (), (mistake,), readable=False)


def find_problems(sheets: Sequence[Sheet]) -> list[Mistake]:
    """All that is wrong in the files, in the order of the files and their lines."""
    entries = [Entry(sheet.file, row) for sheet in sheets for row in sheet.rows]
    found = [mistake for sheet in sheets for mistake in sheet.mistakes]
    for entry in entries:
        for check in (_spaces, _renderings, _source, _script, _width):
            found += (Mistake(entry.file, entry.row.line, *finding) for finding in check(entry.row))
    found += _repetitions(entries)
    found += _never_found(entries)
    order = {sheet.file: number for number, sheet in enumerate(sheets)}
    return sorted(found, key=lambda mistake: (order[mistake.file], mistake.line))


Findings = Iterator[tuple[str, str]]
"""Pairs of finding and remedy."""


def _spaces(row: Row) -> Findings:
    for name, cell in row.cells.items():
        if cell != cell.strip():
            yield f"{name} has white space at an end", "Delete it."
        if re.search(r"[\r\n\t]|\s\s", cell.strip()):
            yield f"{name} has a line break or several spaces in it", "Write one space."


def _renderings(row: Row) -> Findings:
    term = row.term
    for name in ("target", "forbidden"):
        parts = [part.strip() for part in row.cells.get(name, "").split("|")]
        if len(parts) > 1 and "" in parts:
            yield f'{name} has an empty rendering beside a "|"', 'Delete the "|".'
        for part in sorted({part for part in parts if part and parts.count(part) > 1}):
            yield f"{name} has {part} twice", "Delete one of them."
    for wrong in term.forbidden:
        for right in term.targets:
            if wrong == right:
                yield f"{wrong} is allowed and forbidden", "Delete it in one of the columns."
            elif wrong in right:
                yield (
                    f"the forbidden {wrong} is a part of the allowed {right}",
                    f"Delete {wrong}: it would be reported wherever {right} is written.",
                )
    if not term.dnt and not any(_HAS_HAN.search(target) for target in term.targets):
        yield (
            f"the target {term.targets[0]} has no Chinese character",
            "Write the Chinese, or yes under dnt if the term stays as it is.",
        )


def _source(row: Row) -> Findings:
    source = row.term.source
    if not any(character.isalnum() for character in source):
        yield f"{source} has no letters, it can never be found", "Write a German term."
    if _HAS_HAN.search(source):
        yield f"the source {source} has Chinese characters", "Are the columns interchanged?"
    if "|" in source:
        yield 'the source has a "|"', "Write a line for each German term."
    if finding := _unpaired(source):
        yield f"source: {finding}", "Write the pair, or neither."


def _script(row: Row) -> Findings:
    for name, renderings in _chinese(row.term):
        for rendering in renderings:
            simplified = _simplified(rendering)
            if simplified != rendering:
                yield f"{name}: {rendering} has Traditional characters", f"Write {simplified}."


def _width(row: Row) -> Findings:
    for name, renderings in _chinese(row.term):
        for rendering in renderings:
            if finding := _unpaired(rendering):
                yield f"{name}: {finding} in {rendering}", "Write both, and both full-width."
            elif match := _HALF_WIDTH.search(rendering):
                full = chr(ord(match[0]) + 0xFEE0)
                yield f"{name}: {match[0]} is half-width in {rendering}", f"Write {full}."
            if match := _FULL_WIDTH.search(rendering):
                half = " " if match[0] == "\u3000" else chr(ord(match[0]) - 0xFEE0)
                yield f"{name}: {match[0]} is full-width in {rendering}", f'Write "{half}".'


def _chinese(term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns that hold Chinese; what stays as it is in German does not count."""
    yield "target", tuple(target for target in term.targets if _HAS_HAN.search(target))
    yield "forbidden", term.forbidden


def _unpaired(text: str) -> str:
    """The first bracket or quotation mark without its partner, in words; "" if there is none."""
    open_ones: list[str] = []
    for character in text:
        if character in _PAIRS:
            open_ones.append(character)
        elif character in _PAIRS.values():
            if not open_ones or _PAIRS[open_ones.pop()] != character:
                return f"{character} closes nothing"
    return f"{open_ones[-1]} is not closed" if open_ones else ""


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")


def _simplified(text: str) -> str:
    converted: str = _converter().convert(text)
    return converted


def _repetitions(entries: Iterable[Entry]) -> Iterator[Mistake]:
    """Entries for a source that has one already; the earlier one counts."""
    first: dict[str, Entry] = {}
    for entry in entries:
        term = entry.term
        earlier = first.setdefault(term.source, entry)
        if earlier is entry:
            continue
        place = earlier.place(entry.file)
        if earlier.term.targets[0] != term.targets[0]:
            finding = (
                f"{term.source} is {term.targets[0]} here and {earlier.term.targets[0]} in {place}"
            )
            remedy = "Keep one line, and write other right renderings behind it, after a |."
        else:
            finding = f"{term.source} stands in {place} already, with the same rendering"
            remedy = "Delete one of the two lines."
        yield Mistake(entry.file, entry.row.line, finding, remedy)


def _never_found(entries: Sequence[Entry]) -> Iterator[Mistake]:
    """Entries that a text cannot bring up, or that another entry makes superfluous."""
    by_source: dict[str, Entry] = {}
    for entry in entries:
        by_source.setdefault(entry.term.source, entry)
    matcher = Matcher([entry.term for entry in by_source.values()])
    for entry in by_source.values():
        source = entry.term.source
        if not any(character.isalnum() for character in source):
            continue
        found = _whole(matcher, source)
        if found is None:
            finding = f"{source} is not found even where it stands in a text as it is written here"
            yield Mistake(entry.file, entry.row.line, finding, "Write it as texts have it.")
        elif found != entry.term:
            place = by_source[found.source].place(entry.file)
            finding = f"{source} is never found, since {found.source} in {place} is found instead"
            yield Mistake(entry.file, entry.row.line, finding, "Keep one of the two lines.")
        elif (article := _ARTICLE.match(source)) and (
            base := _whole(matcher, source[article.end() :])
        ):
            place = by_source[base.source].place(entry.file)
            finding = f"{source} is an inflected form of {base.source} in {place}"
            yield Mistake(entry.file, entry.row.line, finding, "Delete it, or the article.")


def _whole(matcher: Matcher, text: str) -> Term | None:
    """The term that is found in the text and covers all of its words."""
    matches = matcher.find(text)
    if len(matches) != 1:
        return None
    (start, end), term = matches[0]
    rest = text[:start] + text[end:]
    return None if any(character.isalnum() for character in rest) else term


def domains(sheets: Iterable[Sheet]) -> dict[str, int]:
    """How many entries each domain has, in the order of their first entries."""
    counts: defaultdict[str, int] = defaultdict(int)
    for sheet in sheets:
        for row in sheet.rows:
            counts[row.term.domain] += 1
    return dict(counts)
