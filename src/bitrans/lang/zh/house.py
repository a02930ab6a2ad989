"""What a publishing house decides for itself where the standards allow more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Spacing(StrEnum):
    """What stands between Chinese characters and Latin letters or digits."""

    NONE = "none"
    SPACE = "space"


class Thousands(StrEnum):
    """How the digits of whole numbers are grouped.

    KEEP leaves every number as it came. The others write all numbers in one way: NONE 82403, COMMA
    82,403, THIN 82 403 with a narrow space that no line breaks at; numbers of four digits are not
    grouped.
    """

    KEEP = "keep"
    NONE = "none"
    COMMA = "comma"
    THIN = "thin"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The style of a house.

    source: GB/T 15834-2011 leaves spaces to the layout; GB/T 15835-2011 allows digits with and
            without groups, and numbers of four digits without.
    """

    spacing: Spacing = Spacing.NONE
    thousands: Thousands = Thousands.KEEP
