from bitrans.document import Outcome, Receipt, Severity, Side
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
    (note,) = receipts.check(SOURCE, [receipt(Outcome.MISSING)])
    assert (note.code, note.severity) == ("term.missing", Severity.ERROR)
    assert (note.side, note.span) == (Side.SOURCE, (4, 8))
    assert note.text == (
        "The term “OBMs” must be “市长” or “大市长” in Chinese (titles.csv:12); "
        "the translation does not have it."
    )
    assert "市长" in note.remedy


def test_a_term_that_is_there_leaves_no_note():
    assert receipts.check(SOURCE, [receipt(Outcome.KEPT), receipt(Outcome.REDECODED)]) == []


def test_another_kind_of_constraint_has_a_code_of_its_own():
    (note,) = receipts.check(SOURCE, [receipt(Outcome.MISSING, kind="verbatim")])
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
    (note,) = receipts.check("Anna Weber kam.", [name])
    assert (note.code, note.severity) == ("name.missing", Severity.INFO)
    assert note.text.startswith("The name “Anna Weber” should be “Anna Weber” in Chinese;")
    assert note.remedy == "Check how the name is written in Chinese."
