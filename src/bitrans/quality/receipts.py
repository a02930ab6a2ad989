"""What the constraints asked for and did not get."""

from __future__ import annotations

from collections.abc import Iterable

from bitrans.document import Note, Outcome, Receipt, Severity, Side

_WHAT = {"term": "The term"}


def code(receipt: Receipt) -> str:
    """The code of the note for a receipt: "term.missing"."""
    return f"{receipt.kind}.missing"


def check(source: str, receipts: Iterable[Receipt]) -> list[Note]:
    """One note for each constraint that the target does not satisfy."""
    return [_note(source, r) for r in receipts if r.outcome is Outcome.MISSING]


def _note(source: str, receipt: Receipt) -> Note:
    what = _WHAT.get(receipt.kind, "The words")
    wanted = " or ".join(f"“{rendering}”" for rendering in receipt.wanted)
    return Note(
        code=code(receipt),
        severity=Severity.ERROR,
        text=f"{what} “{source[slice(*receipt.source_span)]}” must be {wanted} in Chinese "
        f"({receipt.origin}); the translation does not have it.",
        remedy=f"Put “{receipt.wanted[0]}” into the Chinese in place of what stands for it there.",
        side=Side.SOURCE,
        span=receipt.source_span,
    )
