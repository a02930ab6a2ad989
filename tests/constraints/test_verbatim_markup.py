"""Code and marked-up addresses are the same in both languages, character for character."""

from __future__ import annotations

from bitrans.constraints import verbatim_markup
from bitrans.constraints.satisfied import places
from bitrans.document import Markup, Segment, Span

SEGMENT = Segment(
    source="Der Befehl pip-install hilft sehr.",
    source_spans=(
        Span(start=0, end=3, markup=Markup.STRONG, opening="**", closing="**"),
        Span(start=11, end=22, markup=Markup.CODE, opening="`", closing="`"),
        Span(start=22, end=22, markup=Markup.OBJECT, opening="<br>"),
    ),
)


def test_only_verbatim_markup_asks_for_anything() -> None:
    (constraint,) = verbatim_markup.find(SEGMENT, frozenset())
    assert (constraint.span, constraint.wanted, constraint.kind) == (
        (11, 22),
        ("pip-install",),
        "code",
    )


def test_another_dash_is_another_code() -> None:
    constraints = verbatim_markup.find(SEGMENT, frozenset())
    assert places(constraints, "命令pip-install很有用。", []) == [(2, 13)]
    assert places(constraints, "命令pip–install很有用。", []) == [None]
