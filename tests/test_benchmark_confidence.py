"""The benchmark that fits the confidence finds what is in the data, and runs."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "confidence.py"


@pytest.fixture(scope="module")
def benchmark() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def test_the_area_is_how_often_a_poor_one_ranks_above_another(benchmark: dict[str, Any]) -> None:
    poor = np.array([True, True, False, False])
    assert benchmark["area"](np.array([4.0, 3.0, 2.0, 1.0]), poor) == 1.0
    assert benchmark["area"](np.array([1.0, 2.0, 3.0, 4.0]), poor) == 0.0
    assert benchmark["area"](np.array([1.0, 1.0, 1.0, 1.0]), poor) == 0.5
    assert benchmark["area"](np.array([4.0, 1.0, 2.0, 0.0]), poor) == 0.75
    assert np.isnan(benchmark["area"](np.array([1.0, 2.0]), np.array([True, True])))


def test_the_fit_finds_the_weights_that_made_the_data(benchmark: dict[str, Any]) -> None:
    random = np.random.default_rng(1)
    values = random.normal([1.0, -2.0], [1.0, 3.0], (4000, 2))
    chances = 1 / (1 + np.exp(-(-1.0 + 1.5 * (values[:, 0] - 1.0) - 0.5 * (values[:, 1] + 2.0))))
    poor = random.random(4000) < chances
    values[::50, 1] = np.nan  # unknown
    fit = benchmark["fitted"](benchmark["Sample"]([], values, poor))
    assert fit.base == pytest.approx(-1.0, abs=0.15)
    assert fit.weights == pytest.approx([1.5, -0.5], abs=0.15)
    assert fit.chances(np.array([[1.0, np.nan]])) == pytest.approx(0.27, abs=0.03)


def test_below_the_least_score_most_are_poor(benchmark: dict[str, Any]) -> None:
    scores = np.array([-0.6, -0.8, -1.2, -1.32, -1.6])
    poor = np.array([False, True, False, False, True])
    assert benchmark["least_score"](scores, poor) == pytest.approx(-1.35)
    assert benchmark["least_score"](scores, ~poor) == pytest.approx(-0.8)


def test_prints_areas_bands_and_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ["Jena", "Bonn", "Ulm", "Köln", "Trier", "Kiel", "Fulda", "Hof"]
    for name, line in (("flores.de", "{} ist eine Stadt."), ("flores.zh", "{}是一座城市。")):
        text = "".join(line.format(place) + "\n" for place in places)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["confidence.py", "--testset", str(tmp_path)])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    printed = capsys.readouterr().out
    assert printed.count("AUC of the score alone") == 2
    assert '    "coverage": Factor(' in printed
    assert "LEAST_SCORE = " in printed
