"""What the constraints asked for and did not get, and what they forbid and is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bitrans.constraints.satisfied import find_forbidden
from bitrans.document import TERM, Category, Note, Outcome, Receipt, Severity, Side
from bitrans.lang.traced import Interval

FORBIDDEN = "term.forbidden"

_WHAT = {
    TERM: "The term",
    "number": "The number",
    "date": "The date",
    "time": "The time",
    "name": "The name",
}
_CATEGORIES = {TERM: Category.TERM, "legal form": Category.OMISSION} | dict.fromkeys(
    ("url", "email", "phone", "iban", "isin", "vat", "file", "code", "autolink", "chinese"),
    Category.DO_NOT_TRANSLATE,
)
"""By kind of constraint; other kinds, a number or a name, are mistranslated."""

_MOST_RENDERINGS = 4


def code(receipt: Receipt) -> str:
    """The code of the note for a receipt: "term.missing"."""
    return f"{receipt.kind.replace(' ', '-')}.missing"


def check(source: str, target: str, receipts: Iterable[Receipt]) -> list[Note]:
    """One note for each constraint that the target does not satisfy.

    An error if it must be satisfied, an info note if it should. Where a forbidden rendering stands
    in the target, the notes are about that, one for each place.
    """
    notes: list[Note] = []
    told: set[Interval] = set()
    for receipt in receipts:
        if receipt.outcome is not Outcome.MISSING:
            continue
        places = find_forbidden(receipt.wanted, receipt.forbidden, target)
        if not places:
            notes.append(_missing(source, receipt))
        notes += _forbidden(source, target, receipt, [one for one in places if one not in told])
        told.update(places)
    return notes


def _forbidden(
    source: str, target: str, receipt: Receipt, places: Iterable[Interval]
) -> Iterator[Note]:
    words = source[slice(*receipt.source_span)]
    for place in places:
        wrong = target[slice(*place)]
        yield Note(
            code=FORBIDDEN,
            severity=_severity(receipt),
            text=f"“{wrong}” must not stand for “{words}” in Chinese ({receipt.origin}).",
            remedy=f"Write {_wanted(receipt)} instead.",
            span=place,
            category=Category.TERM,
        )


def _missing(source: str, receipt: Receipt) -> Note:
    what = _WHAT.get(receipt.kind, "The words")
    words = source[slice(*receipt.source_span)]
    if receipt.is_firm:
        text = f"{what} “{words}” must be {_wanted(receipt)} in Chinese ({receipt.origin})"
        remedy = f"Put “{receipt.wanted[0]}” into the Chinese in place of what stands for it there."
    else:
        text = f"{what} “{words}” should be {_wanted(receipt)} in Chinese"
        remedy = receipt.comment or "Check what stands for it there."
    return Note(
        code=code(receipt),
        severity=_severity(receipt),
        text=f"{text}; the translation does not have it.",
        remedy=remedy,
        side=Side.SOURCE,
        span=receipt.source_span,
        category=_CATEGORIES.get(receipt.kind, Category.MISTRANSLATION),
    )


def _severity(receipt: Receipt) -> Severity:
    return Severity.ERROR if receipt.is_firm else Severity.INFO


def _wanted(receipt: Receipt) -> str:
    return " or ".join(f"“{one}”" for one in receipt.wanted[:_MOST_RENDERINGS])
