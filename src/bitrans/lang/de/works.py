"""Titles of works in German: quoted words that the German calls a book, a film, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bitrans.lang.traced import Interval


class Quoted(NamedTuple):
    """Words in quotation marks; the span takes these in.

    is_work: whether the German says that they are the title of a work. Works are what is written,
             composed or filmed, not exhibitions, prizes, projects and events.
    """

    span: Interval
    is_work: bool


_QUOTED = re.compile('„([^„“”"]+)[“”"]|»([^«»]+)«|«([^«»]+)»|“([^“”]+)”|"([^"]+)"')
_KINDS = (
    "buch|bücher|roman|novelle|erzählung|märchen|gedicht|comic|bildband|memoiren|lexikon"
    "|biografie|biographie"
    "|(?:zeit|fach|frauen|jugend|kinder|mitglieder)schrift|zeitung|magazin|broschüre|leitfaden"
    "|studie|bericht|report|essay|aufsatz|dissertation|doktorarbeit|weißbuch"
    "|gesetz|verordnung|richtlinie|grundsatzpapier|positionspapier"
    "|film|thriller|hörspiel|podcast|(?:fernseh|tv-|krimi)serie|(?:fernseh|radio)sendung"
    "|oper|operette|musical|theaterstück|bühnenstück|drama|komödie|tragödie|ballett|oratorium"
    "|sinfonie|symphonie|gemälde|song|album|(?:volks|kinder|weihnachts|kirchen)lied"
)
_WHOLE_WORDS = "artikel|fachartikel|zeitungsartikel|lied|serie|gastbeitrag"
_NAMED = r"(?:\s+(?:mit\s+dem\s+Titel|unter\s+dem\s+Titel|namens))?"
_BEFORE = re.compile(
    rf"(?:\b[\w-]*(?:{_KINDS})|(?<![\w-])(?:{_WHOLE_WORDS}))(?:e?s|en?|n)?{_NAMED}\s*$",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(r"(?<![a-zäöüß.] )Roman\s*$")
_PAPER = re.compile(r"(?:[Zz]eitung|[Zz]eitschrift|Tag(?:e)?blatt|Rundschau)$")
_REACH = 80  # characters before a quotation in which the word for the work stands


def find_quoted(text: str) -> Iterator[Quoted]:
    """All quoted words of a German text, in order."""
    for m in _QUOTED.finditer(text):
        words = m[m.lastindex or 0]
        before = text[max(0, m.start() - _REACH) : m.start()]
        is_named = _BEFORE.search(before) and not _FIRST_NAME.search(before)
        is_title = words[0].isupper() or words[0].isdecimal()
        yield Quoted(m.span(), is_title and bool(is_named or _PAPER.search(words)))
