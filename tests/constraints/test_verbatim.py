"""What must arrive as it is."""

from __future__ import annotations

import golden_cases
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bitrans.constraints import Level
from bitrans.constraints.satisfied import places
from bitrans.constraints.verbatim import ORIGIN, find
from bitrans.document import Segment

_SENTENCES = (
    "Mehr: https://www.example.de/a?b=1, info@example.de, Tel. 0361 / 56 03-450, Datei a_v2.1.pdf.",
    "IBAN DE89 3704 0044 0532 0130 00, ISIN DE0007164600, USt-IdNr. DE123456789, HRB 12345.",
    "Nach § 12 Abs. 3 BauGB gilt DIN EN 1090-2 für HL-5X-900 und A320neo der Muster GmbH & Co. KG.",
    "#Messe2025 @stadt_jena WWW.EXAMPLE.DE §§ 3, 4 und 5 Art. 7 Industrie 4.0 5G COVID-19 Fax -99",
)
_BYTE_FOR_BYTE = {"url", "email", "file"}


def _satisfies(source: str, target: str) -> bool:
    return None not in places(find(Segment(source=source), frozenset()), target, [])


@pytest.mark.parametrize("source, expected", golden_cases.load("verbatim_de.txt"))
def test_finds_and_recognises_as_agreed(source: str, expected: list[str]) -> None:
    constraints = find(Segment(source=source), frozenset())
    targets = [line for line in expected if line.startswith(("ok: ", "not: "))]
    assert [
        f"{one.kind}: {source[slice(*one.span)]} => {one.wanted[0]}" for one in constraints
    ] == [line for line in expected if line not in targets]
    for line in targets:
        verdict, _, target = line.partition(": ")
        assert (verdict == "ok") is _satisfies(source, target), line


def test_the_golden_file_has_enough_cases() -> None:
    assert len(golden_cases.load("verbatim_de.txt")) > 60


def test_legal_forms_should_be_there_and_all_else_must() -> None:
    constraints = [one for text in _SENTENCES for one in find(Segment(source=text), frozenset())]
    assert {one.kind for one in constraints if one.level is Level.SHOULD} == {"legal form"}
    assert {one.origin for one in constraints} == {ORIGIN}
    assert len({one.kind for one in constraints}) == 10


@pytest.mark.parametrize("text", _SENTENCES)
def test_the_source_itself_satisfies_all(text: str) -> None:
    assert _satisfies(text, text)


@pytest.mark.parametrize("text", _SENTENCES)
def test_a_changed_sign_does_not_satisfy(text: str) -> None:
    for constraint in find(Segment(source=text), frozenset()):
        start, end = constraint.span
        if constraint.kind in _BYTE_FOR_BYTE:
            for place in range(start, end):
                changed = text[:place] + "~" + text[place + 1 :]
                assert not _satisfies(text, changed)


@given(
    st.lists(
        st.sampled_from(
            (*"ab.,:;/@#-+() §0123456789ÄAG\u00a0\n汉。（", "www.", ".de", "Tel. ", "DE89")
        ),
        max_size=40,
    ).map("".join)
)
@example("§ 0")
@example("§§ 9999-0a")
def test_constraints_lie_apart_in_the_text_and_are_satisfied_by_their_own_words(text: str) -> None:
    constraints = find(Segment(source=text), frozenset())
    end = 0
    for constraint in constraints:
        assert end <= constraint.span[0] < constraint.span[1] <= len(text)
        end = constraint.span[1]
        own = text[slice(*constraint.span)]
        assert None not in places([constraint], f"见 {own} 。", [])


@pytest.mark.parametrize(
    "sign", ["a", "1", "1 ", "a.", "www.", "https://", "a@", "(0", "§ 1 Abs. ", "A-"]
)
def test_a_line_of_very_many_signs_is_looked_at_in_time(sign: str) -> None:
    assert len(find(Segment(source=sign * (200_000 // len(sign))), frozenset())) < 200_000


def test_chinese_in_the_german_stays_as_it_is() -> None:
    segment = Segment(source="Herr Wang Wei (王伟) von Changan (重庆长安) kam.")
    found = [one for one in find(segment, frozenset()) if one.kind == "chinese"]
    assert [one.wanted for one in found] == [("王伟",), ("重庆长安",)]
