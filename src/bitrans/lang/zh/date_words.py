"""The words for dates and times in a Chinese text, one by one: 2019年, 10月, 3日, 下午6点半."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bitrans.lang.moment import DayPart, Field, Part, Season, Value, minutes
from bitrans.lang.traced import Interval
from bitrans.lang.zh import numerals


class Word(NamedTuple):
    """A word for a date or time; it has no value where that depends on today (今年).

    is_calendar: not a length of time as well: 10年 may be ten years.
    """

    span: Interval
    field: Field
    value: Value | None
    is_calendar: bool = True


_N = r"(?:(?<![\d.])\d{1,4}(?!\d)|[〇零一二两三四五六七八九十百千]{1,9})"
_JOIN = r"\s?(?:[-–—－~～至到、和与及/]|以及|——)\s?"
_BEFORE_CHRIST = r"(?P<before>(?:公元|西元)?前\s?)?(?P<era>(?:公元|西元)\s?)?"


def _listed(unit: str) -> str:
    """A number with its unit, or before others that have it: the 9 of 9至17时."""
    return rf"(?P<n>{_N})(?:\s?(?:{unit})|(?=(?:{_JOIN}{_N}){{1,8}}\s?(?:{unit})))"


_PARTS = {
    Part.EARLY: "初期?|早期|伊始|上旬|初旬|早些时候|前期",
    Part.MIDDLE: "中旬|中叶|中期|中(?![国央午心方文德华东美])",
    Part.LATE: "底|末期?|末叶|下旬|终|晚期|后期|晚些时候",
    Part.FIRST_HALF: "[上前]半[年叶期段月]?",
    Part.SECOND_HALF: "[下后]半[年叶期段月]?",
}
_SEASONS = {
    "春": Season.SPRING,
    "夏": Season.SUMMER,
    "秋": Season.AUTUMN,
    "冬": Season.WINTER,
}
_DAY_PARTS = {
    DayPart.MORNING: "凌晨|清晨|早晨|早上|上午|早",
    DayPart.NOON: "中午|正午",
    DayPart.AFTERNOON: "下午|午后",
    DayPart.EVENING: "傍晚|晚上|晚间|夜晚|当晚|今晚|晚",
    DayPart.NIGHT: "夜间|夜里|深夜|半夜|午夜|夜",
}
_OF_THE_HOUR = {"整": 0, "一刻": 15, "半": 30, "三刻": 45}
_WEEKDAYS = {sign: n for n, sign in enumerate("一二三四五六日", start=1)} | {"天": 7}
_WEEKDAY = f"[{''.join(_WEEKDAYS)}]"
_NEAR = 8  # characters between two times that may share their part of the day

_TIME = re.compile(
    rf"(?:(?P<part>{'|'.join(_DAY_PARTS.values())})\s?的?\s?)?(?:"
    r"(?<!\d)(?P<clock>[01]?\d|2[0-4])\s?[:：]\s?(?P<minute>[0-5]\d)(?!\d)|"
    + _listed("[时点](?![期代间候段隔速评击])钟?")
    + rf"(?:\s?(?P<of>{'|'.join(_OF_THE_HOUR)})|\s?(?P<minutes>{_N})\s?分"
    r"|(?P<bare>[0-5]\d)(?!\d))?)"
)


def find(text: str) -> list[Word]:
    """All words for dates and times, in order; the text has its digits in half width."""
    found: list[Word] = []
    taken = bytearray(len(text))
    for word in _words(text):
        start, end = word.span
        if not any(taken[start:end]):
            found.append(word)
            taken[start:end] = bytes([1]) * (end - start)
    return sorted(found, key=lambda word: word.span)


def _words(text: str) -> Iterator[Word]:
    """All that may be such a word; of two that overlap, the first one counts."""
    yield from _times(text)
    for pattern, words in _RULES:
        for match in pattern.finditer(text):
            yield from words(match)


def _number(text: str) -> int | None:
    value = numerals.value(text)
    return None if value is None else int(value)


def _day_part(word: str | None) -> DayPart | None:
    return next((part for part, words in _DAY_PARTS.items() if word in words.split("|")), None)


def _times(text: str) -> Iterator[Word]:
    """Times of day; one without a part of the day may share the last one: 下午3点到5点."""
    shared: DayPart | None = None
    position = -_NEAR
    for match in _TIME.finditer(text):
        own = _day_part(match["part"])
        if match.start() - position > _NEAR:
            shared = None
        hour = _number(match["clock"] or match["n"])
        minute = match["minute"] or match["minutes"] or match["bare"]
        past = _number(minute) if minute else _OF_THE_HOUR.get(match["of"] or "整")
        if hour is None or past is None or not (hour <= 24 and past < 60):
            continue
        times = [minutes(hour, past, own)]
        if shared and not own:
            times.append(minutes(hour, past, shared))
        yield Word(match.span(), Field.TIMES, tuple(dict.fromkeys(times)))
        shared, position = own or shared, match.end()


def _plain(field: Field) -> Callable[[re.Match[str]], Iterator[Word]]:
    """The reader of a rule whose group n is the value."""

    def words(match: re.Match[str]) -> Iterator[Word]:
        number = _number(match["n"])
        if number is not None:
            yield Word(match.span(), field, number)

    return words


def _always(field: Field, value: Value | None) -> Callable[[re.Match[str]], Iterator[Word]]:
    """The reader of a rule that says one thing."""

    def words(match: re.Match[str]) -> Iterator[Word]:
        yield Word(match.span(), field, value)

    return words


def _figures(match: re.Match[str]) -> Iterator[Word]:
    """2019-10-03, 2019.10, 9·11: the fields are the names of the groups."""
    for name, figures in match.groupdict().items():
        if figures:
            yield Word(match.span(name), Field(name), int(figures))


def _century(match: re.Match[str]) -> Iterator[Word]:
    number = _number(match["n"])
    if number is not None:
        yield Word(match.span(), Field.CENTURY, -number if match["before"] else number)


def _year(match: re.Match[str]) -> Iterator[Word]:
    number = _number(match["n"])
    if number is not None:
        is_calendar = number >= 1000 or match["before"] or match["era"] or match["month"]
        value = -number if match["before"] else number
        yield Word((match.start(), match.end()), Field.YEAR, value, bool(is_calendar))


def _next_year(match: re.Match[str]) -> Iterator[Word]:
    """The 20 of 2019/20."""
    before = int(match.string[match.start() - 5 : match.start() - 1])
    if int(match["n"]) == (before + 1) % 100:
        yield Word(match.span(), Field.YEAR, before + 1)


def _tens(match: re.Match[str]) -> Iterator[Word]:
    """The 六 of 六七十年代."""
    yield Word(match.span(), Field.DECADE, 10 * (_number(match["n"]) or 0))


def _weekday(match: re.Match[str]) -> Iterator[Word]:
    yield Word(match.span(), Field.WEEKDAY, _WEEKDAYS[match["n"]])


def _part(part: Part) -> tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Word]]]:
    pattern = rf"(?<=[年月代纪])(?:\s?的)?\s?年?(?:{_PARTS[part]})"
    return re.compile(pattern), _always(Field.PART, part)


def _season(match: re.Match[str]) -> Iterator[Word]:
    yield Word(match.span(), Field.SEASON, _SEASONS[match["n"]])


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Word]]], ...] = (
    (re.compile("午夜|半夜|子夜"), _always(Field.TIMES, (0,))),
    (re.compile("正午|中午"), _always(Field.TIMES, (minutes(12, 0),))),
    (re.compile(r"(?<=\d{4}[-–—/])(?P<n>\d{2})(?!\d)(?:\s?年)?(?=.?[^\d月./-]|$)"), _next_year),
    (
        re.compile(
            r"(?<![\d./-])(?P<year>\d{4})([-/.])(?P<month>0?[1-9]|1[0-2])"
            r"(?:\2(?P<day>[12]\d|3[01]|0?[1-9]))?(?!\d|[-/.]\d|\s?[年赛学])"
        ),
        _figures,
    ),
    (re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])[·•](?P<day>[12]\d|3[01]|[1-9])(?!\d)"), _figures),
    (re.compile(_BEFORE_CHRIST + _listed("世纪")), _century),
    (re.compile("上个?世纪"), _always(Field.CENTURY, 20)),
    (re.compile("本世纪"), _always(Field.CENTURY, 21)),
    (re.compile("(?P<n>[二三四五六七八])(?=[三四五六七八九]十年代)"), _tens),
    (re.compile("(?<=[二三四五六七八])(?P<n>[三四五六七八九]十)年代"), _plain(Field.DECADE)),
    (re.compile(_listed("年代")), _plain(Field.DECADE)),
    (re.compile("[今去明前后同当翌次本]年"), _always(Field.YEAR, None)),
    (
        re.compile(
            _BEFORE_CHRIST + _listed("年(?![代级龄轻纪资])") + rf"(?=(?P<month>\s?{_N}\s?月)?)"
        ),
        _year,
    ),
    (
        re.compile(r"(?<![\d.,])(?P<n>(?:1\d|20|21)\d{2})(?![\d%万亿多]|[.,]\d)"),
        _plain(Field.YEAR),
    ),
    (re.compile(r"(?:第\s?)?" + _listed("个?季度")), _plain(Field.QUARTER)),
    (re.compile("第(?P<n>[一二三四1-4])季"), _plain(Field.QUARTER)),
    (re.compile("(?<![A-Za-z])Q(?P<n>[1-4])"), _plain(Field.QUARTER)),
    (re.compile("首季度?"), _always(Field.QUARTER, 1)),
    (re.compile("(?<!个)" + _listed("月份?")), _plain(Field.MONTH)),
    (re.compile(_listed("日(?![元本均常])|号(?![线楼馆厅机舰台])")), _plain(Field.DAY)),
    (re.compile(rf"(?:周|星期|礼拜)(?P<n>{_WEEKDAY})"), _weekday),
    (re.compile(rf"(?<=[周期拜]{_WEEKDAY}[至到、和-])(?P<n>{_WEEKDAY})"), _weekday),
    (re.compile("上半年"), _always(Field.PART, Part.FIRST_HALF)),
    (re.compile("下半年"), _always(Field.PART, Part.SECOND_HALF)),
    *map(_part, Part),
    (re.compile("(?P<n>[春夏秋冬])(?:[季天日令]|(?=[春夏秋冬]))"), _season),
    (re.compile(r"(?<=[年今去明初])\s?(?P<n>[春夏秋冬])"), _season),
)
