"""A model trained in some seconds."""

from __future__ import annotations

from pathlib import Path

import press_pairs
import pytest
from recipe import SAME, SIZES, TINY, done


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    file = folder / "pairs.tsv"
    file.write_text(press_pairs.tsv(), encoding="utf-8")
    done("prepare", file, folder, "--name", "tiny", "--licence", "CC0-1.0", *SIZES)
    return folder


@pytest.fixture(scope="session")
def model(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that has learned the pairs by heart."""
    folder = tmp_path_factory.mktemp("learned")
    speed = ("--steps", 400, "--decay", "--rate", 4e-3, "--warm-steps", 40, "--link-weight", 1)
    done("train", prepared, folder / "run", *TINY, *SAME, *speed)
    done("export", prepared, folder / "run", folder / "tiny")
    return folder / "tiny"
