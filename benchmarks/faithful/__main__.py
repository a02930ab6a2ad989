"""How faithful translations are: terms, numbers, model faults, and what it costs.

    python benchmarks/faithful --testset FOLDER --model FOLDER
    python benchmarks/faithful --testset FOLDER --model FOLDER --verdicts
    python benchmarks/faithful --testset FOLDER --check-reference
    python benchmarks/faithful --testset FOLDER --faults

FOLDER of the test set holds flores.de and flores.zh, one sentence a line. The first form translates
all of it twice, with the model alone and with bitrans, and prints for both: terms and numbers that
are right, flagged or silently wrong, chrF, BLEU and the time; and for bitrans how the constraints
ended and which notes were left. --verdicts prints verdicts of the judge, to be read by a person.
--check-reference lets bitrans look at the human translations, which have nothing to flag, as
`bitrans check` does. --faults breaks them on purpose, and prints the share of faults that is
flagged.

The term base is terms.csv beside this file; for both runs it is the only one. Models are compared
with the same beam and threads. Needs sacrebleu, which the tests need as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import faults
import report
import runs
import testset
from judge import Line, Term, load_terms

from bitrans import Settings, shipped
from bitrans.engines import EngineOptions

TERMS = Path(__file__).parent / "terms.csv"
SEED = 20260101
FAULTS_OF_A_KIND = 200
VERDICTS = 100


def main() -> None:
    arguments = _arguments()
    sources, references = testset.load(arguments.testset, limit=arguments.limit)
    terms = load_terms(TERMS)
    if arguments.check_reference:
        _check_reference(arguments, sources, references)
    elif arguments.faults:
        _break(arguments, sources, references, terms)
    else:
        _compare(arguments, sources, references, terms)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python benchmarks/faithful",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--testset", type=Path, required=True, help="folder of the test set")
    parser.add_argument("--model", default="embedded", help="folder or name of the model")
    parser.add_argument("--engine", default="ct2")
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--limit", type=int, help="take only so many lines")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--verdicts",
        nargs="?",
        const="random",
        choices=("random", "wrong"),
        help=f"also print {VERDICTS} random verdicts on bitrans, or all that are not “right”",
    )
    what.add_argument("--check-reference", action="store_true")
    what.add_argument("--faults", action="store_true")
    return parser.parse_args()


def _compare(
    arguments: argparse.Namespace,
    sources: Sequence[str],
    references: Sequence[str],
    terms: Sequence[Term],
) -> None:
    options = EngineOptions(
        model=arguments.model, beam=arguments.beam, threads=arguments.threads, device="cpu"
    )
    alone = report.judge("model alone", runs.model_alone(options, arguments.engine, sources), terms)
    settings = _settings(arguments, (TERMS,))
    bitrans = report.judge("bitrans", runs.with_bitrans(settings, sources), terms)
    _print(report.compare(alone, bitrans, references))
    if arguments.verdicts:
        count = VERDICTS if arguments.verdicts == "random" else None
        _print(["", *report.verdicts(bitrans, count=count, seed=SEED)])


def _check_reference(
    arguments: argparse.Namespace, sources: Sequence[str], references: Sequence[str]
) -> None:
    """With no term base, with those that come with bitrans, and with the benchmark's own."""
    for name, glossaries in (
        ("No term base", ()),
        ("The term bases that come with bitrans", (shipped.folder("glossaries"),)),
        ("The term base of the benchmark", (TERMS,)),
    ):
        check = runs.checks(_settings(arguments, glossaries))
        (checked,) = check([testset.document(sources, references)])
        _print([name, *report.notes(checked), ""])


def _break(
    arguments: argparse.Namespace,
    sources: Sequence[str],
    references: Sequence[str],
    terms: Sequence[Term],
) -> None:
    """Each line is a document of its own, so that none is compared with another."""
    check = runs.checks(_settings(arguments, (TERMS,)))
    lines = [Line(*pair) for pair in zip(sources, references, strict=True)]
    good = check([testset.document([one.source], [one.target]) for one in lines])
    for kind, fault in faults.FAULTS.items():
        broken = faults.put_in(fault, lines, terms, count=FAULTS_OF_A_KIND, seed=SEED)
        after = check(
            [testset.document([lines[one.number].source], [one.target]) for one in broken]
        )
        _print([report.caught(kind, [good[one.number] for one in broken], after)])


def _settings(arguments: argparse.Namespace, glossaries: tuple[Path, ...]) -> Settings:
    return Settings(
        engine=arguments.engine,
        model=arguments.model,
        beam=arguments.beam,
        threads=arguments.threads,
        device="cpu",
        glossaries=glossaries,
        shipped_glossaries=False,
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
