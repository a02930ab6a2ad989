"""Where the running text of a Markdown file stands: CommonMark, tables, strikethrough, footnotes.

markdown-it-py says which lines a block has, but not in which columns its text begins, and of
inline signs it says nothing. Its rules are wrapped here so that they write down both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading, paragraph, table
from markdown_it.rules_block import reference as definition
from markdown_it.rules_inline import StateInline, autolink, backtick, image, link
from markdown_it.token import Token

from bitrans.document import Kind

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
References = Mapping[str, Any]
"""The link definitions of a file, as markdown-it keeps them."""

_NESTING = 100  # containers or brackets; what lies deeper stays as it is

_LINE_ENDS = re.compile(r"\r\n?")
_KEY = re.compile(r"[\"']?[\w.][\w.-]*(?: [\w.-]+)?[\"']?:(?:\s|$)")
_YAML = re.compile(rf"{_KEY.pattern}|[\s#\-\]}}]|$")
_FOOTNOTE = re.compile(r"\[\^[^\]\[\s]+\]")
_FOOTNOTE_TEXT = re.compile(r"\[\^[^\]\[\s]+\]:")
_CHECKBOX = re.compile(r"\[[ xX]\][ \t]+")
_ALERT = re.compile(r"\[![A-Za-z]+\][ \t]*\n")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+$")
_PIPE = re.compile(r"(?<!\\)\|")


class Leaf(NamedTuple):
    """A stretch of inline Markdown: the content of a heading, a paragraph or a table cell.

    start, end: where it stands in the file.
    content:    its characters, without the containers' signs at the beginning of its lines.
    breaks:     for each line end of `content`, what the file has there: the line end, and the
                containers' signs of the next line.
    line:       number of its first line in the file, from 1.
    """

    start: int
    end: int
    content: str
    breaks: tuple[str, ...]
    line: int
    kind: Kind
    level: int = 0
    marker: str = ""


class Parsed(NamedTuple):
    """A file's leaves in order, the types of its block tokens, and its link definitions."""

    leaves: list[Leaf]
    tokens: tuple[str, ...]
    references: References


def parse(text: str, references: References | None = None) -> Parsed:
    """Find the leaves of a Markdown file.

    references: link definitions that hold besides the file's own.
    """
    plain = _LINE_ENDS.sub("\n", text).replace("\0", "\ufffd")
    base = _front_matter(plain)
    environment: dict[str, Any] = {"references": dict(references or {})}
    tokens = parser().parse(plain[base:], environment)
    places = _Places(text, plain, base)
    return Parsed(
        list(_leaves(tokens, places)),
        tuple(token.type for token in tokens),
        environment["references"],
    )


def _front_matter(text: str) -> int:
    """Where the front matter ends: YAML between ---, TOML between +++; 0 if there is none.

    Between two rules of a text without front matter stands something that is no YAML.
    """
    fence = text[:3]
    if fence not in ("---", "+++"):
        return 0
    opening, *lines = text.split("\n")
    end, has_key = len(opening) + 1, fence == "+++"
    for line in lines:
        end += len(line) + 1
        if line.rstrip() == fence:
            return min(end, len(text)) if has_key and opening.rstrip() == fence else 0
        if fence == "---" and not _YAML.match(line):
            return 0
        has_key = has_key or bool(_KEY.match(line))
    return 0


class _Places:
    """From positions behind the front matter, with every line end "\\n", to those in the file."""

    def __init__(self, text: str, plain: str, base: int) -> None:
        self.text = text
        self.plain = plain[base:]
        self.first_line = plain.count("\n", 0, base) + 1
        self._base = base
        self._pairs = [m.start() - n for n, m in enumerate(re.finditer(r"\r\n", text))]

    def at(self, position: int) -> int:
        position += self._base
        return position + bisect_left(self._pairs, position)


@cache
def parser() -> MarkdownIt:
    """The parser; inline content it leaves alone, so that it can be read leaf by leaf."""
    markdown = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    markdown.disable(["inline", "text_join", "fragments_join"])
    interrupts = ["paragraph", "reference"]
    block = markdown.block.ruler
    block.at("table", _placed(table), {"alt": interrupts})
    block.at("heading", _placed(heading), {"alt": [*interrupts, "blockquote"]})
    block.at("lheading", _placed(lheading))
    block.at("paragraph", _placed(paragraph))
    block.at("reference", _definition)
    block.before("reference", "footnote", _footnote_text, {"alt": interrupts})
    inline = markdown.inline.ruler
    inline.before("link", "footnote", _footnote)
    rules: dict[str, InlineRule] = {
        "backticks": backtick,
        "link": link,
        "image": image,
        "autolink": autolink,
    }
    for name, rule in rules.items():
        inline.at(name, _measured(rule))
    return markdown


def _placed(rule: BlockRule) -> BlockRule:
    """Note with each inline token where its lines begin and end, containers' signs left out."""

    def run(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        count = len(state.tokens)
        found = rule(state, start_line, end_line, silent)
        for token in state.tokens[count:]:
            if token.type == "inline" and token.map:
                token.meta["lines"] = [
                    (state.bMarks[n] + state.tShift[n], state.eMarks[n]) for n in range(*token.map)
                ]
        return found

    return run


def _measured(rule: InlineRule) -> InlineRule:
    """Note with the last token that the rule makes where it ends."""

    def run(state: StateInline, silent: bool) -> bool:
        count = len(state.tokens)
        found = rule(state, silent)
        if found and len(state.tokens) > count:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return run


def _definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A link definition; "[^1]: Text" is none, though CommonMark takes it for one."""
    start = state.bMarks[start_line] + state.tShift[start_line]
    if _FOOTNOTE_TEXT.match(state.src, start):
        return False
    return definition(state, start_line, end_line, silent)


def _footnote(state: StateInline, silent: bool) -> bool:
    found = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("footnote", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _footnote_text(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The text of a footnote: a container, whose further lines are indented by four columns.

    source: the rule footnote_def of mdit-py-plugins, cut down to what finding the text needs.
    """
    start = state.bMarks[start_line] + state.tShift[start_line]
    found = _FOOTNOTE_TEXT.match(state.src, start, state.eMarks[start_line])
    if not found or state.is_code_block(start_line):
        return False
    if silent:
        return True
    kept = state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line]
    content = state.skipSpaces(found.end())
    state.push("footnote_open", "", 1)
    state.bMarks[start_line] = found.end()
    state.tShift[start_line] = content - found.end()
    state.blkIndent += 4
    state.sCount[start_line] = state.blkIndent
    state.md.block.tokenize(state, start_line, end_line)
    state.blkIndent -= 4
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = kept
    state.push("footnote_close", "", -1)
    return True


class _Container:
    """A quotation, a list item or a footnote that is open; an item's marker is given out once."""

    def __init__(self, kind: Kind, marker: str = "") -> None:
        self.kind = kind
        self.marker = marker

    def take_marker(self) -> str:
        marker, self.marker = self.marker, ""
        return marker


_OPENED = {"blockquote_open": Kind.QUOTE, "footnote_open": Kind.PARAGRAPH}
_CLOSED = frozenset({"blockquote_close", "footnote_close", "list_item_close"})


def _leaves(tokens: list[Token], places: _Places) -> Iterator[Leaf]:
    containers: list[_Container] = []
    numbers: list[int | None] = []  # of each open list: the next item's number
    opener, column = Token("", "", 0), -1
    for token in tokens:
        if token.type in _OPENED:
            containers.append(_Container(_OPENED[token.type]))
        elif token.type in _CLOSED:
            containers.pop()
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            ordered = token.type.startswith("ordered")
            numbers.append(int(token.attrs.get("start", 1)) if ordered else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            number = numbers[-1]
            marker = "•" if number is None else f"{number}{token.markup}"
            containers.append(_Container(Kind.ITEM, marker))
            numbers[-1] = None if number is None else number + 1
        elif token.type == "tr_open":
            column = -1
        elif token.type == "inline":
            column += opener.tag in ("th", "td")
            leaf = _leaf(token, opener, column, containers, places)
            if leaf and leaf.content:
                yield leaf
        opener = token


def _leaf(
    token: Token, opener: Token, column: int, containers: list[_Container], places: _Places
) -> Leaf | None:
    lines: list[tuple[int, int]] = token.meta["lines"]
    whole = "\n".join(places.plain[start:end] for start, end in lines)
    kind, level, marker = Kind.PARAGRAPH, 0, ""
    if opener.tag in ("th", "td"):
        kind = Kind.CELL
        span = _cell(whole, column)
        if whole[slice(*span)].replace("\\|", "|").strip() != token.content.strip():
            return None
    elif opener.type == "heading_open":
        kind, level = Kind.HEADLINE, int(opener.tag[1])
        span = _title(whole) if opener.markup[0] == "#" else (0, len(whole))
    else:
        span = 0, len(whole)
        if containers:
            kind, marker = containers[-1].kind, containers[-1].take_marker()
        if kind is Kind.ITEM:
            level = sum(container.kind is Kind.ITEM for container in containers)
    start, end = _trimmed(whole, span)
    lead = _CHECKBOX if marker else _ALERT if kind is Kind.QUOTE else None
    if lead and (found := lead.match(whole, start, end)):
        start = found.end()
    first = whole.count("\n", 0, start)
    breaks = range(first, whole.count("\n", 0, end))
    content = whole[start:end]
    return Leaf(
        start=places.at(_position(lines, start)),
        end=places.at(_position(lines, end)),
        content=content.replace("\\|", "|") if kind is Kind.CELL else content,
        breaks=tuple(
            places.text[places.at(lines[n][1]) : places.at(lines[n + 1][0])] for n in breaks
        ),
        line=places.first_line + (token.map or [0])[0] + first,
        kind=kind,
        level=level,
        marker=marker,
    )


def _position(lines: list[tuple[int, int]], offset: int) -> int:
    """The place of a character of the lines, joined by single line ends."""
    for start, end in lines:
        if offset <= end - start:
            return start + offset
        offset -= end - start + 1
    raise ValueError("the offset lies behind the lines")


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    part = text[slice(*span)]
    start = span[0] + len(part) - len(part.lstrip(" \t\n"))
    return start, max(start, span[0] + len(part.rstrip(" \t\n")))


def _title(line: str) -> tuple[int, int]:
    """The text of a heading between its "#" signs."""
    start = len(line) - len(line.lstrip("#"))
    body = line[start:].rstrip(" \t")
    closing = _CLOSING_HASHES.search(body)
    return start, start + (closing.start() if closing else len(body))


def _cell(row: str, column: int) -> tuple[int, int]:
    """The text of a table cell between its pipes; (0, 0) if the row is too short."""
    start, end = len(row) - len(row.lstrip()), len(row.rstrip())
    cells: list[tuple[int, int]] = []
    for pipe in _PIPE.finditer(row, start, end):
        cells.append((start, pipe.start()))
        start = pipe.end()
    cells.append((start, end))
    if cells[0][0] == cells[0][1]:
        del cells[0]
    return cells[column] if column < len(cells) else (0, 0)
