"""From a run to a model folder that bitrans takes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from transformers import GenerationConfig, MarianMTModel

from bitrans.errors import ConfigError
from bitrans.models import profile as profiles
from bitrans.models import store
from bitrans.models.profile import Profile
from training import prepared, state
from training.card import CARD, SCORES
from training.network import MAX_POSITIONS
from training.pieces import Pieces
from training.prepare import PIECE_FILES
from training.state import Progress

NEVER = -1e4  # added to the scores of pieces that are German only; float16 has it


def export(folder_of_pairs: Path, run: Path, folder: Path) -> None:
    """Write the model of a run, with its tokenizer, profile and card, into a folder.

    raises: ConfigError if the run has not begun.
    """
    saved = state.load(run)
    if saved is None:
        raise ConfigError(
            str(run), found="there is no run here", remedy="Begin one: python -m training train"
        )
    pairs = prepared.load(folder_of_pairs)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*PIECE_FILES, store.PROFILE):
        shutil.copy(folder_of_pairs / name, folder / name)
    parameters = saved.marian.num_parameters()
    _write_weights(saved.marian, pairs.pieces, folder)
    _write_tokenizer(folder)
    profile = profiles.load(folder / store.PROFILE)
    text = card(profile, saved.progress, pairs.counts(), parameters=parameters)
    (folder / CARD).write_text(text, encoding="utf-8")


def _write_weights(marian: MarianMTModel, pieces: Pieces, folder: Path) -> None:
    """The configuration and the weights in float16; only Chinese pieces can be predicted."""
    with torch.no_grad():
        marian.model.shared.weight[pieces.pad] = 0.0  # what Marian starts the decoder from
        marian.final_logits_bias[0, pieces.target_size :] = NEVER
    marian.generation_config = GenerationConfig(  # type: ignore[no-untyped-call]
        pad_token_id=pieces.pad,
        eos_token_id=pieces.end,
        forced_eos_token_id=pieces.end,
        decoder_start_token_id=pieces.pad,
        bad_words_ids=[[pieces.pad]],
        num_beams=4,
        max_length=MAX_POSITIONS,
    )
    marian.half().save_pretrained(folder)  # type: ignore[no-untyped-call]


def _write_tokenizer(folder: Path) -> None:
    """What transformers' MarianTokenizer wants to know; bitrans does without."""
    settings = {
        "tokenizer_class": "MarianTokenizer",
        "source_lang": "de",
        "target_lang": "zh",
        "model_max_length": MAX_POSITIONS,
        "separate_vocabs": False,
        "unk_token": store.UNKNOWN,
        "eos_token": store.END,
        "pad_token": store.PAD,
    }
    text = json.dumps(settings, indent=2)
    (folder / "tokenizer_config.json").write_text(text, encoding="utf-8")


def card(
    profile: Profile, progress: Progress, counts: Mapping[str, int], *, parameters: int
) -> str:
    """What the folder can say of itself; people add where the pairs are from, and what is bad.

    counts: domain -> pairs.
    """
    rows = "\n".join(f"| {domain} | {count} |" for domain, count in counts.items())
    return f"""---
language: [de, zh]
license: {profile.licence.lower()}
pipeline_tag: translation
---
# {profile.name}

MarianMT, German to Simplified Chinese, {parameters / 1e6:.1f} million parameters, float16.
Head 0 of the last decoder layer's cross-attention is trained as a word aligner. `{store.PROFILE}`
says how the German is to be normalised.

Trained for {progress.hours:.1f} hours on {progress.pieces / 1e6:.1f} million target pieces
({progress.step} steps).

| domain | pairs |
| --- | --- |
{rows}

{SCORES.empty()}
"""
