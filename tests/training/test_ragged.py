"""Rows of different lengths stay the rows they were."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from training.ragged import Ragged

ROWS = st.lists(st.lists(st.integers(0, 1000), max_size=5), max_size=8)


def plain(ragged: Ragged) -> list[list[int]]:
    return [ragged[row].tolist() for row in range(len(ragged))]


@given(ROWS)
def test_rows_come_back(rows):
    assert plain(Ragged.of(rows)) == rows


@given(ROWS, st.randoms())
def test_rows_can_be_selected_in_any_order(rows, random):
    chosen = [random.randrange(len(rows)) for _ in range(5)] if rows else []
    selected = Ragged.of(rows).select(np.array(chosen, np.int64))
    assert plain(selected) == [rows[row] for row in chosen]


@given(ROWS)
def test_every_value_knows_its_row_and_place(rows):
    ragged = Ragged.of(rows)
    pairs = zip(ragged.rows.tolist(), ragged.places.tolist(), strict=True)
    assert [rows[row][place] for row, place in pairs] == ragged.values.tolist()
