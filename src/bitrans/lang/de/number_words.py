"""Read German number words in a text: zwei, zwölfköpfig, ein Drittel, anderthalb, Dutzende."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bitrans.lang import units
from bitrans.lang.de.numerals import NUMERAL, SCALES, at_numerals, value
from bitrans.lang.numbers import Firmness, Number, Reading

COUNTERS = {
    "köpfig": "人",
    "tägig": "天",
    "wöchig": "周",
    "monatig": "个月",
    "stündig": "小时",
    "minütig": "分钟",
    "stöckig": "层",
    "geschossig": "层",
    "malig": "次",
    "mal": "次",
    "jährig": "",
    "prozentig": units.PERCENT,
    "spurig": "",
    "sprachig": "",
    "bändig": "",
    "teilig": "",
    "stufig": "",
    "stellig": "",
    "fach": "",
}
"""Second halves of compounds with a number, and what Chinese puts after the number for them."""

SUFFIX = "(?P<suffix>" + "|".join(COUNTERS) + ")e?[mnrs]?"

_BIG = "million|milliarde|billion|billiarde|trillion"
_SCALED = re.compile(
    rf"\b(?:(?P<half>ein(?:e[rnms]?)?\s+halbe[nrs]?)|(?P<mixed>eineinhalb|anderthalb|{NUMERAL}einhalb)"
    rf"|(?P<word>eine[nr]?|{NUMERAL}))\s+(?P<scale>{_BIG}|dutzend)(?:e?n)?\b",
    re.IGNORECASE,
)
_SHARING = re.compile(
    rf"\b(?P<word>{NUMERAL})\s+(?P<link>bis(?:\s+zu)?|oder)\s+{NUMERAL}\s+(?P<scale>{_BIG})(?:e?n)?\b",
    re.IGNORECASE,
)
_MIXED = re.compile(rf"\b(anderthalb|{NUMERAL}einhalb)(?=mal|fach|\W|$)", re.IGNORECASE)
_PARTS = {
    "drittel": 3,
    "viertel": 4,
    "fünftel": 5,
    "sechstel": 6,
    "siebtel": 7,
    "achtel": 8,
    "neuntel": 9,
    "zehntel": 10,
    "hundertstel": 100,
}
_PART = re.compile(
    rf"\b(ein|eines|einem|\d{{1,2}}|{NUMERAL})\s?({'|'.join(_PARTS)})"
    r"(?:n?(?!\w)|(?=(?:sekunde|millimeter|punkt|prozent|grad)))",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<![\d/.,])([1-9])/([2-9]|10)(?=\s+(?:d(?:er|es)|aller|von|vo[mr])\b)")
_OF_SOMETHING = re.compile(r"\s+(?:d(?:er|es)|aller|von|vo[mr]|ihre[rs]|seine[rs])\b")
_HALF = re.compile(r"\bHälften?\b")
_HALF_OF = re.compile(r"\bhalb(?:e[nmrs]?)\s+(?=[A-ZÄÖÜ])", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:doppelt\w*|verdoppel\w*)\b", re.IGNORECASE)
_FIRMLY_TWICE = re.compile(r"(?i:verdoppel)|(?i:doppelt)(?=\s+so\b)|Doppelte")
_TREBLE = re.compile(rf"\bver({NUMERAL})fach\w*", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(Dutzende|Zehntausende|Hunderttausende|Hunderte|Tausende|Millionen|Milliarden)[nr]?\b"
    r"|\b(hundert|tausend)e\b"
)
_VAGUE_PART = re.compile(r"\b(Millionen|Milliarden)(?=[a-zäöüß])")
_PLACES = re.compile(rf"\b({NUMERAL})stellig\w*\s+({_BIG})(?:en)?", re.IGNORECASE)
_VAGUE_VALUES = {
    "Dutzende": (10, "数十"),
    "Hunderte": (10**2, "数百"),
    "hundert": (10**2, "数百"),
    "Tausende": (10**3, "数千"),
    "tausend": (10**3, "数千"),
    "Zehntausende": (10**4, "数万"),
    "Hunderttausende": (10**5, "数十万"),
    "Millionen": (10**6, "数百万"),
    "Milliarden": (10**9, "数十亿"),
}
_SEVERAL = re.compile(
    r"\b(?:mehrere[nr]?|einige[nr]?|(?:ein|wenige|viele)\s+paar|viele[nr]?|wenige[nr]?)\s+"
    r"(hundert|tausend|dutzend)\b",
    re.IGNORECASE,
)
_SEVERAL_VALUES = {"hundert": (100, "数百"), "tausend": (1000, "数千"), "dutzend": (10, "数十")}
_DOZEN = re.compile(r"\bDutzend\b")
_PLAIN = re.compile(rf"\b(?P<word>{NUMERAL})(?:{SUFFIX}|er)?\b", re.IGNORECASE)
_TO_TAKE = re.compile(r"\b(?i:(?:ge|gi|ga|gä)b\w*)\s+(?:\w+\s+){0,2}$")
_OUT_OF = re.compile(r"\b(?:außer|in)\s+$")
_TO_GIVE = re.compile(r"\s*(?:zu\s+)?g[aei]b|\s*zu(?:geben)?\b")
_IDIOM = re.compile(r"\s+(?:Augen|Dank)\b")  # unter vier Augen, tausend Dank
_AS_MANY = re.compile(r"\s+so\b")
_ALONE_NO_NUMBER = frozenset({"null", "ein", "eins", "zwo"})


def scaled(text: str) -> Iterator[Number]:
    """zwei bis drei Millionen, eine halbe Million, anderthalb Milliarden, zwei Dutzend."""
    for match in at_numerals(_SHARING, text):
        amount = Decimal(value(match["word"].lower()) or 0)
        if amount > 1:
            yield _number(match.span("word"), amount * SCALES[match["scale"].lower()])
    for match in at_numerals(_SCALED, text):
        scale = match["scale"].lower()
        if match["half"]:
            amount = Decimal("0.5")
        elif match["mixed"]:
            amount = _mixed(match["mixed"].lower())
        else:
            word = match["word"].lower()
            amount = Decimal(1 if word.startswith("eine") else value(word) or 1)
        number = _number(match.span(), amount * SCALES[scale])
        if scale == "dutzend" and amount == 1:
            number = number._replace(readings=(*number.readings, Reading(Decimal(10))))
        yield number


def fractions(text: str) -> Iterator[Number]:
    """zwei Drittel, die Hälfte, anderthalb, zweieinhalb."""
    for match in at_numerals(_MIXED, text):
        yield _number(match.span(), _mixed(match[1].lower()))
    for match in at_numerals(_PART, text):
        word, part = match[1].lower(), _PARTS[match[2].lower()]
        count = int(word) if word.isdecimal() else value(word[:3] if word[:3] == "ein" else word)
        if count is None:
            continue
        is_quarter = part == 4 and count == 1 and not _OF_SOMETHING.match(text, match.end())
        firmness = Firmness.SOFT if is_quarter else Firmness.FIRM
        yield _fraction(match.span(), count, part, firmness)
    for match in _SLASH.finditer(text):
        yield _fraction(match.span(), int(match[1]), int(match[2]), Firmness.FIRM)
    for match in _HALF.finditer(text):
        yield _number(match.span(), Decimal("0.5"), renderings=("一半", "半"))
    for match in _HALF_OF.finditer(text):
        yield Number(
            (match.start(), match.start() + len(match[0].rstrip())),
            tuple(Reading(Decimal(n)) for n in ("0.5", "30", "6")),
            Firmness.SOFT,
            in_digits=False,
            renderings=("半",),
        )


def vague(text: str) -> Iterator[Number]:
    """Dutzende, Tausende, Millionenhöhe, zweistelliger Millionenbetrag; das Dutzend."""
    for match in at_numerals(_PLACES, text):
        places = value(match[1].lower()) or 1
        scale = 10 ** (places - 1) * SCALES[match[2].lower()]
        yield _number(match.span(), scale, renderings=(_some(scale),))
    for match in (*_VAGUE.finditer(text), *_VAGUE_PART.finditer(text)):
        amount, rendering = _VAGUE_VALUES[next(filter(None, match.groups()))]
        yield _number(match.span(), amount, firmness=Firmness.SOFT, renderings=(rendering,))
    for match in _DOZEN.finditer(text):
        yield Number(
            match.span(),
            (Reading(Decimal(12)), Reading(Decimal(10))),
            Firmness.SOFT,
            in_digits=False,
            renderings=("十几",),
        )
    for match in _SEVERAL.finditer(text):
        amount, rendering = _SEVERAL_VALUES[match[1].lower()]
        yield _number(match.span(), amount, firmness=Firmness.SOFT, renderings=(rendering,))


def multiples(text: str) -> Iterator[Number]:
    """doppelt, verdoppelt, verdreifacht."""
    for match in _TIMES.finditer(text):
        is_verb = match[0].lower().startswith("ver")
        is_firm = _FIRMLY_TWICE.match(text, match.start())
        yield Number(
            match.span(),
            (Reading(Decimal(2)), Reading(Decimal(100), units.PERCENT)),
            Firmness.FIRM if is_firm else Firmness.SOFT,
            in_digits=False,
            renderings=("翻一番", "翻倍", "两倍") if is_verb else ("两倍", "双", "一倍"),
        )
    for match in _TREBLE.finditer(text):
        factor = value(match[1].lower()) or 0
        if factor < 2:
            continue
        yield Number(
            match.span(),
            (Reading(Decimal(factor)), Reading(Decimal(factor - 1))),
            in_digits=False,
            renderings=(f"增至{factor}倍", f"{factor}倍"),
        )


def plain(text: str) -> Iterator[Number]:
    """zwei, fünfundzwanzig, zwölf(köpfige), drei(mal); not the article ein, nor "gib acht"."""
    for match in at_numerals(_PLAIN, text):
        word = match["word"].lower()
        amount = value(word)
        suffix = (match["suffix"] or "").lower()
        if amount is None or word in _ALONE_NO_NUMBER or (word == "acht" and _is_care(text, match)):
            continue
        is_soft = (
            suffix == "stellig"
            or (not suffix and (match[0].lower() != word or _is_noun(text, match)))
            or bool(_IDIOM.match(text, match.end()))
        )
        counter = COUNTERS.get(suffix, "")
        span = (match.start(), match.start("word") + len(word))
        if not suffix:
            span = match.span()
        number = _number(
            span,
            amount,
            firmness=Firmness.SOFT if is_soft else Firmness.FIRM,
            counter=counter,
            unit=units.PERCENT if counter == units.PERCENT else "",
        )
        if suffix == "mal" and _AS_MANY.match(text, match.end()):
            number = number._replace(readings=(*number.readings, Reading(Decimal(amount - 1))))
        yield number


def _fraction(span: tuple[int, int], count: int, part: int, firmness: Firmness) -> Number:
    han = "零一二三四五六七八九十"
    upper = han[count] if count < len(han) else str(count)
    lower = "百" if part == 100 else han[part]
    return Number(
        span,
        (Reading(Decimal(count) / Decimal(part)),),
        firmness,
        in_digits=False,
        renderings=(f"{lower}分之{upper}", f"{count}/{part}"),
    )


def _some(scale: Decimal) -> str:
    """Some tens of millions: 数千万."""
    for sign, big in (("亿", 8), ("万", 4)):
        zeros = scale.adjusted() - big
        if zeros >= 0:
            return "数" + ("", "十", "百", "千", "万")[min(zeros, 4)] + sign
    return "数" + str(scale)


def _mixed(word: str) -> Decimal:
    if word in ("anderthalb", "eineinhalb"):
        return Decimal("1.5")
    return Decimal(value(word.removesuffix("einhalb")) or 0) + Decimal("0.5")


def _is_care(text: str, match: re.Match[str]) -> bool:
    """Whether "acht" is care: gib acht, außer Acht."""
    before = text[max(0, match.start() - 30) : match.start()]
    is_taken = match[0][0].isupper() and _OUT_OF.search(before)
    return bool(is_taken or _TO_TAKE.search(before) or _TO_GIVE.match(text, match.end()))


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether a number word is capitalised within a sentence: die Elf, die Vier."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    return match[0][0].isupper() and bool(before) and before[-1] not in '„“"»:–(.'


def _number(
    span: tuple[int, int],
    amount: int | Decimal,
    *,
    unit: str = "",
    firmness: Firmness = Firmness.FIRM,
    counter: str = "",
    renderings: tuple[str, ...] = (),
) -> Number:
    return Number(
        span,
        (Reading(Decimal(amount), unit),),
        firmness,
        in_digits=False,
        counter=counter,
        renderings=renderings,
    )
