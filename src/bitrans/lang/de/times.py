"""Read the times of day of a German text: 18.30 Uhr, von 9 bis 17 Uhr, halb sieben."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bitrans.lang.moment import DayPart, Join, Mention, Moment, minutes

_HOUR = r"(?:[01]?\d|2[0-4])"
_WORDS = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_HOURS = {word: n for n, word in enumerate(_WORDS, start=1)} | {"eins": 1}
_WORD = "|".join(sorted(_HOURS, key=len, reverse=True))
_DAY_PARTS = {
    "morgens": DayPart.MORNING,
    "früh": DayPart.MORNING,
    "vormittags": DayPart.MORNING,
    "mittags": DayPart.NOON,
    "nachmittags": DayPart.AFTERNOON,
    "abends": DayPart.EVENING,
    "nachts": DayPart.NIGHT,
}
_DAY_PART = rf"(?:\s(?P<part>{'|'.join(_DAY_PARTS)})\b)?"
_JOIN = r"\s*(?:(?:Uhr\s*)?(?:bis|[-–—])|und|oder|sowie|[/,])\s*(?:um\s|gegen\s)?"
_TIME = rf"{_HOUR}(?:[.:][0-5]\d)?(?!\d)"
_ZONE = r"(?:Ortszeit|UTC|GMT|MES?Z|CES?T)\b"
_BEFORE = r"(?<![\d.,:])(?<!\d[ /–-])"
_CLOCK = re.compile(
    rf"{_BEFORE}(?P<times>{_TIME}(?:{_JOIN}{_TIME}){{0,9}})"
    rf"(?:\s*Uhr\b|(?<=[.:]\d\d)\s*h\b|(?=\s*{_ZONE}))"
    rf"(?:\s(?P<minute>[0-5]?\d)\b(?![.,]\d|\s?[%€]|\s[A-ZÄÖÜ]))?{_DAY_PART}"
)
_COLON = re.compile(
    rf"(?:^|\b(?i:um|ab|bis|gegen|von|vor|nach|zwischen|beginn|einlass|start|ende|uhrzeit|zeit)"
    rf"|[,;|)]|\buhr)(?::?\s*)"
    rf"(?P<times>{_HOUR}:[0-5]\d(?:{_JOIN}{_HOUR}:[0-5]\d){{0,9}})(?![\d:]|[.,]\d)"
)
_ITEM = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_SPOKEN = re.compile(
    rf"\b(?:(?P<half>halb)\s(?P<to>{_WORD})(?:\sUhr)?|(?P<full>{_WORD})\sUhr)\b{_DAY_PART}",
    re.IGNORECASE,
)
_SPOKEN_HALF = re.compile(r"\b(?:um|gegen|ab|bis|vor|nach|seit)\s*$|\bUhr", re.IGNORECASE)
_SOFT = re.compile(r"\b(?P<midnight>Mitternacht)\b|\b(?P<noon>mittags)\b")


def find(text: str) -> Iterator[Mention]:
    """The times of a text; of two that overlap, the first one counts."""
    yield from map(_figures, _CLOCK.finditer(text))
    yield from map(_figures, _COLON.finditer(text))
    yield from filter(None, map(_spoken, _SPOKEN.finditer(text)))
    for match in _SOFT.finditer(text):
        time = 0 if match["midnight"] else minutes(12, 0)
        yield Mention(span=match.span(), moments=(Moment(times=(time,)),), is_firm=False)


def _figures(match: re.Match[str]) -> Mention:
    """Times in figures. A comma alone does not make a list of full hours: Raum 5, 18 Uhr."""
    written = match["times"]
    items = list(_ITEM.finditer(written))
    between = [written[a.end() : b.start()] for a, b in zip(items, items[1:], strict=False)]
    if not re.search("[a-z]", "".join(between)):
        for number in reversed(range(len(between))):
            if "," in between[number] and not items[number][2]:
                items, between = items[number + 1 :], between[number + 1 :]
                break
    groups = match.groupdict()
    day_part = _DAY_PARTS.get(groups.get("part") or "")
    minute = groups.get("minute") if len(items) == 1 else None
    return Mention(
        span=(match.start("times") + items[0].start(), match.end()),
        moments=tuple(
            Moment(times=(minutes(int(item[1]), int(item[2] or minute or 0), day_part),))
            for item in items
        ),
        joins=tuple(Join.RANGE if re.search("bis|[-–—]", w) else Join.LIST for w in between),
        has_minutes=bool(minute or any(item[2] for item in items)),
        day_part=day_part,
    )


def _spoken(match: re.Match[str]) -> Mention | None:
    """Hours in words, by twelve: sechs Uhr, halb sieben."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if match["half"] and not (_SPOKEN_HALF.search(before) or _SPOKEN_HALF.search(match[0])):
        return None
    day_part = _DAY_PARTS.get(match["part"] or "")
    hour = _HOURS[(match["to"] or match["full"]).lower()]
    minute = 0
    if match["half"]:
        hour, minute = (hour - 1) or 12, 30
    time = minutes(hour, minute, day_part)
    return Mention(
        span=match.span(),
        moments=(Moment(times=(time,) if day_part else (time, (time + 720) % 1440)),),
        has_minutes=bool(minute),
        day_part=day_part,
    )
