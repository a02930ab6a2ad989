"""The central type: a Document of blocks of segments, and what is written down about them.

Everything is frozen; a step returns a new Document. Positions are intervals of code points,
half-open, in a segment's source or target.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from bitrans.lang.script import Script
from bitrans.lang.traced import Interval, Traced


class Kind(StrEnum):
    """What a block is in the document."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


class Origin(StrEnum):
    """Where a target came from.

    COPY:  from a source that has nothing to translate.
    GIVEN: from a bilingual file, whoever wrote it; no step changes it.
    """

    NONE = "none"
    ENGINE = "engine"
    COPY = "copy"
    GIVEN = "given"


class Severity(StrEnum):
    """How much a note matters: an error must be corrected, a warning looked at."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Side(StrEnum):
    """The text that a note's span lies in."""

    SOURCE = "source"
    TARGET = "target"


class Category(StrEnum):
    """What kind of error a note speaks of, as MQM Core calls it: dimension, error type.

    source: https://themqm.org/error-types-2/typology
    """

    TERM = "terminology/inconsistent-with-terminology-resource"
    TERM_USE = "terminology/inconsistent-use-of-terminology"
    MISTRANSLATION = "accuracy/mistranslation"
    ADDITION = "accuracy/addition"
    OMISSION = "accuracy/omission"
    DO_NOT_TRANSLATE = "accuracy/do-not-translate"
    UNTRANSLATED = "accuracy/untranslated"
    PUNCTUATION = "linguistic-conventions/punctuation"
    SPELLING = "linguistic-conventions/spelling"
    ENCODING = "linguistic-conventions/character-encoding"
    INCONSISTENT = "style/inconsistent-style"
    OFFENSIVE = "audience-appropriateness/offensive"
    MARKUP = "design-and-markup/markup-tag"


class Confidence(StrEnum):
    """How far a translation by machine can be relied on."""

    GOOD = "good"
    LOOK = "look at it"
    DOUBTFUL = "doubtful"


class Outcome(StrEnum):
    """How a constraint ended; see the step `enforce`."""

    KEPT = "kept"
    CHOSEN = "chosen"
    REDECODED = "redecoded"
    REPLACED = "replaced"
    MISSING = "missing"


class Markup(StrEnum):
    """What inline markup means."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    LINK = "link"
    CODE = "code"
    AUTOLINK = "autolink"
    OBJECT = "object"
    BREAK = "break"


POINTS = frozenset({Markup.OBJECT, Markup.BREAK})
"""Markup that stands between two characters: images and other objects, line breaks."""

TERM = "term"
"""The kind of constraints and receipts that come from a glossary."""

VERBATIM = frozenset({Markup.CODE, Markup.AUTOLINK})
"""Markup whose text must be the same in both languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Inline markup of a stretch of text.

    opening, closing: the reader's own signs around the stretch, opaque to steps; a writer of the
    same format puts them back. An empty stretch (start == end) is an object that stands between
    two characters (POINTS): an image, a comment, a line break; all of it is in `opening`.
    href: where a link leads, None for other markup.
    """

    start: int
    end: int
    markup: Markup
    opening: str
    closing: str = ""
    href: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}, {self.end}")

    @property
    def interval(self) -> Interval:
        return self.start, self.end


class Link(NamedTuple):
    """A word link: these characters of the target render those of the source."""

    source: Interval
    target: Interval


class Alternative(NamedTuple):
    """Another translation that the engine found likely; score and links as in Segment."""

    target: str
    score: float | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark of a check on a segment or a document.

    code:     stable, what programs match on ("term.missing").
    text:     the finding, for people; remedy says what to do about it.
    span:     the place in the text of `side`; None if it is all of it.
    category: the kind of translation error; None if the note speaks of something else.
    """

    code: str
    severity: Severity
    text: str
    remedy: str
    side: Side = Side.TARGET
    span: Interval | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How one constraint ended.

    wanted:      the renderings that are right, best first.
    target_span: where the rendering stands; None if the outcome is MISSING.
    origin:      who asked for it ("titles.csv:12").
    comment:     what that source says of it to people.
    is_firm:     whether it must be satisfied; if not, it should.
    forbidden:   renderings of the same words that are known to be wrong.
    """

    kind: str
    wanted: tuple[str, ...]
    outcome: Outcome
    source_span: Interval
    target_span: Interval | None
    origin: str
    comment: str = ""
    is_firm: bool = True
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One German sentence and its Chinese translation.

    source: text as the reader found it, without markup. No step may change it.
    gap:    white space between this sentence and the next one in the block.
    target: None = not translated yet; "" = translated, and nothing is the translation.
    spans:  inline markup (bold, links) of source and of target.
    score:  mean natural-log probability per target token, <= 0.0; None if no engine gave one.
    links:  word links, in the order of the target.
    alternatives: the engine's next best translations, until one of them all is settled on.
    confidence: how far the target can be relied on; None if nobody has judged it.
    """

    source: str
    gap: str = ""
    source_spans: tuple[Span, ...] = ()
    target: str | None = None
    target_spans: tuple[Span, ...] = ()
    origin: Origin = Origin.NONE
    score: float | None = None
    links: tuple[Link, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    notes: tuple[Note, ...] = ()
    confidence: Confidence | None = None

    def with_target(
        self,
        target: str,
        *,
        origin: Origin,
        score: float | None = None,
        links: tuple[Link, ...] = (),
        alternatives: tuple[Alternative, ...] = (),
    ) -> Segment:
        """The segment with a new translation; what was known of the old one goes."""
        return replace(
            self,
            target=target,
            target_spans=(),
            origin=origin,
            score=score,
            links=links,
            alternatives=alternatives,
            receipts=(),
            confidence=None,
        )

    def with_notes(self, notes: Iterable[Note]) -> Segment:
        """The segment with more notes."""
        return replace(self, notes=(*self.notes, *notes))

    def with_moved_target(self, traced: Traced) -> Segment:
        """The segment after its target was edited, with all that points into it moved along."""
        if traced.text == self.target:
            return self
        forward = traced.forward
        return replace(
            self,
            target=traced.text,
            target_spans=tuple(
                replace(span, start=forward(span.interval)[0], end=forward(span.interval)[1])
                for span in self.target_spans
            ),
            links=tuple(
                Link(link.source, moved)
                for link in self.links
                if (moved := forward(link.target))[0] < moved[1]
            ),
            receipts=tuple(
                replace(receipt, target_span=forward(receipt.target_span))
                if receipt.target_span
                else receipt
                for receipt in self.receipts
            ),
            notes=tuple(
                replace(note, span=forward(note.span))
                if note.span and note.side is Side.TARGET
                else note
                for note in self.notes
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, headline, list item or table cell.

    address: the reader's name for the place, opaque to steps.
    level:   of a headline, 1 is the highest; of a list item, 1 is the outermost; else 0.
    marker:  the sign of a list item as one reads it ("•", "2."), "" for other blocks.
    before:  the original's characters between the block before and this one; "" in formats whose
             writers work on `Document.original`.
    raw:     the block's own characters in the original, with its inline markup.
    """

    address: str
    kind: Kind
    segments: tuple[Segment, ...]
    level: int = 0
    marker: str = ""
    before: str = ""
    raw: str = ""

    @property
    def text(self) -> str:
        """The block's source text: all of its sentences and gaps."""
        return "".join(segment.source + segment.gap for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What translated a document, or looked at it, for the head of its page.

    day: the day of the run, as the edge gave it (the core reads no clock).
    """

    engine: str
    model: str
    glossaries: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document between its reader and its writers.

    name:     the file name, for messages and pages.
    format:   the registry name of its reader (".md").
    original: the bytes that were read, so that a writer can keep what is not translated.
    after:    the original's characters after the last block (see `Block.before`).
    notes:    what is to say of the document as a whole.
    script:   the one that the targets are written in.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    original: bytes = b""
    after: str = ""
    notes: tuple[Note, ...] = ()
    provenance: Provenance | None = None
    script: Script = Script.HANS

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments of all blocks, in order: one flat line."""
        return tuple(segment for block in self.blocks for segment in block.segments)

    def with_segments(self, line: Sequence[Segment]) -> Document:
        """The document with the flat line put back, one for one.

        raises: ValueError if there are not as many segments as before.
        """
        count = sum(len(block.segments) for block in self.blocks)
        if len(line) != count:
            raise ValueError(f"{self.name}: {len(line)} segments do not fit {count} places")
        rest = iter(line)
        return replace(
            self,
            blocks=tuple(
                replace(block, segments=tuple(islice(rest, len(block.segments))))
                for block in self.blocks
            ),
        )

    def all_notes(self) -> tuple[Note, ...]:
        """The notes of the document and of all of its segments."""
        return self.notes + tuple(note for segment in self.segments for note in segment.notes)

    def severities(self) -> Counter[Severity]:
        """How many notes of each severity there are, what must be corrected first."""
        found = Counter(note.severity for note in self.all_notes())
        return Counter({severity: found[severity] for severity in reversed(Severity)})
