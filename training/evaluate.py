"""How well a model translates: BLEU and chrF over test sets, in a table for its card."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from bitrans.engines import Engine, EngineOptions, Request
from bitrans.errors import ConfigError, FormatError, StoreError
from training.card import CARD, SCORES


@dataclass(frozen=True, slots=True)
class Testset:
    """Sentences with their Chinese by people."""

    __test__ = False  # no test of pytest's

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The scores of a model on one test set, 0 to 100, and what they are exactly."""

    testset: str
    lines: int
    bleu: float
    chrf: float
    signatures: tuple[str, str]


def load_folder(folder: Path) -> Iterator[Testset]:
    """Every NAME.de with its NAME.zh, one sentence a line.

    raises: StoreError if there is none, FormatError if the two are not of one length.
    """
    names = sorted(path.stem for path in folder.glob("*.de"))
    if not names:
        raise StoreError(
            str(folder), found="there is no NAME.de", remedy="Put NAME.de and NAME.zh there."
        )
    for name in names:
        german, chinese = (_lines(folder / f"{name}.{language}") for language in ("de", "zh"))
        yield _testset(name, german, chinese, file=folder / f"{name}.zh")


def load_pairs(path: Path) -> Testset:
    """A file with a header, then German and Chinese with a tab between.

    raises: FormatError if a line has not two cells.
    """
    rows = list(csv.reader(_lines(path), delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    for number, row in enumerate(rows, 2):
        if len(row) != 2:
            raise FormatError(
                str(path),
                where=f"line {number}",
                found=f"there are {len(row)} cells, not 2",
                remedy="Write German and Chinese with a tab between them.",
            )
    return _testset(path.stem, [row[0] for row in rows], [row[1] for row in rows], file=path)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            str(path), found=f"cannot be read ({error})", remedy="Give a file in UTF-8."
        ) from error


def _testset(name: str, german: Sequence[str], chinese: Sequence[str], *, file: Path) -> Testset:
    if len(german) != len(chinese):
        raise FormatError(
            str(file),
            found=f"there are {len(chinese)} lines for {len(german)} German ones",
            remedy="Both files must have the same sentences in the same order.",
        )
    return Testset(name, tuple(german), tuple(chinese))


def score(engine: Engine, testset: Testset) -> Score:
    """Translate a test set line by line, by the model alone: no term base, no gate, no retry.

    raises: EngineError if the model fails.
    """
    requests = [Request(source) for source in testset.sources]
    outputs = [hypotheses[0].text for hypotheses in engine.translate(requests)]
    references = [list(testset.references)]
    bleu, chrf = BLEU(tokenize="zh"), CHRF()
    return Score(
        testset=testset.name,
        lines=len(outputs),
        bleu=bleu.corpus_score(outputs, references).score,
        chrf=chrf.corpus_score(outputs, references).score,
        signatures=(str(bleu.get_signature()), str(chrf.get_signature())),
    )


def table(scores: Sequence[Score], engine: str, options: EngineOptions) -> str:
    """The scores of one model for its card, in Markdown."""
    rows = "\n".join(
        f"| {one.testset} | {one.lines} | {one.bleu:.1f} | {one.chrf:.1f} |" for one in scores
    )
    bleu, chrf = scores[0].signatures
    return f"""| test set | sentences | BLEU | chrF2 |
| --- | --- | --- | --- |
{rows}

The model alone, engine {engine}, {options.precision}, beam {options.beam}.
BLEU is `{bleu}`, chrF2 is `{chrf}`."""


def write(folder: Path, content: str) -> None:
    """Put the table into the card of a model folder, in place of the one before.

    raises: ConfigError if the card has no place for it.
    """
    path = folder / CARD
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    changed = SCORES.replaced(text, content)
    if changed is None:
        raise ConfigError(
            str(path),
            found="has no place for the scores",
            remedy=f"Write these two lines into it: {SCORES.begin} {SCORES.end}",
        )
    path.write_text(changed, encoding="utf-8")
