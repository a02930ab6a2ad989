"""What all engines for Marian models share: sentences in, a decoder of pieces, text out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bitrans.engines import Hypothesis, Request
from bitrans.engines.long import cut, join
from bitrans.engines.pieces import Codec, Encoded
from bitrans.lang.traced import Interval
from bitrans.models.store import Model

MAX_TARGET_PIECES = 256
"""Where decoding ends at the latest: twice the longest target that the models were trained on."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A hypothesis in pieces, without the end sign.

    score:     mean natural-log probability per piece that was not given, the end sign included.
    attention: of the aligning head, shape (pieces, source pieces).
    """

    pieces: tuple[str, ...]
    score: float
    attention: npt.NDArray[np.float32]


class Decoder(Protocol):
    """Beam search over pieces."""

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        *,
        count: int,
    ) -> list[list[Decoded]]:
        """At most `count` hypotheses for each source, best first, beginning with its prefix."""
        ...


class SentenceEngine:
    """An engine from a codec and a decoder; sentences over the model's limit are cut and joined."""

    def __init__(self, model: Model, decoder: Decoder) -> None:
        self.name = model.profile.name
        self.codec = Codec(model)
        self.decoder = decoder

    def translate(
        self, requests: Sequence[Request], *, count: int = 1
    ) -> list[tuple[Hypothesis, ...]]:
        """See Engine. A sentence that must be cut cannot have a prefix: it gets no hypothesis."""
        parts = [cut(request.source, self.codec.fits) for request in requests]
        answerable = [
            not (request.prefix and len(stretches) > 1)
            for request, stretches in zip(requests, parts, strict=True)
        ]
        found = iter(
            self._translate_parts(
                [
                    Request(request.source[start:end], request.prefix)
                    for request, stretches, can in zip(requests, parts, answerable, strict=True)
                    for start, end in (stretches if can else ())
                ],
                count=count,
            )
        )
        return [
            _joined(request.source, stretches, [next(found) for _ in stretches]) if can else ()
            for request, stretches, can in zip(requests, parts, answerable, strict=True)
        ]

    def _translate_parts(
        self, requests: Sequence[Request], *, count: int
    ) -> list[list[Hypothesis]]:
        encoded = [self.codec.encode(request.source) for request in requests]
        decoded = self.decoder.decode(
            [one.pieces for one in encoded],
            [self.codec.encode_prefix(request.prefix) for request in requests],
            count=count,
        )
        return [
            [self._hypothesis(answer, one) for answer in answers]
            for answers, one in zip(decoded, encoded, strict=True)
        ]

    def _hypothesis(self, decoded: Decoded, encoded: Encoded) -> Hypothesis:
        text, links = self.codec.decode(decoded.pieces, decoded.attention, encoded)
        return Hypothesis(text, decoded.score, links)


def _joined(
    source: str, stretches: Sequence[Interval], found: Sequence[Sequence[Hypothesis]]
) -> tuple[Hypothesis, ...]:
    """The hypotheses of a whole sentence: the best of all parts, the second of all, and so on."""
    if len(stretches) == 1:
        return tuple(found[0])
    depth = min((len(answers) for answers in found), default=1)
    return tuple(
        join(source, stretches, [answers[rank] for answers in found]) for rank in range(depth)
    )
