"""The glossary's constraints."""

from __future__ import annotations

from bitrans.constraints import Constraint, Provider
from bitrans.constraints.glossary import GlossaryProvider
from bitrans.document import Segment
from bitrans.glossary.load import Term
from bitrans.glossary.match import Matcher

PROVIDER: Provider = GlossaryProvider(
    Matcher(
        [
            Term(
                source="Oberbürgermeister",
                targets=("市长", "上级市市长"),
                forbidden=("大市长",),
                origin="titles.csv:12",
                note="of a larger city",
            ),
            Term(source="BMW", targets=("BMW",), dnt=True, origin="names.csv:3"),
        ]
    )
)


def test_a_term_becomes_a_constraint_with_all_that_the_glossary_says() -> None:
    first, second = PROVIDER(Segment(source="Rede des Oberbürgermeisters bei BMW."), frozenset())
    assert first == Constraint(
        span=(9, 27),
        wanted=("市长", "上级市市长"),
        kind="term",
        origin="titles.csv:12",
        forbidden=("大市长",),
        comment="of a larger city",
    )
    assert second == Constraint(span=(32, 35), wanted=("BMW",), kind="term", origin="names.csv:3")


def test_a_segment_without_terms_has_no_constraints() -> None:
    assert list(PROVIDER(Segment(source="Guten Tag."), frozenset())) == []
