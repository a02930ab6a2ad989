"""The same German in different Chinese: sentences that are said again, terms of the glossaries."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from bitrans.document import TERM, Category, Note, Segment, Severity
from bitrans.lang.traced import Interval

SENTENCE = "sentence.inconsistent"
TERM_USE = "term.inconsistent"
CODES = frozenset({SENTENCE, TERM_USE})

P = TypeVar("P")

_FEWEST_WORDS = 3  # "Kontakt" and "Weitere Informationen" may rightly be said in several ways
_QUOTES = re.compile("[\"'„“”‚‘’»«›‹「」『』]")
_ORIGINAL = re.compile(r"\([^()]*[A-Za-zÄÖÜäöüß][^()]*\)")
_SHOWN = 40  # characters


class Use(NamedTuple):
    """A sentence or a term of the German, and the Chinese that stands for it.

    code: SENTENCE or TERM_USE.
    key:  equal for what is the same in German.
    form: equal for what is the same in Chinese.
    span: of the Chinese; None if it is all of the target.
    """

    code: str
    key: str
    form: str
    german: str
    chinese: str
    span: Interval | None


@dataclass(frozen=True, slots=True)
class Rendering(Generic[P]):
    """One way of saying something in Chinese.

    use:    the first one.
    places: where it is said so, in order.
    """

    use: Use
    places: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Difference(Generic[P]):
    """The same German with different Chinese: at least two renderings, in order."""

    renderings: tuple[Rendering[P], ...]


def find_uses(segment: Segment) -> Iterator[Use]:
    """What a segment says that may be said again: itself, and its terms.

    Sentences are the same if they have the same words and signs, capitals included, since these
    make other words (Sie, sie; Essen, essen); the first letter, quotation marks and a full stop at
    the end do not count. Terms are the same if they come from the same entry. Of the Chinese, the
    original of a name in brackets does not count: it stands where the name is said first.
    """
    if not segment.target or not segment.target.strip():
        return
    if any(map(str.isalpha, segment.source)):
        text = _plain(segment.source)
        key = text[:1].casefold() + text[1:]
        yield Use(SENTENCE, key, _form(segment.target), segment.source, segment.target, None)
    for receipt in segment.receipts:
        if receipt.kind == TERM and receipt.target_span:
            german = segment.source[slice(*receipt.source_span)]
            chinese = segment.target[slice(*receipt.target_span)]
            form = _form(chinese)
            yield Use(TERM_USE, receipt.origin, form, german, chinese, receipt.target_span)


def find_differences(said: Iterable[tuple[P, Use]]) -> list[Difference[P]]:
    """What is the same in German and not in Chinese, in the order in which it is said first.

    Of two renderings of a term one may be the short form of the other: 德 and 德国 are the same.
    """
    uses: dict[tuple[str, str], list[tuple[Use, list[P]]]] = defaultdict(list)
    for place, use in said:
        renderings = uses[use.code, use.key]
        for first, places in renderings:
            if _is_same(first, use):
                places.append(place)
                break
        else:
            renderings.append((use, [place]))
    return [
        Difference(tuple(Rendering(first, tuple(places)) for first, places in renderings))
        for renderings in uses.values()
        if len(renderings) > 1
    ]


def check(line: Sequence[Segment]) -> dict[int, list[Note]]:
    """Notes by the place of their segment: where the Chinese first differs from what it was before.

    line: the segments of a document.
    """
    notes: dict[int, list[Note]] = defaultdict(list)
    said = ((place, use) for place, segment in enumerate(line) for use in find_uses(segment))
    for difference in find_differences(said):
        first, *others = difference.renderings
        for other in others:
            notes[other.places[0]].append(_note(first, other))
    return notes


def _is_same(one: Use, other: Use) -> bool:
    if one.code == SENTENCE:
        return one.form == other.form
    return one.form in other.form or other.form in one.form


def _plain(text: str) -> str:
    return " ".join(_QUOTES.sub("", text).split()).removesuffix(".")


def _form(text: str) -> str:
    text = _ORIGINAL.sub("", unicodedata.normalize("NFKC", text))
    return "".join(_QUOTES.sub("", text).split()).rstrip("。.")


def _note(first: Rendering[int], other: Rendering[int]) -> Note:
    number, use = first.places[0] + 1, other.use
    if use.code == SENTENCE:
        is_short = len(use.german.split()) < _FEWEST_WORDS
        return Note(
            code=SENTENCE,
            severity=Severity.INFO if is_short else Severity.WARNING,
            text=f"The same German has other Chinese in no. {number}: "
            f"“{_shortened(first.use.chinese)}”.",
            remedy="Compare the two, and say the same in both.",
            category=Category.INCONSISTENT,
        )
    return Note(
        code=TERM_USE,
        severity=Severity.INFO,
        text=f"“{use.german}” is “{use.chinese}” here, and “{first.use.chinese}” in no. {number}.",
        remedy="If the same is meant, say it in the same way throughout.",
        span=use.span,
        category=Category.TERM_USE,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
