"""Read the years of a German text: seit 1990, 2019/20, Anfang 2020, 323 v. Chr., Agenda 2030."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.de.calendar_words import PART, PARTS, YEAR, YEAR_DIGITS, join_of
from bitrans.lang.moment import Join, Mention, Moment

_OF_YEAR = r"(?:(?:des|dieses)\sJahres\s)?"
_ONE = rf"(?:{PART}\s{_OF_YEAR})?{YEAR}"
_TO = r"(?:\s(?:bis|und)\s(?:zum\sJahre?\s)?|\s?[-–—/]\s?)"
_CHAIN = re.compile(
    rf"(?<![\w.,/–-])(?<!\d\s)(?:"
    rf"(?P<season>{YEAR_DIGITS})/(?P<next>\d{{2}})(?!\d|[.,/]\d)"
    rf"|{_ONE}(?:{_TO}{_ONE})?)(?![-–/]\d|\w)"
)
_ITEM = re.compile(rf"(?:(?P<part>{PART})\s{_OF_YEAR})?(?P<year>{YEAR})")
_CUE = re.compile(
    r"(?:\b\w*(?i:jahr)(?:e|en|es|s|gang)?|\b[Ss]eit|\b[Aa]nno|\b[Ss]tand|\b\w*(?i:saison)|\b[Ss]pielzeit"
    r"|\bWintersemester|\bSommersemester|\bSchuljahr|\b[Zz]wischen|\b[Ii]n)\s$"
)
_IN_YEAR = re.compile(r"\b(?:[Ii]m|[Dd]em|[Dd]es)\sJahr(?:es?)?\s$")
_QUANTITY = re.compile(
    r"\b(?:rund|etwa|über|mehr\sals|weniger\sals|knapp|fast|circa|ca\.|bis\szu|insgesamt|nur|gut"
    r"|mindestens|höchstens|je|pro|zirka|ungefähr)\s$|[€$§]\s?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?:[%€$°²³]|(?:km|kg|m|cm|mm|t|ha|kW|kWh|MW|qm|Mio|Mrd|Tsd)\b|[A-ZÄÖÜ]\w)|\s[a-zäöüß]+"
    r"(?:e|en|er|es|em)\s[A-ZÄÖÜ]"
)
_NOUN = re.compile(r"\s?(?:[%€$°²³]|(?:km|kg|m|cm|mm|t|ha|kW|kWh|MW|qm|Mio|Mrd|Tsd)\b|[A-ZÄÖÜ]\w)")
_FUNCTION_WORDS = frozenset(
    "ab am an auch auf bereits bis da dann das dass der die doch ende erst für im in kurz mit nach"
    " noch nur ob schon seit spätestens um und vom von vor während wie zwischen"
    " anfang mitte frühestens bevor als".split()
)
_NAME = re.compile(r"\b[A-ZÄÖÜ][\w-]+\s$")
_ERA = re.compile(
    r"(?<![\w.,])(?P<first>\d{1,5})(?:\s?(?:bis|[-–])\s?(?P<last>\d{1,5}))?"
    r"\s(?P<era>[vn])\.\s?(?:Chr|u\.\sZ)\."
)
_OLD = re.compile(
    r"\b(?:[Ii]m|[Dd]em|[Dd]es)\sJahr(?:es?)?\s(?P<year>\d{1,3})(?![\w.,]|\s[A-ZÄÖÜ])"
)


def find(text: str) -> Iterator[Mention]:
    """The years of a text; four figures that rather count something are left alone."""
    for match in _ERA.finditer(text):
        sign = -1 if match["era"] == "v" else 1
        years = [int(one) * sign for one in match.group("first", "last") if one]
        yield _mention(match.span(), [Moment(year=year) for year in years], Join.RANGE)
    for match in _OLD.finditer(text):
        yield _mention(match.span("year"), [Moment(year=int(match["year"]))], Join.RANGE)
    for match in _CHAIN.finditer(text):
        yield from _years(text, match)


def _years(text: str, match: re.Match[str]) -> Iterator[Mention]:
    if match["season"]:
        first = int(match["season"])
        if int(match["next"]) == (first + 1) % 100:
            moments = [Moment(year=first), Moment(year=first + 1)]
            yield _mention(match.span(), moments, Join.SLASH)
        return
    items = list(_ITEM.finditer(text, match.start(), match.end()))
    moments = [
        Moment(year=int(item["year"]), part=PARTS[item["part"].lower()] if item["part"] else None)
        for item in items
    ]
    if len(items) == 2:
        join = join_of(text, items[0].end(), items[1].start(), before=match.start())
        first, last = int(items[0]["year"]), int(items[1]["year"])
        if not first < last or _is_number_range(text, match, first, last):
            return
        if join is Join.RANGE:
            is_season = "/" in match[0] and last == first + 1
            yield _mention(match.span(), moments, Join.SLASH if is_season else join)
            return
    for item, moment in zip(items, moments, strict=True):
        if item["part"] or _is_year(text, item):
            yield Mention(span=item.span(), moments=(moment,), is_name=_is_in_name(text, item))


def _is_number_range(text: str, match: re.Match[str], first: int, last: int) -> bool:
    """Whether two figures rather count something: 1500 bis 2000 Besucher."""
    is_round = first % 100 == 0 or last % 100 == 0
    counts = _NOUN.match(text, match.end()) and (is_round or not 1900 <= first < last < 2100)
    return bool(counts or _QUANTITY.search(text, max(0, match.start() - 14), match.start()))


def _is_year(text: str, item: re.Match[str]) -> bool:
    """Whether four figures are a year rather than a number of things."""
    start, end, year = item.start(), item.end(), int(item["year"])
    if _IN_YEAR.search(text, max(0, start - 20), start):
        return True
    if _CUE.search(text, max(0, start - 20), start):
        return not _NOUN.match(text, end) or 1900 <= year < 2100
    if _QUANTITY.search(text, max(0, start - 14), start) or _NOUN.match(text, end):
        return False
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    is_recent = 1900 <= year < 2100
    if _COUNTED.match(text, end):
        return is_recent and year % 100 != 0
    return is_recent or year % 10 != 0


def _is_in_name(text: str, item: re.Match[str]) -> bool:
    """Whether a year stands behind a name: Agenda 2030."""
    if item["part"] or _CUE.search(text, max(0, item.start() - 20), item.start()):
        return False
    name = _NAME.search(text, max(0, item.start() - 40), item.start())
    return bool(name and name[0].strip().lower() not in _FUNCTION_WORDS)


def _mention(span: tuple[int, int], moments: list[Moment], join: Join) -> Mention:
    return Mention(span=span, moments=tuple(moments), joins=(join,) * (len(moments) - 1))
