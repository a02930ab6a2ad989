"""Prepared pairs: kept in a folder."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bitrans.errors import FormatError
from training.alignment import Links
from training.pieces import Pieces
from training.ragged import Ragged

PAIRS = "pairs.npz"
MAX_HELD_OUT = 300  # pairs of a domain that are judged by

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Pairs in numbers of pieces, without end signs.

    domains:  names; domain[i] is the number of the name of pair i.
    held_out: whether pair i is for judging only.
    """

    pieces: Pieces
    source: Ragged
    target: Ragged
    links: Links
    domains: tuple[str, ...]
    domain: npt.NDArray[np.int32]
    held_out: npt.NDArray[np.bool_]

    def save(self, folder: Path) -> None:
        """Write the pairs into the folder in which the pieces are already."""
        with (folder / PAIRS).open("wb") as file:
            np.savez(
                file,
                source=self.source.values,
                source_offsets=self.source.offsets,
                target=self.target.values,
                target_offsets=self.target.offsets,
                link_source=self.links.source.values,
                link_target=self.links.target.values,
                link_offsets=self.links.source.offsets,
                domains=np.array(self.domains),
                domain=self.domain,
                held_out=self.held_out,
            )

    def counts(self) -> dict[str, int]:
        """Domain -> pairs."""
        counts = np.bincount(self.domain, minlength=len(self.domains)).tolist()
        return dict(zip(self.domains, counts, strict=True))

    def judged(self) -> dict[str, Integers]:
        """Domain -> its held-out pairs, for domains that have some."""
        found = {
            name: np.flatnonzero(self.held_out & (self.domain == number))[:MAX_HELD_OUT]
            for number, name in enumerate(self.domains)
        }
        return {name: rows for name, rows in found.items() if rows.size}


def load(folder: Path) -> Prepared:
    """What `prepare` wrote into a folder.

    raises: FormatError if it is not there, or broken.
    """
    try:
        with np.load(folder / PAIRS) as file:
            values = {name: file[name] for name in file.files}
        links = (Ragged(values[f"link_{side}"], values["link_offsets"]) for side in _SIDES)
        source, target = (Ragged(values[side], values[f"{side}_offsets"]) for side in _SIDES)
        return Prepared(
            pieces=Pieces(folder),
            source=source,
            target=target,
            links=Links(*links),
            domains=tuple(map(str, values["domains"])),
            domain=values["domain"],
            held_out=values["held_out"],
        )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise FormatError(
            str(folder),
            found=f"holds no prepared pairs ({error})",
            remedy="Make them: python -m training prepare",
        ) from error


_SIDES = ("source", "target")
