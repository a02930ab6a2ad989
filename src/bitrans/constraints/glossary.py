"""Constraints from a glossary: its terms must come out in one of their allowed renderings.

Persons and companies (`pos` is "person" or "company") are written as the Chinese press writes
foreign names: with the original in brackets where the document first names them, 施伦德（Schlund）,
and without it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from bitrans.constraints import Constraint, Finder
from bitrans.constraints.satisfied import pattern
from bitrans.document import TERM, Segment
from bitrans.glossary.load import Term
from bitrans.glossary.match import Match, Matcher
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.traced import Interval

_PERSON, _COMPANY = "person", "company"
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_TITLE = re.compile(
    r"(?:\b(?:Prof\.|Professor(?:in)?"
    r"|Dr\.(?:[- ](?:Ing|med|jur|phil|h\. ?c|rer\. ?(?:nat|pol))\.)*)[ \u00a0])+$"
)
_TITLE_REACH = 48  # characters before a name that are looked at for titles
_GENITIVE = re.compile("['’]?s?")
_COUNTS = frozenset("alle einige keine mehrere viele wenige".split())
_LAST_WORD = re.compile(r"(\w+)\W*$")
_NEAR = 4  # characters between a Chinese name and its title
_FIRST_MENTION = "with the original in brackets, since the document names it here first"


class GlossaryProvider:
    """Find the terms of a glossary in a segment.

    surnames: what `surnames` makes of the same terms; a surname counts once the document has
              named its bearer in full.
    """

    def __init__(self, matcher: Matcher, surnames: Matcher | None = None) -> None:
        self._matcher = matcher
        self._surnames = surnames

    def __call__(self, segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
        matches = self._matcher.find(segment.source)
        matches += self._bearers(segment.source, matches, mentioned)
        constraints: list[Constraint] = []
        said: set[str] = set()
        end = 0
        for span, term in sorted(matches, key=lambda match: match.span):
            is_first = term.origin not in mentioned and term.origin not in said
            said.add(term.origin)
            if _is_name(term):
                title = _title(segment.source[end : span[0]]) if _is_person(term) else ""
                constraints.append(_name((span[0] - len(title), span[1]), term, title, is_first))
            else:
                constraints.append(_term(span, term))
            end = span[1]
        return tuple(constraints)

    def _bearers(self, text: str, matches: Sequence[Match], mentioned: Set[str]) -> Iterator[Match]:
        """The surnames of those who were named before, here or earlier in the document."""
        if self._surnames is None:
            return
        for match in self._surnames.find(text):
            (start, end), term = match
            before = [one for one in matches if one.span[1] <= start]
            if (
                all(one.span[1] <= start or end <= one.span[0] for one in matches)
                and (
                    term.origin in mentioned
                    or any(one.term.origin == term.origin for one in before)
                )
                and text.startswith(term.source, start)
                and _GENITIVE.fullmatch(text, start + len(term.source), end)
                and not _is_counted(text[max(0, start - _TITLE_REACH) : start])
            ):
                yield match


def surnames(terms: Sequence[Term]) -> list[Term]:
    """For each person with a first name, 马丁·施伦德, an entry for the surname alone: 施伦德."""
    found = []
    for term in terms:
        words = term.source.split()
        targets = [target.split("·") for target in term.targets]
        if _is_name(term) and _is_person(term) and len(words) > 1:
            short = tuple(parts[-1] for parts in targets if len(parts) == len(words))
            if short:
                found.append(replace(term, source=words[-1], targets=short, case="exact"))
    return found


def _is_person(term: Term) -> bool:
    return term.pos.lower() == _PERSON


def _is_name(term: Term) -> bool:
    """Whether the original has a place beside the Chinese name; not where it is the name."""
    return (
        term.pos.lower() in (_PERSON, _COMPANY)
        and not term.dnt
        and all(map(_HAN.search, term.targets))
    )


def _is_counted(before: str) -> bool:
    """Whether the words before a surname show that it is a common noun here: "die Bäcker"."""
    last = _LAST_WORD.search(before)
    return last is not None and last[1].lower() in words_of("determiners") | _COUNTS


def _title(before: str) -> str:
    """The academic titles at the end of what stands before a name."""
    match = _TITLE.search(before[-_TITLE_REACH:])
    return match[0] if match else ""


def _term(span: Interval, term: Term) -> Constraint:
    return Constraint(
        span=span,
        wanted=term.targets,
        kind=TERM,
        origin=term.origin,
        forbidden=term.forbidden,
        comment=term.note,
    )


def _name(span: Interval, term: Term, title: str, is_first: bool) -> Constraint:
    """A person or company, with the original if it is named first, with the title if it has one."""
    honour = ("教授" if "Prof" in title else "博士") if title else ""
    original = term.source if is_first else ""
    wanted = [form for name in term.targets for form in _forms(name, honour, original)]
    comments = (term.note, _FIRST_MENTION if is_first else "")
    return replace(
        _term(span, term),
        wanted=tuple(dict.fromkeys(wanted)),
        comment="; ".join(filter(None, comments)),
        find=_finder(term.targets, honour, original),
    )


def _forms(name: str, honour: str, original: str) -> Iterator[str]:
    yield f"{name}{honour}（{original}）" if original else f"{name}{honour}"
    if original:
        yield f"{name}{honour}({original})"
        yield f"{name}（{original}）{honour}"


def _finder(names: Sequence[str], honour: str, original: str) -> Finder:
    """Find a name wherever Chinese puts the title: 施伦德博士, 施伦德（Schlund）博士, 博士施伦德.

    The brackets may hold more than the original, and an office may stand before them:
    施伦德市长（Dr. Martin Schlund）.
    """
    brackets = ""
    if original:
        inside = pattern(original).pattern
        brackets = (
            r"(?P<office>[\u3400-\u9fff、]{0,8})"
            rf"\s*[（(][^（）()]{{0,40}}?{inside}[^（）()]{{0,20}}[）)]"
        )
    either = "|".join(pattern(name).pattern for name in names)
    place = re.compile(f"(?P<name>{either}){brackets}")

    def find(target: str) -> list[Interval]:
        return [
            match.span("name" if original and match["office"] else 0)
            for match in place.finditer(target)
            if honour in target[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        ]

    return find
