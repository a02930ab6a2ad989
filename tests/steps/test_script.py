"""The translation in the characters of Taiwan and Hong Kong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans import Settings, build
from bitrans.document import (
    Block,
    Document,
    Kind,
    Link,
    Markup,
    Note,
    Origin,
    Outcome,
    Receipt,
    Segment,
    Severity,
    Span,
)
from bitrans.formats.html import write
from bitrans.formats.text import read
from bitrans.lang.script import Script
from bitrans.lang.zh.traditional import convert
from bitrans.steps.check import Check
from bitrans.steps.script import WriteIn


def document_of(*segments: Segment, script: Script = Script.HANS) -> Document:
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=segments)
    return Document(name="brief.txt", format=".txt", blocks=(block,), script=script)


def written(segment: Segment, script: Script = Script.HANT_TW) -> Segment:
    (answer,) = WriteIn(script)(document_of(segment)).segments
    return answer


def receipt(
    wanted: tuple[str, ...], place: tuple[int, int] | None, source: tuple[int, int] = (0, 1)
) -> Receipt:
    return Receipt(
        kind="term",
        wanted=wanted,
        outcome=Outcome.KEPT if place else Outcome.MISSING,
        source_span=source,
        target_span=place,
        origin="terms.csv:2",
        comment="软件",
        forbidden=("打印",),
    )


def test_the_document_says_in_which_script_it_is() -> None:
    document = WriteIn(Script.HANT_HK)(document_of(Segment(source="Haus", target="房间")))
    assert document.script is Script.HANT_HK
    assert document.segments[0].target == "房間"


def test_simplified_documents_stay_as_they_are() -> None:
    document = document_of(Segment(source="Haus", target="房间"))
    assert WriteIn(Script.HANS)(document) is document


def test_a_document_in_another_script_is_left_alone() -> None:
    document = document_of(Segment(source="Haus", target="皇后"), script=Script.HANT_TW)
    assert WriteIn(Script.HANT_TW)(document) is document


def test_a_translation_that_was_given_is_left_alone() -> None:
    segment = Segment(source="Haus", target="房间", origin=Origin.GIVEN)
    assert written(segment) == segment


@pytest.mark.parametrize("target", [None, ""])
def test_what_was_wanted_is_converted_where_there_is_no_translation(target: str | None) -> None:
    segment = written(
        Segment(source="Software", target=target, receipts=(receipt(("软件",), None),))
    )
    assert segment.target == target
    assert segment.receipts[0].wanted == ("軟體",)
    assert segment.receipts[0].forbidden == ("列印",)
    assert segment.receipts[0].comment == "软件"


def test_links_markup_notes_and_receipts_move_along() -> None:
    segment = written(
        Segment(
            source="USB-Stick und Computer",
            target="U盘和计算机",
            links=(Link((0, 9), (0, 2)), Link((14, 22), (3, 6))),
            target_spans=(Span(start=3, end=6, markup=Markup.STRONG, opening="**", closing="**"),),
            receipts=(receipt(("计算机", "电脑"), (3, 6), (14, 22)),),
            notes=(Note(code="x", severity=Severity.INFO, text="x", remedy="x", span=(0, 2)),),
        )
    )
    assert segment.target == "隨身碟和計算機"
    assert segment.links == (Link((0, 9), (0, 3)), Link((14, 22), (4, 7)))
    assert segment.target_spans[0].interval == (4, 7)
    assert segment.receipts[0].target_span == (4, 7)
    assert segment.receipts[0].wanted == ("計算機", "電腦")
    assert segment.notes[0].span == (0, 3)


def test_a_rendering_comes_out_as_it_does_alone() -> None:
    segment = written(
        Segment(
            source="Technik der Informationen",
            target="信息技术",
            receipts=(receipt(("技术",), (2, 4), (0, 7)),),
        )
    )
    assert segment.target == "資訊技術"
    assert segment.target[slice(*segment.receipts[0].target_span or (0, 0))] == "技術"
    assert segment.receipts[0].wanted == ("技術",)


def test_the_words_around_decide_where_the_rendering_is_the_same_anyway() -> None:
    segment = written(
        Segment(source="eine Katze", target="一只猫", receipts=(receipt(("一",), (0, 1), (0, 4)),))
    )
    assert segment.target == "一隻貓"


def test_code_addresses_and_copied_words_stay_byte_for_byte() -> None:
    source = "Das Lokal 北京饭店, siehe www.fan.example und `软件`."
    target = "北京饭店酒店，见 www.fan.example 和软件。"
    code = target.index("软件")
    segment = written(
        Segment(
            source=source,
            target=target,
            target_spans=(
                Span(start=code, end=code + 2, markup=Markup.CODE, opening="`", closing="`"),
            ),
            receipts=(receipt(("北京饭店",), (0, 4), (10, 14)),),
        )
    )
    assert segment.target == "北京饭店酒店，見 www.fan.example 和软件。"
    assert segment.receipts[0].wanted == ("北京饭店",)


WORDS = [
    *"软件 信息 技术 信息技术 U盘 打印机 头发 发展 一 只 后 里 ， “ ”".split(),
    *"卡尔·马克思 12万 Siemens".split(),
]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), min_size=1, max_size=8),
    st.sampled_from([Script.HANT_TW, Script.HANT_HK]),
)
def test_every_receipt_that_was_satisfied_still_is(
    words: list[tuple[str, bool]], script: Script
) -> None:
    target, receipts = "", []
    for word, is_wanted in words:
        if is_wanted:
            receipts.append(receipt((word, "别的"), (len(target), len(target) + len(word))))
        target += word
    segment = written(Segment(source="?", target=target, receipts=tuple(receipts)), script)
    text = segment.target or ""
    for old, new in zip(receipts, segment.receipts, strict=True):
        assert text[slice(*new.target_span or (0, 0))] == new.wanted[0]
        assert new.wanted == tuple(convert(one, script).text for one in old.wanted)


def codes(document: Document) -> list[str]:
    return [note.code for note in Check()(document).all_notes()]


def test_traditional_characters_are_a_fault_in_a_simplified_text_only() -> None:
    segment = Segment(source="Die Software ist da.", target="軟體來了。", origin=Origin.COPY)
    assert "target.traditional" in codes(document_of(segment))
    assert "target.traditional" not in codes(document_of(segment, script=Script.HANT_TW))


def test_simplified_characters_are_a_fault_in_a_traditional_text_only() -> None:
    segment = Segment(source="Die Software ist da.", target="软件來了。", origin=Origin.COPY)
    assert "target.simplified" in codes(document_of(segment, script=Script.HANT_TW))
    simplified = Segment(source="Die Software ist da.", target="软件来了。", origin=Origin.COPY)
    assert "target.simplified" not in codes(document_of(simplified))


def test_numbers_in_traditional_characters_are_read() -> None:
    segment = Segment(source="Es sind 30.000 Menschen.", target="有3萬人。", origin=Origin.COPY)
    assert "number.extra" not in codes(document_of(segment, script=Script.HANT_TW))


@pytest.mark.parametrize("script", list(Script))
def test_the_page_says_which_chinese_it_is(script: Script) -> None:
    page = write(document_of(Segment(source="Haus", target="房間"), script=script)).decode()
    assert f'class="text chinese" lang="{script.language}"' in page


def test_the_line_writes_in_the_script_that_was_chosen(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("Die Software ist neu.\t软件是“新”的。\n", encoding="utf-8")
    pipeline = build(
        Settings(engine="table", model=str(table), shipped_glossaries=False, script=Script.HANT_TW),
        day=date(2020, 1, 1),
    )
    document = pipeline.run(read(b"Die Software ist neu.", name="brief.txt"))
    assert [segment.target for segment in document.segments] == ["軟體是「新」的。"]
    assert [note.code for note in document.all_notes()] == []
