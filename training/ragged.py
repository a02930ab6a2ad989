"""Rows of different lengths in one array: sentences in pieces, links of sentence pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of integers, end to end.

    values:  all rows, one after the other.
    offsets: shape (rows + 1,); row i is values[offsets[i] : offsets[i + 1]].
    """

    values: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]

    @staticmethod
    def of(rows: Iterable[Sequence[int] | npt.NDArray[np.int32]]) -> Ragged:
        """The same rows in one array."""
        arrays = [np.asarray(row, np.int32) for row in rows]
        return Ragged(joined(arrays), offsets_of([len(row) for row in arrays]))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> npt.NDArray[np.int32]:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    def select(self, rows: npt.NDArray[np.int64]) -> Ragged:
        """Only these rows, in this order."""
        offsets = offsets_of(self.lengths[rows])
        shift = np.repeat(self.offsets[rows] - offsets[:-1], self.lengths[rows])
        return Ragged(self.values[np.arange(offsets[-1]) + shift], offsets)

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """The length of each row, shape (rows,)."""
        return np.diff(self.offsets)

    @property
    def rows(self) -> npt.NDArray[np.int64]:
        """The row that each value is in, shape (values,)."""
        return np.repeat(np.arange(len(self)), self.lengths)

    @property
    def places(self) -> npt.NDArray[np.int64]:
        """The place of each value in its row, shape (values,)."""
        return np.arange(len(self.values)) - np.repeat(self.offsets[:-1], self.lengths)


def joined(arrays: Sequence[npt.NDArray[np.int32]]) -> npt.NDArray[np.int32]:
    """The arrays end to end; there may be none."""
    return np.concatenate([np.empty(0, np.int32), *arrays])


def offsets_of(lengths: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where rows of these lengths begin, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(np.asarray(lengths, np.int64))])
