"""Simplified Chinese in the characters of Taiwan and Hong Kong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.script import Script
from bitrans.lang.zh.traditional import convert, find_simplified, simplified

TRADITIONAL = [Script.HANT_TW, Script.HANT_HK]
TEXTS = st.lists(
    st.sampled_from(
        "软件 鼠标 信息技术 人工智能 U盘 打印机 头发 发展 后 里 一只 网络 “ ” ‘ ’ · ， 。 "
        "2019 Siemens www.a.de".split()
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    "script, text, expected",
    [
        (Script.HANT_TW, "头发干燥，经济发展", "頭髮乾燥，經濟發展"),
        (Script.HANT_TW, "软件和信息技术", "軟體和資訊科技"),
        (Script.HANT_TW, "他说：“这‘很好’。”", "他說：「這『很好』。」"),
        (Script.HANT_TW, "卡尔·马克思", "卡爾‧馬克思"),
        (Script.HANT_TW, "《时代》杂志——好……", "《時代》雜誌——好……"),
        (Script.HANT_HK, "卡尔·马克思说：“软件。”", "卡爾·馬克思説：「軟件。」"),
        (Script.HANT_HK, "台湾和香港", "台灣和香港"),
        (Script.HANT_TW, "McDonald’s和Jan's", "McDonald’s和Jan's"),
        (Script.HANT_TW, "“这是第一步。", "「這是第一步。"),
        (Script.HANS, "软件", "软件"),
    ],
)
def test_writes_as_the_region_does(script: Script, text: str, expected: str) -> None:
    assert convert(text, script).text == expected


@pytest.mark.parametrize(
    "word, expected",
    [("U盘", "隨身碟"), ("打印", "印表"), ("打印机", "印表機"), ("的", "的"), ("软件", "軟體")],
)
def test_words_of_another_length_are_kept_track_of(word: str, expected: str) -> None:
    text = "新的软件、U盘和打印机"
    traced = convert(text, Script.HANT_TW)
    assert traced.text == "新的軟體、隨身碟和印表機"
    start = text.index(word)
    assert traced.text[slice(*traced.forward((start, start + len(word))))] == expected


def test_what_is_protected_stays() -> None:
    traced = convert("打印“软件”和软件", Script.HANT_TW, protected=[(2, 6)])
    assert traced.text == "列印“软件”和軟體"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("电视频道报道循环经济项目", "電視頻道報道循環經濟項目"),
        ("法院程序与签署文件", "法院程序與簽署文件"),
        ("支持社区活动", "支持社區活動"),
        ("研究对象发布了报告", "研究對象發佈了報告"),
    ],
)
def test_words_of_the_press_are_not_taken_for_those_of_computing(text: str, expected: str) -> None:
    assert convert(text, Script.HANT_TW).text == expected


def test_words_do_not_reach_over_a_cut() -> None:
    assert convert("信息技术", Script.HANT_TW).text == "資訊科技"
    assert convert("信息技术", Script.HANT_TW, cuts=[2]).text == "資訊技術"


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(TRADITIONAL), st.lists(st.integers(0, 20), max_size=3))
def test_every_place_stays_within_the_text_and_latin_stays(
    text: str, script: Script, cuts: list[int]
) -> None:
    traced = convert(text, script, cuts=[cut for cut in cuts if cut <= len(text)])
    for place, sign in enumerate(text):
        start, end = traced.forward((place, place + 1))
        assert 0 <= start <= end <= len(traced.text)
        if sign.isdecimal():
            assert sign in traced.text[start:end]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.sampled_from(TRADITIONAL))
def test_nothing_simplified_is_left(text: str, script: Script) -> None:
    assert find_simplified(convert(text, script).text, script) == []


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="發髮後裡台乾隆瞭望軟體a1，", max_size=20))
def test_simplified_characters_stand_where_the_traditional_ones_did(text: str) -> None:
    assert len(simplified(text)) == len(text)


def test_finds_what_only_simplified_chinese_has() -> None:
    assert find_simplified("經济發展，皇后在里約", Script.HANT_TW) == [1]
    assert find_simplified("説明户口", Script.HANT_HK) == []


@pytest.mark.parametrize(
    "script, language",
    [
        (Script.HANS, "zh-Hans"),
        (Script.HANT_TW, "zh-Hant-TW"),
        (Script.HANT_HK, "zh-Hant-HK"),
    ],
)
def test_a_script_has_the_tag_of_its_language(script: Script, language: str) -> None:
    assert script.language == language
