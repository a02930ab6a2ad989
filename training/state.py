"""What a run must know to go on where it stopped, in one file that is whole or not there."""

from __future__ import annotations

import os
import pickle
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import MarianConfig, MarianMTModel

from bitrans.errors import StoreError

FILE = "state.pt"


@dataclass(slots=True, kw_only=True)
class Progress:
    """How far a run has come.

    epoch, batch: the next batch to learn from.
    rate:         share of the full learning rate of the last step, 0.0 to 1.0.
    pieces:       target pieces seen, end signs included.
    hours:        spent on learning and judging.
    """

    step: int = 0
    epoch: int = 0
    batch: int = 0
    rate: float = 0.0
    pieces: int = 0
    hours: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """A run; the optimizers' memory and the random numbers are as PyTorch keeps them."""

    marian: MarianMTModel
    optimizers: list[dict[str, Any]]
    random: torch.Tensor
    progress: Progress


def save(folder: Path, state: State) -> None:
    """Write the state in place of the one before.

    raises: StoreError if that is not possible; the one before is still there then.
    """
    content = {
        "config": state.marian.config.to_dict(),
        "weights": state.marian.state_dict(),
        "optimizers": state.optimizers,
        "random": state.random,
        "progress": asdict(state.progress),
    }
    new = folder / f"{FILE}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        torch.save(content, new)
        os.replace(new, folder / FILE)
    except (OSError, RuntimeError) as error:  # RuntimeError is torch.save's for a full disk
        raise StoreError(
            str(new), found=f"cannot be written ({error})", remedy="Make room there."
        ) from error


def load(folder: Path) -> State | None:
    """The state in a folder; None if there is none.

    raises: StoreError if it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        content = torch.load(path, map_location="cpu", weights_only=True)
        marian = MarianMTModel(MarianConfig.from_dict(content["config"]))
        marian.load_state_dict(content["weights"])
        return State(
            marian, content["optimizers"], content["random"], Progress(**content["progress"])
        )
    except (OSError, RuntimeError, KeyError, TypeError, EOFError, pickle.UnpicklingError) as error:
        raise StoreError(
            str(path),
            found=f"is no state of a run ({error})",
            remedy="Take another folder, or remove the file to begin anew.",
        ) from error
