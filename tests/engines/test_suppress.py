"""What may not be said is not said after the prefix; nothing else changes."""

from __future__ import annotations

import pytest

from bitrans.engines import ENGINES, Engine, EngineOptions, Request

SENTENCE = "Die Stadt begrüßt eine Delegation aus Chongqing."


@pytest.fixture(scope="module", params=["ct2", "marian"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES.get(request.param)(EngineOptions(model="embedded", beam=2))


def test_what_is_suppressed_is_not_said(engine: Engine) -> None:
    ((plain,),) = engine.translate([Request(SENTENCE)])
    word = plain.text[-4:-2]
    ((other,),) = engine.translate([Request(SENTENCE, suppress=(word,))])
    assert word not in other.text
    assert other.text != plain.text


def test_requests_with_and_without_it_are_answered_in_order(engine: Engine) -> None:
    plain, option = Request(SENTENCE), Request(SENTENCE, suppress=("欢迎",))
    answers = engine.translate([plain, option, plain, option])
    assert answers[0] == answers[2] != answers[1] == answers[3]


def test_the_prefix_may_have_it(engine: Engine) -> None:
    ((best,),) = engine.translate([Request(SENTENCE, "欢迎", suppress=("欢迎",))])
    assert best.text.startswith("欢迎")
    assert "欢迎" not in best.text[2:]


def test_a_wider_search_may_be_asked_for(engine: Engine) -> None:
    ((narrow,),) = engine.translate([Request(SENTENCE)], beam=1)
    (wide,) = engine.translate([Request(SENTENCE)], count=3, beam=3)
    assert len({one.text for one in wide}) == 3
    assert narrow.text and wide[0].score is not None
