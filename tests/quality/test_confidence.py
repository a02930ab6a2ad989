"""How far a translation can be relied on is judged by what it holds, and never too well."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Confidence, Link, Note, Origin, Segment, Severity
from bitrans.quality import confidence, gates, omission, text
from bitrans.quality.confidence import FACTORS, chance, check_score, features, judge

SOURCE = "Die Delegation aus Chongqing besuchte am Nachmittag das neue Werk in Erfurt."
TARGET = "重庆代表团下午参观了埃尔福特的新工厂。"


def linked(words: str) -> tuple[Link, ...]:
    """Links of these words of SOURCE to something in the target."""
    starts = [(SOURCE.index(word), len(word)) for word in words.split()]
    return tuple(Link((start, start + size), (0, 1)) for start, size in starts)


GOOD = Segment(
    source=SOURCE,
    target=TARGET,
    origin=Origin.ENGINE,
    score=-0.2,
    links=linked("Delegation Chongqing besuchte Nachmittag neue Werk Erfurt"),
)
BAD = replace(GOOD, target="Delegation Chqi 埃尔", score=-3.0, links=linked("Delegation"))


def note(severity: Severity, code: str = "any") -> Note:
    return Note(code=code, severity=severity, text="x", remedy="x")


def test_a_sure_translation_is_good_and_an_unsure_one_doubtful() -> None:
    assert judge(GOOD, ()) is Confidence.GOOD
    assert judge(BAD, ()) is Confidence.DOUBTFUL


def test_what_lies_between_is_to_be_looked_at() -> None:
    scores = [-0.2 - step / 20 for step in range(60)]
    judged = [judge(replace(GOOD, score=score), ()) for score in scores]
    assert list(dict.fromkeys(judged)) == list(Confidence)


@pytest.mark.parametrize("origin", [one for one in Origin if one is not Origin.ENGINE])
def test_only_translations_by_machine_are_judged(origin: Origin) -> None:
    assert judge(replace(BAD, origin=origin), ()) is None
    assert check_score(replace(BAD, origin=origin)) == []


def test_without_a_score_or_a_target_nothing_is_said() -> None:
    assert judge(replace(GOOD, score=None), ()) is None
    assert judge(replace(GOOD, target=""), ()) is None
    assert check_score(replace(BAD, score=None)) == []


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR])
def test_what_has_a_note_to_act_on_is_not_good(severity: Severity) -> None:
    assert judge(GOOD, [note(severity)]) is Confidence.LOOK
    assert judge(BAD, [note(severity)]) is Confidence.DOUBTFUL


def test_a_remark_changes_nothing() -> None:
    assert judge(GOOD, [note(Severity.INFO)]) is Confidence.GOOD


@pytest.mark.parametrize("code", [text.UNTRANSLATED, *sorted(gates.CODES)])
def test_a_fault_of_the_model_makes_it_doubtful(code: str) -> None:
    assert judge(GOOD, [note(Severity.ERROR, code)]) is Confidence.DOUBTFUL


@given(
    score=st.floats(-9.0, 0.0),
    target=st.text(alphabet="重庆ab1。 ", min_size=1, max_size=30),
    severities=st.lists(st.sampled_from(Severity)),
)
def test_an_error_is_never_good(score: float, target: str, severities: list[Severity]) -> None:
    segment = replace(GOOD, target=target, score=score)
    judged = judge(segment, [note(severity) for severity in severities])
    assert judged is not None
    assert Severity.ERROR not in severities or judged is not Confidence.GOOD


def test_every_figure_has_its_feature_and_its_sense() -> None:
    assert list(features(GOOD)) == list(FACTORS)
    assert FACTORS["score"].weight < 0.0 < FACTORS["length"].weight
    assert FACTORS["coverage"].weight < 0.0 < FACTORS["latin"].weight
    assert 0.0 < confidence.LOOK < confidence.DOUBTFUL < 1.0


def test_what_is_unknown_adds_nothing() -> None:
    neutral = 1 / (1 + exp(-confidence.BASE))
    assert chance(dict.fromkeys(FACTORS)) == pytest.approx(neutral)
    assert chance({name: one.typical for name, one in FACTORS.items()}) == pytest.approx(neutral)
    assert features(replace(GOOD, links=()))["coverage"] is None
    assert judge(replace(GOOD, links=()), ()) is not None


def test_a_headline_is_judged_as_a_short_sentence() -> None:
    words = [features(replace(GOOD, source=source))["words"] for source in ("Werk", SOURCE)]
    assert words[0] == words[1]


def test_features_say_what_is_linked_and_left_in_latin_letters() -> None:
    found = features(replace(GOOD, target="重庆ab", links=linked("Delegation Werk")))
    assert found["coverage"] == omission.coverage(replace(GOOD, links=linked("Delegation Werk")))
    assert found["latin"] == 0.5


def test_a_very_low_score_is_said() -> None:
    (found,) = check_score(BAD)
    assert found.code == "score.low"
    assert found.severity is Severity.WARNING
    assert "-3.0" in found.text
    assert found.remedy and found.category
    assert check_score(replace(GOOD, score=confidence.LEAST_SCORE)) == []
