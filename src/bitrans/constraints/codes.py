"""Product and type codes, standards, versions: signs that are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bitrans.lang.addresses import LATIN
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.traced import Interval

CHINESE: dict[str, tuple[str, ...]] = {
    "2D": ("二维",),
    "3D": ("三维", "立体"),
    "4D": ("四维",),
    "3G": ("第三代",),
    "4G": ("第四代",),
    "5G": ("第五代",),
    "6G": ("第六代",),
    "4K": ("超高清",),
    "8K": ("超高清",),
    "CO2": ("CO₂", "二氧化碳"),
    "CO₂": ("CO2", "二氧化碳"),
    "COVID-19": ("Covid-19", "新冠", "新型冠状病毒", "冠状病毒病"),
    "G7": ("七国集团", "七国首脑"),
    "G8": ("八国集团", "八国首脑"),
    "G20": ("二十国集团",),
    "H2O": ("H₂O", "水"),
    "SARS-CoV-2": ("新冠", "新型冠状病毒"),
    "U21": ("21岁以下",),
}
"""Codes that Chinese also has words for."""

# "Q3" is a quarter, "H1 2024" a half of a year, "FY2023" a financial year: dates.
_DATE = re.compile(r"Q[1-4]\b|(?:H|HJ)[12](?=[ /]?(?:20)?\d\d\b)|FY\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT = re.compile(
    r"\d+(?:A|V|W|K|C|F|N|PS|GB|MB|TB|KB|MP|VA|EUR|USD|CNY|RMB|TEU|DM|BC|AD|[MGT]W|[MGT]B|G)"
)
_TOKEN = re.compile(
    rf"(?<![{LATIN}.,@#/-])(?=[0-9]{{0,6}}[A-Z])[0-9A-Z₀-₉][0-9A-Za-z₀-₉]{{0,23}}"
    rf"(?:-[0-9A-Za-zÄÖÜäöüß₀-₉]{{1,40}}){{0,6}}(?![{LATIN}@]|[.,]\d)"
)
_PART = re.compile(
    "[A-Z]{1,6}|[0-9]{1,8}|(?=[^A-Z]*[A-Z])[A-Z0-9₀-₉]+"
    "|[A-Z]{1,4}[0-9]{1,4}[a-z]{1,4}[0-9]{0,4}|[A-Z][a-z]{1,2}[A-Z]"
)
_POINTED = re.compile(
    rf"(?<![{LATIN}.,@#/-])(?!EUR|USD|CNY|RMB|CHF|GBP)[A-Z]{{2,4}}\d{{0,2}}([.,])\d{{1,2}}"
    rf"(?![{LATIN}]|[.,]\d)"
)
_BODY = r"(?:DIN|EN|ISO|IEC|VDE|VDI|VDA|IATF|GB|ASTM|IEEE|SAE)"
_STANDARD = re.compile(
    rf"(?<![{LATIN}-]){_BODY}(?:[ \u00a0/-](?:EN|ISO|IEC|SPEC|VDE|TS|T))*[ \u00a0-]"
    rf"\d{{3,6}}(?:[.-]\d+)*[a-z]{{0,2}}(?::\d{{4}})?(?![{LATIN}])"
)
_VERSION = re.compile(
    rf"(?<![{LATIN}])(?P<word>[A-ZÄÖÜ][{LATIN}]{{1,40}})[ \u00a0-]"
    rf"(?P<version>\d{{1,2}}\.\d(?:\.\d{{1,3}}){{0,3}})(?![{LATIN}]|\.\d|\.\s+[a-zäöü])"
)
_WEEKDAYS = frozenset("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split())


class Code(NamedTuple):
    """A code, and all the ways to write it, best first."""

    span: Interval
    wanted: tuple[str, ...]


def find_codes(text: str) -> Iterator[Code]:
    """Standards, then product codes, then versions; they may overlap, and the first counts."""
    for match in _STANDARD.finditer(text):
        yield Code(match.span(), tuple(dict.fromkeys(_spellings(match[0]))))
    for match in _TOKEN.finditer(text):
        code = _code(match[0])
        if code and not _DATE.match(text, match.start()):
            span = (match.start(), match.start() + len(code))
            yield Code(span, (code, *CHINESE.get(code, ())))
    for match in _POINTED.finditer(text):
        yield Code(match.span(), tuple(dict.fromkeys((match[0].replace(",", "."), match[0]))))
    for match in _VERSION.finditer(text):
        if match["word"] not in words_of("sentence_starters") | _WEEKDAYS:
            yield Code(match.span("version"), (match["version"],))


def _spellings(standard: str) -> Iterator[str]:
    """German ties a standard to the next word by hyphens (ISO-9001-Zertifikat); others do not."""
    plain = standard.replace("\u00a0", " ")
    untied = re.sub(r"(?<=[A-Z])-(?=[A-Z\d])", " ", plain)
    yield from (untied, plain, untied.replace(" ", ""))
    yield re.sub(r"(?<=[A-Z]) (?=\d)", "", untied)


def _code(token: str) -> str:
    """The code that a word begins with, "" if it is none: "COVID-19" of "COVID-19-Pandemie"."""
    parts = token.split("-")
    count = next((n for n, part in enumerate(parts) if not _PART.fullmatch(part)), len(parts))
    code = "-".join(parts[:count])
    if code in CHINESE or parts[0] in CHINESE:
        return code if code in CHINESE else parts[0]
    is_tied_to_a_year = 0 < count < len(parts) and _YEAR.fullmatch(parts[count - 1])
    if is_tied_to_a_year or not re.match("[A-Z]|[0-9]+[A-Z]", code) or _UNIT.match(parts[0]):
        return ""
    return code if re.search("[0-9₀-₉]", code) else ""
