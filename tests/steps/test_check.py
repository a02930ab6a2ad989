from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import (
    Block,
    Confidence,
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
    Side,
    Span,
)
from bitrans.steps.check import Check

SOURCE = "Die Stadt hat am 3. Oktober einen neuen Vertrag unterschrieben."
TARGET = "该市于10月3日签署了新合同。"
OTHER = Note(code="markup.lost", severity=Severity.WARNING, text="x", remedy="y")


def document(*segments, notes=()):
    block = Block(address="1", kind=Kind.PARAGRAPH, segments=segments)
    return Document(name="brief.txt", format=".txt", blocks=(block,), notes=notes)


def codes(segment):
    (answer,) = Check()(document(segment)).segments
    return [note.code for note in answer.notes]


def test_a_good_translation_has_no_notes():
    checked = Check()(document(Segment(source=SOURCE, target=TARGET)))
    assert checked.all_notes() == ()


def test_text_is_never_changed():
    segment = Segment(source=SOURCE, target="该市于 10月4日(签署")
    (checked,) = Check()(document(segment)).segments
    assert replace(checked, notes=()) == segment
    assert [note.code for note in checked.notes] == [
        "number.extra",
        "brackets.unbalanced",
    ]


def test_without_a_translation_nothing_else_is_said():
    assert codes(Segment(source=SOURCE, target=None)) == ["target.none"]
    assert codes(Segment(source=SOURCE, target="")) == ["target.empty"]
    assert codes(Segment(source=SOURCE, target="Am 4. Mai war es (so.")) == ["target.untranslated"]


def test_checking_twice_does_not_double_notes():
    segment = Segment(source=SOURCE, target="该市于10月4日签署了新合同。", notes=(OTHER,))
    once = Check()(document(segment, notes=(OTHER,)))
    assert Check()(once) == once
    assert once.segments[0].notes[0] == OTHER
    assert once.notes == (OTHER,)


def test_a_note_goes_when_its_cause_has_gone():
    once = Check()(document(Segment(source=SOURCE, target=None)))
    mended = once.with_segments([replace(once.segments[0], target=TARGET)])
    assert Check()(mended).all_notes() == ()


def test_a_missing_term_is_noted_once():
    receipt = Receipt(
        kind="term",
        wanted=("城市",),
        outcome=Outcome.MISSING,
        source_span=(4, 9),
        target_span=None,
        origin="a.csv:2",
    )
    once = Check()(document(Segment(source=SOURCE, target=TARGET, receipts=(receipt,))))
    (note,) = Check()(once).segments[0].notes
    assert (note.code, note.side, note.span) == ("term.missing", Side.SOURCE, (4, 9))


def test_a_number_that_a_receipt_accounts_for_is_not_extra():
    receipt = Receipt(
        kind="term",
        wanted=("24小时", "全天"),
        outcome=Outcome.KEPT,
        source_span=(4, 9),
        target_span=(0, 4),
        origin="a.csv:2",
    )
    segment = Segment(source=SOURCE, target="24小时开放，" + TARGET)
    assert codes(segment) == ["number.extra"]
    assert codes(replace(segment, receipts=(receipt,))) == []


def test_code_is_not_taken_for_german():
    target = "运行 hat einen neuen vertrag 于10月3日，该市签署了合同。"
    code = Span(start=3, end=25, markup=Markup.CODE, opening="`", closing="`")
    assert codes(Segment(source=SOURCE, target=target)) == ["target.untranslated"]
    assert codes(Segment(source=SOURCE, target=target, target_spans=(code,))) == []


def test_an_empty_document_is_said_to_be_empty():
    (note,) = Check()(document()).notes
    assert (note.code, note.severity) == ("document.empty", Severity.INFO)


def test_the_language_is_judged_over_the_whole_document():
    lines = ["On Monday the town", "signed a new contract", "for the building of the bridge."]
    checked = Check()(document(*(Segment(source=line, target="周一签约") for line in lines)))
    assert [note.code for note in checked.notes] == ["language.not-german"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.none() | st.text(max_size=30))
def test_any_segment_can_be_checked(source, target):
    checked = Check()(document(Segment(source=source, target=target)))
    for note in checked.segments[0].notes:
        text = source if note.side is Side.SOURCE else target
        assert note.text and note.remedy
        assert note.span is None or 0 <= note.span[0] < note.span[1] <= len(text)


def test_one_target_for_different_sentences_is_an_error_at_each():
    sources = ("Die Messe beginnt.", "Der Hafen wächst.", "Das Museum schließt.")
    target = "展览会将于今年五月在本市隆重开幕。"
    segments = tuple(Segment(source=one, target=target, origin=Origin.ENGINE) for one in sources)
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=segments)
    checked = Check()(Document(name="a.txt", format=".txt", blocks=(block,)))
    for segment in Check()(checked).segments:
        assert [note.code for note in segment.notes].count("target.same") == 1


def test_a_wild_length_is_said_once():
    target = "展览会开幕了，" + "来自世界各地的许多企业与客人们都参加了这次活动并进行了交流" * 6
    segment = Segment(source="Die Messe beginnt heute.", target=target, origin=Origin.ENGINE)
    block = Block(address="line 1", kind=Kind.PARAGRAPH, segments=(segment,))
    (checked,) = Check()(Document(name="a.txt", format=".txt", blocks=(block,))).segments
    codes = [note.code for note in checked.notes]
    assert "length.wild" in codes
    assert "length.long" not in codes


def test_a_sentence_said_in_two_ways_is_noted_once_at_the_later_place():
    other = "该市在10月3日签订了一份新合同。"
    line = (Segment(source=SOURCE, target=TARGET), Segment(source=SOURCE, target=other))
    once = Check()(document(*line))
    assert [[note.code for note in one.notes] for one in Check()(once).segments] == [
        [],
        ["sentence.inconsistent"],
    ]
    mended = once.with_segments([once.segments[0]] * 2)
    assert Check()(mended).all_notes() == ()


def test_a_forbidden_rendering_is_noted_in_the_chinese():
    receipt = Receipt(
        kind="term",
        wanted=("城市",),
        outcome=Outcome.MISSING,
        source_span=(4, 9),
        target_span=None,
        origin="a.csv:2",
        forbidden=("该市",),
    )
    once = Check()(document(Segment(source=SOURCE, target=TARGET, receipts=(receipt,))))
    (note,) = Check()(once).segments[0].notes
    assert (note.code, note.side, note.span) == ("term.forbidden", Side.TARGET, (0, 2))


def test_words_without_a_counterpart_are_noted_also_where_the_length_is_wild():
    start = SOURCE.index("Stadt")
    links = (Link((start, start + 5), (0, 2)),)
    found = codes(Segment(source=SOURCE, target="该市", links=links))
    assert {"omission", "length.wild"} <= set(found)
    assert "length.short" not in found


def test_confidence_is_judged_by_all_notes_that_are_left():
    good = Segment(source=SOURCE, target=TARGET, origin=Origin.ENGINE, score=-0.1)
    bad = replace(good, target="该市于 10月4日(签署")
    given = replace(bad, origin=Origin.GIVEN)
    confidences = [one.confidence for one in Check()(document(good, bad, given)).segments]
    assert confidences[0] in Confidence
    assert confidences[1] in (Confidence.LOOK, Confidence.DOUBTFUL)
    assert confidences[2] is None
