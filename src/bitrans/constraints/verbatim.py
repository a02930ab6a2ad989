"""What must arrive as it is: addresses, telephone numbers, bank details, references, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from bitrans.constraints import Constraint, Finder, Level
from bitrans.constraints.codes import find_codes
from bitrans.constraints.paragraphs import find_references
from bitrans.document import Segment
from bitrans.lang.addresses import LATIN, find_addresses
from bitrans.lang.de.word_lists import words_of
from bitrans.lang.script import HAN
from bitrans.lang.traced import Interval

ORIGIN = "verbatim"


class _Found(NamedTuple):
    """A stretch of the source, and what is asked of the target."""

    span: Interval
    kind: str
    wanted: tuple[str, ...]
    find: Finder | None = None
    level: Level = Level.MUST


_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")


def find(segment: Segment, mentioned: Set[str]) -> tuple[Constraint, ...]:
    """One constraint for each of them; see Provider."""
    taken = bytearray(len(segment.source))
    chosen = []
    for finder in _FINDERS:
        for found in finder(segment.source):
            start, end = found.span
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                chosen.append(found)
    return tuple(
        Constraint(
            span=found.span,
            wanted=found.wanted,
            kind=found.kind,
            origin=ORIGIN,
            level=found.level,
            find=found.find,
        )
        for found in sorted(chosen, key=lambda found: found.span)
    )


def _literal(string: str) -> Finder:
    """Find the string as it is, not within a longer one."""
    head = f"(?<![{LATIN}])" if re.match(f"[{LATIN}]", string) else ""
    pattern = re.compile(rf"{head}{re.escape(string)}(?![{LATIN}])(?!/[{LATIN}]|[.@-][{LATIN}])")
    return lambda target: [match.span() for match in pattern.finditer(target)]


def _addresses(text: str) -> Iterator[_Found]:
    for kind, span in find_addresses(text):
        string = text[slice(*span)]
        yield _Found(span, kind.value, (string,), _literal(string))


_IBAN = re.compile(
    rf"(?<![{LATIN}])[A-Z]{{2}}\d{{2}}(?:[ \u00a0]?[A-Z0-9]{{4}}){{2,7}}"
    rf"(?:[ \u00a0]?[A-Z0-9]{{1,3}})?(?![{LATIN}])"
)
_BIC = re.compile(r"\b(?:BIC|SWIFT)\b(?:-?Code)?[.: ]*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")
_IBAN_LABEL = re.compile(r"IBAN[.: \u00a0]*$")
_GERMAN_IBAN = re.compile(r"DE\d{20}")


def _bank_details(text: str) -> Iterator[_Found]:
    for match in _IBAN.finditer(text):
        string = _iban(match[0], is_labelled=_follows(_IBAN_LABEL, text, match))
        if string:
            span = (match.start(), match.start() + len(string))
            yield _Found(span, "iban", (string,), _spaced(string))
    for match in _BIC.finditer(text):
        yield _Found(match.span(1), "iban", (match[1],), _literal(match[1]))


def _iban(candidate: str, *, is_labelled: bool) -> str:
    """The longest part, from the beginning, that is an account number, "" if there is none."""
    ends = [m.start() for m in re.finditer(r"[ \u00a0]|$", candidate)]
    for end in reversed(ends):
        compact = re.sub(r"\s", "", candidate[:end])
        if len(compact) > 14 and (_has_checksum(compact) or _GERMAN_IBAN.fullmatch(compact)):
            return candidate[:end]
    return candidate if is_labelled else ""


def _has_checksum(iban: str) -> bool:
    """source: ISO 13616, remainder 1 modulo 97."""
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def _follows(label: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    """Whether the label stands right before the match."""
    return label.search(text[max(0, match.start() - 12) : match.start()]) is not None


def _spaced(string: str) -> Finder:
    """Find the same letters, digits and signs, with white space anywhere between them or not."""
    signs = (re.escape(sign) for sign in string if not sign.isspace())
    pattern = re.compile(rf"(?<![{LATIN}])" + r"\s?".join(signs) + f"(?![{LATIN}])")
    return lambda target: [match.span() for match in pattern.finditer(target)]


_ISIN = re.compile(rf"(?<![{LATIN}])[A-Z]{{2}}[A-Z0-9]{{9}}\d(?![{LATIN}])")
_ISIN_LABEL = re.compile(r"ISIN[.: \u00a0]*$")
_WKN = re.compile(r"\b(?:WKN|Wertpapierkennnummer)[.: ]*([A-Z0-9]{6})\b")


def _securities(text: str) -> Iterator[_Found]:
    for match in _ISIN.finditer(text):
        if _has_luhn(match[0]) or _follows(_ISIN_LABEL, text, match):
            yield _Found(match.span(), "isin", (match[0],), _literal(match[0]))
    for match in _WKN.finditer(text):
        yield _Found(match.span(1), "isin", (match[1],), _literal(match[1]))


def _has_luhn(isin: str) -> bool:
    """source: ISO 6166, letters as two digits, sum of every second digit doubled."""
    digits = [int(digit) for digit in "".join(str(int(sign, 36)) for sign in isin)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


_REGISTERED: Sequence[tuple[str, re.Pattern[str]]] = (
    ("vat", re.compile(r"\b(DE[ \u00a0]?\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3})\b")),
    ("vat", re.compile(r"\b(ATU\d{8}|CHE-?\d{3}\.\d{3}\.\d{3})\b")),
    (
        "vat",
        re.compile(r"\b(?:Steuernummer|Steuer-Nr\.|St\.-?Nr\.)[: ]*(\d{2,5}(?:[/ ]?\d{2,5}){2})\b"),
    ),
    ("code", re.compile(r"\b(HR[AB][ \u00a0]?\d{1,7}|(?:VR|PR|GnR)[ \u00a0]?\d{5,7})\b")),
)


def _registered(text: str) -> Iterator[_Found]:
    for kind, pattern in _REGISTERED:
        for match in pattern.finditer(text):
            yield _Found(match.span(1), kind, (match[1],), _spaced(match[1]))


_BETWEEN = r"(?:\.|[ \u00a0()/–-]{0,3})"
_LABELLED_PHONE = re.compile(
    r"\b(?:Tel(?:efon(?:nummer)?|efax)?|Fon|(?:Tele)?Fax(?:nummer)?|Mobil(?:funk|telefon|nummer)?"
    r"|Handy(?:nummer)?|Hotline|Durchwahl|Rufnummer|Notruf|Phone)\b[.:]{0,2}\s{0,2}-?"
    rf"((?:\(?\+\s?)?\(?\d(?:{_BETWEEN}\d)+)(?![{LATIN}])",
    re.IGNORECASE,
)
_BARE_PHONE = re.compile(
    rf"(?<![{LATIN}.,:/+-])(?:\(?\+[1-9](?:{_BETWEEN}\d)*|\(?0\d(?:[ \u00a0()/–-]{{0,3}}\d)*)"
    rf"(?![{LATIN}]|\s?(?:Euro|EUR|€|Prozent|%|Dollar)\b)"
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 17  # of a number that nothing but its form shows


def _phones(text: str) -> Iterator[_Found]:
    for match in _LABELLED_PHONE.finditer(text):
        if sum(map(str.isdigit, match[1])) > 2 or text[match.start(1) - 1] == "-":
            yield _phone(match[1], match.start(1))
    for match in _BARE_PHONE.finditer(text):
        if _FEWEST_DIGITS <= sum(map(str.isdigit, match[0])) <= _MOST_DIGITS:
            yield _phone(match[0], match.start())


def _phone(number: str, start: int) -> _Found:
    if number.startswith("(") and ")" not in number:
        number, start = number[1:], start + 1
    plus, between = ("", r"[\s()（）/／.–—－-]{0,4}")
    head = r"(?<![\d+])"
    if "+" in number:
        plus, head = r"[+＋]\s?", ""
    digits = [sign for sign in number if sign.isdigit()]
    opening = "[(（]?" if number.startswith("(") else ""
    pattern = re.compile(rf"{head}{opening}{plus}{between.join(digits)}(?!\d)")
    return _Found(
        (start, start + len(number)),
        "phone",
        (number,),
        lambda target: [match.span() for match in pattern.finditer(target)],
    )


def _references(text: str) -> Iterator[_Found]:
    for span, wanted, finder in find_references(text):
        yield _Found(span, "paragraph", wanted, finder)


_TAG = re.compile(
    rf"(?<![{LATIN}&/#.@-])(?:\#(?=[0-9_]*[A-Za-zÀ-ɏ])[{LATIN}]{{2,}}|@[A-Za-z0-9_][\w.]*\w)",
    re.ASCII,
)


def _tags(text: str) -> Iterator[_Found]:
    for match in _TAG.finditer(text):
        yield _Found(match.span(), "code", (match[0],), _literal(match[0]))


def _codes(text: str) -> Iterator[_Found]:
    for span, wanted in find_codes(text):
        yield _Found(span, "code", wanted)


_COMPANY = ("公司", "集团")
_LIMITED = ("有限责任公司", "有限公司", *_COMPANY)
_STOCK = ("股份公司", "股份有限公司", *_COMPANY)
_PARTNERS = ("有限两合公司", "两合公司", *_COMPANY)
_CLUB = ("e.V.", "注册协会", "协会", "联合会", "学会", "社团", "俱乐部")
LEGAL_FORMS: dict[str, tuple[str, ...]] = {
    "GmbH & Co. KGaA": ("股份两合公司", *_PARTNERS),
    "SE & Co. KGaA": ("股份两合公司", *_PARTNERS),
    "GmbH & Co. KG": _PARTNERS,
    "AG & Co. KG": _PARTNERS,
    "SE & Co. KG": _PARTNERS,
    "KGaA": ("股份两合公司", *_PARTNERS),
    "gGmbH": ("公益有限责任公司", *_LIMITED),
    "GmbH": _LIMITED,
    "mbH": _LIMITED,
    "AG": _STOCK,
    "SE": ("欧洲股份公司", "欧洲公司", *_STOCK),
    "KG": _PARTNERS,
    "OHG": ("普通合伙企业", "无限公司", *_COMPANY),
    "GbR": ("民法合伙企业", "合伙企业"),
    "UG": ("企业主公司", *_LIMITED),
    "eG": ("合作社",),
    "e. V.": _CLUB,
    "e.V.": ("e. V.", *_CLUB[1:]),
    "Co., Ltd.": _LIMITED,
    "Co. Ltd.": _LIMITED,
    "Ltd.": _LIMITED,
    "Limited": _LIMITED,
    "Inc.": _COMPANY,
    "Corp.": _COMPANY,
    "Corporation": _COMPANY,
    "LLC": _LIMITED,
    "plc": _STOCK,
    "PLC": _STOCK,
    "S.A.": _STOCK,
    "S.p.A.": _STOCK,
    "B.V.": _LIMITED,
    "N.V.": _STOCK,
}
_NO_NAMES = frozenset("keine keiner als und oder neue deutsche börsennotierte".split())
_LEGAL_FORM = re.compile(
    rf"(?<![{LATIN}&.'’-])([{LATIN}&.'’-]{{1,60}}+)[)\"“”]?,?[ \u00a0]("
    + "|".join(re.escape(form).replace(r"\ ", r"[ \u00a0]") for form in LEGAL_FORMS)
    + rf")(?![{LATIN}]|-)"
)


def _legal_forms(text: str) -> Iterator[_Found]:
    """Legal forms after a company's name: "eine AG" has none, "Muster AG" has."""
    for match in _LEGAL_FORM.finditer(text):
        name, form = match[1], match[2].replace("\u00a0", " ")
        if name.lower() not in words_of("determiners") | _NO_NAMES and not name.islower():
            wanted = (form, *LEGAL_FORMS[form])
            yield _Found(match.span(2), "legal form", wanted, level=Level.SHOULD)


def _chinese(text: str) -> Iterator[_Found]:
    """Chinese that stands in the German already: names in brackets, slogans."""
    for match in _HAN_RUN.finditer(text):
        yield _Found(match.span(), "chinese", (match[0],), _literal(match[0]))


_FINDERS = (
    _chinese,
    _addresses,
    _bank_details,
    _securities,
    _registered,
    _phones,
    _references,
    _tags,
    _codes,
    _legal_forms,
)
"""In order of precedence: of two that overlap, the first one's counts."""
