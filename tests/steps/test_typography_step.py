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
from bitrans.steps.typography import Typography


def corrected(segment):
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=(segment,))
    document = Document(name="brief.txt", format=".txt", blocks=(block,))
    (answer,) = Typography()(document).segments
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
