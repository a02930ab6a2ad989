"""Chinese press typography after GB/T 15834: signs, quotation marks, titles, dashes and spaces.

Each rule looks at one thing and answers with edits; `correct` applies them in order until none
has anything to say, so correcting twice is correcting once. The rules are in `signs`, `quotes`,
`works`, `enumerations`, `thousands` and `spaces`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from bitrans.lang.traced import Interval, Traced
from bitrans.lang.zh import signs
from bitrans.lang.zh.enumerations import enumerations
from bitrans.lang.zh.house import House
from bitrans.lang.zh.line import ANY_HAN, Edit, Line
from bitrans.lang.zh.quotes import quotes
from bitrans.lang.zh.spaces import gaps, spaces
from bitrans.lang.zh.thousands import thousands
from bitrans.lang.zh.works import titles

HOUSE = House()
"""The style where none is asked for."""


def correct(
    text: str,
    *,
    protected: Sequence[Interval] = (),
    works: Sequence[Interval] = (),
    counts: Sequence[Interval] = (),
    house: House = HOUSE,
) -> Traced:
    """The text in Chinese typography.

    Signs between Latin words and within numbers stay as they are, and so do web and e-mail
    addresses and file names. A text without Han characters only gets half-width digits.

    protected: stretches of `text` that must not change.
    works:     stretches in quotation marks, these included, that are known to be titles of works.
    counts:    stretches known to say how many of something there are.
    returns:   the corrected text, which knows where its characters came from.
    """
    before, traced = None, Traced.of(text)
    while traced is not before:
        before, line = traced, None
        for rule in _RULES:
            if line is None:
                line = Line.of(
                    traced.text,
                    protected=[traced.forward(span) for span in protected],
                    works=[traced.forward(span) for span in works],
                    counts=[traced.forward(span) for span in counts],
                    house=house,
                )
            if rule is signs.widths or ANY_HAN.search(line.shown):
                edited = traced.edited(rule(line))
                if edited is not traced:
                    traced, line = edited, None
    return traced


_RULES: Sequence[Callable[[Line], Iterable[Edit]]] = (
    signs.widths,
    signs.ellipses,
    quotes,
    titles,
    signs.brackets,
    signs.dashes,
    signs.points,
    enumerations,
    signs.doubled,
    signs.interpuncts,
    thousands,
    spaces,
    gaps,
)
