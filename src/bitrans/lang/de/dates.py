"""Read the dates and times of a German text: 3. bis 5. Oktober, Anfang 2020, 18.30 Uhr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bitrans.lang.de import periods, times, years
from bitrans.lang.de.calendar_words import (
    JOIN,
    MONTH,
    MONTHS,
    ORDINALS,
    PART,
    PARTS,
    WEEKDAY_SHORT,
    WEEKDAYS,
    YEAR,
    join_of,
    short_year,
)
from bitrans.lang.moment import Join, Mention, Moment

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS_IN_WORDS = ORDINALS[:12]
_BARE = rf"{_DAY}\."
_ENDING = r"(?:en|er|e)"
_IN_WORDS = rf"(?i:{'|'.join(_DAYS_IN_WORDS)}){_ENDING}"
_FULL = (
    rf"(?:{_DAY}\.\s?(?:{MONTH}|(?:0?[1-9]|1[0-2])\.)(?:\s?{YEAR}|\d{{2}}(?!\d))?"
    rf"|{_IN_WORDS}\s{MONTH}(?:\s{YEAR})?)"
)
_DAYS = re.compile(
    rf"(?<![\w.,])(?:{_BARE}{JOIN}){{0,9}}{_FULL}"
    rf"(?:{JOIN}(?:{_BARE}{JOIN}){{0,9}}{_FULL})*(?![\d])"
)
_DAY_ITEM = re.compile(
    rf"(?:(?P<day>{_DAY})\.|\b(?P<word>{_IN_WORDS})(?=\s{MONTH}))"
    rf"(?:\s?(?:(?P<name>{MONTH})|(?P<month>0?[1-9]|1[0-2])\.(?!\s?(?:{MONTH}))))?"
    rf"(?:\s?(?P<year>{YEAR})|(?P<short>\d{{2}})(?!\d))?"
)
_NO_DATE = re.compile(
    r"(?:Version|Kapitel|Abschnitt|Ziffer|Nr\.|Nummer|Punkt|Absatz|Abs\.|§|Art\.|Artikel"
    r"|Drucksache|Aktenzeichen|Az\.|Release|Seite|Tabelle|Abbildung|Abb\.)\s*$"
)
_ISO = re.compile(r"(?<![\w./-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])")

_ONE_MONTH = rf"(?:{PART}\s)?(?:{MONTH})(?:\s(?:des\sJahres\s)?{YEAR})?"
_MONTH_CHAIN = re.compile(
    rf"(?<![\w-])(?:{_ONE_MONTH}(?:{JOIN}{_ONE_MONTH})*)|(?<![\w./])(?:0?[1-9]|1[0-2])[/.]{YEAR}"
)
_MONTH_ITEM = re.compile(
    rf"(?:(?P<part>{PART})\s)?(?P<name>{MONTH})(?:\s(?:des\sJahres\s)?(?P<year>{YEAR}))?"
    rf"|(?P<month>\d{{1,2}})[/.](?P<of>{YEAR})"
)
_NAMES = frozenset({"März", "Mai", "April", "Juli", "August"})
_BEFORE_MONTH = re.compile(
    r"\b(?:im|seit|ab|bis|vom|von|zum|monat|monaten|jeden|letzten|vergangenen|kommenden|nächsten"
    r"|diesen|den|der|des|und|oder|noch|für|in|zwischen)\s$",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(r"\s[A-ZÄÖÜ]")
_TITLE = re.compile(r"(?:Herrn?|Frau|Dr\.|Prof\.)\s$")

_WEEKDAY = "|".join(WEEKDAYS)
_ONE_WEEKDAY = rf"(?i:{_WEEKDAY})(?:s|en|e)?(?:(?=(?:abend|morgen|nach|vor|mittag|nacht|früh))|\b)"
_SHORT = rf"(?:{'|'.join(WEEKDAY_SHORT)})\.?"
_DAYS_OF_WEEK = re.compile(
    rf"(?<![\w-])(?:{_ONE_WEEKDAY}(?:\s(?:bis|-|–)\s{_ONE_WEEKDAY}|[-–]{_ONE_WEEKDAY})?"
    rf"|{_SHORT}\s?(?:bis|-|–)\s?{_SHORT}(?!\w))"
)
_ONE_OF_WEEK = re.compile(rf"(?i:{_WEEKDAY})|(?:{'|'.join(WEEKDAY_SHORT)})(?!\w)")


def read(text: str) -> list[Mention]:
    """All dates and times of a German text, in order, not overlapping."""
    mentions: list[Mention] = []
    taken = bytearray(len(text))
    rest = text
    for find in (times.find, _iso, _days, periods.find, _months, years.find, _weekdays):
        before = len(mentions)
        for mention in find(rest):
            start, end = mention.span
            if not any(taken[start:end]):
                mentions.append(mention)
                taken[start:end] = bytes([1]) * (end - start)
        if len(mentions) > before:
            rest = "".join(
                "\0" if is_taken else sign for sign, is_taken in zip(text, taken, strict=True)
            )
    return sorted(mentions, key=lambda mention: mention.span)


def _iso(text: str) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.groups())
        yield Mention(span=match.span(), moments=(Moment(year=year, month=month, day=day),))


def _days(text: str) -> Iterator[Mention]:
    """Days of a month. What is not said of one is taken from the next: 3. bis 5. Oktober."""
    for chain in _DAYS.finditer(text):
        if _is_number(text, chain):
            continue
        items = list(_DAY_ITEM.finditer(text, chain.start(), chain.end()))
        moments = [_day(item) for item in items]
        yield from _mentions(text, items, moments)


def _is_number(text: str, chain: re.Match[str]) -> bool:
    """Whether it numbers something: Version 3.10."""
    return bool(_NO_DATE.search(text, max(0, chain.start() - 16), chain.start()))


def _day(item: re.Match[str]) -> Moment:
    if item["day"]:
        day = int(item["day"])
    else:
        stem = re.sub(f"{_ENDING}$", "", item["word"].lower())
        day = _DAYS_IN_WORDS.index(stem) + 1
    month = MONTHS[item["name"].removesuffix("s")] if item["name"] else item["month"]
    year = int(item["year"]) if item["year"] else short_year(item["short"])
    return Moment(day=day, month=int(month) if month else None, year=year)


def _months(text: str) -> Iterator[Mention]:
    """Months without a day. Mai and August alone may be names of persons."""
    for chain in _MONTH_CHAIN.finditer(text):
        items = list(_MONTH_ITEM.finditer(text, chain.start(), chain.end()))
        if not (_is_number(text, chain) or _is_name(text, chain, items)):
            yield from _mentions(text, items, [_month(item) for item in items])


def _month(item: re.Match[str]) -> Moment:
    if item["month"]:
        return Moment(month=int(item["month"]), year=int(item["of"]))
    return Moment(
        month=MONTHS[item["name"].removesuffix("s")],
        year=int(item["year"]) if item["year"] else None,
        part=PARTS[item["part"].lower()] if item["part"] else None,
    )


def _is_name(text: str, chain: re.Match[str], items: Sequence[re.Match[str]]) -> bool:
    first = items[0]
    if _TITLE.search(text, max(0, chain.start() - 7), chain.start()):
        return True
    if len(items) > 1 or first["name"] not in _NAMES or first["part"] or first["year"]:
        return False
    is_alone = not _NOUN_AFTER.match(text, chain.end())
    cue = _BEFORE_MONTH.search(text, max(0, chain.start() - 14), chain.start())
    return not (cue and (is_alone or cue[0].lower().startswith(("im ", "seit "))))


def _mentions(
    text: str, items: Sequence[re.Match[str]], moments: Sequence[Moment]
) -> Iterator[Mention]:
    """Put together what shares its words or is a range; the others stand for themselves."""
    joins = [
        join_of(text, a.end(), b.start(), before=a.start())
        for a, b in zip(items, items[1:], strict=False)
    ]
    first = 0
    for last in range(len(items)):
        is_open = last < len(joins) and (
            joins[last] is Join.RANGE
            or (moments[last].month is None)
            or (moments[last].day is None and moments[last].year is None)
        )
        if is_open:
            continue
        yield Mention(
            span=(items[first].start(), items[last].end()),
            moments=_completed(moments[first : last + 1]),
            joins=tuple(joins[first:last]),
        )
        first = last + 1


def _completed(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Month and year from the next one; not the year where it may have changed in between."""
    whole = [moments[-1]]
    for moment in reversed(moments[:-1]):
        following = whole[0]
        month = moment.month or following.month
        year = moment.year
        if year is None and month and following.month and month <= following.month:
            year = following.year
        whole.insert(0, replace(moment, month=month, year=year))
    return tuple(whole)


def _weekdays(text: str) -> Iterator[Mention]:
    for match in _DAYS_OF_WEEK.finditer(text):
        if _TITLE.search(text, max(0, match.start() - 7), match.start()):
            continue
        found = list(_ONE_OF_WEEK.finditer(match[0]))
        numbers = [(WEEKDAYS | WEEKDAY_SHORT)[one[0].capitalize()] for one in found]
        yield Mention(
            span=match.span(),
            moments=tuple(Moment(weekday=number) for number in numbers),
            joins=(Join.RANGE,) * (len(numbers) - 1),
        )
