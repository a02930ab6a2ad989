"""The line of steps that a document goes down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, runtime_checkable

from bitrans import shipped
from bitrans.config import Settings
from bitrans.constraints import Provider, dates, names, numbers, verbatim, verbatim_markup
from bitrans.constraints.glossary import GlossaryProvider, surnames
from bitrans.document import Document, Provenance
from bitrans.engines import ENGINES, Engine, EngineOptions
from bitrans.glossary.load import load
from bitrans.glossary.match import Matcher
from bitrans.steps.align import Align
from bitrans.steps.check import Check
from bitrans.steps.enforce import Enforce
from bitrans.steps.markup import carry
from bitrans.steps.script import WriteIn
from bitrans.steps.segment import Segmenter
from bitrans.steps.translate import Translate, no_progress
from bitrans.steps.typography import Typography

CHOICES = 4
"""How many translations of a sentence are kept to choose from; the search finds them anyway."""


class Step(Protocol):
    """Anything that takes a document and returns one."""

    def __call__(self, document: Document, /) -> Document: ...


@runtime_checkable
class BatchStep(Protocol):
    """A step for which many documents at once are much cheaper than one after another."""

    def many(self, documents: Sequence[Document], /) -> list[Document]: ...


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Steps in their order, and what they are made of, which every document is told."""

    steps: tuple[Step, ...]
    provenance: Provenance

    def run(self, document: Document) -> Document:
        """The document after all steps."""
        return self.run_many([document])[0]

    def run_many(self, documents: Sequence[Document]) -> list[Document]:
        """The documents after all steps, in order; quicker than one by one."""
        line = [replace(document, provenance=self.provenance) for document in documents]
        for step in self.steps:
            if isinstance(step, BatchStep):
                line = step.many(line)
            else:
                line = [step(document) for document in line]
        return line


def build(
    settings: Settings, *, day: date, progress: Callable[[int], None] = no_progress
) -> Pipeline:
    """Open the engine and the term bases, and put the steps in their order.

    day:      the day of the run, for the documents' provenance.
    progress: told the number of segments translated, after every batch.
    raises:   ConfigError if a name is unknown, a term base or a model cannot be used.
    """
    engine, providers, provenance = _open(settings, day)
    return Pipeline(
        steps=(
            Segmenter(),
            Translate(engine, count=min(settings.beam, CHOICES), progress=progress),
            Enforce(engine, providers),
            carry,
            Typography(settings.house),
            WriteIn(settings.script),
            Check(),
        ),
        provenance=provenance,
    )


def build_check(
    settings: Settings, *, day: date, progress: Callable[[int], None] = no_progress
) -> Pipeline:
    """The line for bilingual documents: it looks at the translation and changes nothing of it.

    progress: told the number of segments looked at, after every batch.
    day, raises: as `build`.
    """
    engine, providers, provenance = _open(settings, day)
    return Pipeline(
        steps=(Align(engine, progress=progress), Enforce(engine, providers), Check()),
        provenance=provenance,
    )


def _open(settings: Settings, day: date) -> tuple[Engine, list[Provider], Provenance]:
    """What both lines are made of: the engine, and what finds constraints."""
    open_engine = ENGINES.get(settings.engine)
    paths = settings.glossaries
    if settings.shipped_glossaries:
        paths = (*paths, shipped.folder("glossaries"))
    glossary = load(paths) if paths else None
    engine = open_engine(
        EngineOptions(
            model=settings.model,
            device=settings.device,
            beam=settings.beam,
            threads=settings.threads,
        )
    )
    terms = glossary.terms if glossary else ()
    providers: list[Provider] = [
        verbatim_markup.find,
        GlossaryProvider(Matcher(terms), Matcher(surnames(terms))),
        verbatim.find,
        dates.find,
        numbers.find,
        names.find,
    ]
    provenance = Provenance(
        engine=settings.engine,
        model=engine.name,
        glossaries=glossary.files if glossary else (),
        day=day,
    )
    return engine, providers, provenance
