"""Units and currencies, as German and Chinese write them after a number."""

from __future__ import annotations

import re
from typing import NamedTuple

PERCENT = "%"
POINTS = "个百分点"
DEGREE = "度"
CELSIUS = "摄氏度"
YEAR = "年"


class _Unit(NamedTuple):
    """A unit under the name that Chinese press texts give it.

    german:  words without their endings, and signs.
    chinese: how it may stand in Chinese besides its name; None if Chinese has so many ways that a
             different one says nothing.
    """

    name: str
    german: str
    chinese: str | None = ""


_UNITS = (
    _Unit(POINTS, "Prozentpunkt Prozent-Punkt %-Punkte %-Punkten %-Punkt", "百分点"),
    _Unit(PERCENT, "Prozent % v.H.", "％ 百分比"),
    _Unit("‰", "Promille ‰"),
    _Unit("美元", "US-Dollar Dollar USD US$ $", "美金 $ USD"),
    _Unit("欧元", "Euro EUR €", "€ EUR"),
    _Unit("元", "Yuan Renminbi RMB CNY", "人民币 RMB"),
    _Unit("瑞士法郎", "Franken CHF", "法郎 瑞郎 CHF"),
    _Unit("英镑", "Pfund GBP £", "£ GBP"),
    _Unit("日元", "Yen JPY", "JPY"),
    _Unit("卢布", "Rubel RUB"),
    _Unit("韩元", "Won KRW"),
    _Unit("卢比", "Rupie INR"),
    _Unit("平方公里", "Quadratkilometer km² km2 qkm", "平方千米 km² km2"),
    _Unit("平方米", "Quadratmeter m² m2 qm", "平米 m² m2"),
    _Unit("立方米", "Kubikmeter m³ m3 cbm", "m³ m3"),
    _Unit("公顷", "Hektar ha", "ha"),
    _Unit("公里/小时", "km/h Stundenkilometer", "千米/小时 km/h"),
    _Unit("公里", "Kilometer km", "千米 km"),
    _Unit("厘米", "Zentimeter cm", "公分 cm"),
    _Unit("毫米", "Millimeter mm", "mm"),
    _Unit("米", "Meter m", "公尺 m"),
    _Unit("吨", "Tonne t", "t"),
    _Unit("公斤", "Kilogramm Kilo kg", "千克 kg"),
    _Unit("克", "Gramm g", "g"),
    _Unit("百升", "Hektoliter hl"),
    _Unit("升", "Liter l"),
    _Unit("千瓦时", "Kilowattstunde kWh", "度电 kWh"),
    _Unit("兆瓦时", "Megawattstunde MWh", "MWh"),
    _Unit("吉瓦时", "Gigawattstunde GWh", "GWh"),
    _Unit("太瓦时", "Terawattstunde TWh", "TWh"),
    _Unit("千瓦", "Kilowatt kW", "kW"),
    _Unit("兆瓦", "Megawatt MW", "MW"),
    _Unit("吉瓦", "Gigawatt GW", "GW"),
    _Unit(CELSIUS, "Grad\\sCelsius °C", "℃ °C"),
    _Unit(DEGREE, "Grad °", "° 度"),
    _Unit("小时", "Stunde Std. h", None),
    _Unit("分钟", "Minute Min.", None),
    _Unit("秒", "Sekunde", None),
    _Unit("天", "Tag", None),
    _Unit("周", "Woche", None),
    _Unit("个月", "Monat", None),
)
SIGNS = frozenset("%‰€$£°")
"""Signs that are written as one with the number."""

_ALIKE = ({DEGREE, CELSIUS}, {"公里/小时", "公里"}, {"千瓦时", DEGREE})
"""Units that Chinese writes alike: 时速50公里, 三度电."""


def _german(names: str) -> str:
    """An expression for a unit's German names, longest first, words with their endings."""
    parts = []
    for name in sorted(names.split(), key=len, reverse=True):
        escaped = name if "\\s" in name else re.escape(name)
        is_word = name[-1].isalpha() and name[0].isupper() and len(name) > 2 and not name.isupper()
        ending = r"(?:e[ns]?|n|s|er)?" if is_word else ""
        parts.append(escaped + ending + (r"(?!\w)" if name[-1].isalnum() else ""))
    return "|".join(parts)


_GERMAN = re.compile(
    r"(?:\s|-(?=\w))?(?:" + "|".join(f"({_german(unit.german)})" for unit in _UNITS) + ")"
)
_CHINESE_NAMES = {
    name: unit.name
    for unit in _UNITS
    if unit.chinese is not None
    for name in (unit.name, *unit.chinese.split())
}
_CHINESE = re.compile(
    r"\s?(?:"
    + "|".join(
        f"({re.escape(name)})" + (r"(?![A-Za-z])" if name[-1].isascii() and name != "%" else "")
        for name in sorted(_CHINESE_NAMES, key=len, reverse=True)
    )
    + ")"
)


def german_unit(text: str, position: int) -> tuple[str, int]:
    """The name of the unit that stands at a place in a German text, and its end; "" if none."""
    match = _GERMAN.match(text, position)
    if not match or match.lastindex is None:
        return "", position
    return _UNITS[match.lastindex - 1].name, match.end()


def chinese_unit(text: str, position: int) -> tuple[str, int]:
    """The name of the unit that stands at a place in a Chinese text, and its end; "" if none."""
    match = _CHINESE.match(text, position)
    if not match or match.lastindex is None:
        return "", position
    return _CHINESE_NAMES[match[match.lastindex]], match.end()


def agree(one: str, other: str) -> bool:
    """Whether two units may be the same; an unknown unit ("") may be any."""
    return not one or not other or one == other or {one, other} in _ALIKE
