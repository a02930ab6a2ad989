"""Bold, links and line breaks arrive at the Chinese words that belong to them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from bitrans.steps.markup import carry

SOURCE = "Die Stadt Jena lädt nach Chongqing ein."
TARGET = "耶拿市邀请前往重庆。"
LINKS = (
    Link((10, 14), (0, 2)),
    Link((4, 9), (2, 3)),
    Link((15, 19), (3, 5)),
    Link((20, 24), (5, 7)),
    Link((25, 34), (7, 9)),
)


def bold(start: int, end: int) -> Span:
    return Span(start=start, end=end, markup=Markup.STRONG, opening="**", closing="**")


def link(start: int, end: int, href: str) -> Span:
    return Span(
        start=start,
        end=end,
        markup=Markup.LINK,
        opening="[",
        closing=f"]({href})",
        href=href,
    )


def carried(*spans: Span, source=SOURCE, target=TARGET, links=LINKS, receipts=()) -> Segment:
    one = Segment(
        source=source,
        target=target,
        links=links,
        source_spans=spans,
        receipts=receipts,
        origin=Origin.ENGINE,
    )
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=(one,))
    return carry(Document(name="a.md", format=".md", blocks=(block,))).segments[0]


def words(segment: Segment) -> list[str]:
    return [(segment.target or "")[one.start : one.end] for one in segment.target_spans]


def test_bold_follows_the_word_links():
    result = carried(bold(25, 34))
    assert words(result) == ["重庆"]
    assert result.target_spans[0].opening == "**"
    assert result.notes == ()


def test_several_words_become_one_stretch():
    assert words(carried(bold(4, 14))) == ["耶拿市"]


def test_a_stray_link_does_not_widen_the_stretch():
    stray = (*LINKS[:4], Link((25, 34), (7, 9)), Link((10, 14), (8, 9)))
    assert words(carried(bold(4, 14), links=stray)) == ["耶拿市"]


def test_markup_of_the_whole_sentence_is_markup_of_the_whole_target():
    assert words(carried(bold(0, len(SOURCE)))) == [TARGET]
    assert words(carried(bold(0, len(SOURCE) - 1))) == [TARGET[:-1]]


def test_quotation_marks_go_along():
    source, target = "Das Projekt „Grün“ beginnt.", "“绿色”项目开始。"
    links = (Link((13, 17), (1, 3)), Link((4, 11), (4, 6)), Link((19, 26), (6, 8)))
    assert words(carried(bold(12, 18), source=source, target=target, links=links)) == ["“绿色”"]
    assert words(carried(bold(13, 17), source=source, target=target, links=links)) == ["绿色"]


def test_code_stands_where_its_receipt_says():
    source, target = "Mit BX-100 bauen.", "用BX-100建造。"
    code = Span(start=4, end=10, markup=Markup.CODE, opening="`", closing="`")
    receipt = Receipt(
        kind="code",
        wanted=("BX-100",),
        outcome=Outcome.KEPT,
        source_span=(4, 10),
        target_span=(1, 7),
        origin="markup",
    )
    result = carried(code, source=source, target=target, links=(), receipts=(receipt,))
    assert words(result) == ["BX-100"]


def test_a_name_that_stays_as_it_is_needs_no_link():
    source, target = "Die Firma Muster baut.", "Muster公司建造。"
    assert words(carried(bold(10, 16), source=source, target=target, links=())) == ["Muster"]


def test_without_any_link_it_stands_about_where_it_stood_and_says_so():
    result = carried(bold(25, 34), links=())
    assert len(result.target_spans) == 1
    assert [(note.code, note.severity) for note in result.notes] == [("markup.guessed", "info")]
    assert result.notes[0].span == (25, 34)


def test_markup_without_any_chinese_is_flagged():
    result = carried(bold(25, 34), target="", links=())
    assert result.target_spans == ()
    assert [(note.code, note.severity) for note in result.notes] == [("markup.lost", "warning")]


def test_links_keep_apart():
    result = carried(link(10, 14, "https://a.example"), link(15, 19, "https://b.example"), links=())
    one, other = (span.interval for span in result.target_spans)
    assert one[0] < one[1] <= other[0] < other[1]
    assert [span.href for span in result.target_spans] == [
        "https://a.example",
        "https://b.example",
    ]


@pytest.mark.parametrize(
    "position, expected", [(0, 0), (14, 2), (len(SOURCE), len(TARGET)), (19, 5)]
)
def test_an_object_stands_after_the_word_before_it(position, expected):
    image = Span(start=position, end=position, markup=Markup.OBJECT, opening="![](a.png)")
    result = carried(image)
    assert [span.interval for span in result.target_spans] == [(expected, expected)]


def test_what_is_placed_already_stays():
    one = carried(bold(25, 34))
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=(one,))
    again = carry(Document(name="a.md", format=".md", blocks=(block,)))
    assert again.segments[0] is one


@given(st.data())
def test_every_span_gets_a_place_in_the_target_or_a_note(data):
    source = data.draw(st.text(alphabet="aß „.“x", min_size=1, max_size=20))
    target = data.draw(st.text(alphabet="重庆，“ax", max_size=12))
    interval = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted).map(tuple)
    links = tuple(
        Link((a, b), (c, d))
        for (a, b), (c, d) in data.draw(st.lists(st.tuples(interval, interval), max_size=4))
        if a < b <= len(source) and c < d <= len(target)
    )
    spans = [
        Span(start=a, end=b, markup=markup, opening="<", closing=">")
        for (a, b), markup in data.draw(
            st.lists(st.tuples(interval, st.sampled_from(Markup)), max_size=4)
        )
        if b <= len(source)
    ]
    result = carried(*spans, source=source, target=target, links=links)
    for span in result.target_spans:
        assert 0 <= span.start <= span.end <= len(target)
    assert len(result.target_spans) + len(result.notes) >= len(spans)


def test_many_links_in_one_paragraph_each_get_a_place():
    source = " ".join(f"Wort{n}" for n in range(400))
    target = "词" * 800
    spans = [
        link(m.start(), m.end(), f"https://{m[0]}.example") for m in re.finditer(r"\w+", source)
    ]
    result = carried(*spans, source=source, target=target, links=())
    places = [span.interval for span in result.target_spans]
    assert len(places) == 400
    assert all(one[1] <= other[0] for one, other in pairwise(sorted(places)))
