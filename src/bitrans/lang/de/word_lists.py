"""The word lists beside this module, which translators can read and extend."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def words_of(name: str) -> frozenset[str]:
    """The word list of that name, one word a line.

    sentence_starters:      capitalised only where a sentence begins ("Die", "Seitdem")
    abbreviations_inner:    never at a sentence's end ("z.B.", "Dr."); _final: sometimes ("Mio.");
                            _closing: always, if a capital letter follows ("usw.")
    ordinal_nouns:          what ordinals stand before ("Oktober", "Quartal", "Geburtstag")
    counted_nouns:          what plain numbers stand after ("Platz", "Halle", "Jahr")
    determiners, finite_verbs, speech_verbs: of those that are frequent around quotes and numbers
    first_names:            of people
    function_words:         what Chinese often says in another way, or not at all ("der", "auch")
    """
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return frozenset(text.split())
