"""Names of persons and companies that no glossary knows: they should arrive as they are.

A name is taken for one only on evidence: a title or office before it, a first name, a verb of
saying beside it, a legal form after it, or letters that no German word has. Each name is asked for
once in a document, so that its reader is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from bitrans.constraints import Constraint, Level
from bitrans.constraints.verbatim import LEGAL_FORMS
from bitrans.document import Segment
from bitrans.lang.addresses import find_addresses
from bitrans.lang.de.names import (
    is_first_name,
    is_office,
    is_pinyin_name,
    is_unknown,
    may_be_surname,
)
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.traced import Interval

ORIGIN = "name"
_COMMENT = "Check how the name is written in Chinese, and put it into your glossary."

_LETTER = "A-Za-zÀ-ɏ"
_WORD = rf"[{_LETTER}]+(?:['’][{_LETTER}]+)*(?:-[{_LETTER}]+(?:['’][{_LETTER}]+)*)*"
_TOKEN = re.compile(rf"(?:Dr|Prof|Dipl|Ing|[A-Z])\.(?:-Ing\.)?|{_WORD}|&|\S")
_LEGAL_FORM = re.compile(
    r",?[ \u00a0](?:" + "|".join(map(re.escape, LEGAL_FORMS)) + rf")(?![{_LETTER}-])"
)
_PARTICLES = frozenset(
    "von van der den de del della di da dos du el al bin ibn ten zu zur vom".split()
)
_LONGEST = 12  # words of a run; bounds the work on endless ones
_TITLES = frozenset("Herr Herrn Frau Dr. Prof. Dr.-Ing. Dipl. Ing. Professor Professorin".split())
# They say what things are rather than what somebody does: "Speziation ist ein Vorgang".
_VERBS_OF_BEING = frozenset(
    "ist sind war waren wird werden wurde wurden gab gibt bleibt bleiben".split()
)
_DECLINED = re.compile("[a-zäöüß]+(?:e|em|en|er|es)")
_ARTICLE_LIKE = frozenset("als zwei drei alle keine neuer neue neuen".split())
_PREPOSITIONS = frozenset("unter über außer ohne neben gegen hinter sowie".split())
_NO_SURNAMES = frozenset(
    "Ende Anfang Mitte Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar "
    "März April Mai Juni Juli August September Oktober November Dezember".split()
)
_COMPANY = re.compile(
    "(?:.*(?:[Ff]irma|[Kk]onzern|[Uu]nternehmen|[Hh]ersteller|[Zz]ulieferer|[Aa]nbieter"
    "|[Dd]ienstleister)s?|Start-?up|Startup)"
)
_BRAND = re.compile(rf"[{_LETTER}]*[a-zß-ÿ][A-ZÀ-Þ][{_LETTER}]*")


class _Token(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


def find(segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
    """One constraint for each name that the document has not mentioned yet; see Provider."""
    text = segment.source
    said: set[str] = set()
    constraints = []
    for start, end in _names(text):
        name = text[start:end]
        origin = f"{ORIGIN} {_key(name)}"
        if origin not in mentioned and origin not in said:
            said.add(origin)
            constraints.append(
                Constraint(
                    span=(start, end),
                    wanted=tuple(dict.fromkeys((name, _without_genitive(name)))),
                    kind="name",
                    origin=origin,
                    level=Level.SHOULD,
                    comment=_COMMENT,
                )
            )
    return tuple(constraints)


def _key(name: str) -> str:
    """What a name has in common with its later mentions: the surname, a firm's first word."""
    words = name.split()
    return _without_genitive(words[0] if "&" in words or is_pinyin_name(words) else words[-1])


def _without_genitive(name: str) -> str:
    return re.sub(r"(?<=[^\Ws])['’]?s$|['’]$", "", name)


def _names(text: str) -> list[Interval]:
    """All names, in order and apart from each other."""
    taken = bytearray(len(text))
    for _, (start, end) in find_addresses(text):
        taken[start:end] = b"\1" * (end - start)
    return [
        (start, end)
        for run in _runs(text)
        for start, end in _of_run(text, run)
        if not any(taken[start:end])
    ]


class _Run(NamedTuple):
    """Capitalised words that follow each other, and the words on both sides of them.

    opens: it may be the beginning of a sentence.
    """

    before: str
    tokens: tuple[_Token, ...]
    after: str
    opens: bool

    def word(self, place: int) -> str:
        """The word at a place of the run; of places before it, only the first is known."""
        return self.tokens[place].text if place >= 0 else self.before


def _runs(text: str) -> Iterator[_Run]:
    tokens = [_Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
    first = 0
    while first < len(tokens):
        last = first
        while last < min(len(tokens), first + _LONGEST) and _continues(text, tokens, first, last):
            last += 1
        if last == first:
            first += 1
            continue
        before = tokens[first - 1].text if first else ""
        after = tokens[last].text if last < len(tokens) else ""
        opens = not before or not before[0].isalnum() and before not in (",", ")", "-", "/")
        yield _Run(before, tuple(tokens[first:last]), after, opens)
        first = last


def _continues(text: str, tokens: Sequence[_Token], first: int, place: int) -> bool:
    """Whether the token belongs to the run that begins at `first`."""
    token = tokens[place]
    if place > first and text[tokens[place - 1].end : token.start] not in (" ", "\u00a0"):
        return False
    if token.is_capitalised or _BRAND.fullmatch(token.text):
        return True
    if place == first or place + 1 == len(tokens):
        return False
    following = tokens[place + 1]
    if token.text == "&":
        return following.is_capitalised
    return token.text in _PARTICLES and (
        tokens[place - 1].text in _PARTICLES
        or (
            is_first_name(tokens[place - 1].text)
            and (following.is_capitalised or following.text in _PARTICLES)
        )
    )


def _of_run(text: str, run: _Run) -> Iterator[Interval]:
    """The names in a run of capitalised words."""
    tokens = run.tokens
    starters = words_of("sentence_starters")
    place = next((n for n, token in enumerate(tokens) if token.text not in starters), len(tokens))
    while place < len(tokens):
        length = _name_length(text, run, place)
        if length:
            yield tokens[place].start, tokens[place + length - 1].end
        place += length or 1


def _name_length(text: str, run: _Run, place: int) -> int:
    """How many tokens of the run from `place` on are a name, 0 if none begins there."""
    tokens = run.tokens[place:]
    words = [token.text for token in tokens]
    if (words[0].isupper() and len(words[0]) > 1) or words[0] in _TITLES or words[0] == "&":
        return 0
    previous = run.word(place - 1)
    if company := _company_length(text, tokens, previous):
        return company
    if is_pinyin_name(words):
        return 2
    if is_first_name(words[0]):
        return _person_length(words)
    if previous in _TITLES and not is_office(words[0]):
        return 1 + int(len(words) > 1 and may_be_surname(words[1]))
    unknown = _unknown_length(words)
    if is_office(previous):
        return unknown or int(_is_surname_after_office(words[0], run.word(place - 2)))
    is_all = place == 0 and unknown == len(words)
    is_named = unknown > 1 and run.before not in words_of("determiners")
    return unknown if is_all and (is_named or _acts(run)) else 0


def _acts(run: _Run) -> bool:
    """Whether a verb of saying stands beside the run, or one of doing after a run that opens."""
    speech = words_of("speech_verbs")
    verbs = words_of("finite_verbs") - _VERBS_OF_BEING
    return (
        run.before in speech
        or run.after in speech
        or (run.opens and (run.after in verbs or run.after.endswith("te")))
    )


def _is_surname_after_office(word: str, before: str) -> bool:
    """Whether a word after an office is a surname, even one that is a common word too.

    before: the word before the office: "dankt Landrat Weber" names him, "der Leiter Technik" does
            not.
    """
    return may_be_surname(word) or not (
        before.lower() in words_of("determiners") | _ARTICLE_LIKE
        or (_DECLINED.fullmatch(before) and before not in words_of("speech_verbs") | _PREPOSITIONS)
        or word in _NO_SURNAMES
        or is_office(word)
    )


def _person_length(words: Sequence[str]) -> int:
    """A first name, more of them, initials and particles, and a surname; 0 without a surname."""
    length = 1
    while length < len(words) and (
        is_first_name(words[length])
        or words[length] in _PARTICLES
        or re.fullmatch(r"[A-Z]\.", words[length])
    ):
        length += 1
    if length < len(words) and not is_office(words[length]) and not words[length].isupper():
        return length + 1
    return length if length > 1 and is_first_name(words[length - 1]) else 0


def _unknown_length(words: Sequence[str]) -> int:
    """How many words from the first on are in no dictionary."""
    return next((n for n, word in enumerate(words) if not is_unknown(word)), len(words))


def _company_length(text: str, tokens: Sequence[_Token], previous: str) -> int:
    """The part of a company's name that is no German word; 0 if nothing shows a company."""
    words = [token.text for token in tokens]
    if not _is_company_word(words[0]):
        return 0
    if _COMPANY.fullmatch(previous):
        return _unknown_length(words) or 1
    last = 0
    for number, token in enumerate(tokens, start=1):
        if _is_company_word(token.text):
            last = number
        if _LEGAL_FORM.match(text, token.end):
            return last
    return 0


def _is_company_word(word: str) -> bool:
    return may_be_surname(word) or _BRAND.fullmatch(word) is not None
