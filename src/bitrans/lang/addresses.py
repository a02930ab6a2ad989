"""Addresses in a text of any language: where they begin, and where they end.

This is the one place that says what an address looks like.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from bitrans.lang.traced import Interval

LATIN = "0-9A-Za-zÀ-ɏ_"
"""What words in Latin letters are made of, for use in a class: an address may touch Han."""


class AddressKind(StrEnum):
    """What an address leads to."""

    URL = "url"
    EMAIL = "email"
    FILE = "file"


class Address(NamedTuple):
    """A web address, e-mail address or file name, and where it stands."""

    kind: AddressKind
    span: Interval


_URL_CHARACTERS = r"[!#-;=?-Z_a-z~À-ɏ]"  # no space, quotation mark, pointed or square bracket
_ENDINGS = (
    "de|com|org|net|eu|info|cn|at|ch|li|lu|nl|fr|uk|us|jp|kr|hk|tw|sg|io|ai|biz|edu|gov|int|tv"
    "|app|shop|berlin|hamburg|koeln|bayern|nrw|ruhr|wien|swiss"
)
_FILE_ENDINGS = (
    "pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|md|csv|tsv|html?|xml|json|zip|jpe?g|png|gif|svg|tiff?"
    "|eps|mp[34]|mov|wav"
)
URL = rf"(?<![{LATIN}])(?:(?:https?|ftp)://|www\.)(?=[{LATIN}]){_URL_CHARACTERS}+"
"""Web addresses that say what they are; may run on into the punctuation of the sentence."""

EMAIL = (
    rf"(?<![{LATIN}.%+-])[{LATIN}.%+-]{{1,64}}+@"
    rf"(?:[0-9A-Za-zÀ-ɏ-]{{1,63}}\.){{1,8}}[A-Za-zÀ-ɏ]{{2,24}}(?![{LATIN}])"
)
"""E-mail addresses."""

FILE_NAME = rf"(?<![{LATIN}.@/-])[{LATIN}.-]{{0,120}}[{LATIN}-]\.(?i:{_FILE_ENDINGS})(?![{LATIN}])"
"""Names of files of the kinds that press offices send."""

DOMAIN = (
    rf"(?<![{LATIN}.@/-])(?=[{LATIN}])(?:[0-9A-Za-zÀ-ɏ-]{{1,63}}\.){{1,4}}"
    rf"(?:{_ENDINGS}|DE|COM|ORG|NET|EU)(?![{LATIN}@-]|\.[{LATIN}])(?:/{_URL_CHARACTERS}*)?"
)
"""Web addresses known by the ending of their domain; may run on as `URL` does."""

_ADDRESS = re.compile(
    rf"(?P<url>(?i:{URL}))|(?P<email>{EMAIL})|(?P<file>{FILE_NAME})|(?P<domain>{DOMAIN})"
)
_NOT_LAST = frozenset(".,;:?!'*~")


def find_addresses(text: str) -> list[Address]:
    """All addresses in a text, in order and apart from each other.

    The punctuation of a sentence is not part of the address before it; a closing bracket is only
    if its opening one is.
    """
    found = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        kind = (
            AddressKind.URL if match.lastgroup == "domain" else AddressKind(match.lastgroup or "")
        )
        if kind is AddressKind.URL:
            end = start + len(_without_punctuation(match[0]))
        found.append(Address(kind, (start, end)))
    return found


def _without_punctuation(address: str) -> str:
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        if address[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif address[end - 1] not in _NOT_LAST:
            break
        end -= 1
    return address[:end]
