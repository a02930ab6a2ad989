"""The engine `ct2`: CTranslate2, quick and small; int8 on a CPU, float16 on a GPU."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import ctranslate2
import numpy as np
import numpy.typing as npt

from bitrans.engines import Engine, EngineOptions
from bitrans.engines.sentences import MAX_TARGET_PIECES, Decoded, Search, SentenceEngine
from bitrans.errors import EngineError, ModelError
from bitrans.models import converted, store

BATCH_PIECES = 1024
"""Source pieces that are decoded together; more is no quicker (benchmarks/README.md)."""

BATCH_BEAM = 4
"""The beam for which that holds; a narrower search takes more of them in the same memory."""

BATCH_ALIGNED = 32
"""Pairs that are aligned together; all are decoded as far as the longest of their targets."""


def open_engine(options: EngineOptions) -> Engine:
    """Open a model with CTranslate2, converted into the user's cache when first used."""
    model = store.find(options.model)
    device = _device(options.device)
    precision = options.precision
    if precision == "auto":
        precision = "int8" if device == "cpu" else "float16"
    folder = converted.find(model, precision=precision)
    # The weights were checked while converting; the level hides a remark on their first precision.
    ctranslate2.set_log_level(logging.ERROR)
    try:
        translator = ctranslate2.Translator(
            str(folder),
            device=device,
            compute_type=precision,
            intra_threads=options.threads,
        )
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            str(folder),
            found=f"CTranslate2 cannot open the converted model ({error})",
            remedy="Remove this folder; it is made again on the next run.",
        ) from error
    return SentenceEngine(model, CTranslate2Decoder(translator, beam=options.beam))


def _device(name: str) -> str:
    if name != "cuda":
        available = name == "auto" and ctranslate2.get_cuda_device_count() > 0
        return "cuda" if available else "cpu"
    if ctranslate2.get_cuda_device_count() == 0:
        raise ModelError(
            "--device cuda",
            found="there is no CUDA device that CTranslate2 can use",
            remedy="Use --device cpu, or leave the option out.",
        )
    return "cuda"


class CTranslate2Decoder:
    """Beam search by CTranslate2."""

    def __init__(self, translator: ctranslate2.Translator, *, beam: int) -> None:
        self._translator = translator
        self._beam = beam

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        search: Search,
    ) -> list[list[Decoded]]:
        """See Decoder; raises EngineError if CTranslate2 fails."""
        if not sources:
            return []
        beam = max(search.beam or self._beam, search.count)
        results = self._search(
            sources,
            prefixes,
            beam_size=beam,
            num_hypotheses=search.count,
            no_repeat_ngram_size=search.no_repeat,
            suppress_sequences=[list(pieces) for pieces in search.suppress] or None,
        )
        decoded = [
            [
                Decoded(tuple(pieces), float(score), _matrix(attention, len(source)))
                for pieces, score, attention in zip(
                    result.hypotheses, result.scores, result.attention, strict=True
                )
            ]
            for result, source in zip(results, sources, strict=True)
        ]
        if beam > 1 and len(sources) > 1:
            self._mend_first_rows(decoded, sources, prefixes)
        return decoded

    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Decoded]:
        """See Decoder; raises EngineError if CTranslate2 fails.

        It gives the probabilities of a target in one call, and its attention in another: that of a
        search in which all of the target is given.
        """
        found: dict[int, Decoded] = {}
        order = sorted(range(len(sources)), key=lambda place: len(targets[place]))
        for first in range(0, len(order), BATCH_ALIGNED):
            places = order[first : first + BATCH_ALIGNED]
            some, given = ([list(side[place]) for place in places] for side in (sources, targets))
            results = self._search(
                some, given, beam_size=1, num_hypotheses=1, max_decoding_length=len(given[-1])
            )
            scores = self._scores(some, given)
            for place, result, score in zip(places, results, scores, strict=True):
                rows = result.attention[0][: len(targets[place])]
                attention = _matrix(rows, len(sources[place]))
                found[place] = Decoded(tuple(targets[place]), score, attention)
        return [found[place] for place in range(len(sources))]

    def _scores(self, sources: list[list[str]], targets: list[list[str]]) -> list[float]:
        try:
            results = self._translator.score_batch(sources, targets, max_input_length=0)
        except RuntimeError as error:
            raise _failed(len(sources), error) from error
        return [float(np.mean(result.log_probs)) for result in results]

    def _mend_first_rows(
        self,
        decoded: Sequence[Sequence[Decoded]],
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
    ) -> None:
        """Put right the attention of each target's first piece.

        In a beam search over several sentences CTranslate2 (4.8 and before) gives the first piece
        the attention of another sentence: on the first step it repeats the rows for the beam, and
        gathers them as if it had not. A greedy search of one step does without that.
        """
        results = self._search(
            sources, prefixes, beam_size=1, num_hypotheses=1, max_decoding_length=1
        )
        for hypotheses, result, source in zip(decoded, results, sources, strict=True):
            if not result.attention[0]:  # the sentence ends at once
                continue
            first = _matrix(result.attention[0], len(source))[0]
            for hypothesis in hypotheses:
                hypothesis.attention[:1] = first

    def _search(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        *,
        beam_size: int,
        num_hypotheses: int,
        no_repeat_ngram_size: int = 0,
        suppress_sequences: list[list[str]] | None = None,
        max_decoding_length: int = MAX_TARGET_PIECES,
    ) -> list[ctranslate2.TranslationResult]:
        try:
            results: list[ctranslate2.TranslationResult] = self._translator.translate_batch(
                [list(source) for source in sources],
                target_prefix=[list(prefix) or None for prefix in prefixes],
                beam_size=beam_size,
                num_hypotheses=num_hypotheses,
                no_repeat_ngram_size=no_repeat_ngram_size,
                suppress_sequences=suppress_sequences,
                use_vmap=True,
                max_batch_size=BATCH_PIECES * max(1, BATCH_BEAM // beam_size),
                batch_type="tokens",
                max_input_length=0,
                min_decoding_length=0,  # else the end sign is taken out of the first probabilities
                max_decoding_length=max_decoding_length,
                return_scores=True,
                return_attention=True,
            )
        except RuntimeError as error:
            raise _failed(len(sources), error) from error
        return results


def _failed(count: int, error: RuntimeError) -> EngineError:
    return EngineError(
        "ct2",
        found=f"CTranslate2 failed on {count} sentences ({error})",
        remedy="Try --device cpu or --engine marian.",
    )


def _matrix(rows: Sequence[Sequence[float]], width: int) -> npt.NDArray[np.float32]:
    """Attention as an array of shape (pieces, width); CTranslate2 pads rows to the batch."""
    return np.array([row[:width] for row in rows], np.float32).reshape(len(rows), width)
