"""German words: where they stand in a text, and the base forms they may be forms of.

A term is written in one form and met in many. Each word of a text has a small set of
*readings*; each word of a term has one *reading*; a word stands for a term's word if its set holds
that reading. Signs in a reading keep kinds apart:

    Akademie      a noun, capitalised; nachhaltig: a word of any kind, in small letters
    ~intelligent  the stem of a declined adjective
    ^Vorsitzend   the stem of an adjective used as a noun
    *Bürger       the stem of a word written with a gender sign
    =GmbH         one of these, letters as they stand
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bitrans.lang.de import nouns
from bitrans.lang.de.writing import MARKS, composed, unwrapped
from bitrans.lang.traced import Traced

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff]")
_HYPHEN = re.compile(r"[\u2010\u2011]|(?<=[^\W\d_])–(?=[^\W\d_])")
_APOSTROPHE = re.compile(r"(?<=[^\W_])[’‘ʼ´`](?=[^\W_])")
_QUOTE = re.compile("[„“”«»‚‘’‹›]")

_SHORT = 5  # letters; a word in capitals that is not longer may be an abbreviation
_ENDINGS = ("em", "en", "er", "es", "e")
_ARTICLES = frozenset("der die das des dem den ein eine einen einem einer eines".split())

_ADJECTIVAL_NOUN = re.compile(
    r"(?!.*(?:sp|bl|w|[^ei\W]s)end$)"  # Spender, Blende, Wende, Sender
    r".+(?:[a-zäöüß]{2}end|iert|mächtigt|ordnet|tragt|stellt|sandt|wandt|beamt|lehrt|flüchtet"
    r"|letzt|wählt|kannt|deutsch|hörig|willig|ständig|ndlich|geistlich)"
)
_DATIVE_PLURAL = frozenset(
    "allen beiden einigen etlichen mehreren sämtlichen verschiedenen vielen wenigen zahllosen "
    "zahlreichen".split()
)
_WITH_DATIVE = frozenset("aus außer bei gegenüber mit nach seit von zu".split())
_WITH_EITHER_CASE = frozenset("an auf hinter in neben über unter vor zwischen".split())
# Masculine nouns that end in -en and stand after "in den" in the singular: in den Norden.
_SINGULAR_IN_EN = re.compile(
    "(?:norden|osten|süden|westen|graben|ballen|reifen|streifen|flecken|nutzen|haufen|topfen"
    "|rachen|schwaden|orden|braten|hafen|laden|boden|garten)$"
)
_GENDER_SIGN = r"(?:(?:[*_·:]|/-?)(?:innen|in|r|n)|\((?:innen|in|r|n)\))"
_GENDERED = re.compile(
    rf"([^\W\d_]{{3,}}){_GENDER_SIGN}|([A-ZÄÖÜ][a-zäöüß]{{2,}})In(?:nen)?", re.UNICODE
)

_TOKEN = re.compile(
    rf"""
    (?P<address> (?:https?://|www\.)\S+ | [\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+
        | \b[a-z0-9-]{{1,63}}+(?:\.[a-z0-9-]{{1,63}}+){{0,3}}\.(?:de|com|cn|org|net|eu|info)\b )
  | (?P<word> [^\W\d_]{{3,}}{_GENDER_SIGN}(?![^\W_])
        | [^\W\d_]{{3,}}[*_·:]innen[^\W_]+
        | \d+(?:[.,]\d+)+
        | (?:[^\W_][{MARKS}]*)+(?:'(?:[^\W_][{MARKS}]*)+)* )
  | (?P<tie> (?<=[^\W_])-(?=[^\W_]) )
  | (?P<sign> [^\s{MARKS}] )
    """,
    re.VERBOSE,
)
_SENTENCE_START = frozenset('.!?:;"(–—•*·|')


class Token(NamedTuple):
    """A word, number or punctuation mark of a folded text; hyphens inside words are left out.

    is_word: it has letters or digits.
    opens:   it may be the first word of a sentence, capitalised whatever it is.
    tied:    a hyphen follows: the word is the first part of a compound and not inflected.
    shouted: in capitals because everything around it is.
    plural:  the words before it show a dative plural: in den Bergen is of Berg, in Bergen a town.
    """

    start: int
    end: int
    text: str
    is_word: bool
    opens: bool = False
    tied: bool = False
    shouted: bool = False
    plural: bool = False


def fold(text: str) -> Traced:
    """The text without what makes one German word look like another.

    Letters are composed, soft hyphens and hyphens at the end of a line taken out, quotation
    marks, apostrophes and hyphens written in one way.
    """
    traced = composed(Traced.of(text))
    traced = traced.sub(_LIGATURE, lambda match: unicodedata.normalize("NFKC", match[0]))
    traced = unwrapped(traced.sub(_INVISIBLE, "").sub(_HYPHEN, "-"))
    return traced.sub(_APOSTROPHE, "'").sub(_QUOTE, '"')


def tokens(text: str) -> list[Token]:
    """The words and punctuation marks of a folded text, in order."""
    line: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        is_word = match.lastgroup in ("word", "address")
        if match.lastgroup != "tie":
            tied = is_word and text[end : end + 1] == "-"
            line.append(Token(start, end, match[0], is_word, opens and is_word, tied))
            opens = match[0] in _SENTENCE_START
    return _with_plurals(_with_headlines(line))


def _with_headlines(line: list[Token]) -> list[Token]:
    """Tell words in capitals in a headline from abbreviations: the neighbours are in capitals."""
    words = [i for i, token in enumerate(line) if token.is_word]
    capitals = [line[i].text.isupper() and len(line[i].text) > 1 for i in words]
    for n, i in enumerate(words):
        if capitals[n] and (
            len(line[i].text) > _SHORT
            or len(words) == 1
            or (n > 0 and capitals[n - 1])
            or (n + 1 < len(words) and capitals[n + 1])
        ):
            line[i] = line[i]._replace(shouted=True)
    return line


def _with_plurals(line: list[Token]) -> list[Token]:
    """Mark the capitalised words in -n that can only be dative plurals where they stand."""
    for i, token in enumerate(line):
        if token.text[0].isupper() and token.text.endswith("n") and _is_plural_place(line, i):
            line[i] = token._replace(plural=True)
    return line


def _is_plural_place(line: list[Token], place: int) -> bool:
    """Whether what stands before a word says dative plural: adjectives may come between."""
    before = [token.text.lower() for token in line[max(0, place - 4) : place]]
    while before:
        word = before.pop()
        if word == "den":
            preposition = before[-1] if before else ""
            return preposition in _WITH_DATIVE or (
                preposition in _WITH_EITHER_CASE
                and not _SINGULAR_IN_EN.search(line[place].text.lower())
            )
        if word in _DATIVE_PLURAL:
            return True
        if not word.endswith("en"):
            return False
    return False


def readings(token: Token) -> frozenset[str]:
    """All that a word of a text may be a form of, in the signs of this module."""
    found = _readings(token.text, token.opens, token.tied, token.shouted)
    if token.plural and (base := nouns.plural_base(token.text)):
        found |= {base, f"={base}"}
    return found


def term_reading(line: list[Token], place: int, *, exact: bool) -> str:
    """The one reading that a word of a term asks for.

    line:  the term's tokens; place: which of them.
    exact: capitals and small letters must be as the term has them.
    """
    word = line[place].text
    if gendered := _gender_stem(word):
        reading = f"*{gendered}"
    elif not _is_plain(word):
        return f"={word}"  # abbreviations and brands; capitals tell them from words
    elif line[place].tied:
        reading = word
    elif (stem := _stem(word)) and _is_attribute(line, place):
        reading = f"~{stem}"
    elif stem and _ADJECTIVAL_NOUN.fullmatch(stem) and word[0].isupper():
        reading = f"^{stem}"
    else:
        reading = word.capitalize() if len(word) > 1 and word.isupper() and not exact else word
    return f"={reading}" if exact else reading


def _is_plain(word: str) -> bool:
    """Whether the word is in small letters, capitalised, or long and in capitals (UNESCO)."""
    if not word.replace("'", "").isalpha():
        return not any(character.isalnum() for character in word)
    if word.isupper():
        return len(word) > _SHORT
    return word[1:].islower() or word.islower()


def _is_attribute(line: list[Token], place: int) -> bool:
    """Whether a declined word stands before a noun, as far as its place shows."""
    for token in line[place + 1 :]:
        if not token.is_word:
            return False
        if not token.text[0].islower():
            return True
        if token.text in _ARTICLES or not _stem(token.text):
            return False
    return False


@lru_cache(maxsize=1 << 16)
def _readings(word: str, opens: bool, tied: bool, shouted: bool) -> frozenset[str]:
    written = _written(word, opens or word.islower(), tied)
    found = {f"={reading}" for reading in written} | written
    if shouted:
        found.update(*(_written(low, True, tied) for low in _lower(word)))
        found.update(*(_written(low.capitalize(), opens, tied) for low in _lower(word)))
    elif word[0].isupper() and word[1:].islower():
        found |= _uncapitalised(word, opens, tied)
    elif len(word) == 1:
        found.add(word.lower())
    return frozenset(found)


def _uncapitalised(word: str, opens: bool, tied: bool) -> set[str]:
    """The readings of a capitalised word as a word in small letters.

    Within a sentence, a noun is no verb ("Messen" is not "messen"), but may be an adjective in a
    name ("Forum Nachhaltige Entwicklung").
    """
    low = word.lower()
    forms = _written(low, opens, tied)
    if opens or not nouns.is_noun(word):
        return forms
    return {form for form in forms if form.startswith("~") or form == nouns.lemma_of(low) != low}


def _lower(word: str) -> set[str]:
    """A word in capitals in small letters, also with ß for each SS."""
    low = word.lower()
    places = [match.start() for match in re.finditer("ss", low)]
    return {low, *(f"{low[:i]}ß{low[i + 2 :]}" for i in places)}


def _written(word: str, verbs: bool, tied: bool) -> set[str]:
    """The readings of a word whose capitals and small letters are taken as they stand.

    verbs: whether a word in small letters may be a verb ("messe" may not, if it was "Messe" and
           stood within a sentence).
    """
    stem = _gender_stem(word)
    if stem:
        return {f"*{stem}"}.union(*(_inflected(form, verbs) for form in _gender_forms(word, stem)))
    if word in _ARTICLES or not word.replace("'", "").isalpha():
        return {word}
    if tied:
        return {word, f"~{_stem(word) or word}"}
    return _inflected(word, verbs)


def _inflected(word: str, verbs: bool) -> set[str]:
    found = {word, f"~{word}"}
    if word[0].isupper() and not word[1:].islower():  # abbreviations: IHKs, GmbH's
        return found | {re.sub("'?s$", "", word)}
    if stem := _stem(word):
        found.add(f"~{stem}")
        if word[0].isupper() and _ADJECTIVAL_NOUN.fullmatch(stem):
            found.add(f"^{stem}")
    if word[0].isupper():
        return found | nouns.noun_forms(word)
    lemma = nouns.lemma_of(word)
    if stem and stem not in _ARTICLES and (lemma == stem or lemma.endswith("n") and lemma != word):
        found.add(stem)
    if verbs and lemma.islower() and not nouns.is_derived(word, lemma) and lemma not in _ARTICLES:
        found.add(lemma)
    return found


def _stem(word: str) -> str:
    """The word without an adjective's ending, "" if it has none."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return ""


def _gender_stem(word: str) -> str:
    """What stands before the gender sign of Bürger*innen or BürgerInnen, "" for other words."""
    match = _GENDERED.fullmatch(word)
    if not match:
        return ""
    stem: str = match[1] or match[2]
    return stem.capitalize() if stem.isupper() else stem


def _gender_forms(word: str, stem: str) -> tuple[str, ...]:
    """The forms without gender sign: Ärzt*innen is Ärzte and Ärztinnen."""
    if re.search(r"[rn]\)?$", word) and not re.search(r"in(?:nen)?\)?$", word, re.IGNORECASE):
        return stem, stem + word.rstrip(")")[-1]
    return stem, f"{stem}e", f"{stem}in", f"{stem}innen"
