"""Chinese is spelled with the signs that a model knows, and every place is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.lang.zh.spelling import spelled

ASCII = set(map(chr, range(0x20, 0x7F)))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("他说：“你好，世界。”", '他说:"你好,世界."'),
        ("《中国日报》（英文版）……", '"中国日报"(英文版)......'),
        ("２０１９年，ＣＥＯ", "2019年,CEO"),
        ("马丁·施伦德——市长", "马丁-施伦德--市长"),
        ("甲、乙；丙！丁？", "甲,乙;丙!丁?"),
        ("「市长」【新】", '"市长"[新]'),
    ],
)
def test_signs_that_a_model_lacks_become_ascii(text: str, expected: str) -> None:
    assert spelled(text, ASCII.__contains__).text == expected


def test_signs_that_a_model_knows_stay() -> None:
    text = "他说：“你好，《世界》。”"
    assert spelled(text, lambda sign: True).text == text


def test_a_sign_without_any_counterpart_stays() -> None:
    assert spelled("好♪。", ASCII.__contains__).text == "好♪."


@pytest.mark.parametrize(
    "text, expected",
    [
        ("2019 年 10 月", "2019年10月"),
        ("在 CEO 办公室", "在CEO办公室"),
        ("Wi Fi 和 A B", "Wi Fi和A B"),
        (" 你好 。\n", "你好。"),
        ("10 000 人", "10 000人"),
    ],
)
def test_white_space_stays_between_latin_words_only(text: str, expected: str) -> None:
    assert spelled(text, lambda sign: True).text == expected


@given(st.text(alphabet="a1 　，。“”…·《好\n", max_size=30))
def test_every_character_knows_where_it_stood(text: str) -> None:
    traced = spelled(text, ASCII.__contains__)
    for place, character in enumerate(traced.text):
        start, end = traced.back((place, place + 1))
        assert 0 <= start < end <= len(text)
        if character in "a1好":
            assert text[start:end] == character
