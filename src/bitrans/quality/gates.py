"""Gates: faults of translation models, found in the text itself.

Each finder is a pure function of a German source and its Chinese target, in press typography or as
a model wrote it. Thresholds were tuned on the 1012 pairs of FLORES-200 devtest: a gate may fire on
0.2 % of the human translations at most (not counted: those that are at fault themselves), all
gates together on 1 %. Measure that again, and the share of broken translations that are caught,
before changing one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from bitrans.document import Category, Note, Severity
from bitrans.lang.addresses import find_addresses
from bitrans.lang.de.nouns import known_lemma_of
from bitrans.lang.de.numerals import value as numeral
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.script import HAN, Script
from bitrans.lang.traced import Interval
from bitrans.lang.zh.traditional import find_simplified, simplified
from bitrans.quality import pairs, text
from bitrans.quality.repeats import find_loop

LOOP = "target.loop"
JUNK = "target.junk"
TOKEN = "target.token"
OPEN = "target.open"
GERMAN = "target.german"
TRADITIONAL = "target.traditional"
SIMPLIFIED = "target.simplified"
DENIED = "target.denied"
SAME = "target.same"
WILD = "length.wild"

CODES = frozenset({LOOP, JUNK, TOKEN, OPEN, GERMAN, TRADITIONAL, SIMPLIFIED, DENIED, SAME, WILD})
"""The faults that only the gates find; the others are found by `text` and `pairs` too."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that no translation may have.

    span: where in the target; None if it is all of it.
    """

    code: str
    category: Category | None
    span: Interval | None
    text: str
    remedy: str

    def note(self) -> Note:
        """The fault as a note for people."""
        return Note(
            code=self.code,
            severity=Severity.ERROR,
            text=self.text,
            remedy=self.remedy,
            span=self.span,
            category=self.category,
        )


def find_faults(source: str, target: str, *, stops: bool = False) -> list[Fault]:
    """All faults of a target, those that the other checks find too among them.

    stops: whether sentences of this text end in a sign as a rule (see `has_final_signs`); then one
           that does not was cut off.
    """
    if not target.strip():
        return [_known(note) for note in text.check_presence(source, target)]
    notes = text.check_language(source, target) + pairs.check(source, target)
    return [*map(_known, notes), *_own_faults(source, target, stops, Script.HANS)]


def check(
    source: str, target: str, *, stops: bool = False, script: Script = Script.HANS
) -> list[Note]:
    """Notes on what only the gates find, for a step that runs the other checks as well."""
    return [fault.note() for fault in _own_faults(source, target, stops, script)]


def _known(note: Note) -> Fault:
    return Fault(note.code, note.category, note.span, note.text, note.remedy)


def _own_faults(source: str, target: str, stops: bool, script: Script) -> list[Fault]:
    if not target.strip():
        return []
    return [
        *_loops(source, target),
        *_junk(source, target),
        *_open_ends(source, target, stops),
        *_german_words(source, target),
        *_wild_lengths(source, target),
        *_other_script(source, target, script),
        *_denied(target),
    ]


def _loops(source: str, target: str) -> Iterator[Fault]:
    if place := find_loop(target, source):
        yield Fault(
            LOOP,
            Category.ADDITION,
            place,
            f"The Chinese repeats itself: “{_shortened(target[slice(*place)])}”.",
            "Say it once, and check whether the rest of the German is there.",
        )


def _shortened(stretch: str) -> str:
    return stretch if len(stretch) <= 20 else f"{stretch[:20]}…"


_TOKEN_SIGNS = re.compile(r">>\w+<<")
_JUNK_SIGNS = re.compile(
    r"""
      \{ \\ [^{}]* (?: \} | $ ) | [{}]      # subtitle codes {\fn…}, also unfinished ones
    | \\ [Nnh] (?! [a-z] )                # a subtitle's line break
    | ▁ | @[-,.]@ | @@ (?= \s | $ )        # signs of pieces and tokens
    | < /? [a-z] [^<>]{0,80} > | & (?: [a-z]{2,8} | \#\d{1,6} ) [;；]   # HTML
    | [\u2047\ufffd\ufeff\u200b\u2060\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff♪♫]+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _junk(source: str, target: str) -> Iterator[Fault]:
    """Signs that are no text; what the German has itself is none."""
    remedy = "Take it out, and check whether the Chinese around it is right."
    for m in _TOKEN_SIGNS.finditer(target):
        if m[0] not in source:
            finding = f"A sign for the model was left: {m[0]}"
            yield Fault(TOKEN, Category.MARKUP, m.span(), finding, remedy)
    for m in _JUNK_SIGNS.finditer(target):
        if m[0] not in source:
            shown = m[0] if m[0].isprintable() else m[0].encode("unicode_escape").decode()
            finding = f"This is no text: {_shortened(shown)}"
            yield Fault(JUNK, Category.ENCODING, m.span(), finding, remedy)


_CLOSERS = " \t\n\"'”’“»«）)】]」』"
_OPEN_SIGNS = "，、：；,:;"
_FINAL_SIGNS = frozenset("。！？….!?")
_NO_END = re.compile("(?:因为|由于|关于|以及|并且|而且|但是|或者|如果|虽然|所以|[或但而])$")


def _open_ends(source: str, target: str, stops: bool) -> Iterator[Fault]:
    """Ends after which something must follow, where nothing follows in the German."""
    german, chinese = source.rstrip(_CLOSERS + "„"), target.rstrip(_CLOSERS)
    if not chinese or german[-1:] not in _FINAL_SIGNS:
        return
    word = _NO_END.search(chinese)
    start = word.start() if word else len(chinese) - 1
    is_cut = stops and chinese[-1] not in _FINAL_SIGNS
    if word or is_cut or chinese[-1] in _OPEN_SIGNS:
        yield Fault(
            OPEN,
            Category.OMISSION,
            (start, len(chinese)),
            f"The Chinese breaks off after “{chinese[start:]}”.",
            "Translate the rest of the German sentence.",
        )


def has_final_signs(targets: Sequence[str]) -> bool:
    """Whether sentences among these targets end in a sign, so that one without is remarkable.

    Some models never write a full stop.
    """
    sentences = [target.rstrip(_CLOSERS) for target in targets if len(target) >= _SENTENCE]
    ended = sum(sentence[-1:] in _FINAL_SIGNS for sentence in sentences)
    return len(sentences) >= _FEWEST and ended >= _MOST_END * len(sentences)


_SENTENCE = 15  # characters; what is shorter may be a headline
_FEWEST, _MOST_END = 5, 0.8

_LOWER = re.compile(r"(?<![A-Za-zÄÖÜäöüß./@_-])[a-zäöüß]{3,}(?![A-Za-zÄÖÜäöüß/@_-])")
_LONG = 5  # letters; shorter words are German if they are function words that no name has
_ADJECTIVE = re.compile("[a-zäöüß]{4}(?:isch|lich|ig|haft|sam)e[nmrs]?$")
_NEUTRAL = frozenset(
    "auf bei das dem den der des die für minus mit per plus pro und via vom von zum zur".split()
)

_SMALL = re.compile(r"(?<![\w-])[a-zäöüß]+(?![\w-])")
_TITLE = re.compile('[„“»"][^„“”«»"]{1,40}[“”«"]')  # so short a quotation may be left as it is


def _german_words(source: str, target: str) -> Iterator[Fault]:
    """Single German words that were left: in small letters, as they stand in the source.

    What `text.check_language` finds, runs of words, is left to it; addresses may hold any words.
    """
    known = frozenset(_SMALL.findall(_TITLE.sub(" ", source)))
    words = [m for m in _LOWER.finditer(target) if m[0] in known and _is_left(m[0])]
    if not words:
        return
    runs = [note.span or (0, len(target)) for note in text.check_language(source, target)]
    runs += [address.span for address in find_addresses(target)]
    for m in words:
        if not any(start <= m.start() < end for start, end in runs):
            yield Fault(
                GERMAN,
                Category.UNTRANSLATED,
                m.span(),
                f"A German word was left in the Chinese: “{m[0]}”.",
                "Have it translated; if it is a name, it may stay.",
            )


def _is_left(word: str) -> bool:
    """Whether a word in small letters can only be German that was left: dass, wird, nachhaltig."""
    if word in words_of("function_words"):
        return word not in _NEUTRAL
    is_known = known_lemma_of(word) is not None or _ADJECTIVE.search(word) is not None
    return numeral(word) is not None or (len(word) >= _LONG and is_known)


_HAN = re.compile(f"[{HAN}]")
# Weight of Chinese per German letter or digit, as in `text.check_length`; wider than there.
_LEAST, _SHORT_ALLOWANCE = 0.17, 3.0
_MOST, _LONG_ALLOWANCE = 0.48, 6.0


def _wild_lengths(source: str, target: str) -> Iterator[Fault]:
    chinese = text.weight(target)
    german = sum(map(str.isalnum, source))
    if chinese < _LEAST * german - _SHORT_ALLOWANCE:
        yield Fault(
            WILD,
            Category.OMISSION,
            None,
            "The Chinese is far too short for this sentence.",
            "Part of the German is missing in the Chinese: translate it.",
        )
    if chinese > _MOST * german + _LONG_ALLOWANCE:
        yield Fault(
            WILD,
            Category.ADDITION,
            None,
            "The Chinese is far too long for this sentence.",
            "Take out what the German does not say, or says only once.",
        )


def _other_script(source: str, target: str, script: Script) -> Iterator[Fault]:
    """Characters that only the other script has, unless they are copied from the German.

    乾 of 乾隆 and 瞭 of 瞭望 are Simplified, too, as OpenCC's phrases know.
    """
    if script is Script.HANS:
        code, found, wanted = TRADITIONAL, "Traditional", "Simplified"
        pairs_of_signs = enumerate(zip(target, simplified(target), strict=True))
        places = [place for place, (old, new) in pairs_of_signs if old != new]
    else:
        code, found, wanted = SIMPLIFIED, "Simplified", "Traditional"
        places = find_simplified(target, script)
    places = [place for place in places if target[place] not in source]
    if places:
        yield Fault(
            code,
            Category.SPELLING,
            (places[0], places[-1] + 1),
            f"{found} characters: {_shortened(''.join(target[place] for place in places))}",
            f"Write them in {wanted} characters.",
        )


def _denied(target: str) -> Iterator[Fault]:
    pattern, friends = _denylist()
    plain = simplified(target)
    kept = [m.span(1) for m in friends.finditer(plain)]
    for m in pattern.finditer(plain):
        if not any(start <= m.start() and m.end() <= end for start, end in kept):
            yield Fault(
                DENIED,
                Category.OFFENSIVE,
                m.span(),
                f"“{target[slice(*m.span())]}” is an insult or a vulgar word.",
                "Choose a neutral word, or leave it out.",
            )


@cache
def _denylist() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that may not stand, the longest first, and the longer strings that may."""
    lines = resources.files(__package__).joinpath("denylist_zh.txt").read_text("utf-8").splitlines()
    entries = [line.partition("!") for line in lines if line and not line.startswith("#")]
    words = sorted((word.strip() for word, _, _ in entries), key=len, reverse=True)
    friends = [friend for _, _, some in entries for friend in some.split()]
    return re.compile("|".join(words)), re.compile(f"(?=({'|'.join(friends)}))")


_FEWEST_SOURCES = 3
_SHORTEST_SAME = 8  # Han characters; headings such as 更多信息 are rightly the same for several


def find_repeated_targets(line: Sequence[tuple[str, str]]) -> dict[int, Fault]:
    """By their place, the targets that stand for three and more different sources.

    line: source and target of each segment of a document, or of several.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, (_, target) in enumerate(line):
        if len(_HAN.findall(target)) >= _SHORTEST_SAME:
            places[target].append(place)
    return {
        place: Fault(
            SAME,
            Category.MISTRANSLATION,
            None,
            "The Chinese is the same as that of other German sentences.",
            "Translate this sentence for itself.",
        )
        for same in places.values()
        if len({_letters(line[place][0]) for place in same}) >= _FEWEST_SOURCES
        for place in same
    }


def _letters(source: str) -> str:
    """The words without what does not make them another sentence: signs, capitals."""
    return "".join(filter(str.isalnum, source.casefold()))
