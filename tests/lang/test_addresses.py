"""Addresses in German and Chinese texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.lang.addresses import AddressKind, find_addresses


def _found(text: str) -> list[tuple[str, str]]:
    return [(kind.value, text[slice(*span)]) for kind, span in find_addresses(text)]


@pytest.mark.parametrize(
    "text, address",
    [
        ("Mehr: https://www.example.de/a?b=1&c=2#d.", "https://www.example.de/a?b=1&c=2#d"),
        ("(siehe www.example.de)", "www.example.de"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("请访问www.example.de。", "www.example.de"),
        ("请访问example.com.cn/路", "example.com.cn/"),
        ("„https://example.de“", "https://example.de"),
        ("<https://example.de>", "https://example.de"),
        ("[x](https://example.de)", "https://example.de"),
        ("**www.example.de**", "www.example.de"),
        ("HTTPS://EXAMPLE.DE!", "HTTPS://EXAMPLE.DE"),
        ("auf stadt-jena.de/pfad, und", "stadt-jena.de/pfad"),
    ],
)
def test_a_web_address_ends_before_the_punctuation_of_the_sentence(text: str, address: str) -> None:
    assert _found(text) == [("url", address)]


@pytest.mark.parametrize(
    "text",
    ["Ende.Der Vertrag", "z.B. so", "St.Gallen", "3.5", "a@b", "www.", "u.a.", "12.de-x", "§"],
)
def test_other_words_with_points_are_no_addresses(text: str) -> None:
    assert _found(text) == []


def test_kinds_are_told_apart() -> None:
    text = "info@example.de, bericht_v2.1.PDF, index.html, example.de/index.html"
    assert _found(text) == [
        ("email", "info@example.de"),
        ("file", "bericht_v2.1.PDF"),
        ("file", "index.html"),
        ("url", "example.de/index.html"),
    ]


@given(
    st.lists(
        st.sampled_from((*"a.@:/-()汉。 ", "www.", "https://", ".de", ".pdf")), max_size=30
    ).map("".join)
)
def test_addresses_lie_apart_in_the_text(text: str) -> None:
    end = 0
    for kind, (start, last) in find_addresses(text):
        assert kind in AddressKind
        assert end <= start < last <= len(text)
        end = last


@pytest.mark.parametrize(
    "sign", ["a", "a.", "www.", "https://a", "a@", ")", "-", "https://a)", ".de"]
)
def test_a_line_of_very_many_signs_is_looked_at_in_time(sign: str) -> None:
    assert len(find_addresses(sign * (300_000 // len(sign)))) < 100_000
