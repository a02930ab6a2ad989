import pytest

from bitrans.document import Category, Outcome, Receipt, Severity, Side
from bitrans.quality import receipts


def receipt(outcome, kind="term"):
    return Receipt(
        kind=kind,
        wanted=("市长", "大市长"),
        outcome=outcome,
        source_span=(4, 8),
        target_span=None if outcome is Outcome.MISSING else (0, 2),
        origin="titles.csv:12",
    )


SOURCE = "Des OBMsde von heute"


def test_a_missing_term_says_what_is_wanted_and_who_asks():
    (note,) = receipts.check(SOURCE, "", [receipt(Outcome.MISSING)])
    assert (note.code, note.severity) == ("term.missing", Severity.ERROR)
    assert (note.side, note.span) == (Side.SOURCE, (4, 8))
    assert note.text == (
        "The term “OBMs” must be “市长” or “大市长” in Chinese (titles.csv:12); "
        "the translation does not have it."
    )
    assert "市长" in note.remedy


def test_a_term_that_is_there_leaves_no_note():
    assert receipts.check(SOURCE, "", [receipt(Outcome.KEPT), receipt(Outcome.REDECODED)]) == []


def test_another_kind_of_constraint_has_a_code_of_its_own():
    (note,) = receipts.check(SOURCE, "", [receipt(Outcome.MISSING, kind="verbatim")])
    assert note.code == "verbatim.missing"


def test_what_should_be_there_and_is_not_is_a_hint():
    name = Receipt(
        kind="name",
        wanted=("Anna Weber",),
        outcome=Outcome.MISSING,
        source_span=(0, 10),
        target_span=None,
        origin="name Weber",
        comment="Check how the name is written in Chinese.",
        is_firm=False,
    )
    (note,) = receipts.check("Anna Weber kam.", "", [name])
    assert (note.code, note.severity) == ("name.missing", Severity.INFO)
    assert note.text.startswith("The name “Anna Weber” should be “Anna Weber” in Chinese;")
    assert note.remedy == "Check how the name is written in Chinese."


def forbidden(*, wanted=("市长",), is_firm=True):
    return Receipt(
        kind="term",
        wanted=wanted,
        outcome=Outcome.MISSING,
        source_span=(4, 8),
        target_span=None,
        origin="titles.csv:12",
        is_firm=is_firm,
        forbidden=("领主市长", "镇长"),
    )


def test_a_forbidden_rendering_is_noted_where_it_stands_and_instead_of_a_missing_one():
    (note,) = receipts.check(SOURCE, "今天的镇长", [forbidden()])
    assert (note.code, note.severity) == ("term.forbidden", Severity.ERROR)
    assert (note.side, note.span) == (Side.TARGET, (3, 5))
    assert note.text == "“镇长” must not stand for “OBMs” in Chinese (titles.csv:12)."
    assert note.remedy == "Write “市长” instead."
    assert note.category is Category.TERM


def test_a_forbidden_rendering_is_noted_once_for_each_place():
    found = receipts.check(SOURCE, "镇长和镇长", [forbidden(), forbidden()])
    assert [note.span for note in found] == [(0, 2), (3, 5)]


def test_a_forbidden_rendering_within_a_right_one_is_all_right():
    (note,) = receipts.check(SOURCE, "副镇长", [forbidden(wanted=("副镇长",))])
    assert note.code == "term.missing"


@pytest.mark.parametrize(
    "kind, category",
    [
        ("term", Category.TERM),
        ("number", Category.MISTRANSLATION),
        ("date", Category.MISTRANSLATION),
        ("name", Category.MISTRANSLATION),
        ("legal form", Category.OMISSION),
        ("email", Category.DO_NOT_TRANSLATE),
        ("code", Category.DO_NOT_TRANSLATE),
    ],
)
def test_the_category_is_that_of_the_kind(kind, category):
    (note,) = receipts.check(SOURCE, "", [receipt(Outcome.MISSING, kind=kind)])
    assert note.category is category
