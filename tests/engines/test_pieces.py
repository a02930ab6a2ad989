"""Sentences to pieces and back, with every character's place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.engines.pieces import Codec, linked, surface
from bitrans.models import store


@pytest.fixture(scope="module")
def codec() -> Codec:
    return Codec(store.find("embedded"))


def test_words_are_where_they_stand_in_the_document(codec):
    sentence = "Die Stadt „Jena“ begru\u0308ßt\u00a0am 3. Okto\u00adber ihre Gäste."
    encoded = codec.encode(sentence)
    words = [sentence[start:end] for start, end in encoded.words]
    assert words == [
        *("Die", "Stadt", "Jena", "begru\u0308ßt", "am", "3", "Okto\u00adber", "ihre", "Gäste"),
    ]
    assert len(encoded.word) == len(encoded.pieces)
    assert encoded.pieces[-1] == "</s>"


@given(st.text(max_size=60))
def test_any_text_can_be_encoded(text):
    encoded = Codec(store.find("embedded")).encode(text) if not CODEC else CODEC[0].encode(text)
    assert all(0 <= start < end <= len(text) for start, end in encoded.words)
    assert all(-1 <= word < len(encoded.words) for word in encoded.word)


CODEC: list[Codec] = []


@pytest.fixture(autouse=True, scope="module")
def _one_codec(codec):
    CODEC.append(codec)
    yield
    CODEC.clear()


def test_the_bytes_of_a_rare_character_stand_for_it_together():
    text, spans = surface(["▁Gro", "<0xE6>", "<0xBC>", "<0xA2>", "市", "</s>"])
    assert text == " Gro漢市"
    assert spans == [(0, 4), (4, 5), (4, 5), (4, 5), (5, 6), (6, 6)]


def test_broken_bytes_do_no_harm():
    text, spans = surface(["<0xE6>", "a"])
    assert text == "\ufffda"
    assert spans == [(0, 1), (1, 2)]


def test_a_target_piece_belongs_to_the_word_with_most_of_its_attention():
    attention = np.array([[0.4, 0.3, 0.2, 0.1], [0.0, 0.1, 0.8, 0.1]], np.float32)
    assert linked(attention, [0, 0, 1, -1], 2, [(0, 2), (2, 3)]) == [(0, (0, 2)), (1, (2, 3))]


def test_attention_that_speaks_for_no_word_gives_no_link():
    attention = np.array([[0.25, 0.25, 0.25, 0.25]], np.float32)
    assert linked(attention, [0, 1, 2, -1], 3, [(0, 1)]) == []


def test_neighbours_of_one_word_become_one_stretch():
    attention = np.array([[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.9, 0.1]], np.float32)
    spans = [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert linked(attention, [0, 1], 2, spans) == [(0, (0, 2)), (1, (2, 3)), (0, (3, 4))]
