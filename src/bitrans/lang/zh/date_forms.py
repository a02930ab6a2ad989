"""Write dates and times as the Chinese press does: 9月28日至10月3日, 18:30, 20世纪90年代初."""

from __future__ import annotations

from collections.abc import Iterator

from bitrans.lang.moment import DayPart, Field, Join, Mention, Moment, Part, Season

_HAN = "零一二三四五六日"
_SEASONS = {
    Season.SPRING: "春季",
    Season.SUMMER: "夏季",
    Season.AUTUMN: "秋季",
    Season.WINTER: "冬季",
}
_DAY_PARTS = {
    DayPart.MORNING: "上午",
    DayPart.NOON: "中午",
    DayPart.AFTERNOON: "下午",
    DayPart.EVENING: "晚上",
    DayPart.NIGHT: "夜里",
}
_OF_MONTH = {Part.EARLY: "初", Part.MIDDLE: "中旬", Part.LATE: "底"}
_OF_YEAR = {
    Part.EARLY: "初",
    Part.MIDDLE: "年中",
    Part.LATE: "底",
    Part.FIRST_HALF: "上半年",
    Part.SECOND_HALF: "下半年",
}
_OF_DECADE = {Part.EARLY: "初", Part.MIDDLE: "中期", Part.LATE: "末"}
_OF_CENTURY = {
    Part.EARLY: "初",
    Part.MIDDLE: "中叶",
    Part.LATE: "末",
    Part.FIRST_HALF: "上半叶",
    Part.SECOND_HALF: "下半叶",
}


def renderings(mention: Mention) -> tuple[str, ...]:
    """How the press writes a date or time, best first."""
    return tuple(dict.fromkeys(_renderings(mention)))


def _renderings(mention: Mention) -> Iterator[str]:
    first = mention.moments[0]
    if first.times is not None:
        yield from _times(mention)
    elif first.weekday is not None:
        yield _joined(mention, [f"周{_HAN[moment.weekday or 0]}" for moment in mention.moments])
        yield _joined(mention, [f"星期{_HAN[moment.weekday or 0]}" for moment in mention.moments])
    elif Join.SLASH in mention.joins:
        last = mention.moments[-1]
        year = f"{first.year}/{(last.year or 0) % 100:02d}"
        season = f"年{_SEASONS[last.season]}" if last.season else ""
        yield year + season
        yield f"{first.year}至{last.year}年{season.removeprefix('年')}"
    else:
        whole = _joined(mention, list(_dates(mention.moments)))
        is_year = [field for field, _ in first.said()] == [Field.YEAR] and not mention.joins
        if is_year and (first.year or 0) >= 1000:
            bare = whole.removesuffix("年")
            yield from (bare, whole) if mention.is_name else (whole, bare)
        else:
            yield whole


def _joined(mention: Mention, texts: list[str]) -> str:
    """至 between the ends of a range; 、 and 和 in a list."""
    text = texts[0]
    for number, join in enumerate(mention.joins, start=1):
        is_last = number == len(mention.joins)
        text += ("至" if join is Join.RANGE else "和" if is_last else "、") + texts[number]
    return text


def _dates(moments: tuple[Moment, ...]) -> Iterator[str]:
    """Each date, without what it has in common with the one before."""
    before = Moment()
    for moment in moments:
        text = ""
        needs_year = moment.month is None and moment.quarter is None and moment.season is None
        if moment.year is not None and (needs_year or moment.year != before.year):
            text += _year(moment.year)
        needs_month = moment.day is None or moment.month != before.month
        if moment.month is not None and (text or needs_month):
            text += f"{moment.month}月"
        if moment.day is not None:
            text += f"{moment.day}日"
        yield text + _period(moment, before)
        before = moment


def _year(year: int) -> str:
    return f"{year}年" if year > 0 else f"公元前{-year}年"


def _period(moment: Moment, before: Moment) -> str:
    """What is not written as year, month and day."""
    text = ""
    if moment.century is not None:
        text = f"{moment.century}世纪" if moment.century > 0 else f"公元前{-moment.century}世纪"
    if moment.decade is not None:
        text += _decade(moment.decade, before.decade)
    if moment.quarter is not None:
        text += f"第{_HAN[moment.quarter]}季度"
    if moment.season is not None:
        text += _SEASONS[moment.season]
    if moment.part is not None:
        text += _part(moment, moment.part)
    return text


def _part(moment: Moment, part: Part) -> str:
    if moment.month is not None:
        return _OF_MONTH[part]
    if moment.decade is not None:
        return _OF_DECADE[part]
    return (_OF_YEAR if moment.century is None else _OF_CENTURY)[part]


def _decade(year: int, before: int | None) -> str:
    """20世纪90年代, as 90 alone is meant, too; 90年代 after another one of that century.

    The first two decades of a century are not said in this way.
    """
    if year < 100:
        year += 1900
    if year % 100 < 20:
        return f"{year}年代"
    if before is not None and before // 100 in (0, year // 100) and before % 100 >= 20:
        return f"{year % 100}年代"
    return f"{year // 100 + 1}世纪{year % 100}年代"


def _times(mention: Mention) -> Iterator[str]:
    times = [moment.times[0] for moment in mention.moments if moment.times]
    if not mention.is_firm:
        yield "中午" if times[0] else "午夜"
        return
    if mention.day_part is not None:
        said = _DAY_PARTS[mention.day_part]
        yield said + _joined(mention, [_clock(time % 720 or 720 * (time > 0)) for time in times])
    figures = [f"{time // 60}:{time % 60:02d}" for time in times]
    hours = [_clock(time) for time in times]
    forms = (figures, hours) if mention.has_minutes else (hours, figures)
    for form in forms:
        yield _joined(mention, form)


def _clock(time: int) -> str:
    hour, minute = divmod(time, 60)
    return f"{hour}时{minute}分" if minute else f"{hour}时"
