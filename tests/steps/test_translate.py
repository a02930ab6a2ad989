"""The step that fills every empty target by machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Block, Document, Kind, Link, Markup, Origin, Segment, Span
from bitrans.engines import Hypothesis, Request
from bitrans.errors import EngineError
from bitrans.steps import translate
from bitrans.steps.translate import Translate


class Backwards:
    """An engine that writes sentences from their end, and remembers what it was asked."""

    name = "backwards"

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        self.batches.append([request.source for request in requests])
        return [
            (Hypothesis(request.source[::-1], -0.5, (Link((0, 1), (0, 1)),)),)
            for request in requests
        ]


def document(*segments: Segment | str) -> Document:
    """A document with one block."""
    line = [Segment(source=one) if isinstance(one, str) else one for one in segments]
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=tuple(line))
    return Document(name="a.txt", format=".txt", blocks=(block,))


def targets(document: Document) -> list[str | None]:
    return [segment.target for segment in document.segments]


def test_fills_every_empty_target_with_all_the_engine_says() -> None:
    (segment,) = Translate(Backwards())(document("Ja da")).segments
    assert segment == Segment(
        source="Ja da",
        target="ad aJ",
        origin=Origin.ENGINE,
        score=-0.5,
        links=(Link((0, 1), (0, 1)),),
    )


@pytest.mark.parametrize("target", ["有", ""])
def test_leaves_alone_what_is_filled(target: str) -> None:
    engine = Backwards()
    filled = Segment(source="Ja", target=target)
    assert Translate(engine)(document(filled)).segments == (filled,)
    assert engine.batches == []


def test_equal_sentences_are_translated_once_in_all_documents() -> None:
    engine = Backwards()
    documents = [document("ab", "cd", "ab"), document("ef", "cd")]
    translated = Translate(engine).many(documents)
    assert engine.batches == [["ab", "cd", "ef"]]
    assert [targets(one) for one in translated] == [["ba", "dc", "ba"], ["fe", "dc"]]


def test_what_needs_no_translation_is_copied_with_its_markup() -> None:
    engine = Backwards()
    link = Span(start=0, end=16, markup=Markup.AUTOLINK, opening="<", closing=">")
    source = Segment(source="https://jena.de/", source_spans=(link,))
    segment, number = Translate(engine)(document(source, "2019")).segments
    assert (segment.target, segment.origin, segment.score) == (source.source, Origin.COPY, None)
    assert segment.target_spans == (link,)
    assert (number.target, number.origin) == ("2019", Origin.COPY)
    assert engine.batches == []


def test_the_engine_gets_bounded_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translate, "BATCH_SENTENCES", 2)
    engine = Backwards()
    Translate(engine)(document("a", "b", "c", "d", "e"))
    assert engine.batches == [["a", "b"], ["c", "d"], ["e"]]


def test_an_empty_document_does_not_bother_the_engine() -> None:
    engine = Backwards()
    empty = Document(name="a.txt", format=".txt", blocks=())
    assert Translate(engine).many([empty, document()]) == [empty, document()]
    assert Translate(engine).many([]) == []
    assert engine.batches == []


@given(
    st.lists(
        st.lists(
            st.tuples(st.sampled_from(["a", "b b", "1", "", "c"]), st.sampled_from([None, "有"])),
            max_size=6,
        ),
        max_size=4,
    )
)
def test_progress_adds_up_to_the_segments_that_were_empty(
    documents: list[list[tuple[str, str | None]]],
) -> None:
    told: list[int] = []
    step = Translate(Backwards(), progress=told.append)
    lines = [
        document(*[Segment(source=source, target=target) for source, target in line])
        for line in documents
    ]
    translated = step.many(lines)
    assert sum(told) == sum(target is None for line in documents for _, target in line)
    assert [[segment.source for segment in one.segments] for one in translated] == [
        [source for source, _ in line] for line in documents
    ]
    assert all(target is not None for one in translated for target in targets(one))


def test_an_error_of_the_engine_goes_up() -> None:
    class Broken(Backwards):
        def translate(
            self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
        ) -> list[tuple[Hypothesis, ...]]:
            raise EngineError("broken", found="it fell over", remedy="Lift it.")

    with pytest.raises(EngineError, match="it fell over"):
        Translate(Broken())(document("Ja"))


class Looping(Backwards):
    """An engine that loops on sentences with a full stop."""

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        self.batches.append([request.source for request in requests])
        return [
            (Hypothesis("工厂" * 9 if one.source.endswith(".") else "工厂是全新的", -0.5),)
            for one in requests
        ]


def test_a_target_with_a_fault_is_tried_again_in_other_ways() -> None:
    engine = Looping()
    told: list[int] = []
    translated = Translate(engine, progress=told.append)(document("Das Werk ist neu.", "Neu"))
    assert targets(translated) == ["工厂是全新的。", "工厂是全新的"]
    assert engine.batches == [["Das Werk ist neu.", "Neu"], ["Das Werk ist neu"]]
    assert sum(told) == 2


def test_a_cell_of_numbers_gets_chinese_marks() -> None:
    translated = Translate(Backwards())(document("82.403", "1.250,50 €", "3,5 %"))
    assert targets(translated) == ["82,403", "1,250.50 €", "3.5 %"]


def test_code_and_swiss_numbers_stay_as_they_are() -> None:
    code = Span(start=0, end=5, markup=Markup.CODE, opening="`", closing="`")
    line = document("1.250", "1'200.50")
    line = line.with_segments([replace(line.segments[0], source_spans=(code,)), line.segments[1]])
    assert targets(Translate(Backwards())(line)) == ["1.250", "1'200.50"]
