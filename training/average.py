"""One model out of two that were trained from the same one: the mean of their weights."""

from __future__ import annotations

import shutil
from pathlib import Path

from bitrans.errors import ConfigError
from bitrans.models import store

WEIGHTS = "model.safetensors"


def average(first: Path, second: Path, folder: Path, *, share: float) -> None:
    """Write into a new folder what `first` is, with weights that are partly those of `second`.

    Between a model and what it became by learning on there are often better ones than either.

    share:  of the second model, 0.0 to 1.0.
    raises: ModelError if one is no Marian model, ConfigError if they are of different shapes, or
            the folder is there already.
    source: Wortsman et al. (2022), https://arxiv.org/abs/2203.05482
    """
    from safetensors.torch import load_file, save_file

    if folder.exists():
        raise ConfigError(str(folder), found="is there already", remedy="Name a new folder.")
    one, other = (load_file(store.find(str(each)).folder / WEIGHTS) for each in (first, second))
    shapes = [{name: each.shape for name, each in model.items()} for model in (one, other)]
    if shapes[0] != shapes[1]:
        raise ConfigError(
            str(second),
            found=f"its weights are of other shapes than those of {first}",
            remedy="Average models of which one was trained on from the other.",
        )
    shutil.copytree(first, folder)
    mean = {
        name: ((1 - share) * weight.float() + share * other[name].float()).to(weight.dtype)
        for name, weight in one.items()
    }
    save_file(mean, folder / WEIGHTS, metadata={"format": "pt"})
