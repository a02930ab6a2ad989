"""Where a target satisfies its constraints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bitrans.alignment import linked_stretches, overlap
from bitrans.constraints import Constraint
from bitrans.document import Link
from bitrans.lang.script import HAN, LATIN
from bitrans.lang.traced import Interval

_HAN, _LATIN = f"[{HAN}]", f"[{LATIN}]"
_SEAM = re.compile(rf"(?<={_HAN})\s*(?={_LATIN})|(?<={_LATIN})\s*(?={_HAN})")
_SAME = {"-": "[-－—–‐‑]", "'": "['’]", "·": "[·・•‧]"}

_Candidate = tuple[int, int, int, int, Interval]
"""A place that satisfies a constraint: what is best is least; then the constraint's number."""


@lru_cache(maxsize=4096)
def pattern(rendering: str) -> re.Pattern[str]:
    """What counts as this rendering: with any hyphen, spaced between Han and Latin or not.

    A rendering that begins or ends in Latin does not match inside a longer Latin word.
    """
    seamless = (re.escape(part) for part in _SEAM.split(rendering))
    body = r"\s*".join(seamless)
    for plain, any_of in _SAME.items():
        body = body.replace(re.escape(plain), any_of)
    head = rf"(?<!{_LATIN})" if re.match(_LATIN, rendering) else ""
    tail = rf"(?!{_LATIN})" if re.match(_LATIN, rendering[-1:]) else ""
    return re.compile(head + body + tail)


def places(
    constraints: Sequence[Constraint], target: str, links: Sequence[Link]
) -> list[Interval | None]:
    """The stretch of the target that satisfies each constraint, None where there is none.

    Every occurrence counts for one constraint only, the one that the word links and the longest
    rendering speak for, unless that takes the only one of another. Constraints on different words
    share an occurrence if both list the very same rendering: 德中 is Deutschland and China at once.
    A constraint with a forbidden rendering of its own in the target is not satisfied.
    """
    candidates: list[_Candidate] = []
    for number, constraint in enumerate(constraints):
        if has_forbidden(constraint, target):
            continue
        linked = linked_stretches(constraint.span, links)
        for rank, place in _occurrences(constraint, target):
            near = sum(overlap(place, stretch) for stretch in linked)
            candidates.append((-near, place[0] - place[1], rank, number, place))
    candidates.sort()
    found: list[Interval | None] = [None] * len(constraints)
    for *_, number, place in candidates:
        if found[number] is None and not _rivals(number, place, found, constraints):
            found[number] = place
    for *_, number, place in candidates:
        if found[number] is None:
            _make_room(number, place, found, constraints, candidates)
    return found


def _rivals(
    number: int,
    place: Interval,
    found: Sequence[Interval | None],
    constraints: Sequence[Constraint],
) -> list[int]:
    """The other constraints that have this place, or one that overlaps with it."""
    return [
        other
        for other, taken in enumerate(found)
        if other != number
        and taken is not None
        and overlap(place, taken)
        and not (place == taken and constraints[other].origin != constraints[number].origin)
    ]


def _make_room(
    number: int,
    place: Interval,
    found: list[Interval | None],
    constraints: Sequence[Constraint],
    candidates: Sequence[_Candidate],
) -> None:
    """Give a place to a constraint if the only one that has it can go somewhere else."""
    rivals = _rivals(number, place, found, constraints)
    if len(rivals) != 1:
        return
    (rival,) = rivals
    before, found[number] = found[rival], place
    for *_, other, elsewhere in candidates:
        if other == rival and not _rivals(rival, elsewhere, found, constraints):
            found[rival] = elsewhere
            return
    found[rival], found[number] = before, None


def _occurrences(constraint: Constraint, target: str) -> Iterator[tuple[int, Interval]]:
    """Stretches that satisfy the constraint, each with the rank of its rendering."""
    if constraint.find is not None:
        yield from ((0, place) for place in constraint.find(target))
        return
    for rank, rendering in enumerate(constraint.wanted):
        for place in _found(rendering, target):
            yield rank, place


@lru_cache(maxsize=4096)
def _found(rendering: str, target: str) -> tuple[Interval, ...]:
    """Where a rendering stands; kept, since equal terms of a sentence ask the same."""
    return tuple(match.span() for match in pattern(rendering).finditer(target))


def has_forbidden(constraint: Constraint, target: str) -> bool:
    """Whether a rendering that is known to be wrong stands in the target, allowed ones apart."""
    return bool(find_forbidden(constraint.wanted, constraint.forbidden, target))


def find_forbidden(wanted: Sequence[str], forbidden: Sequence[str], target: str) -> list[Interval]:
    """Where forbidden renderings stand in the target, but for those within a wanted one."""
    allowed = [place for one in wanted for place in _found(one, target)]
    return sorted(
        {
            (start, end)
            for wrong in forbidden
            for start, end in _found(wrong, target)
            if not any(low <= start and end <= high for low, high in allowed)
        }
    )
