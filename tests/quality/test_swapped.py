"""Renderings that stand in each other's place are noted; those in their own are not."""

from __future__ import annotations

import pytest

from bitrans.document import Link, Outcome, Receipt, Segment
from bitrans.quality import swapped

SOURCE = "Jena lädt Chongqing ein."
JENA, CHONGQING = (0, 4), (10, 19)


def segment(target: str, *links: tuple[tuple[int, int], str]) -> Segment:
    """A translation with both towns in it; links are a German place and a Chinese word."""
    return Segment(
        source=SOURCE,
        target=target,
        links=tuple(
            Link(place, (target.index(word), target.index(word) + len(word)))
            for place, word in links
        ),
        receipts=tuple(
            Receipt(
                kind="term",
                wanted=(word,),
                outcome=Outcome.KEPT,
                source_span=place,
                target_span=(target.index(word), target.index(word) + len(word)),
                origin="places.csv:2",
            )
            for place, word in ((JENA, "耶拿"), (CHONGQING, "重庆"))
        ),
    )


def test_two_towns_that_the_links_put_the_other_way_round_are_noted() -> None:
    (note,) = swapped.check(segment("重庆邀请耶拿。", (JENA, "重庆"), (CHONGQING, "耶拿")))
    assert note.code == swapped.CODE
    assert note.span == (4, 6)
    assert "“耶拿”" in note.text and "“重庆”" in note.text


@pytest.mark.parametrize(
    "links",
    [
        pytest.param([(JENA, "耶拿"), (CHONGQING, "重庆")], id="each in its place"),
        pytest.param([(JENA, "重庆")], id="only one of them is linked"),
        pytest.param([(JENA, "重庆"), (CHONGQING, "耶拿"), (JENA, "耶")], id="one belongs to both"),
        pytest.param([], id="nothing is linked"),
    ],
)
def test_without_clear_links_nothing_is_said(links: list[tuple[tuple[int, int], str]]) -> None:
    assert swapped.check(segment("耶拿邀请重庆。", *links)) == []
