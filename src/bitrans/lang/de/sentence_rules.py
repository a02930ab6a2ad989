"""The rules that tell whether a German sentence ends after a word.

A sentence can only end after a word that closes with ".", "!", "?" or "…". For each such word the
rules are asked in turn, and the first that has an answer decides; where none has, the German SRX
rules of LanguageTool do (through choppa), which know several hundred abbreviations more.
Where the evidence is equal, nothing is cut.

Conventions: sentences inside a quotation are cut apart, a title in quotation marks is not; a
quotation and the words that say whose it is stay together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from bitrans.lang.de.sentence_window import Window
from bitrans.lang.de.word_lists import words_of

_TITLE_WORDS = 8  # a longer quotation is speech, not a title
_SRX_WORDS = 12  # words before a boundary that the SRX rules see
_LARGEST_ORDINAL = 31  # days; ordinals above are only taken for ones on further evidence
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<tail>(?:[\"“”»«›‹’‘')\]}¹²³*_]|\[\d+\])*)$")
_CLOSING_QUOTE = re.compile('[“”"»«›‹]')
_QUOTES = '„“”"»«›‹'
_OPENING = "„“”\"»«›‹‚‘'([{*_¿¡"
_DASHES = frozenset({"–", "—", "-", "―", "•", "·", "▪", "►", "●", "■"})
_JOINING = ("&", "/", "|", "+", "=", "%", "°")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.[-–]?){2,}")
_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-zA-Z])\)")
INTERNET = re.compile(
    r"www\.|https?:|ftp:|\S+@\S+\.\w|\S+\.(?:de|com|org|net|eu|at|ch|cn|info|io|html?|pdf|docx?)\.?$"
)
_BRAND = re.compile(r"[a-z][A-Z]\w")  # eBay, iPhone, mRNA; not mbH
_FORMAL = frozenset({"Sie", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer", "Ihnen"})  # "you"


@dataclass(frozen=True, slots=True)
class _Place:
    """The place after a word, where a sentence may end.

    first:    number of the first word of the sentence.
    last:     number of the word with the closing sign; only signs without letters follow it.
    after:    number of the first word after it.
    word:     that last word without what opens before and closes after it, dots kept.
    mark:     its closing signs (".", "?!").
    tail:     the quotation marks and brackets after them.
    follower: the word after, without what opens before it, which is follower_opening.
    """

    window: Window
    first: int
    last: int
    after: int
    word: str
    mark: str
    tail: str
    follower: str
    follower_opening: str

    @property
    def before(self) -> str:
        """The word before the last one, "" at the sentence's beginning."""
        if self.last == self.first:
            return ""
        return self.window.words[self.last - 1].lstrip(_OPENING)

    @property
    def second(self) -> str:
        """The word after the follower, "" if there is none."""
        words = self.window.words
        return words[self.after + 1] if self.after + 1 < len(words) else ""

    @property
    def starter(self) -> bool:
        """Is the follower a word that is capitalised only at the beginning of a sentence?"""
        word = re.split(r"[^\w]", self.follower, maxsplit=1)[0]
        if word not in words_of("sentence_starters"):
            return False
        is_quoted = any(char in _QUOTES for char in self.follower_opening)
        return not (is_quoted and _is_short_quotation(self.window, self.after))


def ends(window: Window, i: int, first: int) -> bool:
    """Does the sentence that begins with word `first` end after word `i`?"""
    place = _place(window, i, first)
    if place is None:
        return False
    for rule in _RULES:
        answer = rule(place)
        if answer is not None:
            return answer
    return _srx_breaks(place)


def _place(window: Window, i: int, first: int) -> _Place | None:
    words = window.words
    last = i
    while last > max(first, i - 3) and _is_sign(words[last]):
        last -= 1
    match = _END.search(words[last])
    if match is None:
        return None
    after = i + 1
    while after < min(len(words) - 1, i + 3) and words[after] in _DASHES:
        after += 1
    follower = words[after].lstrip(_OPENING)
    return _Place(
        window=window,
        first=first,
        last=last,
        after=after,
        word=words[last][: match.end("mark")].lstrip(_OPENING),
        mark=match["mark"],
        tail=match["tail"],
        follower=follower,
        follower_opening=words[after][: len(words[after]) - len(follower)],
    )


def _is_sign(word: str) -> bool:
    """An emoji, "+++", "[…]": no letters, no digits, nothing that begins or ends a sentence."""
    if any(char.isalnum() or char == "§" for char in word) or word in _DASHES:
        return False
    return word in {"[…]", "(…)", "[...]", "(...)"} or not _END.search(word)


def _is_short_quotation(window: Window, opened: int) -> bool:
    """Is what begins there a title, as far as its length and what follows show?"""
    closed = window.quotations.get(opened)
    if closed is None or closed - opened >= _TITLE_WORDS:
        return False
    return not window.words[closed].endswith((",", ".", "!", "?"))


def _is_title(place: _Place, opened: int) -> bool:
    """Is the quotation that begins with word `opened` a name inside the sentence, not speech?"""
    window = place.window
    closed = window.quotations.get(opened)
    if closed is None or closed - opened >= _TITLE_WORDS or opened < place.first:
        return False
    if opened > place.first:
        before = window.words[opened - 1]
        return before[-1].isalnum() and before not in words_of("speech_verbs")
    if closed + 1 == len(window.words) or window.words[closed][-1] not in '“”"»«':
        return False
    follower = window.words[closed + 1]
    return follower[0].islower() and follower.rstrip(",.:") not in words_of("speech_verbs")


# The rules, in the order in which they are asked: True = a sentence ends here, False = none does.


def _before_a_sign(place: _Place) -> bool | None:
    """Emoji and the like belong to the sentence before; "&" and "/" join what stands around."""
    after = place.window.words[place.after]
    if not place.follower or _is_sign(after) or after.startswith(_JOINING):
        return False
    if place.after > place.last + 1 and _CLOSING_QUOTE.search(place.tail):
        return False if place.window.words[place.after - 1] in _DASHES else None
    return False if _END.fullmatch(after) else None


def _before_a_small_letter(place: _Place) -> bool | None:
    follower = place.follower
    if not follower[0].islower() or _BRAND.match(follower):
        return None
    if _LIST_MARK.fullmatch(follower) or INTERNET.match(follower):
        return None if len(place.word) > 3 and place.mark == "." else False
    return False


def _around_brackets(place: _Place) -> bool | None:
    """A bracket inside a sentence ends no sentence; one that is a sentence of its own does."""
    window = place.window
    over = window.bracket_over[place.last]
    if over >= 0:
        return None if over <= place.first and place.starter else False
    if ")" in place.tail or "]" in place.tail:
        opened = window.brackets_back.get(place.last)
        if opened is None:
            return None
        return opened <= place.first or (place.starter and place.follower not in _FORMAL)
    return False if place.word.startswith(("!", "?")) and place.tail else None


def _around_titles(place: _Place) -> bool | None:
    """Inside a title nothing ends; after a quotation a sentence ends unless it was a title."""
    window = place.window
    over = window.quotation_over[place.last]
    if over >= 0 and _is_title(place, over):
        return False
    if not _CLOSING_QUOTE.search(place.tail):
        return None
    opened = window.quotations_back.get(place.last)
    if opened is not None and _is_title(place, opened):
        return place.starter
    if "…" in place.mark or ".." in place.mark:
        return place.starter
    return True


def _after_a_list_mark(place: _Place) -> bool | None:
    """ "1. Antrag stellen", "II. Ergebnisse", "A. Die Lage" where a sentence or a list begins."""
    leads = place.last == place.first or (place.before.endswith(":") and place.before != ":")
    if not leads or place.mark != ".":
        return None
    body = place.word[:-1]
    if body.isdigit() and len(body) <= 3 or _ROMAN.fullmatch(body) or len(body) == 1:
        return False
    return None


def _after_a_call(place: _Place) -> bool | None:
    """After "!" and "?" a capital letter or a number begins a sentence."""
    return True if place.mark[-1] in "!?" else None


def _after_an_ellipsis(place: _Place) -> bool | None:
    return place.starter if place.mark == "…" or len(place.mark) > 1 else None


def _after_a_number(place: _Place) -> bool | None:
    """A number ends a sentence, an ordinal ("am 3. Oktober", "Wilhelm II.") does not."""
    body = place.word[:-1]
    if place.mark != "." or not body or not (_NUMBER.fullmatch(body) or _ROMAN.fullmatch(body)):
        return None
    if body.isalpha() and place.before.endswith("."):
        return None  # "e. V."
    is_large = bool(_THOUSANDS.fullmatch(body)) or (
        body.isdigit() and (len(body) > 2 or int(body) > _LARGEST_ORDINAL)
    )
    if not (is_large or body.isdigit() or body.isalpha() or _DAY_MONTH.fullmatch(body)):
        return True  # 4,5. and 18.30. and 3:1. and 12.11.2019.
    if place.follower[0].isdigit():
        return is_large
    if place.starter or _counts(place.before):
        return True
    follower = place.follower.rstrip(',;:)“"»«”')
    before = place.before.lower()
    if (
        len(body) == 4
        and body.isdigit()
        and (before == "im" or before not in words_of("determiners"))
    ):
        return True  # a year
    ordinals = words_of("ordinal_nouns")
    if before in words_of("determiners") or follower in ordinals or follower[:-1] in ordinals:
        return False
    if place.follower.endswith(":"):
        return True  # "Eintritt: 8 Euro"
    return is_large or (body.isdigit() and place.second in words_of("finite_verbs"))


def _counts(word: str) -> bool:
    """Does a number after this word say how many or which one ("Platz 3", "Marktstr. 5")?"""
    return word in words_of("counted_nouns") or word.endswith(("str.", "straße", "platz"))


def _after_an_abbreviation(place: _Place) -> bool | None:
    if place.mark != ".":
        return None
    kind = _abbreviation(place)
    if kind is None:
        return None
    if not place.follower[0].isupper() or kind == "inner":
        return False
    return kind == "closing" or place.starter


def _abbreviation(place: _Place) -> str | None:
    """Which kind the last word is of, None if it is none.

    "inner" never ends a sentence, "final" may; "closing" does, unless a small letter follows.
    """
    if INTERNET.match(place.word):
        return None
    words = place.window.words
    for back in range(min(4, place.last - place.first), -1, -1):
        parts = [word.lstrip(_OPENING) for word in words[place.last - back : place.last]]
        if all(part.endswith(".") and len(part) <= 6 for part in parts):
            key = "".join(parts) + place.word
            if kind := _listed(key):
                return kind
    stem = place.word[:-1]
    if len(stem) == 1 and stem.isalpha():
        return "closing" if _counts(place.before) else "final"
    if _DOTTED.fullmatch(place.word):
        return "final"
    ending = place.word.rsplit("-", 1)[-1]
    if ending.endswith("nr."):
        return "inner"
    return "final" if ending.endswith("str.") else _listed(ending)


def _listed(key: str) -> str | None:
    for kind in ("inner", "final", "closing"):
        known = words_of(f"abbreviations_{kind}")
        if key in known or key[0].lower() + key[1:] in known:
            return kind
    return None


def _before_a_starter(place: _Place) -> bool | None:
    return True if place.starter else None


_RULES: Sequence[Callable[[_Place], bool | None]] = (
    _before_a_sign,
    _before_a_small_letter,
    _around_brackets,
    _around_titles,
    _after_a_list_mark,
    _after_a_call,
    _after_an_ellipsis,
    _after_a_number,
    _after_an_abbreviation,
    _before_a_starter,
)


def _srx_breaks(place: _Place) -> bool:
    """What the SRX rules say of the place, shown the words around it."""
    from choppa import SrxTextIterator

    words = place.window.words
    before = " ".join(words[max(place.first, place.last - _SRX_WORDS) : place.last + 1]) + " "
    around = before + " ".join(words[place.after : place.after + 2])
    end = 0
    for sentence in SrxTextIterator(_srx(), "de_two", around):
        end += len(sentence)
        if end >= len(before):
            return end == len(before)
    return False


@cache
def _srx() -> Any:
    from choppa import SrxDocument

    path = resources.files("choppa").joinpath("data/srx/languagetool_segment.srx")
    return SrxDocument(ruleset=str(path))
