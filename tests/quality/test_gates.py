"""Gates: the faults of models are found, and good Chinese passes."""

from __future__ import annotations

from importlib import resources

import golden_cases
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Category, Note, Severity
from bitrans.quality import gates, pairs
from bitrans.quality.gates import (
    Fault,
    check,
    find_faults,
    find_repeated_targets,
    has_final_signs,
)
from bitrans.quality.repeats import find_loop


@pytest.mark.parametrize("case, codes", golden_cases.load("gates.txt"))
def test_finds_the_faults_that_were_agreed_on(case: str, codes: list[str]) -> None:
    source, _, target = case.partition("\n")
    found = {fault.code for fault in find_faults(source, target)}
    assert found == set(" ".join(codes).split())
    assert all(fault.category for fault in find_faults(source, target))


def test_a_fault_becomes_an_error_with_its_category() -> None:
    source, target = "Wir freuen uns.", "我们{\\an8}很高兴"
    assert check(source, target) == [
        Note(
            code=gates.JUNK,
            severity=Severity.ERROR,
            text="This is no text: {\\an8}",
            remedy="Take it out, and check whether the Chinese around it is right.",
            span=(2, 8),
            category=Category.ENCODING,
        )
    ]
    assert [fault.note() for fault in find_faults(source, target)] == check(source, target)


def test_a_control_character_is_shown_by_its_number() -> None:
    (fault,) = find_faults("Der Saal ist voll.", "大厅\x07满了。")
    assert (fault.code, fault.span) == (gates.JUNK, (2, 3))
    assert fault.text == "This is no text: \\x07"


def test_what_the_other_checks_find_is_no_note_of_the_gates() -> None:
    source, target = "„Wir freuen uns“, sagte er.", "他说：“我们很高兴。"
    assert [fault.code for fault in find_faults(source, target)] == [pairs.QUOTES]
    assert check(source, target) == []
    assert check("Wir freuen uns.", "") == []


ENDED = ["这座城市正在不断发展并吸引游客。"] * 5


def test_where_sentences_end_in_a_sign_one_that_does_not_was_cut_off() -> None:
    assert has_final_signs([*ENDED, "该市正在修建学校道路和大量的新"])
    source, target = "Die Stadt baut Schulen, Straßen und Häuser.", "该市正在修建学校、道路和新"
    assert find_faults(source, target) == []
    (fault,) = find_faults(source, target, stops=True)
    assert (fault.code, fault.span) == (gates.OPEN, (len(target) - 1, len(target)))
    assert find_faults("Schulen und Straßen", "学校和道路", stops=True) == []


def test_a_model_without_full_stops_is_not_blamed_for_it() -> None:
    assert not has_final_signs([target.rstrip("。") for target in ENDED])
    assert not has_final_signs(ENDED[:4])
    assert not has_final_signs(["标题"] * 10)


SENTENCES = ["Das Werk wächst.", "Die Stadt wächst.", "Der Umsatz wächst."]


def test_one_target_for_three_sentences_is_a_fault_of_each() -> None:
    line = [(source, "这座城市正在不断发展。") for source in SENTENCES]
    line.insert(1, ("Guten Tag.", "您好。"))
    found = find_repeated_targets(line)
    assert sorted(found) == [0, 2, 3]
    assert {fault.code for fault in found.values()} == {gates.SAME}


def test_short_targets_and_spellings_of_one_sentence_may_be_the_same() -> None:
    assert find_repeated_targets([(source, "更多信息") for source in SENTENCES]) == {}
    spellings = ["Das Werk wächst!", "DAS WERK WÄCHST", "Das Werk wächst."]
    assert find_repeated_targets([(one, "这座城市正在不断发展。") for one in spellings]) == {}
    assert find_repeated_targets([(one, "这座城市正在不断发展。") for one in SENTENCES[:2]]) == {}


def test_a_loop_far_away_is_found_at_its_place() -> None:
    target = "".join(chr(0x4E00 + n) for n in range(1000)) + "种种种"
    assert find_loop(target) == (1000, 1003)


def test_the_denylist_is_in_order() -> None:
    path = resources.files("bitrans.quality").joinpath("denylist_zh.txt")
    lines = path.read_text("utf-8").splitlines()
    words: list[str] = []
    for line in lines:
        if line and not line.startswith("#"):
            word, _, friends = line.partition(" ! ")
            assert all(word in friend != word for friend in friends.split()), line
            assert denied(word), line
            assert all(not denied(friend) for friend in friends.split()), line
            words.append(word)
    assert len(set(words)) == len(words) > 80


def denied(target: str) -> list[Fault]:
    return [fault for fault in find_faults("", target) if fault.code == gates.DENIED]


@given(st.text(alphabet="aÄ ,.“”（{\\}龙龍种，。>1"), st.text(alphabet="aÄ ,.“”（{\\}龙龍种，。>1"))
def test_every_span_lies_in_the_target(source: str, target: str) -> None:
    for fault in find_faults(source, target, stops=True):
        if fault.span:
            assert 0 <= fault.span[0] < fault.span[1] <= len(target)
        assert fault.text and fault.remedy and fault.category


def test_german_words_in_an_address_are_all_right():
    address = "https://www.koeln.de/presse/aktuelles"
    assert find_faults(f"Mehr: {address} für alle", f"更多：{address}") == []
