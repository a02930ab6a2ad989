"""The recipe makes a model that bitrans translates with, and goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import press_pairs
import pytest
import torch
from recipe import SAME, TINY, done, run

from bitrans.models import store
from training import state

PAIRS = list(press_pairs.pairs())


@pytest.fixture(scope="module")
def translated(model: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The German of all pairs, translated by the command line with the trained model."""
    from bitrans.cli import main

    folder = tmp_path_factory.mktemp("translated")
    source = folder / "press.txt"
    source.write_text("\n\n".join(pair.german for pair in PAIRS), encoding="utf-8")
    arguments = ["--model", str(model), "--to", "jsonl", "--no-shipped-glossaries"]
    main(["translate", str(source), "-o", str(folder), *arguments], standalone_mode=False)
    lines = (folder / "press.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_model_repeats_what_it_has_learned(translated):
    assert [line["source"] for line in translated] == [pair.german for pair in PAIRS]
    right = sum(
        line["target"] == pair.chinese for line, pair in zip(translated, PAIRS, strict=True)
    )
    assert right >= 190


def test_the_links_join_the_words_that_are_each_others(translated):
    right = 0
    for line, pair in zip(translated, PAIRS, strict=True):
        for german, chinese in pair.words.items():
            linked = {
                line["target"][slice(*link["target"])]
                for link in line["links"]
                if line["source"][slice(*link["source"])] == german
            }
            right += any(text and text in chinese for text in linked)
    assert right >= 0.8 * 4 * len(PAIRS)


def test_an_exported_folder_has_a_profile_and_a_card(model):
    found = store.find(str(model))
    assert (found.profile.name, found.profile.licence) == ("tiny", "CC0-1.0")
    assert found.profile.input[-1] == "spaces"
    card = (model / "README.md").read_text(encoding="utf-8")
    assert "| press | 200 |" in card
    assert "(400 steps)" in card


def test_a_run_that_was_interrupted_ends_like_one_that_was_not(prepared, tmp_path):
    learn = ("--warm-steps", 3, "--dropout", 0.1)
    done("train", prepared, tmp_path / "whole", *TINY, *SAME, *learn, "--steps", 9)
    for steps in (4, 5):
        done("train", prepared, tmp_path / "parts", *TINY, *SAME, *learn, "--steps", steps)
    whole, parts = (state.load(tmp_path / name) for name in ("whole", "parts"))
    assert whole is not None and parts is not None
    parts.progress.hours = whole.progress.hours
    assert parts.progress == whole.progress
    assert whole.progress.epoch > 0  # so it went over the end of an epoch
    for name, weights in whole.marian.state_dict().items():
        assert torch.equal(weights, parts.marian.state_dict()[name]), name


def test_training_goes_on_from_a_model_folder(prepared, model, tmp_path):
    options = ("--start", model, *SAME, "--rate", 1e-6, "--steps", 1)
    done("train", prepared, tmp_path / "run", *options)
    begun = state.load(tmp_path / "run")
    assert begun is not None
    assert (begun.marian.config.d_model, begun.progress.step) == (64, 1)


def test_a_start_with_another_vocabulary_is_refused(prepared, model, tmp_path):
    pairs = tmp_path / "pairs"
    file = prepared / "pairs.tsv"
    sizes = ("--source-pieces", 320, "--target-pieces", 320)
    done("prepare", file, pairs, "--name", "other", "--licence", "CC0-1.0", *sizes)
    result = run("train", pairs, tmp_path / "run", "--start", model)
    assert result.exit_code == 2
    assert "Prepare the pairs with --like and this folder." in result.output


def test_pieces_can_be_those_of_a_model(prepared, model, tmp_path):
    file = prepared / "pairs.tsv"
    done("prepare", file, tmp_path, "--name", "more", "--licence", "CC0-1.0", "--like", model)
    for name in ("source.spm", "target.spm", "vocab.json"):
        assert (tmp_path / name).read_bytes() == (prepared / name).read_bytes()


@pytest.mark.parametrize(
    "line, message",
    [
        ("press\tGuten Tag.", "there are 2 cells, not 3"),
        ("press\tGuten Tag.\t您好。\tx", "there are 4 cells, not 3"),
        ("press\tSchöne Grüße\t您好。".encode("cp1252", "replace"), "this is not UTF-8"),
    ],
)
def test_a_bad_line_is_named(line, message, tmp_path):
    file = tmp_path / "pairs.tsv"
    data = line if isinstance(line, bytes) else line.encode()
    file.write_bytes("press\tGuten Tag.\t您好。\n".encode() + data + b"\n")
    result = run("prepare", file, tmp_path / "pairs", "--name", "x", "--licence", "y")
    assert result.exit_code == 1
    assert f"Error: {file}: line 2: {message}" in result.output


def test_a_file_without_a_fit_pair_is_refused(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_text("press\tGuten Tag.\tHello.\n", encoding="utf-8")
    result = run("prepare", file, tmp_path / "pairs", "--name", "x", "--licence", "y")
    assert result.exit_code == 2
    assert "no pair is fit to learn from (not Chinese: 1)" in result.output


def test_a_domain_that_is_not_there_is_refused(prepared, tmp_path):
    result = run("train", prepared, tmp_path, "--mix", "pres=2")
    assert result.exit_code == 2
    assert "did you mean press?" in result.output


def test_decay_needs_an_end(prepared, tmp_path):
    result = run("train", prepared, tmp_path, "--decay")
    assert result.exit_code == 2
    assert "Give --hours or --steps with it." in result.output


def test_evaluating_writes_the_scores_into_the_card(model, tmp_path):
    (tmp_path / "own.de").write_text("".join(p.german + "\n" for p in PAIRS[:20]), encoding="utf-8")
    (tmp_path / "own.zh").write_text(
        "".join(p.chinese + "\n" for p in PAIRS[:20]), encoding="utf-8"
    )
    for _ in range(2):
        output = done("evaluate", model, "--testset", tmp_path, "--write")
    card = (model / "README.md").read_text(encoding="utf-8")
    assert output.strip() in card
    assert card.count("| own | 20 | ") == 1
    assert "tok:zh" in output
