"""Bytes of text files into text: byte order mark, strict UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import re

from bitrans.errors import ConfigError, FormatError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_NOT_FOR_FILES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""What Python can decode, but no editor saves."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]")
"""Control characters that no text file holds, and halves of UTF-16 pairs."""

_UTF8_IN_BYTES = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]"  # ä ö ü ß § «
    rb"|\xe2\x80[\x90-\xaf]|\xe2\x82\xac"  # – “ ” „ … €
    rb"|\xe3\x80[\x80-\x8f]|\xef\xbc[\x81-\x9f]"  # 。 、 《 ， ：
    rb"|(?:[\xe4-\xe9][\x80-\xbf]{2}){2}"  # two Chinese characters
)
"""UTF-8 that German in Windows-1252 does not hold by chance ("Ã¤", "â€œ").

Other sequences of two valid bytes it does hold: the end of „Spaß“ is one.
"""

_REMEDY = "If it is a text file, name its encoding with --encoding, or save it as UTF-8."


def decode(data: bytes, *, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode a text file.

    encoding: the only one to be tried; None = find out.
    returns:  the text without its byte order mark, and the name of the encoding as Python knows
              it; "utf-8-sig" and "utf-16" stand for files with a byte order mark.
    raises:   FormatError if the bytes are not text, or text in another encoding;
              ConfigError if there is no encoding of that name.
    """
    if encoding is not None:
        found = _known(encoding)
        if found == "utf-8" and data.startswith(codecs.BOM_UTF8):
            found = "utf-8-sig"
    else:
        found = _guess(data, name)
    try:
        text = data.decode(found)
    except UnicodeDecodeError as error:
        before = len(codecs.BOM_UTF8) if found == "utf-8-sig" else 0  # not counted by Python
        raise FormatError(
            name,
            where=f"byte {before + error.start}",
            found=f"this cannot be decoded as {found}",
            remedy=_REMEDY,
        ) from error
    if strange := _NOT_TEXT.search(text):
        place = len(text[: strange.start()].encode(found, "replace"))
        raise FormatError(
            name,
            where=f"byte {place}",
            found="this is not a text file",
            remedy=_REMEDY,
        )
    return text.removeprefix("\ufeff"), found


def has_bom(data: bytes) -> bool:
    """Do the bytes begin with a byte order mark?"""
    return any(data.startswith(mark) for mark, _ in _BOMS)


def _known(encoding: str) -> str:
    """Python's own name of an encoding."""
    try:
        "".encode(encoding)  # refuses codecs that are not for text
        found = codecs.lookup(encoding).name
        if found in _NOT_FOR_FILES:
            raise LookupError(found)
    except (LookupError, ValueError) as error:
        raise ConfigError(
            encoding,
            found="no encoding of text files has this name",
            remedy="Name one such as utf-8, cp1252 or utf-16.",
        ) from error
    return found


def _guess(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_IN_BYTES.search(data):
            raise FormatError(
                name,
                where=f"byte {error.start}",
                found="this is damaged UTF-8",
                remedy="Save the file again as UTF-8, or name its encoding with --encoding.",
            ) from error
        return "cp1252"
    return "utf-8"
