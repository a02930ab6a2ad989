"""formats/charset.py"""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.errors import ConfigError, FormatError
from bitrans.formats.charset import decode, has_bom

TEXT = "„Grüße“ aus Weißenfels – für 5 €"


@pytest.mark.parametrize(
    "data, encoding",
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("cp1252"), "cp1252"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
    ],
)
def test_finds_the_encoding(data: bytes, encoding: str) -> None:
    assert decode(data, name="a.txt") == (TEXT, encoding)
    assert has_bom(data) == (encoding in {"utf-8-sig", "utf-16"})


@pytest.mark.parametrize("text", ["", "Jena", "a\tb\r\nc\fd", "重庆代表团访问耶拿。"])
def test_plain_and_chinese_text_is_utf8(text: str) -> None:
    assert decode(text.encode(), name="a.txt") == (text, "utf-8")


@pytest.mark.parametrize("text", ["„Spaß“", "„Gruß“ – „Fuß“…", "Café“, Müller", "GRÜ“N Ä–Z", "Ü"])
def test_windows_text_that_looks_a_little_like_utf8_is_windows_text(text: str) -> None:
    assert decode((text + " für").encode("cp1252"), name="a.txt") == (text + " für", "cp1252")


@pytest.mark.parametrize(
    "good", ["Grüße aus Jena", "„Jena“", "5 € – bar", "重庆代表团", "你好。", "好，"]
)
def test_damaged_utf8_is_named_and_not_guessed_at(good: str) -> None:
    data = good.encode() + b" f\xfcr alle"
    with pytest.raises(FormatError) as caught:
        decode(data, name="brief.txt")
    assert caught.value.where == f"byte {len(good.encode()) + 2}"
    assert "damaged UTF-8" in caught.value.found
    assert "--encoding" in caught.value.remedy


def test_damage_after_a_byte_order_mark_is_named() -> None:
    with pytest.raises(FormatError) as caught:
        decode(codecs.BOM_UTF8 + b"f\xfcr", name="brief.txt")
    assert caught.value.where == "byte 4"


def test_half_a_utf16_character_is_named() -> None:
    with pytest.raises(FormatError, match="byte 4: this cannot be decoded as utf-16"):
        decode(codecs.BOM_UTF16_LE + b"a\x00b", name="brief.txt")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_windows_does_not_know_is_named(byte: int) -> None:
    with pytest.raises(FormatError) as caught:
        decode(b"f\xfcr " + bytes([byte]), name="brief.txt")
    assert caught.value.where == "byte 4"
    assert "--encoding" in caught.value.remedy


@pytest.mark.parametrize("start", ["Jena ", "Grüße "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("control", ["\x00", "\x07", "\x0b", "\x1b", "\x1f"])
def test_a_file_with_control_characters_is_no_text(start: str, encoding: str, control: str) -> None:
    with pytest.raises(FormatError) as caught:
        decode((start + control).encode(encoding), name="bild.png")
    assert caught.value.where == f"byte {len(start.encode(encoding))}"
    assert caught.value.found == "this is not a text file"
    assert "--encoding" in caught.value.remedy


def test_a_named_encoding_is_the_only_one_tried() -> None:
    assert decode(b"f\x81r", name="a.txt", encoding="cp850") == ("für", "cp850")
    assert decode("für".encode(), name="a.txt", encoding="Latin1") == ("fÃ¼r", "iso8859-1")
    with pytest.raises(FormatError, match="byte 1: this cannot be decoded as utf-8"):
        decode(b"f\xfcr", name="a.txt", encoding="UTF8")


def test_a_byte_order_mark_is_no_text_when_the_encoding_is_named() -> None:
    data = codecs.BOM_UTF8 + "für".encode()
    assert decode(data, name="a.txt", encoding="utf-8") == ("für", "utf-8-sig")


@pytest.mark.parametrize(
    "encoding", ["utf-9", "", "hex", "rot13", "undefined", "idna", "unicode_escape", "a\0b"]
)
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(ConfigError) as caught:
        decode(b"Jena", name="a.txt", encoding=encoding)
    assert "utf-8" in caught.value.remedy


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16", "utf-7", "cp1252", "gb18030"])
@given(data=st.binary(max_size=64))
def test_fails_only_with_format_error(encoding: str | None, data: bytes) -> None:
    try:
        text, _ = decode(data, name="any.txt", encoding=encoding)
    except FormatError as error:
        assert error.where.startswith("byte ")
        assert error.remedy
    else:
        assert text.encode("utf-8").decode("utf-8") == text
        assert "\0" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_a_byte_order_mark_is_never_text(encoding: str) -> None:
    data = "\ufeffGrüße".encode("utf-16-le" if "16" in encoding else "utf-8")
    assert decode(data, name="a.txt", encoding=encoding)[0] == "Grüße"
