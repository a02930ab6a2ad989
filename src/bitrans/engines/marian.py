"""The engine `marian`: transformers and torch, the reference; slower, takes every Marian model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import torch
import transformers

from bitrans.engines import Engine, EngineOptions
from bitrans.engines.sentences import MAX_TARGET_PIECES, Decoded, Search, SentenceEngine
from bitrans.errors import EngineError, ModelError
from bitrans.models import store
from bitrans.models.loading import loading
from bitrans.models.store import END, PAD, UNKNOWN, Model, target_pieces

BATCH_SENTENCES = 16


def open_engine(options: EngineOptions) -> Engine:
    """Open a model with transformers, float32 on a CPU and float16 on a GPU."""
    model = store.find(options.model)
    device = _device(options.device)
    if options.threads:
        torch.set_num_threads(options.threads)
    precision = options.precision
    if precision == "auto":
        precision = "float32" if device == "cpu" else "float16"
    if precision == "int8":
        raise ModelError(
            "--engine marian", found="it has no int8", remedy="Use --engine ct2, or float32."
        )
    # from_pretrained leaves the network in evaluation mode.
    with loading(model.folder, library="transformers", remedy="Fetch it again."):
        network = transformers.MarianMTModel.from_pretrained(
            model.folder,
            dtype=getattr(torch, precision),
            attn_implementation="eager",  # the only one that gives its attention
            local_files_only=True,
        )
        torch.nn.Module.to(network, torch.device(device))
    decoder = TransformersDecoder(network, model, beam=options.beam)
    return SentenceEngine(model, decoder)


def _device(name: str) -> str:
    if name == "cuda" and not torch.cuda.is_available():
        raise ModelError(
            "--device cuda",
            found="there is no CUDA device that torch can use",
            remedy="Use --device cpu, or leave the option out.",
        )
    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    return name


@contextmanager
def _failing(count: int) -> Iterator[None]:
    """Turn torch's errors into ours."""
    try:
        yield
    except RuntimeError as error:
        raise EngineError(
            "marian",
            found=f"torch failed on {count} sentences ({error})",
            remedy="Try --device cpu or --engine ct2.",
        ) from error


class TransformersDecoder:
    """Beam search by transformers; scores and attention from one more pass over what it found."""

    def __init__(self, network: transformers.MarianMTModel, model: Model, *, beam: int) -> None:
        vocabulary = model.vocabulary
        self._network = network
        self._ids = vocabulary
        self._pieces = {number: piece for piece, number in vocabulary.items()}
        targets = [vocabulary[piece] for piece in target_pieces(model)]
        self._outside = torch.full((network.config.vocab_size,), -torch.inf, device=network.device)
        self._outside[targets] = 0.0  # added to logits: what no target is made of has no chance
        self._beam = beam
        self._pad = vocabulary[PAD]
        self._start = self._pad  # as in all Marian models
        self._end = vocabulary[END]

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        search: Search,
    ) -> list[list[Decoded]]:
        """See Decoder; raises EngineError if torch fails."""
        batches: dict[int, list[int]] = defaultdict(list)  # prefixes of one length go together
        for i in sorted(range(len(sources)), key=lambda i: len(sources[i])):
            batches[len(prefixes[i])].append(i)
        answers: list[list[Decoded]] = [[] for _ in sources]
        for indices in batches.values():
            for first in range(0, len(indices), BATCH_SENTENCES):
                batch = indices[first : first + BATCH_SENTENCES]
                with _failing(len(batch)):
                    found = self._decode(
                        [sources[i] for i in batch],
                        [prefixes[i] for i in batch],
                        search,
                    )
                for i, answer in zip(batch, found, strict=True):
                    answers[i] = answer
        return answers

    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Decoded]:
        """See Decoder; raises EngineError if torch fails."""
        order = sorted(range(len(sources)), key=lambda i: len(sources[i]) + len(targets[i]))
        found: dict[int, Decoded] = {}
        for first in range(0, len(order), BATCH_SENTENCES):
            batch = order[first : first + BATCH_SENTENCES]
            with _failing(len(batch)):
                answers = self._aligned([sources[i] for i in batch], [targets[i] for i in batch])
            found.update(zip(batch, answers, strict=True))
        return [found[i] for i in range(len(sources))]

    @torch.inference_mode()
    def _decode(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        search: Search,
    ) -> list[list[Decoded]]:
        count = search.count
        given = len(prefixes[0]) + 1  # with the start sign
        source, mask = self._padded([[self._id(p) for p in pieces] for pieces in sources])
        start, _ = self._padded([[self._start, *map(self._id, pieces)] for pieces in prefixes])
        beam = max(search.beam or self._beam, count)
        suppressed = [list(map(self._id, pieces)) for pieces in search.suppress]
        found = self._network.generate(
            input_ids=source,
            attention_mask=mask,
            decoder_input_ids=start,
            num_beams=beam,
            num_return_sequences=count,
            do_sample=False,
            early_stopping=True,  # as CTranslate2: when there are as many ends as beams
            length_penalty=1.0,
            no_repeat_ngram_size=search.no_repeat,
            max_length=None,
            max_new_tokens=MAX_TARGET_PIECES - (given - 1),
            logits_processor=transformers.LogitsProcessorList([self._among_targets]),
            bad_words_ids=[[self._pad], *suppressed],
            forced_eos_token_id=None,
        )
        decoded = self._looked_at(
            source.repeat_interleave(count, dim=0),
            mask.repeat_interleave(count, dim=0),
            found,
            [len(pieces) for pieces in sources for _ in range(count)],
            given=given,
        )
        return [decoded[i : i + count] for i in range(0, len(decoded), count)]

    @torch.inference_mode()
    def _aligned(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Decoded]:
        source, mask = self._padded([[self._id(p) for p in pieces] for pieces in sources])
        ids = [[self._start, *map(self._id, pieces), self._end] for pieces in targets]
        target, _ = self._padded(ids)
        return self._looked_at(source, mask, target, [len(pieces) for pieces in sources], given=1)

    def _looked_at(
        self,
        source: torch.Tensor,
        mask: torch.Tensor,
        found: torch.Tensor,
        sizes: Sequence[int],
        *,
        given: int,
    ) -> list[Decoded]:
        """Targets with their scores and attention, by one pass over them.

        found: shape (targets, longest), from the start sign on; of each the first `given` pieces
               do not count for its score.
        sizes: of each source its length without padding.
        """
        output = self._network(
            input_ids=source,
            attention_mask=mask,
            decoder_input_ids=found[:, :-1],
            output_attentions=True,
            use_cache=False,
        )
        chances = (output.logits.float() + self._outside).log_softmax(-1)
        chances = chances.gather(-1, found[:, 1:, None])[:, :, 0].cpu().numpy()
        attention = output.cross_attentions[-1][:, 0].float().cpu().numpy()
        return [
            self._decoded(ids, chances[row], attention[row], given, sizes[row])
            for row, ids in enumerate(found.tolist())
        ]

    def _decoded(
        self,
        ids: list[int],
        chances: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
        attention: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
        given: int,
        size: int,
    ) -> Decoded:
        """ids begin with the start sign; chances[i] and attention[i] are those of ids[i + 1]."""
        target = ids[1:]
        length = target.index(self._end) if self._end in target else len(target)
        scored = chances[given - 1 : length + 1]
        return Decoded(
            tuple(self._pieces.get(number, UNKNOWN) for number in target[:length]),
            float(scored.mean()) if scored.size else 0.0,
            attention[:length, :size],
        )

    def _among_targets(self, _: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        """Log probabilities among the pieces that a target can be made of."""
        return (scores + self._outside).log_softmax(-1)

    def _id(self, piece: str) -> int:
        return self._ids.get(piece, self._ids[UNKNOWN])

    def _padded(self, rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """The rows as a tensor of shape (rows, longest), and 1 where there is no padding."""
        width = max(map(len, rows))
        ids = [row + [self._pad] * (width - len(row)) for row in rows]
        mask = [[1] * len(row) + [0] * (width - len(row)) for row in rows]
        device = self._network.device
        return torch.tensor(ids, device=device), torch.tensor(mask, device=device)
