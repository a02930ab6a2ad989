"""Batches of pairs of about equal length, the same ones in the same order for the same epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from bitrans.errors import UnknownNameError
from training.prepared import Prepared

IGNORED = -100  # the label of a place that is padding; PyTorch's own number for it

_SORTED = 40_000  # pairs that are sorted by length together
_MULTIPLE = 8  # sides of a batch are multiples of it, as matrix units want

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs as the model takes them.

    source, mask:   shape (pairs, source pieces); mask is 1 where there is a piece.
    before, labels: shape (pairs, target pieces); what stands before each piece, and the piece.
    links:          shape (3, links): pair, place in the target, place in the source.
    link_weights:   shape (links,); those of one target piece sum to 1.0.
    """

    source: torch.Tensor
    mask: torch.Tensor
    before: torch.Tensor
    labels: torch.Tensor
    links: torch.Tensor
    link_weights: torch.Tensor

    def to(self, device: torch.device) -> Batch:
        """The same on that device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))

    @property
    def pieces(self) -> int:
        """Target pieces, end signs included."""
        return int((self.labels != IGNORED).sum())


def weights(prepared: Prepared, mix: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """How often each pair comes in an epoch: 0.0 if held out, 1.0 if the mix does not name it.

    mix:    domain, or what stands before its "/", -> weight; the whole name counts first.
    raises: UnknownNameError if a name of the mix is none of the domains.
    """
    known = {*prepared.domains, *(name.split("/")[0] for name in prepared.domains)}
    for name in mix:
        if name not in known:
            raise UnknownNameError("domain", name, known)
    of_domain = [mix.get(name, mix.get(name.split("/")[0], 1.0)) for name in prepared.domains]
    return np.where(prepared.held_out, 0.0, np.array(of_domain)[prepared.domain])


def epoch(
    prepared: Prepared, weight: npt.NDArray[np.float64], *, pieces: int, seed: Sequence[int]
) -> list[Integers]:
    """The batches of one epoch, each the numbers of its pairs.

    weight: of each pair; the fraction is drawn.
    pieces: pairs times the longer side of a batch, padding included, at the most.
    """
    random = np.random.default_rng(seed)
    whole = np.floor(weight)
    copies = (whole + (random.random(len(weight)) < weight - whole)).astype(np.int64)
    order = random.permutation(np.repeat(np.arange(len(weight)), copies))
    longer = np.maximum(prepared.source.lengths, prepared.target.lengths)
    both = prepared.source.lengths + prepared.target.lengths
    batches: list[Integers] = []
    for first in range(0, len(order), _SORTED):
        some = order[first : first + _SORTED]
        some = some[np.lexsort((both[some], _rounded(longer[some])))]
        cut = _cut(_rounded(longer[some]), pieces)
        batches += np.split(some, cut)
    return [batches[place] for place in random.permutation(len(batches))]


def _cut(lengths: Integers, pieces: int) -> list[int]:
    """Where rows of rising lengths are cut so that rows times length stays within `pieces`."""
    cuts: list[int] = []
    start = 0
    for place, length in enumerate(lengths.tolist()):
        if place > start and (place - start + 1) * length > pieces:
            cuts.append(place)
            start = place
    return cuts


def _rounded(length: Integers) -> Integers:
    """Lengths with the end sign, as a batch pads them."""
    return -(-(length + 1) // _MULTIPLE) * _MULTIPLE


def batch(prepared: Prepared, pairs: Integers) -> Batch:
    """These pairs, padded."""
    pad, end = prepared.pieces.pad, prepared.pieces.end
    width, height = (
        int(_rounded(side.lengths[pairs].max())) for side in (prepared.source, prepared.target)
    )
    source = np.full((len(pairs), width), pad, np.int64)
    before = np.full((len(pairs), height), pad, np.int64)
    labels = np.full((len(pairs), height), IGNORED, np.int64)
    mask = np.zeros((len(pairs), width), np.int64)
    for row, pair in enumerate(pairs):
        german, chinese = prepared.source[pair], prepared.target[pair]
        source[row, : len(german) + 1] = [*german, end]
        mask[row, : len(german) + 1] = 1
        labels[row, : len(chinese) + 1] = [*chinese, end]
        before[row, 1 : len(chinese) + 1] = chinese
    links, link_weights = _links(prepared, pairs)
    arrays = (source, mask, before, labels, links, link_weights)
    return Batch(*map(torch.from_numpy, arrays))


def _links(prepared: Prepared, pairs: Integers) -> tuple[Integers, npt.NDArray[np.float32]]:
    source, target = (side.select(pairs) for side in (prepared.links.source, prepared.links.target))
    links = np.stack([target.rows, target.values, source.values]).astype(np.int64)
    piece = links[0] * (links[1].max(initial=0) + 1) + links[1]
    _, which, counts = np.unique(piece, return_inverse=True, return_counts=True)
    return links, (1.0 / counts[which]).astype(np.float32)
