"""What is printed of runs and checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

import testset
from judge import Finding, Line, Term, Verdict, judge_numbers, judge_terms
from runs import Run
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from bitrans.document import Document, Severity

GATES = frozenset(
    f"target.{fault}" for fault in "loop junk token open german traditional denied same".split()
) | {"length.wild"}
"""The codes of notes on faults that only gates find."""

ORDER = list(Verdict)

CONTEXT = 110
"""Characters of a line that a verdict is printed with, on each side."""


class Judged(NamedTuple):
    """A run with the judge's findings, line by line."""

    name: str
    run: Run
    lines: list[Line]
    findings: list[list[Finding]]


def judge(name: str, run: Run, terms: Sequence[Term]) -> Judged:
    """Judge all terms and numbers of a run."""
    lines = testset.lines(run.document)
    return Judged(
        name, run, lines, [judge_terms(line, terms) + judge_numbers(line) for line in lines]
    )


def compare(alone: Judged, bitrans: Judged, references: Sequence[str]) -> Iterable[str]:
    """The tables of the benchmark, line by line."""
    both = (alone, bitrans)
    yield _row("", *(judged.name for judged in both))
    for kind in ("term", "number", "extra number"):
        counts = [_counts(judged, kind) for judged in both]
        for verdict in sorted({verdict for count in counts for verdict in count}, key=ORDER.index):
            yield _row(f"{kind}s {verdict}", *(_share(count, verdict) for count in counts))
        yield _row(f"{kind}s in all", *(str(count.total()) for count in counts))
    for metric in (CHRF(), BLEU(tokenize="zh")):
        scores = [
            metric.corpus_score([line.target for line in judged.lines], [list(references)])
            for judged in both
        ]
        yield _row(scores[0].name, *(f"{score.score:.2f}" for score in scores))
        yield f"  {metric.get_signature()}"
    for what in ("wall_s", "cpu_s"):
        seconds = [float(getattr(judged.run, what)) for judged in both]
        yield _row(f"seconds ({what.removesuffix('_s')})", *(f"{one:.1f}" for one in seconds))
        yield _row("  added", "", f"{100 * (seconds[1] / seconds[0] - 1):+.0f} %")
    yield ""
    yield from receipts(bitrans.run.document)
    yield from notes(bitrans.run.document)


def receipts(document: Document) -> Iterable[str]:
    """How the constraints ended, by kind."""
    yield "Receipts"
    counts = Counter(
        (receipt.kind, receipt.outcome.value)
        for segment in document.segments
        for receipt in segment.receipts
    )
    for (kind, outcome), count in sorted(counts.items()):
        yield _row(f"{kind} {outcome}", str(count))


def notes(document: Document) -> Iterable[str]:
    """How many lines have an error, a gate's note, and a note of each code, in percent.

    Errors on terms are counted apart as well: a human translator who had no term base has words of
    his own.
    """
    blocks = [[note for s in block.segments for note in s.notes] for block in document.blocks]
    errors = sum(any(note.severity is Severity.ERROR for note in some) for some in blocks)
    others = sum(
        any(note.severity is Severity.ERROR and not note.code.startswith("term.") for note in some)
        for some in blocks
    )
    gates = sum(any(note.code in GATES for note in some) for some in blocks)
    yield f"Notes, of {len(blocks)} lines"
    yield _row("with an error", _percent(errors, len(blocks)))
    yield _row("  other than on terms", _percent(others, len(blocks)))
    yield _row("with a gate", _percent(gates, len(blocks)))
    codes = Counter(key for some in blocks for key in {(n.code, n.severity.value) for n in some})
    for (code, severity), count in sorted(codes.items()):
        yield _row(f"  {code} ({severity})", _percent(count, len(blocks)))


def verdicts(judged: Judged, *, count: int | None, seed: int) -> Iterable[str]:
    """Verdicts to read: so many at random, or all that are not "right"."""
    listed = [
        (line, finding)
        for line, findings in zip(judged.lines, judged.findings, strict=True)
        for finding in findings
        if count is not None or finding.verdict is not Verdict.RIGHT
    ]
    if count is not None:
        listed = Random(seed).sample(listed, min(count, len(listed)))
    for number, (line, finding) in enumerate(listed, start=1):
        place = max(0, line.source.find(finding.words) - CONTEXT // 2)
        yield (
            f"{number:3} [{finding.verdict}] {finding.kind} “{finding.words}” = {finding.wanted}\n"
            f"    {line.source[place : place + CONTEXT]}\n    {line.target}"
        )


def caught(kind: str, before: Sequence[Document], after: Sequence[Document]) -> str:
    """The share of broken lines with an error, and with an error or warning, not there before."""
    errors = warnings = 0
    codes: Counter[str] = Counter()
    for good, broken in zip(before, after, strict=True):
        new = _weights(broken) - _weights(good)
        codes.update({code for code, _ in new})
        errors += any(severity is Severity.ERROR for _, severity in new)
        warnings += bool(new)
    found = ", ".join(f"{code} {count}" for code, count in codes.most_common(4))
    total = len(after)
    shares = (_percent(warnings, total), _percent(errors, total)) if total else ("-", "-")
    return f"{kind:28}{total:5}   flagged {shares[0]:14} by an error {shares[1]:14} {found}"


def _weights(document: Document) -> Counter[tuple[str, Severity]]:
    """The errors and warnings on a document's sentences."""
    return Counter(
        (note.code, note.severity)
        for segment in document.segments
        for note in segment.notes
        if note.severity is not Severity.INFO
    )


def _counts(judged: Judged, kind: str) -> Counter[Verdict]:
    return Counter(f.verdict for some in judged.findings for f in some if f.kind == kind)


def _share(count: Counter[Verdict], verdict: Verdict) -> str:
    return _percent(count[verdict], count.total()) if count.total() else "0"


def _percent(part: int, total: int) -> str:
    return f"{part} ({100 * part / total:.1f} %)"


def _row(name: str, *cells: str) -> str:
    return f"{name:30}" + "".join(f"{cell:>18}" for cell in cells)
