"""Read German ordinals in words, and shares that are told by counting.

der dreizehnte, Elfter, zweitgrößte; jeder dritte, drei von vier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitrans.lang.de.numerals import NUMERAL, at_numerals, value
from bitrans.lang.numbers import Firmness, Number, Reading

_ORDINAL = re.compile(
    rf"\b(?:(?P<odd>dritt|siebt|acht)|(?P<word>{NUMERAL})(?P<t>s?t))"
    r"(?:e(?P<ending>[nmrs]?)\b|(?=[a-zäöüß]+[sß]te[nmrs]?\b)|(?=platzierte))",
    re.IGNORECASE,
)
_ODD = {"dritt": 3, "siebt": 7, "acht": 8}
_DETERMINER = re.compile(
    r"\b(?:(?i:d(?:er|ie|as|es|em|en))|[aiv][mo]m?|zu[mr]|beim|jede[rnms]?|(?:[dms]?ein|ihr|unse?r)\w*"
    r"|Platz|Rang|wurde[n]?|als)\s+$"
)
_NOUN = re.compile(r"\s+(?:[a-zäöüß]+e[nrsm]?\s+)?[A-ZÄÖÜ]")
_ANOTHER = re.compile(r"\b(?:k?ein(?:e[rnms]?)?)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:wurden?|wird|werden|war|ist|als|Platz|Rang|[Gg]esamt)\s+$")
_IDIOM = re.compile(
    r"\s+(?:Bildungsweg|Blick|Standbein|Geige|Wind|Chance|Luft|Heimat|Anlauf|Amtszeit|Weihnachtstag|(?:Bundes|Regional)?[Ll]iga)"
)
_TIME = re.compile(r"\s+Male?\b")
_HALF = re.compile(r"\s+(?:Halbjahr|Halbzeit|\w*[Hh]älfte)")
_FLOOR = re.compile(r"\s+(?:Obergescho(?:ss|ß)|Etage|Stock(?:werk)?\b|OG\b)")

_EVERY = re.compile(
    rf"\b[Jj]ede[rmns]?\s+(?:(?P<odd>dritte|siebte|achte)|(?P<word>{NUMERAL})s?te"
    r"|(?P<digits>\d{1,3})\.)[nmrs]?(?!\w)",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\s+(?:\w*(?:[Tt]ag|[Ww]oche|[Mm]onat|[Jj]ahr|[Aa]bend|[Mm]orgen|[Nn]acht|[Ss]tunde|[Mm]inute"
    r"|[Ss]ekunde)|Mittwoch|Sonnabend|Mal)"
)
_OUT_OF = re.compile(
    rf"(?<![\w.,–-])(?P<part>{NUMERAL}|\d{{1,3}})\s+von\s+(?P<whole>{NUMERAL}|\d{{1,3}})(?![\w.,]?\d)\b"
    r"(?!\s*(?:%|Prozent|Uhr|Mi[ol]|Mrd|Bil|Tsd|Tausend|Jahre|bis|[-–]))",
    re.IGNORECASE,
)
_HAN = "零一二三四五六七八九十"


def ordinals(text: str) -> Iterator[Number]:
    """zweite, dritten, Elfter, zweitgrößte; "erste" and what may be a verb (achten) is no number.

    Soft are those that Chinese as often says without a number: "ein zweiter" is another one, and
    "Dritte" are other people.
    """
    for match in at_numerals(_ORDINAL, text):
        number = _ordinal(match)
        if number is None or (number == 8 and not _is_eighth(text, match)):
            continue
        is_loose = _is_loose(text, match, number)
        values = [number]
        if _FLOOR.match(text, match.end()):
            values = [number + 1, number]  # Germans do not count the ground floor, Chinese do
        renderings: tuple[str, ...] = ()
        if number == 2 and _HALF.match(text, match.end()):
            renderings = ("第二", "下半", "后半")
        elif number == 2 and _TIME.match(text, match.end()):
            renderings = ("第二", "再次", "再度", "又一次")
        yield Number(
            match.span(),
            tuple(Reading(Decimal(value)) for value in values),
            Firmness.SOFT if is_loose else Firmness.FIRM,
            in_digits=False,
            is_ordinal=True,
            renderings=renderings,
        )


def shares(text: str) -> Iterator[Number]:
    """jeder dritte is a third, or one in three; drei von vier are three quarters."""
    for match in _EVERY.finditer(text):
        odd = (match["odd"] or "")[:-1].lower()
        number = _ODD.get(odd) or int(match["digits"] or value((match["word"] or "").lower()) or 0)
        if number < 2:
            continue
        if _AGAIN.match(text, match.end()):
            yield _again(match, number)
        else:
            yield _share(match, 1, number, spoken=(Decimal(number),))
    for match in at_numerals(_OUT_OF, text):
        part, whole = (_count(match[name].lower()) for name in ("part", "whole"))
        if part and whole and part < whole:
            yield _share(match, part, whole, parts=(Decimal(whole), Decimal(part)))


def _ordinal(match: re.Match[str]) -> int | None:
    """The value of an ordinal above one; None if the word is another: "dreiste"."""
    if match["odd"]:
        return _ODD[match["odd"].lower()]
    number = value(match["word"].lower())
    if number is None or number < 2 or (match["t"].lower() == "st") != (number >= 20):
        return None
    return number


def _is_eighth(text: str, match: re.Match[str]) -> bool:
    """Whether it is no form of "achten": after a determiner, before a noun or as one."""
    before = text[max(0, match.start() - 12) : match.start()]
    is_verb = match[0].lower() == "achten" and before.endswith("die ")
    is_noun = match[0][0].isupper() or bool(_NOUN.match(text, match.end()))
    is_superlative = match["ending"] is None
    return is_superlative or bool(_DETERMINER.search(before) and is_noun and not is_verb)


def _is_loose(text: str, match: re.Match[str], number: int) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    if _IDIOM.match(text, match.end()):
        return True
    if number == 2 and match["ending"] is not None and _ANOTHER.search(before):
        return not _TIME.match(text, match.end())
    is_person = match[0][0].isupper() and bool(before) and not _NOUN.match(text, match.end())
    return number <= 3 and is_person and not _RANKED.search(before)


def _again(match: re.Match[str], number: int) -> Number:
    """Every other week is 隔周, which is one week between."""
    return Number(
        match.span(),
        (Reading(Decimal(number)), Reading(Decimal(number - 1))),
        Firmness.SOFT,
        in_digits=False,
        renderings=(f"每{number}",) if number > 2 else ("每隔一", "隔周", "隔日"),
    )


def _share(
    match: re.Match[str],
    part: int,
    whole: int,
    *,
    spoken: tuple[Decimal, ...] = (),
    parts: tuple[Decimal, ...] = (),
) -> Number:
    """A part of a whole; spoken: what stands for it alone as well."""
    readings = (Decimal(part) / Decimal(whole), *spoken)
    if whole < len(_HAN):
        renderings: tuple[str, ...] = (f"{_HAN[whole]}分之{_HAN[part]}",)
    else:
        renderings = (f"{part}/{whole}",)
    return Number(
        match.span(),
        tuple(map(Reading, readings)),
        in_digits=False,
        renderings=("一半", "半数") if part * 2 == whole else renderings,
        parts=parts,
    )


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else value(word)
