"""The model in training: Marian's architecture, and what it is to get right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from transformers import MarianConfig, MarianMTModel

from bitrans.errors import ConfigError
from bitrans.models import store
from training.batches import IGNORED, Batch
from training.pieces import Pieces

MAX_POSITIONS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The size of a new model; the defaults are those of the embedded one.

    width:         of every piece's vector; `inner` is that of the layers between.
    dropout:       share of values that are left out at random while learning.
    """

    width: int = 384
    inner: int = 1536
    heads: int = 6
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.0


@dataclass(frozen=True, slots=True)
class Losses:
    """What a batch costs.

    pieces: cross entropy of a target piece, in nats, labels smoothed if that was asked for.
    links:  the same of the attention that the aligning head should pay; 0.0 without links.
    linked: share of the linked target pieces whose most attended source piece is a linked one.
    """

    pieces: torch.Tensor
    links: torch.Tensor
    linked: torch.Tensor


def new(shape: Shape, pieces: Pieces) -> MarianMTModel:
    """A model that knows nothing yet."""
    config = MarianConfig(
        vocab_size=pieces.size,
        decoder_vocab_size=pieces.size,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_ffn_dim=shape.inner,
        decoder_ffn_dim=shape.inner,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        dropout=shape.dropout,
        init_std=shape.width**-0.5,
        max_position_embeddings=MAX_POSITIONS,
        pad_token_id=pieces.pad,
        eos_token_id=pieces.end,
        forced_eos_token_id=pieces.end,
        decoder_start_token_id=pieces.pad,
        bos_token_id=None,
        activation_function="relu",
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
    )
    return MarianMTModel(config)


def start(folder: Path, pieces: Pieces) -> MarianMTModel:
    """A model that learns on from a folder in Hugging Face format.

    raises: ModelError if that is no Marian model, ConfigError if its vocabulary is another one.
    """
    model = store.find(str(folder))
    theirs = Pieces(model.folder)
    if (theirs.size, theirs.pad) != (pieces.size, pieces.pad):
        raise ConfigError(
            str(folder),
            found=f"has {theirs.size} pieces, and the prepared pairs have {pieces.size}",
            remedy="Prepare the pairs with --like and this folder.",
        )
    marian: MarianMTModel = MarianMTModel.from_pretrained(model.folder, dtype=torch.float32)
    return marian


class Network:
    """A Marian model and its losses.

    Only the Chinese part of the vocabulary is predicted. The aligning head's attention is worked
    out beside the model, which so keeps PyTorch's fused attention everywhere.

    source: guided alignment, Chen et al. (2016), https://arxiv.org/abs/1607.01628, on one head of
            the last decoder layer as in Garg et al. (2019), https://aclanthology.org/D19-1453.
    """

    def __init__(self, marian: MarianMTModel, target_size: int) -> None:
        self.marian = marian
        self.target_size = target_size
        self._asked = torch.empty(0)
        self._last = marian.model.decoder.layers[-1]
        self._last.self_attn_layer_norm.register_forward_hook(self._keep)

    def _keep(self, module: torch.nn.Module, given: Any, output: torch.Tensor) -> None:
        self._asked = output

    def losses(self, batch: Batch, *, smoothing: float) -> Losses:
        """The losses of a batch; `smoothing` is the share of belief that labels leave to others."""
        output = self.marian.model(
            input_ids=batch.source,
            attention_mask=batch.mask,
            decoder_input_ids=batch.before,
            use_cache=False,
        )
        vectors = self.marian.model.shared.weight[: self.target_size]
        logits = F.linear(output.last_hidden_state, vectors).float()
        pieces = F.cross_entropy(
            logits.view(-1, self.target_size),
            batch.labels.view(-1),
            ignore_index=IGNORED,
            label_smoothing=smoothing,
        )
        if not batch.links.shape[1]:
            return Losses(pieces, torch.zeros_like(pieces), torch.zeros_like(pieces))
        attention = self._attention(output.encoder_last_hidden_state, batch.mask)
        return Losses(pieces, *_links(attention, batch))

    def _attention(self, encoded: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Log-probabilities of head 0, shape (pairs, target pieces, source pieces)."""
        cross = self._last.encoder_attn
        size: int = cross.head_dim
        asking = F.linear(self._asked, cross.q_proj.weight[:size], cross.q_proj.bias[:size])
        offered = F.linear(encoded, cross.k_proj.weight[:size], cross.k_proj.bias[:size])
        scores = torch.matmul(asking, offered.transpose(1, 2)).float() / math.sqrt(size)
        scores = scores.masked_fill(mask[:, None, :] == 0, -torch.inf)
        return scores.log_softmax(-1)


def _links(attention: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
    """The loss of the links, and the share of target pieces that attend to a linked piece."""
    pair, target, source = batch.links
    found = attention[pair, target, source]
    loss = -(batch.link_weights * found).sum() / batch.link_weights.sum()
    best = attention.detach().argmax(-1)[pair, target] == source
    return loss, best.float().sum() / batch.link_weights.sum()
