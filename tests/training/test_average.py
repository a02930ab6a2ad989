"""The mean of two models is a model, of weights between theirs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tiny_opus
import torch
from safetensors.torch import load_file, save_file

from bitrans.errors import ConfigError
from training import average


@pytest.fixture
def models(tmp_path: Path) -> tuple[Path, Path]:
    first = tiny_opus.make(tmp_path / "first")
    state = torch.load(first / "pytorch_model.bin", weights_only=True)
    save_file({k: v.contiguous() for k, v in state.items()}, first / average.WEIGHTS)
    (first / "pytorch_model.bin").unlink()
    second = Path(shutil.copytree(first, tmp_path / "second"))
    save_file({k: v + 1.0 for k, v in state.items()}, second / average.WEIGHTS)
    return first, second


def test_every_weight_is_the_mean(models: tuple[Path, Path], tmp_path: Path) -> None:
    average.average(*models, tmp_path / "mean", share=0.25)
    before, after = (load_file(one / average.WEIGHTS) for one in (models[0], tmp_path / "mean"))
    assert before.keys() == after.keys()
    for name, weight in before.items():
        assert torch.allclose(after[name], weight + 0.25, atol=1e-5)
    assert (tmp_path / "mean" / "target.spm").is_file()


def test_models_of_different_shapes_have_no_mean(models: tuple[Path, Path], tmp_path: Path) -> None:
    state = load_file(models[1] / average.WEIGHTS)
    name = next(iter(state))
    save_file(state | {name: state[name][:-1].contiguous()}, models[1] / average.WEIGHTS)
    with pytest.raises(ConfigError, match="other shapes"):
        average.average(*models, tmp_path / "mean", share=0.5)
    assert not (tmp_path / "mean").exists()


def test_no_folder_is_written_over(models: tuple[Path, Path]) -> None:
    with pytest.raises(ConfigError, match="there already"):
        average.average(models[0], models[1], models[1], share=0.5)
