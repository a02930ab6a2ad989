"""Counting finds the words that belong together."""

from __future__ import annotations

import numpy as np
import pytest

from training import alignment
from training.alignment import align
from training.ragged import Ragged


def turned(rows: int) -> tuple[Ragged, Ragged]:
    """Sentences of ten words, each with one rendering, the second half before the first."""
    random = np.random.default_rng(3)
    source = [random.choice(40, size=10, replace=False).astype(np.int32) for _ in range(rows)]
    return Ragged.of(source), Ragged.of([np.roll(row, 5) + 5 for row in source])


def test_words_are_linked_also_against_the_diagonal():
    source, target = turned(400)
    links = align(source, target)
    found = {
        (row, german, chinese)
        for row in range(len(source))
        for german, chinese in zip(
            links.source[row].tolist(), links.target[row].tolist(), strict=True
        )
    }
    right = {(row, place, (place + 5) % 10) for row in range(len(source)) for place in range(10)}
    assert len(found & right) >= 0.95 * len(right)
    assert len(found - right) <= 0.02 * len(right)


def test_a_piece_that_has_no_rendering_is_linked_less_than_half_as_often_as_others():
    source, target = turned(400)
    longer = Ragged.of([[99, *source[row]] for row in range(len(source))])
    linked = np.bincount(align(longer, target).source.values)
    assert linked[0] < 0.5 * linked[1:].min()


def test_the_size_of_the_parts_makes_no_difference(monkeypatch):
    source, target = turned(60)
    whole = align(source, target)
    monkeypatch.setattr(alignment, "_CELLS", 250)
    parts = align(source, target)
    assert np.array_equal(whole.source.values, parts.source.values)
    assert np.array_equal(whole.target.values, parts.target.values)
    assert np.array_equal(whole.source.offsets, parts.source.offsets)


def test_pairs_without_pieces_have_no_links():
    empty = Ragged.of([])
    assert len(align(empty, empty).source) == 0
    links = align(Ragged.of([[], [1]]), Ragged.of([[2], []]))
    assert links.source.lengths.tolist() == [0, 0]


def test_sides_must_match():
    with pytest.raises(ValueError, match="1 sources, 2 targets"):
        align(Ragged.of([[1]]), Ragged.of([[1], [2]]))
