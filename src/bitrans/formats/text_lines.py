"""The lines of a plain text, and which of them belong together.

A line break ends a block, except where a program or a typist has wrapped a paragraph. A program
wraps a line when the next word does not fit any more, a typist when the line is about as long as
the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bitrans.lang.de.word_lists import words_of

_NARROWEST = 45  # characters; narrower lines are addresses, verses, tables
_WIDEST = 130  # characters; wider lines are paragraphs that nobody wrapped
_ABOUT_EQUAL = 0.85  # of the width, or its inverse: a line that a typist takes for full
_RUNNING_ON = 0.7  # of the width: a line is full, if the next begins with a small letter
_LONG_ITEM = 40  # characters: an indented line after a shorter one is no continuation for certain

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_MARKER = re.compile(
    r"(?P<mark>[-–—*·]|\(?(?:\d{1,2}|[a-zA-Z])\)|\d{1,2}\.\)?)[ \t\u00a0]+(?=\S)"
    r"|(?P<bullet>(?:[•▪◦‣●■►✓✔✅❌☐☑□▶➢➤➔➡❖◆★\uf0a7\uf0b7]\ufe0f?))[ \t\u00a0]*(?=\S)"
    r"|(?P<typed>[o§])\t[ \t]*(?=\S)"
)
_NUMBERED = re.compile(r"(\d{1,2})\.[ \t\u00a0]+(\S+)")
_UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")
_LABEL = re.compile(
    r"(?:Tel|Telefon|Telefax|Fax|Mobil|E-?Mail|Mail|Web|Website|Internet|Homepage|Kontakt|"
    r"Pressekontakt|Ansprechpartner(?:in)?|Adresse|Anschrift|Ort|Datum|Beginn|Eintritt)\b"
    r"[\w /()-]{0,20}[:.](?:\s|$)|(?:www\.|https?:)\S+$|\S+@\S+$"
)
_ENDS = (".", "!", "?", ":", ";", "…", ".“", "!“", "?“", '."', ".«")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file.

    number:     of the line, from 1.
    start, end: where its text begins and ends in the file, without white space around it.
    text:       that text; "" if the line is blank.
    indent:     columns before it.
    """

    number: int
    start: int
    end: int
    text: str
    indent: int

    @property
    def has_words(self) -> bool:
        """Is there a letter or digit? Other lines are rules ("-----") or blank."""
        return any(char.isalnum() for char in self.text)

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class _Width:
    """The width at which the text around a line was wrapped, 0 columns if it was not.

    is_shown: do the lines around show it themselves, or was it taken from elsewhere in the file?
    """

    columns: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Run:
    """The lines of one block.

    marker:       of a list item, as it stands there; "" for other blocks.
    start, end:   where its text begins, after the marker, and ends in the file.
    blank_before: is there a line without words, or the file's beginning, before it?
    blank_after:  the same after it, with the file's end.
    """

    lines: tuple[Line, ...]
    marker: str
    start: int
    text: str
    blank_before: bool
    blank_after: bool
    is_underlined: bool

    @property
    def end(self) -> int:
        return self.lines[-1].end


def lines_of(text: str) -> list[Line]:
    """The lines of a text; "\\r\\n", "\\r" and "\\n" end one."""
    lines = []
    for number, match in enumerate(_LINE.finditer(text), start=1):
        whole = match.group()
        stripped = whole.strip()
        start = match.start() + len(whole) - len(whole.lstrip())
        before = text[match.start() : start] if stripped else ""
        lines.append(
            Line(number, start, start + len(stripped), stripped, len(before.expandtabs(4)))
        )
    return lines


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """The blocks of a text, as runs of lines."""
    numbered = _numbered(lines)
    widths = _wrap_widths(lines, numbered)
    runs: list[Run] = []
    first, mark = 0, ""  # of the run that is open: its first line, and its marker
    open_lines: list[Line] = []

    def close(after: int) -> None:
        if open_lines:
            runs.append(_run(lines, first, after, mark))
            open_lines.clear()

    for i, line in enumerate(lines):
        if not line.has_words:
            close(i)
            continue
        found = _marker(line, is_numbered=i in numbered)
        if found and open_lines and not mark and found[-1] != ")":
            last = open_lines[-1]
            found = "" if _is_wrapped(last, line, widths[i - 1]) and not _ends(last) else found
        if found or not open_lines or not _continues(open_lines, mark, line, widths[i - 1]):
            close(i)
            first, mark = i, found
        open_lines.append(line)
    close(len(lines))
    return runs


def set_apart(lines: Sequence[str]) -> list[bool]:
    """For each line end inside a paragraph: did its author want it, as in an address?

    Nobody wraps a paragraph at less than 45 characters; and a line such as "Telefon: …" is a line.
    """
    narrow = all(len(line.strip()) < _NARROWEST for line in lines)
    labelled = [bool(_LABEL.match(line.strip())) for line in lines]
    return [narrow or one or other for one, other in pairwise(labelled)]


def _run(lines: Sequence[Line], first: int, after: int, marker: str) -> Run:
    own = tuple(lines[first:after])
    start = own[0].start
    if marker:
        rest = own[0].text[len(marker) :]
        start += len(marker) + len(rest) - len(rest.lstrip())
    text = " ".join([own[0].text[start - own[0].start :], *(line.text for line in own[1:])])
    ruler = lines[after].text if after < len(lines) else ""
    return Run(
        lines=own,
        marker=marker,
        start=start,
        text=text,
        blank_before=first == 0 or not lines[first - 1].has_words,
        blank_after=after == len(lines) or not lines[after].has_words,
        is_underlined=len(own) == 1
        and bool(_UNDERLINE.fullmatch(ruler))
        and 2 * len(ruler) >= len(text),
    )


def _marker(line: Line, *, is_numbered: bool) -> str:
    """The list marker that a line begins with, "" if it has none."""
    match = _MARKER.match(line.text)
    if match is None or not any(char.isalnum() for char in line.text[match.end() :]):
        return ""
    marker = match["mark"] or match["bullet"] or match["typed"]
    if marker.endswith(".") and not is_numbered:
        return ""
    framed = not marker[-1].isalnum() and len(marker) == 1 and line.text.endswith(marker)
    return "" if framed else marker  # "- Es gilt das gesprochene Wort -" is no item


def _numbered(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that begin with "1.", "2." and so on, one after another, and not with a date."""
    found = []
    for i, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if match and match[2].rstrip(",:;") not in words_of("ordinal_nouns"):
            found.append((i, int(match[1])))
    pairs = [(one, other) for one, other in pairwise(found) if other[1] == one[1] + 1]
    return frozenset(i for pair in pairs for i, _ in pair)


def _continues(run: Sequence[Line], marker: str, line: Line, width: _Width) -> bool:
    """Does the line go on with the run's last line?"""
    last = run[-1]
    if _LABEL.match(last.text) or _LABEL.match(line.text):
        return False
    is_small = line.text[0].islower()
    if marker and line.indent > run[0].indent and (is_small or last.width >= _LONG_ITEM):
        return True
    if not width.columns:
        return is_small and _NARROWEST <= last.width <= _WIDEST and not _ends(last)
    if _is_wrapped(last, line, width):
        return True
    return (
        is_small and _RUNNING_ON * width.columns <= last.width <= width.columns and not _ends(last)
    )


def _ends(line: Line) -> bool:
    return line.text.endswith(_ENDS)


def _is_wrapped(line: Line, following: Line, width: _Width) -> bool:
    """Was the break after the line made because the line was full?"""
    if _is_full(line, following, width.columns):
        return True
    return width.is_shown and _is_about(line, width.columns)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Would the next line's first word not have fitted, the line itself being of that width?"""
    first_word = following.text.split(maxsplit=1)[0]
    return line.width <= width < line.width + 1 + len(first_word)


def _is_about(line: Line, width: int) -> bool:
    return _ABOUT_EQUAL * width <= line.width <= width / _ABOUT_EQUAL


def _wrap_widths(lines: Sequence[Line], numbered: frozenset[int]) -> list[_Width]:
    """For each line the width that its group of lines shows, or else the file's greatest."""
    shown = [0] * len(lines)
    for group in _groups(lines, numbered):
        own = _own_width([lines[i] for i in group])
        for i in group:
            shown[i] = own
    greatest = max(shown, default=0)
    return [_Width(own or greatest, bool(own)) for own in shown]


def _groups(lines: Sequence[Line], numbered: frozenset[int]) -> Iterator[list[int]]:
    """Lines that follow each other without a blank line or a list marker between."""
    group: list[int] = []
    for i, line in enumerate(lines):
        if group and (not line.has_words or _marker(line, is_numbered=i in numbered)):
            yield group
            group = []
        if line.has_words:
            group.append(i)
    if group:
        yield group


def _own_width(group: Sequence[Line]) -> int:
    """The width at which a group of lines was wrapped, 0 if it does not show.

    It shows if two lines in a row are about as long, and a sentence runs on after one of them. A
    headline that stands before the paragraph without a blank line may be longer.
    """
    for part in (group, group[1:]):
        width = max((line.width for line in part[:-1] if " " in line.text), default=0)
        if not _NARROWEST <= width <= _WIDEST:
            continue
        for one, two, three in zip(part, part[1:], part[2:], strict=False):
            if _is_about(one, width) and _is_about(two, width):
                if two.text[0].islower() or three.text[0].islower():
                    return width
    return 0
