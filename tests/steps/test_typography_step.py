from itertools import product

from bitrans.constraints import numbers
from bitrans.document import (
    Block,
    Document,
    Kind,
    Link,
    Markup,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Span,
)
from bitrans.lang.zh.house import House, Spacing, Thousands
from bitrans.lang.zh.typography import HOUSE
from bitrans.steps.typography import Typography


def corrected(segment, house=HOUSE):
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=(segment,))
    document = Document(name="brief.txt", format=".txt", blocks=(block,))
    (answer,) = Typography(house)(document).segments
    return answer


def test_corrects_the_target_and_nothing_else():
    segment = corrected(Segment(source="Hallo, Welt.", target="你好, 世界.", origin=Origin.ENGINE))
    assert segment.target == "你好，世界。"
    assert segment.source == "Hallo, Welt."


def test_leaves_segments_without_a_target():
    for target in (None, ""):
        segment = Segment(source="Hallo.", target=target)
        assert corrected(segment) == segment


def test_links_and_markup_move_along():
    segment = corrected(
        Segment(
            source="Hallo Welt",
            target="你好 世界",
            links=(Link((6, 10), (3, 5)),),
            target_spans=(Span(start=3, end=5, markup=Markup.STRONG, opening="**", closing="**"),),
        )
    )
    assert segment.target == "你好世界"
    assert segment.links == (Link((6, 10), (2, 4)),)
    assert segment.target_spans[0].interval == (2, 4)


def test_code_is_never_changed():
    code = Span(start=3, end=8, markup=Markup.CODE, opening="`", closing="`")
    segment = corrected(Segment(source="x", target="运行 a, b. 吧.", target_spans=(code,)))
    assert segment.target == "运行a, b.吧。"


def test_a_rendering_that_was_asked_for_is_never_changed():
    receipt = Receipt(
        kind="term",
        wanted=("西门子 (中国)",),
        outcome=Outcome.KEPT,
        source_span=(0, 13),
        target_span=(0, 8),
        origin="firms.csv:2",
    )
    segment = corrected(
        Segment(source="Siemens China.", target="西门子 (中国) 公司.", receipts=(receipt,))
    )
    assert segment.target == "西门子 (中国)公司。"
    assert segment.receipts[0].target_span == (0, 8)


def receipt_of(kind, wanted, source_span, target_span):
    return Receipt(
        kind=kind,
        wanted=(wanted,),
        outcome=Outcome.KEPT,
        source_span=source_span,
        target_span=target_span,
        origin="numbers",
    )


def test_a_translation_that_was_given_is_never_changed():
    segment = Segment(source="Hallo, Welt.", target="你好, 世界.", origin=Origin.GIVEN)
    assert corrected(segment) == segment


def test_numbers_and_dates_are_set_as_all_others():
    segment = corrected(
        Segment(
            source="3,5 % am 3. Oktober 2019",
            target="在 2019 年 10 月 3 日 3.5 %",
            receipts=(
                receipt_of("date", "2019年10月3日", (9, 24), (2, 17)),
                receipt_of("number", "3.5%", (0, 5), (18, 23)),
            ),
        )
    )
    assert segment.target == "在2019年10月3日3.5%"
    date, number = segment.receipts
    assert segment.target[slice(*date.target_span)] == "2019年10月3日"
    assert segment.target[slice(*number.target_span)] == "3.5%"


def test_numbers_still_satisfy_their_constraints_in_the_style_of_the_house():
    source = "Es sind 82.403 Menschen auf 220.500 km² und 1.250 Mio. Euro seit 2019."
    target = "自2019年以来，220500平方公里有82403人，12.5亿欧元"
    constraints = numbers.find(Segment(source=source), frozenset())
    receipts = tuple(
        receipt_of("number", target[slice(*place)], one.span, place)
        for one in constraints
        if (place := next(iter(one.find(target)), None))
    )
    assert len(receipts) >= 3
    for thousands, spacing in product(Thousands, Spacing):
        segment = corrected(
            Segment(source=source, target=target, receipts=receipts),
            House(thousands=thousands, spacing=spacing),
        )
        found = [one.find(segment.target) for one in constraints]
        for one in segment.receipts:
            assert any(one.target_span in places for places in found)


def test_a_number_that_the_german_groups_is_known_to_count():
    segment = corrected(
        Segment(
            source="Einwohner: 82.403",
            target="居民：82403",
            receipts=(receipt_of("number", "82403", (11, 17), (3, 8)),),
        ),
        House(thousands=Thousands.COMMA),
    )
    assert segment.target == "居民：82,403"
    assert segment.receipts[0].target_span == (3, 9)


def test_a_postal_code_and_a_phone_number_are_not_grouped():
    segment = Segment(
        source="Tel. 0371 4880000, 10115 Berlin", target="电话0371 4880000，10115柏林"
    )
    assert corrected(segment, House(thousands=Thousands.COMMA)).target == segment.target


def test_a_work_is_known_by_the_german():
    segment = corrected(
        Segment(source="Der Roman „Heimat“ ist da.", target='长篇小说"故乡"已经出版.')
    )
    assert segment.target == "长篇小说《故乡》已经出版。"
    assert corrected(segment) == segment


def test_an_exhibition_is_no_work():
    segment = corrected(
        Segment(source="Die Ausstellung „Heimat“ ist da.", target='展览"故乡"已经开幕.')
    )
    assert segment.target == "展览“故乡”已经开幕。"


def test_of_two_quotations_the_links_show_the_work():
    source, target = "Das Projekt „Wind“ und das Buch „Strom“", "“电流”一词和“风”项目"
    segment = corrected(
        Segment(
            source=source,
            target=target,
            links=(Link((33, 38), (1, 3)), Link((13, 17), (8, 9))),
        )
    )
    assert segment.target == "《电流》一词和“风”项目"
    assert corrected(segment) == segment


def test_of_two_quotations_none_is_a_work_if_no_links_show_it():
    segment = corrected(
        Segment(source="Das Projekt „Wind“ und das Buch „Strom“", target="“电流”和“风”")
    )
    assert segment.target == "“电流”和“风”"
