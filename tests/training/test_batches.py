"""Batches hold every pair as often as it should come, within their size."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import torch

from training import batches
from training.prepared import Prepared, load


@pytest.fixture
def pairs(prepared: Path) -> Prepared:
    return load(prepared)


def test_an_epoch_holds_every_pair_once(pairs):
    weight = batches.weights(pairs, {})
    dealt = np.concatenate(batches.epoch(pairs, weight, pieces=500, seed=(1, 0)))
    assert sorted(dealt.tolist()) == list(range(200))


def test_a_weight_says_how_often_a_pair_comes(pairs):
    weight = batches.weights(pairs, {"press": 2.5})
    dealt = Counter(np.concatenate(batches.epoch(pairs, weight, pieces=500, seed=(1, 0))).tolist())
    assert set(dealt.values()) == {2, 3}
    assert 440 <= dealt.total() <= 560


def test_batches_keep_within_their_size_and_epochs_differ(pairs):
    weight = batches.weights(pairs, {})
    first, again, second = (
        batches.epoch(pairs, weight, pieces=500, seed=(1, number)) for number in (0, 0, 1)
    )
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(first, second, strict=False))
    for rows in first:
        batch = batches.batch(pairs, rows)
        assert max(batch.source.numel(), batch.labels.numel()) <= 500


def test_a_batch_says_what_comes_before_each_piece(pairs):
    pad, end = pairs.pieces.pad, pairs.pieces.end
    batch = batches.batch(pairs, np.array([0, 7]))
    for row, pair in enumerate((0, 7)):
        chinese = pairs.target[pair].tolist()
        size = len(chinese) + 1
        assert batch.labels[row, :size].tolist() == [*chinese, end]
        assert batch.before[row, :size].tolist() == [pad, *chinese]
        assert set(batch.labels[row, size:].tolist()) <= {batches.IGNORED}
        german = batch.source[row][batch.mask[row] == 1].tolist()
        assert german == [*pairs.source[pair].tolist(), end]


def test_the_links_of_a_target_piece_weigh_one_together(pairs):
    batch = batches.batch(pairs, np.arange(10))
    pieces = torch.unique(batch.links[:2], dim=1).shape[1]
    assert float(batch.link_weights.sum()) == pytest.approx(pieces)


def test_a_vocabulary_has_the_chinese_first_and_the_padding_last(prepared):
    table = json.loads((prepared / "vocab.json").read_text(encoding="utf-8"))
    pieces = load(prepared).pieces
    assert sorted(table.values()) == list(range(pieces.size))
    assert table["</s>"] == 0
    assert table["<pad>"] == pieces.size - 1
    assert all(number < pieces.target_size for piece, number in table.items() if "博" in piece)
    assert pieces.target_size < pieces.size
