"""The retry ladder: a faulty target is replaced by a better one, and never by a worse one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from bitrans.document import Link
from bitrans.engines import Hypothesis, Request
from bitrans.steps import retry
from bitrans.steps.retry import Ladder, in_parts, other_end

SOURCE = "Die Delegation besuchte das neue Werk, und der Minister begrüßte die Gäste."
FIRST, SECOND = "Die Delegation besuchte das neue Werk,", "und der Minister begrüßte die Gäste."
LOOP = Hypothesis("代表团代表团代表团参观了新工厂，部长欢迎了来宾。", -0.5)
GOOD = Hypothesis("代表团参观了新工厂，部长欢迎了各位来宾。", -0.9)


class Answers:
    """An engine that has answers to some requests, a loop for all others."""

    name = "answers"

    def __init__(self, answers: Mapping[Request, Sequence[Hypothesis]]) -> None:
        self._answers = answers
        self.batches: list[list[Request]] = []

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        self.batches.append(list(requests))
        return [tuple(self._answers.get(request, [LOOP]))[:count] for request in requests]


def climbed(
    answers: Mapping[Request, Sequence[Hypothesis]], *first: Hypothesis
) -> tuple[Hypothesis | None, list[list[Request]]]:
    """What the ladder makes of a sentence with this n-best, and what it asked the engine."""
    engine = Answers(answers)
    better = Ladder(engine, batch_sentences=8)({SOURCE: first or (LOOP,)})
    return better.get(SOURCE, (None,))[0], engine.batches


def test_a_target_without_faults_is_left_alone() -> None:
    assert climbed({}, GOOD) == (None, [])


def test_the_rungs_are_tried_in_their_order_until_nothing_helps() -> None:
    best, batches = climbed({})
    assert best is LOOP
    assert batches == [
        [Request(FIRST), Request(SECOND)],
        [Request(SOURCE[:-1])],
        [Request(SOURCE, no_repeat=retry.NO_REPEAT)],
    ]


def test_in_parts_ends_the_climb_if_it_is_clean() -> None:
    link = Link((4, 14), (0, 3))
    parts = {
        Request(FIRST): [Hypothesis("代表团参观了新工厂。", -0.2, (link,))],
        Request(SECOND): [Hypothesis("部长欢迎了各位来宾。", -0.2)],
    }
    best, batches = climbed(parts)
    assert best is not None
    assert (best.text, best.links) == ("代表团参观了新工厂，部长欢迎了各位来宾。", (link,))
    assert len(batches) == 1


@pytest.mark.parametrize(
    "request_that_helps",
    [
        Request(SOURCE[:-1]),
        Request(SOURCE, no_repeat=retry.NO_REPEAT),
    ],
)
def test_every_other_rung_can_help(request_that_helps: Request) -> None:
    assert climbed({request_that_helps: [GOOD]})[0] == GOOD


def test_the_next_hypotheses_are_looked_at_and_the_surest_clean_one_wins() -> None:
    surer = Hypothesis("代表团参观了新厂，部长欢迎了各位来宾。", -0.7)
    assert climbed({}, LOOP, GOOD, surer) == (surer, [])


def test_the_others_of_the_n_best_stay_alternatives() -> None:
    other = Hypothesis("代表团代表团代表团来了。", -0.8)
    assert Ladder(Answers({}), batch_sentences=8)({SOURCE: (LOOP, other, GOOD)}) == {
        SOURCE: (GOOD, LOOP, other)
    }


def test_what_the_model_hardly_believes_is_no_translation() -> None:
    unlikely = Hypothesis(GOOD.text, -0.51 - retry.MAX_SCORE_LOSS)
    assert climbed({}, LOOP, unlikely)[0] is LOOP


def test_fewer_faults_are_better_than_a_better_score() -> None:
    first = Hypothesis("代表团代表团代表团参观了{\\an8}新工厂，部长欢迎了来宾。", -0.1)
    assert climbed({}, first)[0] is LOOP
    worse = Hypothesis(first.text, -0.01)
    assert climbed({}, LOOP, worse)[0] is LOOP


def test_of_equally_many_faults_the_surer_one_wins() -> None:
    surer = Hypothesis(LOOP.text, -0.3)
    assert climbed({}, LOOP, surer)[0] is surer


def test_a_prefixless_request_without_an_answer_changes_nothing() -> None:
    nothing: dict[Request, Sequence[Hypothesis]] = {Request(FIRST): [], Request(SOURCE[:-1]): []}
    assert climbed(nothing)[0] is LOOP


def test_a_headline_gets_a_full_stop_that_is_removed_again() -> None:
    attempt = other_end("Neues Werk eröffnet")
    assert attempt is not None and attempt.requests == (Request("Neues Werk eröffnet."),)
    link = Link((0, 5), (0, 1))
    stopped = Hypothesis("新工厂落成。", -0.5, (link, Link((6, 10), (5, 6))))
    assert attempt.finish([[stopped]]) == [Hypothesis("新工厂落成", -0.5, (link,))]


def test_a_sentence_loses_its_full_stop_and_its_target_gets_one() -> None:
    attempt = other_end("Das Werk ist neu.")
    assert attempt is not None and attempt.requests == (Request("Das Werk ist neu"),)
    texts = [one.text for one in attempt.finish([[Hypothesis("工厂是新的"), Hypothesis("新！")]])]
    assert texts == ["工厂是新的。", "新！"]
    assert other_end("Ist das Werk neu?") is None


def test_short_sentences_are_not_cut() -> None:
    assert in_parts("Das Werk, das neu ist.") is None


def test_one_target_for_several_sentences_is_tried_again() -> None:
    sources = ["Das Werk wächst stetig.", "Die Stadt wächst stetig.", "Der Umsatz wächst."]
    same = Hypothesis("这座城市正在不断发展。", -0.2)
    own = Hypothesis("该工厂正在不断发展壮大。", -0.4)
    engine = Answers({Request(sources[0][:-1]): [own], Request(sources[1][:-1]): [same]})
    better = Ladder(engine, batch_sentences=8)(dict.fromkeys(sources, (same,)))
    assert better[sources[0]] == (own, same)
    assert better[sources[1]] == (same,)


def test_all_faulty_sentences_are_tried_together_in_bounded_batches() -> None:
    sources = [f"{SOURCE[:-1]} in Halle {n}." for n in "ABC"]
    engine = Answers({})
    Ladder(engine, batch_sentences=2)(
        {source: (Hypothesis(f"{LOOP.text}{n}"),) for n, source in enumerate(sources)}
    )
    assert [len(requests) for requests in engine.batches] == [2, 2, 2, 2, 1, 2, 1]
