"""Whether there is a translation at all, in Chinese, and about as long as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitrans.document import Category, Note, Severity
from bitrans.lang.addresses import find_addresses
from bitrans.lang.de.names import is_first_name, is_unknown
from bitrans.lang.de.nouns import is_noun
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.numbers import without
from bitrans.lang.script import HAN
from bitrans.lang.traced import Interval

NONE = "target.none"
EMPTY = "target.empty"
UNTRANSLATED = "target.untranslated"
SHORT = "length.short"
LONG = "length.long"

_HAN = re.compile(f"[{HAN}]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words that stand in names too, so that they alone do not show a sentence.
_NAME_WORDS = _words(
    "von vom van der die das den dem des de du di da la le les el al bin ibn zu zum zur am an im "
    "in auf bei und für mit ob e et y vs"
)
# Words that are English and not German: a run with one of them is a foreign title or slogan.
_ENGLISH_WORDS = _words(
    "the of and to for with is are from by it its at on your you we our not how what who this that "
    "or as be into"
)
# Nouns that names of bodies are made with: Deutsche Gesellschaft für Zusammenarbeit may stay.
_BODY = re.compile(
    "(?i:gesellschaft|verein|verband|bund|bank|institut|stiftung|akademie|universität|hochschule"
    "|schule|kammer|agentur|amt|ministerium|museum|theater|klinikum|gruppe|zentrum)$"
)
_RUN_WORD = rf"[^\W\d_{HAN}]+(?:['’-][^\W\d_{HAN}]+)*"
_RUN = re.compile(rf"(?<!['’-])(?<![^\W\d_{HAN}]){_RUN_WORD}(?:[,;:]?\s+{_RUN_WORD}){{2,}}")
_WORD = re.compile(_RUN_WORD)

# Weight of Chinese (a Han character is 1, a Latin letter or digit 0.4) per German letter or digit.
# Tuned on the 1012 human translations of FLORES-200 devtest, German and simplified Chinese, where
# the middle is 0.28, and SHORT and LONG may each fire on 0.5 % at most; headlines and list items
# are kept in by the allowance, which is tuned on the 60 pairs in tests/quality/pairs.tsv.
# Measure both again before changing a number here.
_LATIN_WEIGHT = 0.4
_LEAST, _SHORT_ALLOWANCE = 0.195, 3.0
_MOST, _LONG_ALLOWANCE = 0.44, 6.0


def check_presence(source: str, target: str | None) -> list[Note]:
    """Whether a source that has something to say has a translation."""
    if target is None and source.strip():
        return [
            Note(
                code=NONE,
                severity=Severity.ERROR,
                text="This sentence was not translated.",
                remedy="Run the translation again, or write the Chinese yourself.",
                category=Category.UNTRANSLATED,
            )
        ]
    if target is not None and not target.strip() and any(map(str.isalpha, source)):
        return [
            Note(
                code=EMPTY,
                severity=Severity.ERROR,
                text="The translation of this sentence is empty.",
                remedy="Write the Chinese yourself, or reword the German and translate it again.",
                category=Category.OMISSION,
            )
        ]
    return []


def check_language(source: str, target: str, *, verbatim: Sequence[Interval] = ()) -> list[Note]:
    """Whether German was left in the target; names, addresses and foreign titles are all right.

    verbatim: stretches of the target that must be as in the source.
    """
    shown = visible(target, verbatim)
    words = _lower_case_words(visible(source, ()))
    is_sentence = (len(words) > 1 and not _NAME_WORDS.issuperset(words)) or _is_shouted(source)
    if is_sentence and (source.strip() == target.strip() or _is_without_chinese(shown)):
        return [_untranslated("The translation is not in Chinese.", None)]
    if source.strip() == target.strip() and _is_phrase(visible(source, ())):
        text = "The German stands here as it is, and it does not look like a name."
        note = _untranslated(text, (0, len(target)))
        return [replace(note, severity=Severity.WARNING)]
    return [
        _untranslated(f"German was left in the Chinese: “{m[0]}”.", m.span())
        for m in _RUN.finditer(shown)
        if _is_german(m[0], source)
    ]


def visible(text: str, verbatim: Iterable[Interval]) -> str:
    """The text with blanks in place of what is copied as it stands: code and addresses."""
    text = without(text, verbatim)
    return without(text, [address.span for address in find_addresses(text)])


def _lower_case_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if len(word) > 1 and word.islower()]


def _is_phrase(text: str) -> bool:
    """Whether it has German nouns and a function word, and nothing that a name is made of."""
    words = _WORD.findall(text)
    nouns = [word for word in words if word[:1].isupper()]
    return (
        not words_of("function_words").isdisjoint(words)
        and any(map(is_noun, nouns))
        and not any(
            word.isupper() or is_first_name(word) or is_unknown(word) or _BODY.search(word)
            for word in nouns
        )
    )


def _is_without_chinese(text: str) -> bool:
    return not _HAN.search(text) and any(map(str.isalpha, text))


def _is_shouted(text: str) -> bool:
    """Whether it is a line in capitals, and more than a name or an abbreviation."""
    return text.isupper() and len(_WORD.findall(text)) > 3


def _is_german(run: str, source: str) -> bool:
    """Whether a run of Latin words is more than a name or a foreign title."""
    in_source = frozenset(_WORD.findall(source))
    words = [word for word in _lower_case_words(run) if word.capitalize() not in in_source]
    plain = len(set(words) - _NAME_WORDS)
    is_sentence = plain > 1 or (plain > 0 and len(words) > 2)
    return is_sentence and _ENGLISH_WORDS.isdisjoint(words)


def _untranslated(text: str, span: Interval | None) -> Note:
    return Note(
        code=UNTRANSLATED,
        severity=Severity.ERROR,
        text=text,
        remedy="Have this part translated; names of firms and persons may stay as they are.",
        span=span,
        category=Category.UNTRANSLATED,
    )


def weight(chinese: str) -> float:
    """How much a Chinese text says: 1.0 a Chinese character, less a Latin letter or digit."""
    han = len(_HAN.findall(chinese))
    return han + _LATIN_WEIGHT * (sum(map(str.isalnum, chinese)) - han)


def check_length(
    source: str,
    target: str,
    *,
    source_verbatim: Sequence[Interval] = (),
    target_verbatim: Sequence[Interval] = (),
) -> list[Note]:
    """Whether the target is so short or long that something may be lost or added."""
    german = sum(map(str.isalnum, visible(source, source_verbatim)))
    chinese = weight(visible(target, target_verbatim))
    if chinese < _LEAST * german - _SHORT_ALLOWANCE:
        return [
            Note(
                code=SHORT,
                severity=Severity.WARNING,
                text="The Chinese is much shorter than such a sentence usually is.",
                remedy="Check whether part of the German is missing in the Chinese.",
                category=Category.OMISSION,
            )
        ]
    if chinese > _MOST * german + _LONG_ALLOWANCE:
        return [
            Note(
                code=LONG,
                severity=Severity.WARNING,
                text="The Chinese is much longer than such a sentence usually is.",
                remedy="Check whether the Chinese repeats itself or says more than the German.",
                category=Category.ADDITION,
            )
        ]
    return []
