"""Pairs are read as bitrans will see them, and unfit ones are left out with the reason."""

from __future__ import annotations

from collections import Counter

import pytest

from training.corpus import Pair, clean, fault, is_held_out, read

RULES = ("nfc", "quotes", "dashes", "spaces")


def cleaned(*pairs: Pair) -> tuple[list[Pair], Counter[str]]:
    left_out: Counter[str] = Counter()
    return list(clean(pairs, rules=RULES, left_out=left_out)), left_out


def test_german_is_written_as_the_profile_says():
    pairs, _ = cleaned(Pair("press", " Die „Messe“ –  heute ", "今天的“展会”"))
    assert pairs == [Pair("press", 'Die "Messe" - heute', "今天的“展会”")]


def test_chinese_becomes_simplified_with_single_spaces():
    pairs, _ = cleaned(Pair("press", "Die Messe beginnt.", "展覽會 \u3000開始。"))
    assert pairs[0].target == "展览会 开始。"


def test_what_was_said_before_is_left_out():
    pair = Pair("press", "Die Messe beginnt.", "展会开始。")
    pairs, left_out = cleaned(pair, Pair("web", "Die  Messe beginnt.", "展会开始。"))
    assert pairs == [pair]
    assert left_out == {"said before": 1}


@pytest.mark.parametrize(
    "source, target, reason",
    [
        ("Die Messe beginnt.", "展会开始。", ""),
        ("Microsoft Office 2019 Professional", "Microsoft Office 2019专业版", ""),
        ("", "展会开始。", "empty"),
        ("Die Messe beginnt.", "", "empty"),
        ("Wort " * 300, "词" * 300, "too long"),
        ("展会 beginnt.", "展会开始。", "Chinese in the German"),
        ("Die Messe beginnt.", "The fair begins.", "not Chinese"),
        ("Die Messe beginnt.", "12 %", "not Chinese"),
        ("Ja.", "他说：是的，我们同意。", "lengths do not fit"),
        ("Die Messe beginnt am Montag in der neuen Halle.", "展会。", "lengths do not fit"),
    ],
)
def test_a_pair_is_fit_or_has_a_fault(source, target, reason):
    assert fault(Pair("press", source, target)) == reason


def test_the_german_alone_decides_what_is_held_out():
    pairs = [Pair("a", f"Satz {number}.", "句子。") for number in range(2000)]
    held = [is_held_out(pair, one_in=20) for pair in pairs]
    assert 60 <= sum(held) <= 140
    again = [is_held_out(Pair("b", pair.source, "另一个。"), one_in=20) for pair in pairs]
    assert held == again
    assert not any(is_held_out(pair, one_in=0) for pair in pairs)


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_text(tmp_path):
    file = tmp_path / "pairs.tsv"
    file.write_bytes("\ufeffpress\tGuten Tag.\t您好。\r\n".encode())
    assert list(read(file)) == [Pair("press", "Guten Tag.", "您好。")]
