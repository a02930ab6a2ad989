"""Targets are made to satisfy their constraints, and never made worse."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.constraints import Constraint, Level, verbatim_markup
from bitrans.document import (
    Alternative,
    Block,
    Document,
    Kind,
    Link,
    Markup,
    Origin,
    Outcome,
    Segment,
    Span,
)
from bitrans.engines import Hypothesis, Request
from bitrans.steps.enforce import Enforce


class Script:
    """An engine that goes on from a prefix as written down, and keeps what it is asked."""

    name = "script"

    def __init__(self, continuations: Mapping[str, Hypothesis]) -> None:
        self.continuations = continuations
        self.batches: list[list[str]] = []
        self.suppressed: list[tuple[str, ...]] = []

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        self.batches.append([request.prefix for request in requests])
        self.suppressed += [request.suppress for request in requests]
        found = (self.continuations.get(request.prefix) for request in requests)
        return [() if one is None else (one,) for one in found]


def provider(*terms: tuple[str, tuple[str, ...]]):
    """Constraints on words of the source, by plain search."""

    def find(segment: Segment, mentioned: AbstractSet[str]) -> list[Constraint]:
        return [
            Constraint(span=(at, at + len(word)), wanted=wanted, kind="term", origin=f"t.csv:{n}")
            for n, (word, wanted) in enumerate(terms, start=2)
            if (at := segment.source.find(word)) >= 0
        ]

    return find


def document(*segments: Segment) -> Document:
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=segments)
    return Document(name="a.txt", format=".txt", blocks=(block,))


def segment(source: str, target: str, *links: tuple[str, str], score: float = -0.5) -> Segment:
    """A translated segment; links are given as words of source and target."""
    return Segment(
        source=source,
        target=target,
        origin=Origin.ENGINE,
        score=score,
        links=tuple(
            Link(
                (source.index(a), source.index(a) + len(a)),
                (target.index(b), target.index(b) + len(b)),
            )
            for a, b in links
        ),
    )


def unclear(one: Segment) -> Segment:
    """The segment with a stray link more for each: what is wrong cannot just be replaced."""
    end = len(one.target or "")
    strays = (Link(link.source, (end - 2, end)) for link in one.links)
    return replace(one, links=(*one.links, *strays))


MAYOR = ("Oberbürgermeisterin", ("市长", "女市长"))
CITY = ("Chongqing", ("重庆",))
SOURCE = "Die Oberbürgermeisterin reist nach Chongqing."


def outcomes(result: Segment) -> list[Outcome]:
    return [receipt.outcome for receipt in result.receipts]


def test_what_the_target_has_is_kept_and_no_engine_is_asked():
    engine = Script({})
    step = Enforce(engine, [provider(MAYOR, CITY)])
    (result,) = step(document(segment(SOURCE, "市长前往重庆。"))).segments
    assert result.target == "市长前往重庆。"
    assert outcomes(result) == [Outcome.KEPT, Outcome.KEPT]
    assert [receipt.target_span for receipt in result.receipts] == [(0, 2), (4, 6)]
    assert [receipt.source_span for receipt in result.receipts] == [(4, 23), (35, 44)]
    assert result.receipts[0].origin == "t.csv:2"
    assert engine.batches == []


def test_the_target_is_cut_where_the_wrong_rendering_begins():
    wrong = segment(
        SOURCE, "市长前往崇庆。", ("Oberbürgermeisterin", "市长"), ("Chongqing", "崇庆")
    )
    engine = Script({"市长前往重庆": Hypothesis("市长前往重庆访问。", -0.4)})
    (result,) = Enforce(engine, [provider(MAYOR, CITY)])(document(unclear(wrong))).segments
    assert result.target == "市长前往重庆访问。"
    assert result.score == -0.4
    assert outcomes(result) == [Outcome.KEPT, Outcome.REDECODED]


def test_several_terms_are_put_right_from_left_to_right():
    wrong = segment(
        SOURCE, "主席前往崇庆。", ("Oberbürgermeisterin", "主席"), ("Chongqing", "崇庆")
    )
    cut = segment(SOURCE, "市长前往崇庆。", ("Chongqing", "崇庆"))
    engine = Script(
        {
            "市长": Hypothesis("市长前往崇庆。", -0.5, cut.links),
            "市长前往重庆": Hypothesis("市长前往重庆。", -0.5),
        }
    )
    (result,) = Enforce(engine, [provider(MAYOR, CITY)])(document(unclear(wrong))).segments
    assert result.target == "市长前往重庆。"
    assert outcomes(result) == [Outcome.REDECODED, Outcome.REDECODED]


def test_an_alternative_that_has_all_terms_is_chosen():
    wrong = segment(SOURCE, "主席前往重庆。", ("Oberbürgermeisterin", "主席"))
    other = Alternative("市长前往重庆。", -0.7, ())
    engine = Script({})
    done = Enforce(engine, [provider(MAYOR, CITY)])(document(replace(wrong, alternatives=(other,))))
    (result,) = done.segments
    assert result.target == "市长前往重庆。"
    assert result.score == -0.7
    assert result.alternatives == ()
    assert outcomes(result) == [Outcome.CHOSEN, Outcome.KEPT]
    assert engine.batches == []


def test_an_alternative_that_the_model_finds_much_worse_is_not_chosen():
    wrong = segment(SOURCE, "主席前往重庆。")
    unlikely = Alternative("市长前往重庆。", -0.9, ())
    step = Enforce(Script({}), [provider(MAYOR, CITY)])
    (result,) = step(document(replace(wrong, alternatives=(unlikely,)))).segments
    assert outcomes(result) == [Outcome.MISSING, Outcome.KEPT]


def test_where_a_word_stands_for_these_words_alone_it_is_replaced_at_once():
    wrong = segment(
        SOURCE, "主席前往崇庆。", ("Oberbürgermeisterin", "主席"), ("Chongqing", "崇庆")
    )
    engine = Script({})
    (result,) = Enforce(engine, [provider(MAYOR, CITY)])(document(wrong)).segments
    assert result.target == "市长前往重庆。"
    assert outcomes(result) == [Outcome.REPLACED, Outcome.REPLACED]
    assert engine.batches == []


def test_the_wrong_rendering_may_not_come_back():
    wrong = unclear(segment(SOURCE, "主席前往重庆。", ("Oberbürgermeisterin", "主席")))
    engine = Script(
        {
            "市长": Hypothesis("市长主席前往重庆。", -0.5),
            "女市长": Hypothesis("女市长前往重庆。", -0.5),
        }
    )
    (result,) = Enforce(engine, [provider(MAYOR)])(document(wrong)).segments
    assert result.target == "女市长前往重庆。"
    assert engine.suppressed == [(), ("主席",)]


def test_half_of_the_wrong_rendering_may_not_stay_behind():
    wrong = unclear(
        segment(SOURCE, "联邦主席前往重庆出席会议开幕式。", ("Oberbürgermeisterin", "联邦主席"))
    )
    engine = Script({"市长": Hypothesis("市长主席前往重庆出席会议开幕式。", -0.5)})
    (result,) = Enforce(engine, [provider(MAYOR)])(document(wrong)).segments
    assert result.target == "市长前往重庆出席会议开幕式。"
    assert outcomes(result) == [Outcome.REPLACED]


def test_what_cannot_be_decoded_is_replaced_where_the_links_say():
    wrong = segment(
        SOURCE, "主席前往重庆。", ("Oberbürgermeisterin", "主席"), ("Chongqing", "重庆")
    )
    (result,) = Enforce(Script({}), [provider(MAYOR, CITY)])(document(wrong)).segments
    assert result.target == "市长前往重庆。"
    assert outcomes(result) == [Outcome.REPLACED, Outcome.KEPT]
    assert [SOURCE[slice(*link.source)] for link in result.links] == [
        "Oberbürgermeisterin",
        "Chongqing",
    ]


def test_half_a_sentence_is_never_replaced():
    long = "主席和他的许多来自各地的朋友们"
    wrong = segment(SOURCE, f"{long}前往重庆。", ("Oberbürgermeisterin", long))
    (result,) = Enforce(Script({}), [provider(MAYOR)])(document(wrong)).segments
    assert outcomes(result) == [Outcome.MISSING]


def test_a_dropped_word_goes_after_the_word_before_it():
    dropped = segment(SOURCE, "市长出访。", ("Oberbürgermeisterin", "市长"), ("reist", "出访"))
    engine = Script({"市长出访重庆": Hypothesis("市长出访重庆。", -0.5)})
    (result,) = Enforce(engine, [provider(CITY)])(document(dropped)).segments
    assert result.target == "市长出访重庆。"


def test_the_second_rendering_is_tried_after_the_first():
    wrong = segment(SOURCE, "主席前往重庆。", ("Oberbürgermeisterin", "主席"))
    engine = Script({"女市长": Hypothesis("女市长前往重庆。", -0.5)})
    (result,) = Enforce(engine, [provider(MAYOR)])(document(unclear(wrong))).segments
    assert result.target == "女市长前往重庆。"
    assert engine.batches == [["市长"], ["女市长"]]


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param(Hypothesis("市长前往前往前往前往重庆。", -0.5), id="a loop"),
        pytest.param(Hypothesis("市长市长前往重庆。", -0.5), id="the term doubled"),
        pytest.param(Hypothesis("市长", -0.5), id="much shorter"),
        pytest.param(Hypothesis("市长" + "前往重庆与人会谈并参观" * 3, -0.5), id="much longer"),
        pytest.param(Hypothesis("市长前往重庆。", -2.0), id="much less sure"),
    ],
)
def test_a_result_that_reads_worse_is_refused(worse):
    wrong = segment(
        SOURCE, "主席前往重庆出席会议开幕式活动。"
    )  # without a link nothing is replaced
    engine = Script({"市长": worse})
    (result,) = Enforce(engine, [provider(MAYOR)])(document(wrong)).segments
    assert result.target == wrong.target
    assert outcomes(result) == [Outcome.MISSING]
    assert result.receipts[0].target_span is None


def test_what_gets_lost_on_the_right_is_put_right_again():
    wrong = segment(
        SOURCE, "主席前往重庆访问。", ("Oberbürgermeisterin", "主席"), ("Chongqing", "重庆")
    )
    lost = segment(SOURCE, "市长前往崇庆访问。", ("Chongqing", "崇庆"))
    engine = Script(
        {
            "市长": Hypothesis(lost.target or "", -0.5, unclear(lost).links),
            "市长前往重庆": Hypothesis("市长前往重庆访问。", -0.5),
        }
    )
    (result,) = Enforce(engine, [provider(MAYOR, CITY)])(document(unclear(wrong))).segments
    assert result.target == "市长前往重庆访问。"
    assert outcomes(result) == [Outcome.REDECODED, Outcome.REDECODED]


def test_the_best_draft_wins_if_not_all_can_be_had():
    wrong = segment(SOURCE, "主席前往重庆。", ("Chongqing", "重庆"))
    engine = Script({"市长": Hypothesis("市长前往外地。", -0.5)})
    (result,) = Enforce(engine, [provider(MAYOR, CITY)])(document(wrong)).segments
    assert sorted(outcomes(result)) == [Outcome.KEPT, Outcome.MISSING]
    assert result.target == wrong.target


def test_equal_work_of_many_documents_goes_in_one_batch():
    wrong = unclear(segment(SOURCE, "市长前往崇庆。", ("Chongqing", "崇庆")))
    engine = Script({"市长前往重庆": Hypothesis("市长前往重庆。", -0.5)})
    done = Enforce(engine, [provider(CITY)]).many([document(wrong), document(wrong, wrong)])
    assert [len(one.segments) for one in done] == [1, 2]
    assert all(one.target == "市长前往重庆。" for each in done for one in each.segments)
    assert engine.batches == [["市长前往重庆"]]  # asked once for all three


def test_what_no_engine_wrote_is_checked_and_never_changed():
    copied = Segment(source=SOURCE, target="市长前往崇庆。", origin=Origin.COPY)
    engine = Script({})
    (result,) = Enforce(engine, [provider(CITY)])(document(copied)).segments
    assert result.target == copied.target
    assert outcomes(result) == [Outcome.MISSING]
    assert engine.batches == []


def test_a_segment_without_constraints_is_the_same_object():
    plain = segment("Guten Tag.", "你好。")
    (result,) = Enforce(Script({}), [provider(CITY)])(document(plain)).segments
    assert result is plain


def test_doing_it_twice_changes_nothing_more():
    wrong = unclear(segment(SOURCE, "市长前往崇庆。", ("Chongqing", "崇庆")))
    engine = Script({"市长前往重庆": Hypothesis("市长前往重庆。", -0.5)})
    step = Enforce(engine, [provider(CITY)])
    once = step(document(wrong))
    twice = step(once)
    assert [one.target for one in twice.segments] == [one.target for one in once.segments]


def test_of_two_constraints_on_one_word_the_first_provider_counts():
    code = Span(start=8, end=14, markup=Markup.CODE, opening="`", closing="`")
    source = Segment(
        source="Der Typ BX-100 ist neu.",
        source_spans=(code,),
        target="BX-100型是新的。",
        origin=Origin.ENGINE,
    )
    step = Enforce(Script({}), [verbatim_markup.find, provider(("BX-100 ist", ("别的",)))])
    (result,) = step(document(source)).segments
    assert [(one.kind, one.outcome) for one in result.receipts] == [("code", Outcome.KEPT)]


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts_get_their_receipts(source, target):
    one = Segment(source=SOURCE + source, target=target, origin=Origin.ENGINE, score=-0.5)
    (result,) = Enforce(Script({}), [provider(MAYOR, CITY)])(document(one)).segments
    assert result.target == target
    assert len(result.receipts) == 2
    for receipt in result.receipts:
        assert (receipt.target_span is None) == (receipt.outcome is Outcome.MISSING)


def test_what_should_be_is_noted_and_the_engine_is_not_asked():
    def should(segment: Segment, mentioned: AbstractSet[str]) -> list[Constraint]:
        return [replace(one, level=Level.SHOULD) for one in provider(CITY)(segment, mentioned)]

    engine = Script({})
    wrong = segment(SOURCE, "市长前往崇庆。", ("Chongqing", "崇庆"))
    (result,) = Enforce(engine, [should])(document(wrong)).segments
    assert outcomes(result) == [Outcome.MISSING]
    assert engine.batches == []


def test_equality_of_value_is_the_constraints_own():
    def number(segment: Segment, mentioned: AbstractSet[str]) -> list[Constraint]:
        def find(target: str) -> list[tuple[int, int]]:
            return [match.span() for match in re.finditer("两|2", target)]

        return [Constraint(span=(0, 4), wanted=("2",), kind="number", origin="numbers", find=find)]

    one = segment("Zwei Gäste.", "两位客人。")
    (result,) = Enforce(Script({}), [number])(document(one)).segments
    assert result.receipts[0].target_span == (0, 1)


def test_a_provider_is_told_what_the_document_has_mentioned():
    heard: list[AbstractSet[str]] = []

    def listening(segment: Segment, mentioned: AbstractSet[str]) -> list[Constraint]:
        heard.append(frozenset(mentioned))
        return provider(CITY)(segment, mentioned)

    one = segment(SOURCE, "市长前往重庆。")
    Enforce(Script({}), [listening]).many([document(one, one), document(one)])
    assert heard == [frozenset(), frozenset({"t.csv:2"}), frozenset()]


def test_half_of_a_garbled_address_does_not_stay_before_the_right_one():
    source = "Mehr unter www.koeln.de/presse."
    wrong = segment(source, "更多信息见www.ken.de/pr。", ("koeln", "ken"))
    step = Enforce(Script({}), [provider(("www.koeln.de/presse", ("www.koeln.de/presse",)))])
    (result,) = step(document(wrong)).segments
    assert result.target == "更多信息见www.koeln.de/presse。"
    assert outcomes(result) == [Outcome.REPLACED]


def test_a_new_beginning_leaves_no_half_of_a_garbled_address_either():
    source = "Mehr unter www.koeln.de/presse."
    wrong = segment(source, "更多信息见www.ken.de/pr。", ("koeln", "ken"), ("Mehr", "de"))
    engine = Script(
        {"更多信息见www.koeln.de/presse": Hypothesis("更多信息见www.koeln.de/presse。", -0.5)}
    )
    step = Enforce(engine, [provider(("www.koeln.de/presse", ("www.koeln.de/presse",)))])
    (result,) = step(document(wrong)).segments
    assert result.target == "更多信息见www.koeln.de/presse。"
    assert outcomes(result) == [Outcome.REDECODED]


def test_half_of_a_number_does_not_stay_before_the_right_one() -> None:
    source = "Telefon: +49 951 1234"
    wrong = segment(source, "电话：+49 9", ("951", "+49"), ("Telefon", "9"))
    engine = Script({"电话：+49 +49 951 1234": Hypothesis("电话：+49 +49 951 1234", -0.1)})
    step = Enforce(engine, [provider(("+49 951 1234", ("+49 951 1234",)))])
    (result,) = step(document(wrong)).segments
    assert "+49 +49" not in (result.target or "")
