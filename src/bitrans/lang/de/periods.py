"""Read the periods of a German text: quarters, half-years, seasons, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.de.calendar_words import (
    JOIN,
    ORDINALS,
    PART,
    PARTS,
    SEASONS,
    YEAR,
    join_of,
    short_year,
)
from bitrans.lang.moment import Join, Mention, Moment, Part

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_FOUR = ORDINALS[:4]
_NTH = rf"(?:[1-4]\.|(?:IV|I{{1,3}})\.?|(?i:{'|'.join(_FOUR)})e[nrsm]?)"
_OF_YEAR = rf"(?:\s(?:des\s(?:Jahres\s)?|im\sJahre?\s|von\s)?(?P<year>{YEAR}))?"
_QUARTER = re.compile(
    rf"(?<![\w.])(?P<ordinals>{_NTH}(?:{JOIN}{_NTH}){{0,3}})\sQuartale?n?s?(?!\w){_OF_YEAR}"
    rf"|(?<![\w.])Q(?P<short>[1-4])(?:[\s/]?(?P<of>{YEAR}))?(?!\w)"
)
_HALF = re.compile(
    rf"(?<![\w.])(?P<half>{_NTH})\s(?:Halbjahre?s?|Jahreshälfte)(?!\w){_OF_YEAR}"
    rf"|(?<![\w.])H(?P<short>[12])[\s/](?P<of>{YEAR})(?!\w)"
)
_SEASON = re.compile(
    rf"(?<![\w-])(?:(?P<cue>[Ii]m|[Dd]iese[mns]|[Ll]etzten|[Vv]ergangenen|[Kk]ommenden|[Nn]ächsten"
    rf"|[Dd]en|[Dd]es)\s)?(?P<season>{'|'.join(SEASONS)})s?(?![\w-])"
    rf"(?:\s(?:des\sJahres\s)?(?P<year>{YEAR})(?:/(?P<next>\d{{2}})(?!\d))?)?"
)

_PART = rf"(?:(?:(?P<part>{PART})|(?P<early>[Ff]rüh|[Ss]pät)e[nrs]?)\s(?:de[rs]\s)?)?"
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "dreissig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_TEN = rf"(?:(?:1\d|20)?\d0er|(?i:{'|'.join(_TENS)})er)"
_DECADE = re.compile(
    rf"(?<![\w.,-]){_PART}(?P<decades>(?:{_TEN}{JOIN}){{0,4}}{_TEN})(?:[\s-]?[Jj]ahren?(?!\w))"
    rf"|(?<![\w.,-])(?:(?P<part2>{PART})\s(?:der\s)?)?(?P<alone>(?:1\d|20)\d0er)n?(?![\w-]|\s[A-ZÄÖÜ])"
)
_ONE_TEN = re.compile(rf"(?P<year>\d{{2,4}})er|(?P<word>(?i:{'|'.join(_TENS)}))er")
_AGE = re.compile(
    r"\b(?:seinen|ihren|meinen|unseren|deinen)\s(?:frühen\s|späten\s)?$", re.IGNORECASE
)

_LONGEST = sorted(ORDINALS, key=len, reverse=True)
_CENTURY_NUMBER = rf"(?:\d{{1,2}}\.?|(?i:{'|'.join(_LONGEST)})e[nrsm]?)"
_CENTURY = re.compile(
    rf"(?<![\w.,]){_PART}(?:(?P<half>erste|zweite)n?r?\sHälfte\sdes\s)?"
    rf"(?P<numbers>(?:{_CENTURY_NUMBER}{JOIN}){{0,4}}{_CENTURY_NUMBER})"
    r"(?:\s|\s?-)(?:Jahrhunderte?n?s?|Jh(?:dt?)?\.?)(?!\w)"
    r"(?P<before>\s(?:v\.\s?(?:Chr|u\.\sZ)\.|vor\sChristus|vor\sBeginn\sder\sZeitrechnung))?"
)
_ONE_CENTURY = re.compile(rf"(?P<digits>\d{{1,2}})|(?P<word>(?i:{'|'.join(_LONGEST)}))e")


def find(text: str) -> Iterator[Mention]:
    """The periods of a text that are no months and years."""
    for read, pattern in (
        (_quarters, _QUARTER),
        (_half, _HALF),
        (_season, _SEASON),
        (_centuries, _CENTURY),
        (_decades, _DECADE),
    ):
        for match in pattern.finditer(text):
            mention = read(match)
            if mention:
                yield mention


def _nth(word: str) -> int:
    """The number of "1.", "II." or "dritten"."""
    plain = word.strip(". ")
    if plain.isdecimal():
        return int(plain)
    return _ROMAN.get(plain) or 1 + next(
        number for number, stem in enumerate(_FOUR) if plain.lower().startswith(stem)
    )


def _quarters(match: re.Match[str]) -> Mention:
    if match["short"]:
        year = int(match["of"]) if match["of"] else None
        return Mention(span=match.span(), moments=(Moment(quarter=int(match["short"]), year=year),))
    items = list(re.finditer(_NTH, match["ordinals"]))
    year = int(match["year"]) if match["year"] else None
    return Mention(
        span=match.span(),
        moments=tuple(Moment(quarter=_nth(item[0]), year=year) for item in items),
        joins=_joins(match, "ordinals", items),
    )


def _joins(match: re.Match[str], group: str, items: list[re.Match[str]]) -> tuple[Join, ...]:
    start = match.start(group)
    return tuple(
        join_of(match.string, start + a.end(), start + b.start(), before=start)
        for a, b in zip(items, items[1:], strict=False)
    )


def _half(match: re.Match[str]) -> Mention | None:
    number = int(match["short"]) if match["short"] else _nth(match["half"])
    if number > 2:
        return None
    year = match["of"] or match["year"]
    part = Part.FIRST_HALF if number == 1 else Part.SECOND_HALF
    moment = Moment(year=int(year) if year else None, part=part)
    return Mention(span=match.span(), moments=(moment,))


def _season(match: re.Match[str]) -> Mention | None:
    """A season. Without its year it needs a word before it: Winter is a name, too."""
    season, span = SEASONS[match["season"]], (match.start("season"), match.end())
    if not match["year"]:
        if not match["cue"]:
            return None
        return Mention(span=span, moments=(Moment(season=season),), is_firm=False)
    year, following = int(match["year"]), short_year(match["next"])
    if not following:
        return Mention(span=span, moments=(Moment(season=season, year=year),))
    moments = Moment(year=year), Moment(season=season, year=following)
    return Mention(span=span, moments=moments, joins=(Join.SLASH,))


def _part(match: re.Match[str]) -> Part | None:
    if match["part"]:
        return PARTS[match["part"].lower()]
    if match["early"]:
        return Part.EARLY if match["early"].lower() == "früh" else Part.LATE
    return None


def _decades(match: re.Match[str]) -> Mention | None:
    if match["alone"]:
        part = PARTS[match["part2"].lower()] if match["part2"] else None
        return Mention(
            span=match.span(), moments=(Moment(decade=int(match["alone"][:4]), part=part),)
        )
    if _AGE.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    items = list(_ONE_TEN.finditer(match["decades"]))
    decades = [int(one["year"]) if one["year"] else _TENS[one["word"].lower()] for one in items]
    parts = [_part(match)] + [None] * (len(items) - 1)
    return Mention(
        span=match.span(),
        moments=tuple(
            Moment(decade=decade, part=part) for decade, part in zip(decades, parts, strict=True)
        ),
        joins=_joins(match, "decades", items),
    )


def _centuries(match: re.Match[str]) -> Mention:
    items = list(_ONE_CENTURY.finditer(match["numbers"]))
    numbers = [
        int(one["digits"]) if one["digits"] else ORDINALS.index(one["word"].lower()) + 1
        for one in items
    ]
    part = _part(match)
    if match["half"]:
        part = Part.FIRST_HALF if match["half"] == "erste" else Part.SECOND_HALF
    parts = [part] + [None] * (len(items) - 1)
    sign = -1 if match["before"] else 1
    return Mention(
        span=match.span(),
        moments=tuple(
            Moment(century=sign * number, part=part)
            for number, part in zip(numbers, parts, strict=True)
        ),
        joins=_joins(match, "numbers", items),
    )
