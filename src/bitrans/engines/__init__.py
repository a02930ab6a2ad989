"""Engines: what turns German sentences into Chinese ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bitrans.document import Link
from bitrans.registry import Registry


@dataclass(frozen=True, slots=True)
class Request:
    """A sentence to translate.

    source: German as it stands in the document; the engine normalises it for its model.
    prefix: Chinese that the translation must begin with.
    no_repeat: so many pieces in a row may stand in the translation once only; 0 = any number.
    suppress: Chinese that the translation must not have after the prefix.
    """

    source: str
    prefix: str = ""
    no_repeat: int = 0
    suppress: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation.

    score: mean natural-log probability per target token that was not given as prefix, the end
           sign included; <= 0.0. None if the engine has no probabilities.
    links: word links between Request.source and text, in the order of the target.
    """

    text: str
    score: float | None = None
    links: tuple[Link, ...] = ()


class Engine(Protocol):
    """A loaded model."""

    @property
    def name(self) -> str:
        """The model's name, for pages and messages."""
        ...

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Translate a batch, of any size and in any order of lengths.

        count:   how many hypotheses to return for each request, at the most.
        beam:    beam size of the search; None = the one that the engine was opened with.
        returns: one tuple for each request, in order, best hypothesis first; empty only if the
                 request's prefix cannot be continued.
        raises:  EngineError if the model fails.
        """
        ...

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        """Look at translations that are there already: how likely they are, and their word links.

        pairs:   German source, Chinese target, as they stand in the document.
        returns: one hypothesis for each pair, in order, its text the target as it was given. A pair
                 too long for the model has neither score nor links, nor has one without words.
        raises:  EngineError if the model fails.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """What an engine is opened with.

    model:   a folder, a Hugging Face name, or "embedded"; of the engine `table`, a file.
    device:  "auto", "cpu" or "cuda".
    beam:    beam size, at least 1.
    threads: CPU threads; 0 = as many as there are cores.
    precision: of the weights: "int8", "float16", "float32", or "auto" for what suits the device.
    """

    model: str
    device: str = "auto"
    beam: int = 4
    threads: int = 0
    precision: str = "auto"


class EngineFactory(Protocol):
    """Open an engine; raise ModelError if its model cannot be used."""

    def __call__(self, options: EngineOptions) -> Engine: ...


ENGINES: Registry[EngineFactory] = Registry(
    "engine",
    {
        "ct2": "bitrans.engines.ct2:open_engine",
        "marian": "bitrans.engines.marian:open_engine",
        "table": "bitrans.engines.table:open_engine",
    },
)
