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
from typing import TYPE_CHECKING, NamedTuple

from bitrans.lang.de.writing import MARKS, composed, unwrapped
from bitrans.lang.traced import Traced

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

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
_PLURAL_ER = re.compile(  # without umlaut; other nouns with -er are people and place adjectives
    "(?:bild|brett|ei|feld|geist|geld|gesicht|glied|kind|kleid|licht|lied|nest|rind|schild|schwert)$"
)
_NOUN_ENDINGS = frozenset(
    ("", "e", "en", "ens", "er", "ern", "es", "n", "nen", "ns", "s", "se", "sen", "ses", "ta")
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
    """

    start: int
    end: int
    text: str
    is_word: bool
    opens: bool = False
    tied: bool = False
    shouted: bool = False


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
    return _with_headlines(line)


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


def readings(token: Token) -> frozenset[str]:
    """All that a word of a text may be a form of, in the signs of this module."""
    return _readings(token.text, token.opens, token.tied, token.shouted)


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
    if opens or not _is_noun(word):
        return forms
    return {form for form in forms if form.startswith("~") or form == _lemma(low) != low}


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
        return found | _noun_forms(word)
    lemma = _lemma(word)
    if stem and stem not in _ARTICLES and (lemma == stem or lemma.endswith("n") and lemma != word):
        found.add(stem)
    if verbs and lemma.islower() and not _is_derived(word, lemma) and lemma not in _ARTICLES:
        found.add(lemma)
    return found


def _noun_forms(word: str) -> set[str]:
    """What a capitalised word may be an inflected form of: dictionary, then endings of names."""
    found = set()
    lemma = _lemma(word)
    if lemma[0].isupper() and lemma[1:].islower() and not _is_derived(word, lemma):
        if not (word == f"{lemma}e" and _known_lemma(f"{word}n") == word):  # Halle is not of Hall
            found.add(lemma)
    is_base = _known_lemma(word) == word
    base = re.sub("'?s$", "", word)
    if base != word and not base.endswith("s") and len(base) > 1:
        # "Chinas" is in the dictionary as a word of its own, as "Hans" and "Paris" are
        if not is_base or (len(base) > 3 and _known_lemma(base) == base):
            found.add(base)
    if not is_base and re.search("[^\\W\\d_]{3}es$", word):
        found.add(word[:-2])
    if not is_base and re.search("(?:e|er|el)n$", word):
        found.add(word[:-1])  # the dative of a plural: Städten, Ländern
    return found


def _is_noun(word: str) -> bool:
    """Whether the dictionary has the capitalised word as a noun: "Messen" is not "messen"."""
    known = _known_lemma(word)
    return known is not None and known[0].isupper()


def _is_derived(word: str, lemma: str) -> bool:
    """Guard against lemmas that are another word.

    besser of gut, Erfurter of Erfurt, Ärztin of Arzt, Projektende of Projekt.
    """
    plain, plain_lemma = _without_umlauts(word), _without_umlauts(lemma)
    if plain[0] != plain_lemma[0]:
        return True
    if not plain.startswith(plain_lemma) or lemma.islower():
        return False
    ending = plain.removeprefix(plain_lemma)
    if ending in ("er", "ern") and word.lower().startswith(lemma.lower()):
        return not _PLURAL_ER.search(lemma.lower())
    return ending not in _NOUN_ENDINGS


def _without_umlauts(word: str) -> str:
    return unicodedata.normalize("NFD", word.lower()).replace("\u0308", "")


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


@lru_cache(maxsize=1)
def _simplemma() -> tuple[Lemmatizer, DictionaryLookupStrategy]:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    strategy = DefaultStrategy(greedy=True, dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY)
    lookup = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
    return Lemmatizer(lemmatization_strategy=strategy), lookup


def _lemma(word: str) -> str:
    """The dictionary form, guessed from the parts of the word if the dictionary lacks it."""
    lemmatizer, _ = _simplemma()
    return lemmatizer.lemmatize(word, "de") or word


@lru_cache(maxsize=1 << 16)
def _known_lemma(word: str) -> str | None:
    """The dictionary form of a word that is in the dictionary."""
    _, lookup = _simplemma()
    return lookup.get_lemma(word, "de")
