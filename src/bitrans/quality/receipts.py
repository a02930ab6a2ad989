"""What the constraints asked for and did not get."""

from __future__ import annotations

from collections.abc import Iterable

from bitrans.document import TERM, Note, Outcome, Receipt, Severity, Side

_WHAT = {
    TERM: "The term",
    "number": "The number",
    "date": "The date",
    "time": "The time",
    "name": "The name",
}
_MOST_RENDERINGS = 4


def code(receipt: Receipt) -> str:
    """The code of the note for a receipt: "term.missing"."""
    return f"{receipt.kind.replace(' ', '-')}.missing"


def check(source: str, receipts: Iterable[Receipt]) -> list[Note]:
    """One note for each constraint that the target does not satisfy.

    An error if it must be satisfied, an info note if it should.
    """
    return [_note(source, r) for r in receipts if r.outcome is Outcome.MISSING]


def _note(source: str, receipt: Receipt) -> Note:
    what = _WHAT.get(receipt.kind, "The words")
    words = source[slice(*receipt.source_span)]
    wanted = " or ".join(f"“{one}”" for one in receipt.wanted[:_MOST_RENDERINGS])
    if receipt.is_firm:
        text = f"{what} “{words}” must be {wanted} in Chinese ({receipt.origin})"
        remedy = f"Put “{receipt.wanted[0]}” into the Chinese in place of what stands for it there."
    else:
        text = f"{what} “{words}” should be {wanted} in Chinese"
        remedy = receipt.comment or "Check what stands for it there."
    return Note(
        code=code(receipt),
        severity=Severity.ERROR if receipt.is_firm else Severity.INFO,
        text=f"{text}; the translation does not have it.",
        remedy=remedy,
        side=Side.SOURCE,
        span=receipt.source_span,
    )
