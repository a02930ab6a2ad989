"""The option against loops: no pieces in a row are said twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bitrans.engines import ENGINES, EngineOptions, Request
from bitrans.engines.sentences import Search, SentenceEngine

SENTENCE = "Die Stadt, die Stadt, die Stadt, die Stadt, die Stadt, die Stadt und die Stadt."


@pytest.fixture(scope="module", params=["ct2", "marian"])
def engine(request: pytest.FixtureRequest) -> SentenceEngine:
    opened = ENGINES.get(request.param)(EngineOptions(model="embedded", beam=2))
    assert isinstance(opened, SentenceEngine)
    return opened


def test_no_pieces_stand_in_a_row_twice(engine: SentenceEngine) -> None:
    source = engine.codec.encode(SENTENCE).pieces
    ((best,),) = engine.decoder.decode([source], [[]], Search(no_repeat=2))
    couples = list(zip(best.pieces, best.pieces[1:], strict=False))
    assert len(couples) == len(set(couples)) > 0
    assert best.attention.shape[0] == len(best.pieces)


def test_requests_with_and_without_it_are_answered_in_order(engine: SentenceEngine) -> None:
    plain, option = Request(SENTENCE), Request(SENTENCE, no_repeat=1)
    answers = engine.translate([plain, option, replace(plain), replace(option)])
    assert answers[0] == answers[2] != answers[1] == answers[3]
