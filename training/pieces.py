"""Between texts and the numbers of their pieces: two SentencePiece models, one vocabulary."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from bitrans.errors import ConfigError
from bitrans.models.store import END, PAD, UNKNOWN
from training.ragged import Ragged

SAMPLED = 2_000_000  # lines that SentencePiece looks at, at the most


def train(lines: Iterable[str], *, size: int, spaces: bool) -> bytes:
    """A SentencePiece unigram model of those lines, in bytes.

    Texts come normalised, so it changes nothing in them; digits are pieces of their own, and what
    has no piece is written in bytes.

    size:   pieces, 256 bytes among them; fewer if the lines do not have as many.
    spaces: whether the language has spaces between words.
    raises: ConfigError if there are more characters than pieces.
    """
    model = BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(lines),
            model_writer=model,
            model_type="unigram",
            vocab_size=size,
            hard_vocab_limit=False,
            character_coverage=0.9998,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="identity",
            add_dummy_prefix=spaces,
            eos_id=0,
            unk_id=1,
            bos_id=-1,
            pad_id=-1,
            input_sentence_size=SAMPLED,
            shuffle_input_sentence=True,
            minloglevel=2,
        )
    except RuntimeError as error:
        raise ConfigError(
            f"{size} pieces",
            found=f"SentencePiece cannot make them ({error})",
            remedy="Give it more pieces, or more text.",
        ) from error
    return model.getvalue()


def vocabulary(target: bytes, source: bytes) -> dict[str, int]:
    """One vocabulary of both models: the Chinese pieces first, the padding last.

    The model predicts the first part only, which is a third of the work of all of it.
    """
    listed: dict[str, None] = {}
    for model in (target, source):
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        listed |= dict.fromkeys(map(processor.id_to_piece, range(len(processor))))
    return {piece: number for number, piece in enumerate([*listed, PAD])}


class Pieces:
    """The pieces of a folder that holds source.spm, target.spm and vocab.json.

    size:        of the vocabulary.
    target_size: no Chinese piece has this number or a higher one.
    """

    def __init__(self, folder: Path) -> None:
        table = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
        self.size = max(table.values()) + 1
        self.pad, self.end = int(table[PAD]), int(table[END])
        self._source, source = _side(folder / "source.spm", table)
        self._target, target = _side(folder / "target.spm", table)
        self._numbers = source, target
        self.target_size = int(target.max()) + 1

    def source(self, texts: Sequence[str]) -> Ragged:
        """German texts in pieces."""
        return _encoded(self._source, self._numbers[0], texts)

    def target(self, texts: Sequence[str]) -> Ragged:
        """Chinese texts in pieces."""
        return _encoded(self._target, self._numbers[1], texts)


def _side(
    path: Path, table: dict[str, int]
) -> tuple[sentencepiece.SentencePieceProcessor, npt.NDArray[np.int32]]:
    """A SentencePiece model, and for each of its pieces the number in the vocabulary."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
    pieces = map(processor.id_to_piece, range(len(processor)))
    unknown = table[UNKNOWN]
    return processor, np.array([table.get(piece, unknown) for piece in pieces], np.int32)


def _encoded(
    processor: sentencepiece.SentencePieceProcessor,
    numbers: npt.NDArray[np.int32],
    texts: Sequence[str],
) -> Ragged:
    rows = Ragged.of(processor.encode(list(texts), out_type=int))
    return Ragged(numbers[rows.values], rows.offsets)
