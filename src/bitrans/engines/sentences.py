"""What all engines for Marian models share: sentences in, a decoder of pieces, text out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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

BATCH_PARTS = 256
"""Parts of sentences that are decoded, and held with their attention, at one time."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A hypothesis in pieces, without the end sign.

    score:     mean natural-log probability per piece that was not given, the end sign included.
    attention: of the aligning head, shape (pieces, source pieces).
    """

    pieces: tuple[str, ...]
    score: float
    attention: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked of a search, for all of its sources.

    count:     hypotheses, at the most.
    beam:      beam size, None = the decoder's own; never less than count.
    no_repeat: as in Request.
    suppress:  runs of pieces that no hypothesis may have after its prefix.
    """

    count: int = 1
    beam: int | None = None
    no_repeat: int = 0
    suppress: tuple[tuple[str, ...], ...] = ()


class Decoder(Protocol):
    """Beam search over pieces."""

    def decode(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        search: Search,
    ) -> list[list[Decoded]]:
        """Hypotheses for each source, best first, beginning with its prefix."""
        ...

    def align(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[Decoded]:
        """Each target, of one piece at least, as if the search had found it for its source."""
        ...


class SentenceEngine:
    """An engine from a codec and a decoder; sentences over the model's limit are cut and joined."""

    def __init__(self, model: Model, decoder: Decoder) -> None:
        self.name = model.profile.name
        self.codec = Codec(model)
        self.decoder = decoder

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See Engine.

        A sentence that must be cut cannot have a prefix, nor can a prefix be as long as a target
        may be: such a request gets no hypothesis.
        """
        parts = [cut(request.source, self.codec.fits) for request in requests]
        answerable = [
            not request.prefix
            or (
                len(stretches) == 1
                and len(self.codec.encode_prefix(request.prefix)) < MAX_TARGET_PIECES
            )
            for request, stretches in zip(requests, parts, strict=True)
        ]
        found = iter(
            self._translate_parts(
                [
                    replace(request, source=request.source[start:end])
                    for request, stretches, can in zip(requests, parts, answerable, strict=True)
                    for start, end in (stretches if can else ())
                ],
                count=count,
                beam=beam,
            )
        )
        return [
            _joined(request.source, stretches, [next(found) for _ in stretches]) if can else ()
            for request, stretches, can in zip(requests, parts, answerable, strict=True)
        ]

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        """See Engine."""
        found = [Hypothesis(target) for _, target in pairs]
        for first in range(0, len(pairs), BATCH_PARTS):
            batch = []
            for place, (source, target) in enumerate(pairs[first : first + BATCH_PARTS], first):
                pieces, spans = self.codec.encode_target(target)
                if source.strip() and 0 < len(pieces) < MAX_TARGET_PIECES:
                    if self.codec.fits(source):
                        batch.append((place, self.codec.encode(source), pieces, spans))
            decoded = self.decoder.align(
                [encoded.pieces for _, encoded, _, _ in batch],
                [pieces for _, _, pieces, _ in batch],
            )
            for (place, encoded, _, spans), one in zip(batch, decoded, strict=True):
                links = self.codec.links(one.attention, encoded, spans)
                found[place] = Hypothesis(pairs[place][1], one.score, links)
        return found

    def _translate_parts(
        self, requests: Sequence[Request], *, count: int, beam: int | None
    ) -> list[list[Hypothesis]]:
        alike: dict[Search, list[int]] = defaultdict(list)  # what is searched for in the same way
        for place, request in enumerate(requests):
            suppress = tuple(map(self.codec.encode_inside, request.suppress))
            alike[Search(count, beam, request.no_repeat, suppress)].append(place)
        found: list[list[Hypothesis]] = [[] for _ in requests]
        for search, places in _batches(alike):
            encoded = [self.codec.encode(requests[place].source) for place in places]
            decoded = self.decoder.decode(
                [one.pieces for one in encoded],
                [self.codec.encode_prefix(requests[place].prefix) for place in places],
                search,
            )
            for place, answers, one in zip(places, decoded, encoded, strict=True):
                found[place] = [self._hypothesis(answer, one) for answer in answers]
        return found

    def _hypothesis(self, decoded: Decoded, encoded: Encoded) -> Hypothesis:
        text, links = self.codec.decode(decoded.pieces, decoded.attention, encoded)
        return Hypothesis(text, decoded.score, links)


def _batches(alike: Mapping[Search, Sequence[int]]) -> Iterator[tuple[Search, Sequence[int]]]:
    """Each search with some of its places: a cut sentence of megabytes is not decoded at once."""
    for search, places in alike.items():
        for first in range(0, len(places), BATCH_PARTS):
            yield search, places[first : first + BATCH_PARTS]


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
