"""Translations that somebody else has made get links and scores, and nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bitrans.document import Block, Document, Kind, Link, Note, Origin, Segment, Severity
from bitrans.engines import Hypothesis, Request
from bitrans.steps.align import BATCH_PAIRS, Align

GOOD_DAY = Segment(source="Guten Tag.", target="您好。")
LINK = Link((0, 5), (0, 1))


class Aligner:
    """An engine that links the beginnings of both texts, and remembers what it was asked."""

    name = "aligner"

    def __init__(self) -> None:
        self.batches: list[Sequence[tuple[str, str]]] = []

    def translate(
        self, requests: Sequence[Request], *, count: int = 1, beam: int | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        raise AssertionError("nothing is to be translated")

    def align(self, pairs: Sequence[tuple[str, str]]) -> list[Hypothesis]:
        self.batches.append(pairs)
        return [Hypothesis(target, -0.5, (LINK,)) for _, target in pairs]


def document(*segments: Segment) -> Document:
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=segments)
    return Document(name="a.tsv", format=".tsv", blocks=(block,))


def test_gives_links_and_score_and_changes_nothing_else() -> None:
    note = Note(code="x", severity=Severity.INFO, text="x", remedy="x")
    segment = replace(GOOD_DAY, notes=(note,))
    (linked,) = Align(Aligner())(document(segment)).segments
    assert linked == replace(segment, links=(LINK,), score=-0.5)


def test_leaves_alone_what_has_links_and_what_needs_none() -> None:
    segments = (
        replace(GOOD_DAY, origin=Origin.ENGINE, score=-0.1),
        replace(GOOD_DAY, origin=Origin.COPY),
        replace(GOOD_DAY, links=(Link((0, 5), (0, 2)),)),
        replace(GOOD_DAY, target=None),
        replace(GOOD_DAY, target=""),
    )
    engine = Aligner()
    assert Align(engine)(document(*segments)).segments == segments
    assert engine.batches == []


def test_equal_pairs_are_looked_at_once_over_all_documents() -> None:
    engine = Aligner()
    other = replace(GOOD_DAY, target="日安。")
    done = Align(engine).many([document(GOOD_DAY, other), document(), document(GOOD_DAY)])
    assert [[one.score for one in each.segments] for each in done] == [[-0.5, -0.5], [], [-0.5]]
    assert engine.batches == [[("Guten Tag.", "您好。"), ("Guten Tag.", "日安。")]]


def test_many_pairs_come_in_batches_of_bounded_size() -> None:
    engine = Aligner()
    line = [replace(GOOD_DAY, target=f"{number}日") for number in range(BATCH_PAIRS + 1)]
    done = Align(engine)(document(*line))
    assert [len(batch) for batch in engine.batches] == [BATCH_PAIRS, 1]
    assert [one.target for one in done.segments] == [one.target for one in line]


def test_progress_counts_every_segment_as_its_batch_is_done() -> None:
    told: list[int] = []
    line = [replace(GOOD_DAY, target=f"{number}日") for number in range(BATCH_PAIRS + 1)]
    line += [line[0], replace(GOOD_DAY, origin=Origin.COPY)]
    Align(Aligner(), progress=told.append)(document(*line))
    assert told == [1, BATCH_PAIRS + 1, 1]
