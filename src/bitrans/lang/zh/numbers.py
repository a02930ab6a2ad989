"""Read the numbers of a Chinese text by value: digits, numerals, fractions, words like 半."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from bitrans.lang import units
from bitrans.lang.numbers import Firmness, Number, Reading, is_whole, without, without_codes
from bitrans.lang.zh.numerals import ARABIC, DIGITS, HALF_WIDTH, HAN_DIGIT, HAN_SCALE, SCALES, value

_WIDTH = {sign: plain for sign, plain in HALF_WIDTH.items() if plain != ","}
_UNIT_KILO = "千(?=[米克瓦赫卡伏焦牛帕兆])"
_FACTOR = rf"(?:(?!{_UNIT_KILO}|百[升帕]){HAN_SCALE})"
_VAGUE = "[多余几来]"
_WRITTEN = re.compile(
    r"(?:(?<![A-Za-z0-9.])(?<![A-Za-z]-)|(?<=[^A-Za-z][pP])|(?<=[^A-Za-z][pP]\.))"
    rf"(?<!百分之)(?<!千分之){ARABIC}"
    rf"(?:\s?{_VAGUE}?\s?{_FACTOR}{{1,4}}(?:{ARABIC}|{HAN_DIGIT}(?={HAN_SCALE}))?){{0,4}}"
)
_FIRST_SCALE = re.compile(rf"{ARABIC}\s?{_VAGUE}?\s?{_FACTOR}{{1,4}}|{ARABIC}")
_KILO = re.compile(rf"\s?{_UNIT_KILO}")
_SHARED = re.compile(rf"\s?(?:[-–—~～〜至到]|或者?|和)\s?{ARABIC}\s?({_FACTOR}{{1,4}})")
_SOME_OF_SCALE = rf"(?<={HAN_SCALE}){_VAGUE}(?={_FACTOR})"  # 一千多万
_NUMERAL = re.compile(
    rf"(?:{HAN_DIGIT}|{_FACTOR}|{_SOME_OF_SCALE}){{1,30}}(?:点{HAN_DIGIT}{{1,18}})?{_FACTOR}{{0,4}}"
)
_NO_NUMBER = re.compile(
    "(?<!每)(?:周|星期|礼拜)[一二三四五六]|每(?:周|星期)[一二三四五六](?![次班场天个小趟节期集人])"
    "|十分(?![之钟])|零下|四川|三明治|万一|百度|千禧|千万(?=[别不要])|万达|九江"
)
_MORE = re.compile(_VAGUE)
_NUMERAL_PART = re.compile(rf"{HAN_DIGIT}?{HAN_SCALE}+|{HAN_DIGIT}")
_NEGATIVE = re.compile(r"(?:(?<!\d)[-−﹣–]|负|零下\D{0,3}|[降减跌少低亏]\D{0,4})$")
_AND_A_HALF = re.compile(
    "(?:个|年|天|倍|米|岁|公里|千米)?(?:小时|月|钟头|世纪|星期|分)?半(?![年数径导岛决场])"
)

_DECIMALS = re.compile(r"[米秒](\d{1,2})(?![\d.,]|\s?[万亿年月日时分秒米])")  # 9秒58, 6米82

_PART = rf"(?:{ARABIC}|(?:{HAN_DIGIT}|{HAN_SCALE}){{1,20}}(?:点{HAN_DIGIT}{{1,18}})?)"
_FRACTION = re.compile(rf"({_PART})分之({_PART})")
_SLASH = re.compile(r"(?<![\d./])(\d{1,3})/(\d{1,3})(?![\d./])")
_TENTHS = re.compile(rf"(?<!第)({HAN_DIGIT}|\d)成({HAN_DIGIT}(?!个))?")
_DISCOUNT = re.compile(rf"({HAN_DIGIT}|\d)({HAN_DIGIT}|\.\d|\d)?折(?!叠)")
_WORDS = {
    re.compile("一半|半(?![径导岛决场数])|半数"): (
        Reading(Decimal("0.5")),
        Reading(Decimal(50)),
        Reading(Decimal(30)),
    ),
    re.compile("半年"): (Reading(Decimal(6)),),
    re.compile("双|俩|一对|亚军|其次"): (Reading(Decimal(2)),),
    re.compile("季军"): (Reading(Decimal(3)),),
    re.compile("(?<![两二三四2-9])翻番|翻倍|加倍|倍增|翻了?一番|一倍"): (Reading(Decimal(2)),),
    re.compile("首|元(?=[旦年月])"): (Reading(Decimal(1)),),
    re.compile("刻"): (Reading(Decimal(15)),),
}
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_PREFIXES = {"€": "欧元", "$": "美元", "£": "英镑"}


@lru_cache(maxsize=256)
def read(text: str) -> tuple[Number, ...]:
    """All numbers of a Chinese text, in order; those in digits are firm.

    Numbers may overlap: 1/3 is a third, and also 1 and 3. 3分之2 is two thirds and nothing else.
    """
    plain = without_codes(text.translate(_WIDTH))
    parted = [match.span() for match in _FRACTION.finditer(plain)]
    written = list(_in_digits(without(plain, parted)))
    shares = list(_fractions(plain))
    taken = [number.span for number in (*written, *shares)]
    rest = without(plain, [*taken, *(match.span() for match in _NO_NUMBER.finditer(plain))])
    numerals = list(_numerals(plain, rest))
    return tuple(sorted([*written, *shares, *numerals, *_words(plain)]))


def _in_digits(text: str) -> Iterator[Number]:
    """Numbers in digits: 8.2403万, 3亿5000万, 20多万, 5千米."""
    position = 0
    while match := _WRITTEN.search(text, position):
        start, end = match.span()
        amount = _amount(match[0])
        if amount is None:
            shorter = _FIRST_SCALE.match(text, start)
            end = shorter.end() if shorter else end
            amount = _amount(text[start:end])
        position = end
        if amount is None:
            continue
        readings = [amount]
        if part := _PARTS.get(text[end : end + 1]):
            readings, end = [amount + Decimal(part)], end + 1
        if shared := _SHARED.match(text, end):
            scale = value(shared[1])
            readings += [amount * scale] if scale else []
        yield _measured(text, (start, end), readings, in_digits=True)
        if (rest := _DECIMALS.match(text, end)) and is_whole(amount):
            yield Number((start, rest.end()), (Reading(Decimal(f"{amount}.{rest[1]}")),))


def _amount(written: str) -> Decimal | None:
    return value(_MORE.sub("", written))


def _numerals(text: str, rest: str) -> Iterator[Number]:
    """Numerals: 三百二十, 二〇一九; 七八百 is seven or eight hundred, 十几 about a dozen."""
    for match in _NUMERAL.finditer(rest):
        numeral = _MORE.sub("", match[0])
        amount = value(numeral)
        if amount is not None:
            amounts = [amount]
            if amount < 100 and numeral.endswith("十") and _MORE.match(text, match.end()):
                amounts.append(amount * 12 / 10)
            yield _measured(text, match.span(), amounts, in_digits=False)
        if amount is None or (len(numeral) > 1 and all(sign in DIGITS for sign in numeral)):
            yield from _side_by_side(text, match)


def _side_by_side(text: str, match: re.Match[str]) -> Iterator[Number]:
    """Each of the numerals that stand side by side.

    A scale at the end counts for all (两三千), tens before them for both (十五六).
    """
    last = value(match[0].lstrip("".join(DIGITS)))
    tens = Decimal(0)
    for part in _NUMERAL_PART.finditer(text, *match.span()):
        amount = value(part[0])
        if amount is not None:
            amounts = [amount, amount * last] if last and part[0] in DIGITS else [amount]
            if part[0].endswith("十"):
                tens = amount
            elif tens and part[0] in DIGITS:
                amounts.append(tens + amount)
            yield _measured(text, part.span(), amounts, in_digits=False)


def _measured(
    text: str, span: tuple[int, int], amounts: list[Decimal], *, in_digits: bool
) -> Number:
    """A number with the unit, sign and half that stand around it."""
    start, end = span
    if half := _AND_A_HALF.match(text, end):
        end = half.end()
        amounts = [amount + Decimal("0.5") for amount in amounts]
    unit, after = units.chinese_unit(text, end)
    if not unit and start:
        unit = _PREFIXES.get(text[start - 1], "")
    readings = [Reading(amount, unit) for amount in amounts]
    if kilo := _KILO.match(text, end):
        readings += [
            Reading(1000 * amount, units.chinese_unit(text, kilo.end())[0]) for amount in amounts
        ]
    if _NEGATIVE.search(text, max(0, start - 6), start):
        readings += [Reading(-value, unit) for value, unit in readings]
    if text[end:after].strip()[:1] in units.SIGNS:
        end = after
    return Number(
        (start, end),
        tuple(dict.fromkeys(readings)),
        Firmness.FIRM if in_digits else Firmness.SOFT,
        in_digits=in_digits,
    )


def _fractions(text: str) -> Iterator[Number]:
    """百分之三点五, 三分之二, 1/3, 九成; 八折 is 20 % off."""
    for match in _FRACTION.finditer(text):
        whole, part = value(match[1]), value(match[2])
        if whole and part is not None:
            named = {100: units.PERCENT, 1000: "‰"}.get(int(whole))
            reading = Reading(part, named) if named else Reading(part / whole)
            in_digits = match[2][0] not in DIGITS and match[2][0] not in SCALES
            yield Number(match.span(), (reading,), in_digits=in_digits)
    for match in _SLASH.finditer(text):
        if int(match[2]):
            yield Number(match.span(), (Reading(Decimal(match[1]) / Decimal(match[2])),))
    for match in _TENTHS.finditer(text):
        whole, part = value(match[1]), value(match[2] or "")
        if whole:
            percent = Reading(10 * whole + (part or 0), units.PERCENT)
            yield Number(match.span(), (percent,), Firmness.SOFT, in_digits=False)
    for match in _DISCOUNT.finditer(text):
        paid, more = value(match[1]), value((match[2] or "0").lstrip("."))
        if paid is not None and more is not None:
            percent = Reading(100 - 10 * paid - more, units.PERCENT)
            yield Number(match.span(), (percent,), Firmness.SOFT, in_digits=False)


def _words(text: str) -> Iterator[Number]:
    for pattern, readings in _WORDS.items():
        for match in pattern.finditer(text):
            yield Number(match.span(), readings, Firmness.SOFT, in_digits=False)
