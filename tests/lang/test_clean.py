"""What some models write that is no text."""

from __future__ import annotations

import pytest

from bitrans.lang.zh.clean import RULES, clean


@pytest.mark.parametrize(
    "rule, text, wanted",
    [
        ("subtitle-signs", r"{\fn黑体\fs22}市长{\b1}欢迎", "市长欢迎"),
        ("subtitle-signs", r"市长{\fs22", "市长"),
        ("subtitle-signs", "集合{1, 2}", "集合{1, 2}"),
        ("language-tokens", ">>zh_cn<< 市长", " 市长"),
        ("language-tokens", ">>市长<<和", "和"),
        ("language-tokens", "1 >> 2 << 3", "1 >> 2 << 3"),
    ],
)
def test_a_rule_takes_out(rule: str, text: str, wanted: str) -> None:
    assert clean(text, [rule]).text == wanted


def test_what_stays_keeps_its_place() -> None:
    text = r">>zh<<市{\fn宋体}长"
    traced = clean(text, list(RULES))
    assert traced.text == "市长"
    assert traced.back((0, 1)) == (6, 7)
    assert traced.back((1, 2)) == (14, 15)


def test_without_rules_nothing_is_taken_out() -> None:
    assert clean(">>zh<<市长", []).text == ">>zh<<市长"
