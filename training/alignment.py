"""Word links to train on, found by counting which pieces of two sentences come together.

Every piece of the German is held against every piece of the Chinese; such a meeting is a cell. Two
models, one for each direction, share one table of counts, and a link is what both believe in: the
end needs no heuristic to bring two alignments together. A link is believed in more if its
neighbours on the diagonal are, which keeps the pieces of one word, and words of one phrase, side
by side.

source: IBM model 1 with the prior for the diagonal of fast_align, Dyer et al. (2013),
        https://aclanthology.org/N13-1073; product of both directions as in Liang et al. (2006),
        https://aclanthology.org/N06-1014.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.ragged import Ragged, joined, offsets_of

ROUNDS = 5
TENSION = 3.0  # how firmly links keep to the diagonal
NULL = 0.05  # belief that a piece has no counterpart
ALONE = 0.2  # weight of a link that no neighbour supports; full support adds 2.0
MIN_BELIEF = 0.3  # 0.0 to 1.0, the geometric mean of both directions
"""Chosen on 20,000 pairs of encyclopaedia, news and documentation against the links of eflomal: F1
0.705, and 0.674 without the support of neighbours; tension 5, null 0.2 or a least belief of 0.25 or
0.4 did no better."""

_CELLS = 1 << 22  # looked at together
_BUCKETS = 1 << 27  # of the table, 0.5 GB; larger products of vocabularies share buckets
_FEW = 0.1  # added to the counts of a piece, so that one meeting is no proof
_TINY = 1e-30

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Links:
    """Word links of sentence pairs: row i holds the places that are linked in pair i.

    source, target: rows of equal lengths; link k of a pair joins source[i][k] and target[i][k],
                    in the order of the target.
    """

    source: Ragged
    target: Ragged


@dataclass(frozen=True, slots=True)
class _Part:
    """Some pairs, and all their cells; those of one target piece lie next to each other.

    source_pieces, target_pieces: of all the pairs, end to end.
    source, target: for each cell its place in them.
    pairs:          how many.
    pair:           for each cell the pair it is in.
    width, height:  for each cell the numbers of source and target pieces in that pair.
    source_place, target_place: for each cell its places in its sentences.
    prior:          how near the diagonal each cell is, 0.0 to 1.0.
    """

    source_pieces: npt.NDArray[np.int32]
    target_pieces: npt.NDArray[np.int32]
    source: Integers
    target: Integers
    pairs: int
    pair: Integers
    width: Integers
    height: Integers
    source_place: Integers
    target_place: Integers
    prior: Floats


class _Table:
    """How often each German piece was linked with each Chinese one, in fractions."""

    def __init__(self, source: Ragged, target: Ragged, *, count: float) -> None:
        self.sizes = [int(side.values.max(initial=0)) + 1 for side in (source, target)]
        self.shares = [
            np.bincount(side.values, minlength=size) / max(1, len(side.values))
            for side, size in zip((source, target), self.sizes, strict=True)
        ]
        buckets = min(_BUCKETS, self.sizes[0] * self.sizes[1])
        self.counts = np.full(buckets, count, np.float32)
        self.sums = [np.full(size, count) for size in self.sizes]

    def add(self, part: _Part, belief: Floats) -> None:
        """Count each cell as far as it is believed in."""
        source, target = part.source_pieces[part.source], part.target_pieces[part.target]
        np.add.at(self.counts, self._keys(source, target), belief.astype(np.float32))
        self.sums[0] += np.bincount(source, belief, self.sizes[0])
        self.sums[1] += np.bincount(target, belief, self.sizes[1])

    def beliefs(self, part: _Part) -> tuple[Floats, Floats]:
        """For each cell: how likely the target piece is of that source piece, and the reverse."""
        source, target = part.source_pieces[part.source], part.target_pieces[part.target]
        counts = self.counts[self._keys(source, target)]
        none = np.zeros(len(part.target_pieces)), np.zeros(len(part.source_pieces))
        near = _shared(part.prior, part.target, none[0]), _shared(part.prior, part.source, none[1])
        forward = near[0] * counts / (self.sums[0][source] + _FEW)
        backward = near[1] * counts / (self.sums[1][target] + _FEW)
        no_source = NULL * self.shares[1][part.target_pieces]
        no_target = NULL * self.shares[0][part.source_pieces]
        return _shared(forward, part.target, no_source), _shared(backward, part.source, no_target)

    def _keys(self, source: npt.NDArray[np.int32], target: npt.NDArray[np.int32]) -> Integers:
        return (source.astype(np.int64) * self.sizes[1] + target) % len(self.counts)


def align(source: Ragged, target: Ragged) -> Links:
    """Link the pieces of each source with those of its target; a piece may have several, or none.

    raises: ValueError if there are not as many sources as targets.
    """
    if len(source) != len(target):
        raise ValueError(f"{len(source)} sources, {len(target)} targets")
    table = _Table(source, target, count=1.0)
    for _ in range(ROUNDS):
        learned = _Table(source, target, count=0.0)
        for part in _parts(source, target):
            forward, backward = table.beliefs(part)
            learned.add(part, (forward + backward) / 2)
        table = learned
    found = [_links(part, table) for part in _parts(source, target)]
    offsets = offsets_of(joined([counts for counts, _, _ in found]).astype(np.int64))
    return Links(
        Ragged(joined([places for _, places, _ in found]), offsets),
        Ragged(joined([places for _, _, places in found]), offsets),
    )


def _parts(source: Ragged, target: Ragged) -> Iterator[_Part]:
    """All pairs in order, some at a time."""
    ends = np.cumsum(source.lengths * target.lengths)
    first = 0
    while first < len(source):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + _CELLS, side="right")))
        yield _part(_rows(source, first, last), _rows(target, first, last))
        first = last


def _rows(side: Ragged, first: int, last: int) -> Ragged:
    start, end = side.offsets[first], side.offsets[last]
    return Ragged(side.values[start:end], side.offsets[first : last + 1] - start)


def _part(source: Ragged, target: Ragged) -> _Part:
    widths = source.lengths[target.rows]  # for each target piece
    of_target = np.repeat(np.arange(len(target.values)), widths)
    pair = target.rows[of_target]
    source_place = np.arange(len(of_target)) - np.repeat(np.cumsum(widths) - widths, widths)
    target_place = target.places[of_target]
    width, height = source.lengths[pair], target.lengths[pair]
    distance = (source_place + 0.5) / width - (target_place + 0.5) / height
    return _Part(
        source_pieces=source.values,
        target_pieces=target.values,
        source=source.offsets[pair] + source_place,
        target=of_target,
        pairs=len(source),
        pair=pair,
        width=width,
        height=height,
        source_place=source_place,
        target_place=target_place,
        prior=np.exp(-TENSION * np.abs(distance)),
    )


def _shared(weight: Floats, owner: Integers, other: Floats) -> Floats:
    """Weights of cells as shares of all that their owner has; `other` is what no cell gets."""
    total = np.bincount(owner, weight, len(other)) + other
    shares: Floats = weight / (total + _TINY)[owner]
    return shares


def _links(part: _Part, table: _Table) -> tuple[Places, Places, Places]:
    """The number of links of each pair, and the places that they join."""
    forward, backward = table.beliefs(part)
    weight = ALONE + _support(np.sqrt(forward * backward), part)
    forward = _weighed(forward, part.target, weight)
    backward = _weighed(backward, part.source, weight)
    chosen = np.flatnonzero(np.sqrt(forward * backward) >= MIN_BELIEF)
    counts = np.bincount(part.pair[chosen], minlength=part.pairs)
    places = part.source_place[chosen], part.target_place[chosen]
    return counts.astype(np.int32), places[0].astype(np.int32), places[1].astype(np.int32)


def _weighed(belief: Floats, owner: Integers, weight: Floats) -> Floats:
    """Beliefs in cells after weighing them; what was left for no counterpart is weighed evenly."""
    rest = np.maximum(0.0, 1.0 - np.bincount(owner, belief))
    return _shared(belief * weight, owner, rest * (ALONE + 0.5))


def _support(belief: Floats, part: _Part) -> Floats:
    """For each cell the belief in its two neighbours on the diagonal."""
    place = np.arange(len(belief))
    support = np.zeros(len(belief))
    for step, inside in (
        (-1, (part.source_place > 0) & (part.target_place > 0)),
        (1, (part.source_place < part.width - 1) & (part.target_place < part.height - 1)),
    ):
        support[inside] += belief[(place + step * (part.width + 1))[inside]]
    return support
