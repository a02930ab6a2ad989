"""lang/zh/join.py"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.lang.zh.join import join


@pytest.mark.parametrize(
    "parts, joined",
    [
        ([], ""),
        ([("会议在耶拿举行。", " "), ("市长致辞。", "")], "会议在耶拿举行。市长致辞。"),
        ([("会议在耶拿举行。", "\n"), ("市长致辞。", "")], "会议在耶拿举行。市长致辞。"),
        ([("他说：“好。”", "  "), ("“再见。”", "\n")], "他说：“好。”“再见。”"),
        ([("合作方为ABC", " "), ("GmbH参与。", "")], "合作方为ABC GmbH参与。"),
        ([("2018", "\n"), ("2019", "")], "2018 2019"),
        ([("会议结束。", " "), ("Jena 2019", "")], "会议结束。Jena 2019"),
        ([("ABC", " "), ("公司参展。", "")], "ABC公司参展。"),
        ([("Das gilt.", " "), ("Und das.", "")], "Das gilt. Und das."),
        ([("Das gilt.", " "), ("这也适用。", "")], "Das gilt.这也适用。"),
        ([("ABC", ""), ("DEF", "")], "ABCDEF"),
        ([("ABC", " "), ("", " "), ("DEF", " ")], "ABC DEF"),
    ],
)
def test_joins_as_chinese_is_written(parts: list[tuple[str, str]], joined: str) -> None:
    assert join(parts) == joined


@given(st.lists(st.tuples(st.text(alphabet="中文。a1.“”"), st.sampled_from(["", " ", "\n"]))))
def test_adds_nothing_but_single_spaces(parts: list[tuple[str, str]]) -> None:
    joined = join(parts)
    assert joined.replace(" ", "") == "".join(text for text, _ in parts)
    assert "  " not in joined
    assert joined == joined.strip()


def test_a_tab_between_columns_stays() -> None:
    assert join([("姓名", "\t"), ("职务", " \t "), ("电话", "")]) == "姓名\t职务\t电话"
