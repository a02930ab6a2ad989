"""German nouns: the base forms that a capitalised word may be an inflected form of.

The dictionary comes first; rules add what it lacks or has wrong.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy

_PLURAL_ER = re.compile(  # without umlaut; other nouns with -er are people and place adjectives
    "(?:bild|brett|ei|feld|geist|geld|gesicht|glied|kind|kleid|licht|lied|nest|rind|schild|schwert)$"
)
# Nouns of people and animals that take -en in all cases but one (der Bär, des Bären), also at the
# end of compounds. The dictionary takes the -e of some for their base form.
_WEAK = re.compile(
    "(?:bär|christ|elefant|fink|fürst|graf|greif|held|herr|hirt|leopard|mensch|narr|oberst|ochs"
    "|pfau|planet|prinz|spatz|steinmetz|untertan|vorfahr|zar)en$"
)
# Nouns with two singulars of one meaning, die Bakterie and das Bakterium; others with both are two
# words, die Studie and das Studium.
_TWO_SINGULARS = re.compile("(?:amphibi|bakteri|gerani|szenari)e$")
_NOUN_ENDINGS = frozenset(
    ("", "e", "en", "ens", "er", "ern", "es", "n", "nen", "ns", "s", "se", "sen", "ses", "ta")
)


def noun_forms(word: str) -> set[str]:
    """What a capitalised word may be an inflected form of: dictionary, then endings of names."""
    found = set()
    lemma = lemma_of(word)
    if lemma[0].isupper() and lemma[1:].islower() and not is_derived(word, lemma):
        if not (word == f"{lemma}e" and known_lemma_of(f"{word}n") == word):  # Halle is not of Hall
            found.add(lemma)
    found |= _base_forms(word, lemma)
    is_base = known_lemma_of(word) == word
    base = re.sub("'?s$", "", word)
    if base != word and not base.endswith("s") and len(base) > 1:
        # "Chinas" is in the dictionary as a word of its own, as "Hans" and "Paris" are
        if not is_base or (len(base) > 3 and known_lemma_of(base) == base):
            found.add(base)
    if not is_base and re.search("[^\\W\\d_]{3}es$", word):
        found.add(word[:-2])
    if not is_base and re.search("(?:e|er|el)n$", word):
        found.add(word[:-1])  # the dative of a plural: Städten, Ländern
    return found


def _base_forms(word: str, lemma: str) -> set[str]:
    """The base forms that the dictionary does not give: Bär of Bären, Bakterium of Bakterien."""
    found = set()
    if _WEAK.search(word.lower()) and known_lemma_of(word[:-2]) == word[:-2]:
        found.add(word[:-2])
    for form in (word, lemma):
        if _TWO_SINGULARS.search(form.lower().removesuffix("n")):
            found.add(f"{form.removesuffix('n')[:-1]}um")
    if lemma.endswith("ilie") and known_lemma_of(lemma[:-2]) == lemma[:-2]:
        found.add(lemma[:-2])  # Fossil of Fossilien
    if word.endswith("ens") and known_lemma_of(word[:-1].lower()) != word[:-1].lower():
        found.add(lemma_of(word[:-1]))  # des Namens, des Löwens; not of a verb: des Redens
    return found


def plural_base(word: str) -> str:
    """The base form of a word in the dative plural that is a base form as well; "" if none."""
    base = known_lemma_of(word[:-1]) if known_lemma_of(word) == word else None
    return base if base and base[0].isupper() and base != word[:-1] else ""


def is_noun(word: str) -> bool:
    """Whether the dictionary has the capitalised word as a noun: "Messen" is not "messen"."""
    known = known_lemma_of(word)
    return known is not None and known[0].isupper()


def is_derived(word: str, lemma: str) -> bool:
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


@lru_cache(maxsize=1)
def _simplemma() -> tuple[Lemmatizer, DictionaryLookupStrategy]:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    strategy = DefaultStrategy(greedy=True, dictionary_factory=LOW_MEMORY_DICTIONARY_FACTORY)
    lookup = DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
    return Lemmatizer(lemmatization_strategy=strategy), lookup


def lemma_of(word: str) -> str:
    """The dictionary form, guessed from the parts of the word if the dictionary lacks it."""
    lemmatizer, _ = _simplemma()
    return lemmatizer.lemmatize(word, "de") or word


@lru_cache(maxsize=1 << 16)
def known_lemma_of(word: str) -> str | None:
    """The dictionary form of a word that is in the dictionary."""
    _, lookup = _simplemma()
    return lookup.get_lemma(word, "de")
