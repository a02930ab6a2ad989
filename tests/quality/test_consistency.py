"""The same German is said in the same Chinese, or there is a note."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Category, Note, Outcome, Receipt, Segment, Severity
from bitrans.quality.consistency import SENTENCE, TERM_USE, check, find_differences, find_uses


def term(source: str, german: str, target: str, chinese: str, origin: str = "a.csv:2") -> Segment:
    """A segment with a receipt for one of its terms."""
    start, place = source.index(german), target.index(chinese)
    return Segment(
        source=source,
        target=target,
        receipts=(
            Receipt(
                kind="term",
                wanted=(chinese,),
                outcome=Outcome.KEPT,
                source_span=(start, start + len(german)),
                target_span=(place, place + len(chinese)),
                origin=origin,
            ),
        ),
    )


def notes_of(*pairs: tuple[str, str]) -> dict[int, list[str]]:
    found = check([Segment(source=source, target=target) for source, target in pairs])
    return {place: [note.code for note in notes] for place, notes in found.items()}


def test_a_sentence_that_is_said_again_in_another_way_is_noted_at_the_later_place() -> None:
    line = [
        Segment(source="Die Messe beginnt im Mai.", target="展会于五月开幕。"),
        Segment(source="Guten Tag.", target="您好。"),
        Segment(source="Die  Messe beginnt\nim Mai.", target="展会五月开始。"),
    ]
    assert check(line) == {
        2: [
            Note(
                code=SENTENCE,
                severity=Severity.WARNING,
                text="The same German has other Chinese in no. 1: “展会于五月开幕。”.",
                remedy="Compare the two, and say the same in both.",
                category=Category.INCONSISTENT,
            )
        ]
    }


def test_each_other_rendering_is_noted_once() -> None:
    same = "Die Messe beginnt im Mai."
    found = notes_of((same, "甲乙"), (same, "丙丁"), (same, "甲乙"), (same, "丙丁"), (same, "戊己"))
    assert found == {1: [SENTENCE], 4: [SENTENCE]}


def test_what_is_short_may_rightly_be_said_in_several_ways() -> None:
    line = [Segment(source="Weitere Informationen", target=one) for one in ("更多信息", "详情")]
    assert [note.severity for note in check(line)[1]] == [Severity.INFO]


def test_capitals_make_other_words_but_not_at_the_beginning() -> None:
    assert (
        notes_of(("Ich rufe Sie an.", "我给您打电话。"), ("Ich rufe sie an.", "我给她打电话。"))
        == {}
    )
    assert notes_of(
        ("die Stadt wächst.", "该市在发展。"), ("Die Stadt wächst.", "城市在成长。")
    ) == {1: [SENTENCE]}
    assert (
        notes_of(("Kommen Sie heute?", "您今天来吗？"), ("Kommen Sie heute!", "请今天来！")) == {}
    )


def test_quotation_marks_spaces_and_a_full_stop_make_no_difference() -> None:
    assert (
        notes_of(("„Die Stadt wächst.“", "“该市在发展。”"), ("Die Stadt wächst", "该市在发展"))
        == {}
    )
    assert (
        notes_of(("Die Stadt wächst.", "德国 2019年。"), ("Die Stadt wächst.", "德国2019年.")) == {}
    )


def test_a_name_has_its_original_in_brackets_at_first_mention_only() -> None:
    line = [
        term(
            "Frau Schlund kam heute.", "Schlund", "施伦德（Schlund）今天来了。", "施伦德（Schlund）"
        ),
        term("Frau Schlund kam heute.", "Schlund", "施伦德今天来了。", "施伦德"),
    ]
    assert check(line) == {}


def test_a_term_in_another_rendering_is_a_hint_at_its_place() -> None:
    line = [
        term("Der Bürgermeister kam.", "Bürgermeister", "市长来了。", "市长"),
        term("Den Bürgermeistern gefiel es.", "Bürgermeistern", "镇长们喜欢。", "镇长"),
    ]
    assert check(line) == {
        1: [
            Note(
                code=TERM_USE,
                severity=Severity.INFO,
                text="“Bürgermeistern” is “镇长” here, and “市长” in no. 1.",
                remedy="If the same is meant, say it in the same way throughout.",
                span=(0, 2),
                category=Category.TERM_USE,
            )
        ]
    }


def test_a_short_form_is_no_other_rendering() -> None:
    line = [
        term("Deutschland wächst.", "Deutschland", "德国在发展。", "德国"),
        term("China und Deutschland.", "Deutschland", "德中两国", "德"),
    ]
    assert check(line) == {}


def test_terms_of_different_entries_have_nothing_to_do_with_each_other() -> None:
    line = [
        term("Die Bank wächst.", "Bank", "银行在发展。", "银行"),
        term("Die Bank ist neu.", "Bank", "长椅是新的。", "长椅", origin="b.csv:7"),
    ]
    assert check(line) == {}


def test_what_is_not_translated_says_nothing() -> None:
    segments = [Segment(source="Die Stadt wächst."), Segment(source="Die Stadt wächst.", target="")]
    assert [use for segment in segments for use in find_uses(segment)] == []
    assert list(find_uses(Segment(source="2019", target="2019年"))) == []


def test_places_may_be_anything() -> None:
    segments = {"a.txt": "甲", "b.txt": "乙", "c.txt": "甲"}
    said = [
        (name, use)
        for name, target in segments.items()
        for use in find_uses(Segment(source="Die Stadt wächst.", target=target))
    ]
    (difference,) = find_differences(said)
    assert [(one.use.chinese, one.places) for one in difference.renderings] == [
        ("甲", ("a.txt", "c.txt")),
        ("乙", ("b.txt",)),
    ]


TEXTS = st.tuples(st.text(alphabet="aA .„“\n", max_size=6), st.text("市。 （a）", max_size=5))


@given(st.lists(TEXTS, max_size=8))
def test_saying_all_of_it_again_leaves_no_further_notes(pairs: list[tuple[str, str]]) -> None:
    line = [Segment(source=source, target=target) for source, target in pairs]
    assert check(line + line) == check(line)
