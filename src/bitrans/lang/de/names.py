"""What tells names in a German text from other capitalised words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from bitrans.lang.de.word_lists import words_of

if TYPE_CHECKING:
    from simplemma.strategies import DictionaryLookupStrategy

_OFFICE = re.compile(
    "(?:.*(?:[Mm]eister|[Mm]inister|[Pp]räsident|[Ss]ekretär|[Ll]eiter|[Ff]ührer|[Cc]hef"
    "|[Ss]precher|[Rr]eferent|[Kk]anzler|[Dd]irektor|[Pp]rofessor|[Tt]rainer|[Ss]pieler"
    "|[Vv]orstand|[Kk]onsul|[Bb]otschafter|[Mm]anager|[Kk]ommissar|[Dd]ezernent|[Ii]ntendant"
    "|[Rr]ektor|[Dd]ekan|[Rr]ichter|[Aa]nwalt|[Kk]urator|[Aa]utor|[Ff]orscher|[Ww]issenschaftler"
    "|[Ii]nhaber|[Gg]ründer|[Aa]rchitekt|[Kk]ünstler|[Mm]aler|[Ss]änger|[Ll]ehrer|[Ss]enator"
    "|[Ii]ngenieur|[Uu]nternehmer|[Vv]erwalter|[Rr]egisseur)(?:s|en|in)?"
    "|.*(?:rat|rätin|anwältin|[Vv]orsitzende[rn]?|[Aa]bgeordnete[rn]?|[Bb]eauftragte[rn]?)"
    "|CEO|CFO|CTO|Papst|König|Königin|Kaiser|Prinz|Prinzessin|Bischof|Pfarrer|Pfarrerin"
    "|Beigeordnete[rn]?)"
)
_SURNAMES = frozenset(
    "Bai Cai Cao Chen Cheng Cui Dai Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Gong Gu Guo Han "
    "Hao He Hou Hu Hua Huang Jia Jiang Jin Kang Kong Lai Lei Li Liang Liao Lin Liu Long Lu Luo "
    "Lü Ma Mao Meng Mo Pan Peng Qian Qiao Qin Qiu Ren Shao Shen Shi Song Su Sun Tan Tang Tao "
    "Tian Wan Wang Wei Wen Wu Xi Xia Xiang Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yi Yin Yu Yuan "
    "Zeng Zhang Zhao Zheng Zhong Zhou Zhu Zou".split()
)
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui|uo"
    "|er|[aeiouü])"
)
_GIVEN_NAME = re.compile(rf"(?=.{{2,12}}$){_SYLLABLE}(?:[-']?{_SYLLABLE})?", re.IGNORECASE)
_SURNAME = re.compile(
    "(?:wald|kamp|berg|feld|hof|hoff|mann|bach|haus|dorf|stein|burg|meie?r|müller|land|brock|horst"
    "|heim|thal|baum|hagen|busch|winkel)s?$"
)
_LONGEST = 40  # letters of a word that is looked up
_LINKS = ("", "s", "es", "n", "en", "er", "e")
_PLACE_ENDINGS = ("er", "ern", "erin", "innen")


def is_first_name(word: str) -> bool:
    """Whether the word is a first name that is common in German texts."""
    return word in words_of("first_names")


def is_office(word: str) -> bool:
    """Whether the word says what a person is: Oberbürgermeisterin, Stadtbaurätin, CEO."""
    return word[:1].isupper() and _OFFICE.fullmatch(word) is not None


def is_pinyin_name(words: Sequence[str]) -> bool:
    """Whether the words begin with a Chinese surname and given name: Zhou Mingyuan."""
    return (
        len(words) > 1
        and words[0] in _SURNAMES
        and words[1][0].isupper()
        and _GIVEN_NAME.fullmatch(words[1]) is not None
        and not _is_known(words[1])
    )


def is_unknown(word: str) -> bool:
    """Whether a capitalised word is in no dictionary, in no form, and no compound either."""
    return _is_unlisted(word) and not _is_compound(word)


def may_be_surname(word: str) -> bool:
    """Whether a word after a title is a surname: unknown, or a compound as surnames are."""
    return _is_unlisted(word) and (_SURNAME.search(word) is not None or not _is_compound(word))


def _is_unlisted(word: str) -> bool:
    if not 3 <= len(word) <= _LONGEST or word.isupper() or "-" in word or not word[0].isupper():
        return False
    forms = {word, word.lower(), word.removesuffix("s"), word.lower().removesuffix("s")}
    forms |= {word.removesuffix(ending) for ending in ("n", "en", "e", "es", *_PLACE_ENDINGS)}
    forms |= {word.removesuffix(ending) + "en" for ending in _PLACE_ENDINGS}
    return not any(len(form) > 2 and _is_known(form) for form in forms)


@lru_cache(maxsize=1 << 16)
def _is_compound(word: str) -> bool:
    """Whether the word ends in a noun, with anything before a long one or a word before it."""
    for cut in range(3, len(word) - 3):
        head, tail = word[:cut], word[cut:].capitalize()
        if not (_is_noun(tail) or _is_noun(re.sub("(?:e?n|e?s|e)$", "", tail))):
            continue
        if len(tail) > 4 or any(
            head.endswith(link) and _is_known(head.removesuffix(link)) for link in _LINKS
        ):
            return True
    return False


def _is_noun(word: str) -> bool:
    lemma = _lemma(word)
    return len(word) > 3 and lemma is not None and lemma[:1].isupper()


@lru_cache(maxsize=1)
def _dictionary() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

    return DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)


def _is_known(word: str) -> bool:
    return _lemma(word) is not None


@lru_cache(maxsize=1 << 16)
def _lemma(word: str) -> str | None:
    return _dictionary().get_lemma(word, "de")
