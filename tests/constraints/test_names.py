"""Persons and companies: those of a glossary, and those that no glossary knows."""

from __future__ import annotations

import golden_cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.constraints import Constraint, Level
from bitrans.constraints.glossary import GlossaryProvider, surnames
from bitrans.constraints.names import find
from bitrans.constraints.satisfied import places
from bitrans.document import Segment
from bitrans.glossary.load import parse
from bitrans.glossary.match import Matcher

_CSV = """source,target,pos,dnt
Oberbürgermeister,市长,noun,
Jena,耶拿,name,
China,中国,name,
Zhou Mingyuan,周明远,name,
Martin Schlund,马丁·施伦德,person,
Petra Bäcker,佩特拉·贝克尔,person,
Claudia Muster,,person,yes
Hartwig & Lodemann,哈特维希,company,
Yuelan,悦澜|悦蓝,company,
Calorant,,company,yes
"""
_TERMS = [row.term for row in parse(_CSV.encode(), file="names.csv").rows]
_GLOSSARY = GlossaryProvider(Matcher(_TERMS), Matcher(surnames(_TERMS)))


def _constraints(segments: list[str]) -> list[Constraint]:
    """The constraints of the last segment of a document, the glossary's counting before names."""
    mentioned: set[str] = set()
    chosen: list[Constraint] = []
    for source in segments:
        chosen = []
        for provider in (_GLOSSARY, find):
            for one in provider(Segment(source=source), mentioned):
                if all(one.span[1] <= o.span[0] or o.span[1] <= one.span[0] for o in chosen):
                    chosen.append(one)
        mentioned |= {one.origin for one in chosen}
    return sorted(chosen, key=lambda one: one.span)


@pytest.mark.parametrize("text, expected", golden_cases.load("names_de.txt"))
def test_names_are_asked_for_as_agreed(text: str, expected: list[str]) -> None:
    segments = text.split("\n")
    constraints = _constraints(segments)
    targets = [line for line in expected if line.startswith(("ok: ", "not: "))]
    assert [
        f"{one.kind}: {segments[-1][slice(*one.span)]} => {one.wanted[0]}" for one in constraints
    ] == [line for line in expected if line not in targets]
    for line in targets:
        verdict, _, target = line.partition(": ")
        assert (verdict == "ok") is (None not in places(constraints, target, [])), line


def test_the_golden_file_has_enough_cases() -> None:
    assert len(golden_cases.load("names_de.txt")) > 60


def test_unknown_names_should_be_there_and_those_of_the_glossary_must() -> None:
    constraints = _constraints(["Martin Schlund traf Landrat Uhlenbrock."])
    assert [one.level for one in constraints] == [Level.MUST, Level.SHOULD]
    assert constraints[0].comment.startswith("with the original in brackets")
    assert constraints[1].comment


def test_without_surnames_only_the_full_names_are_found() -> None:
    provider = GlossaryProvider(Matcher(_TERMS))
    assert [
        one.span for one in provider(Segment(source="Martin Schlund und Schlund"), frozenset())
    ] == [(0, 14)]


def test_every_rendering_comes_with_the_original_in_full_width_brackets_first() -> None:
    (yuelan,) = _constraints(["Yuelan baut."])
    assert yuelan.wanted == (
        "悦澜（Yuelan）",
        "悦澜(Yuelan)",
        "悦蓝（Yuelan）",
        "悦蓝(Yuelan)",
    )


def test_surnames_are_made_of_persons_whose_parts_correspond() -> None:
    assert [(term.source, term.targets) for term in surnames(_TERMS)] == [
        ("Schlund", ("施伦德",)),
        ("Bäcker", ("贝克尔",)),
    ]


def test_a_genitive_may_lose_its_ending() -> None:
    (name,) = _constraints(["Das Haus von Jörg Behrendsens Frau."])
    assert name.wanted == ("Jörg Behrendsens", "Jörg Behrendsen")
    assert None not in places([name], "Jörg Behrendsen妻子的房子", [])


_WORDS = (
    *("Herr", "Dr.", "Landrat", "Firma", "sagte", "Schlund", "Martin Schlund", "Yuelan", "Koch"),
    *(
        "von",
        "der",
        "&",
        "GmbH",
        "John",
        "F.",
        "Zhou",
        "Mingyuan",
        "eBay",
        "www.x.de",
        ",",
        "Ünal-",
    ),
)


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=12).map(" ".join))
def test_names_lie_apart_in_the_text_and_are_satisfied_by_their_own_words(text: str) -> None:
    end = 0
    for one in find(Segment(source=text), frozenset()):
        assert end <= one.span[0] < one.span[1] <= len(text)
        end = one.span[1]
        assert None not in places([one], f"见 {text[slice(*one.span)]} 。", [])
    for one in _GLOSSARY(Segment(source=text), frozenset()):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert None not in places([one], f"见{one.wanted[0]}。", [])


@pytest.mark.parametrize(
    "words", ["Aa ", "A", "Xyz & ", "von ", "Hans ", "Xyzqwx-", "a@b.de Hans Xyz "]
)
def test_a_line_of_very_many_words_is_looked_at_in_time(words: str) -> None:
    assert len(find(Segment(source=words * (100_000 // len(words))), frozenset())) < 10
