"""The engine `table`: translates from a list of pairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Link
from bitrans.engines import EngineOptions, Hypothesis, Request
from bitrans.engines.table import MAX_WORDS, TableEngine, open_engine
from bitrans.errors import ModelError


def table(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return str(path)


def best(engine: TableEngine, source: str, prefix: str = "") -> Hypothesis:
    ((answer,),) = engine.translate([Request(source, prefix)])
    return answer


def test_a_file_of_pairs_is_opened_also_with_a_byte_order_mark_and_blank_lines(
    tmp_path: Path,
) -> None:
    content = "\ufeffGuten Tag.\t您好。\r\n\r\nJa.\t是。\nJa.\t对。\n".encode()
    engine = open_engine(EngineOptions(model=table(tmp_path / "pairs.tsv", content)))
    assert engine.name == "table"
    answers = engine.translate([Request("Guten Tag."), Request("Ja.")], count=4)
    assert [[one.text for one in answer] for answer in answers] == [["您好。"], ["是。", "对。"]]


@pytest.mark.parametrize("line, cells", [("Ja.", 1), ("Ja.\t是。\tmehr", 3)])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str, cells: int) -> None:
    path = table(tmp_path / "pairs.tsv", f"Nein.\t不。\n{line}\n".encode())
    with pytest.raises(ModelError) as caught:
        open_engine(EngineOptions(model=path))
    assert str(caught.value) == (
        f"{path}: line 2: {cells} cells instead of 2. Write German, a tab, Chinese."
    )


@pytest.mark.parametrize("content", [None, "Größe\t大小".encode("cp1252", "replace")])
def test_a_table_that_is_not_there_or_no_text_is_an_error(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "pairs.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match="the table cannot be read") as caught:
        open_engine(EngineOptions(model=str(path)))
    assert "--model FILE" in caught.value.remedy


def test_a_sentence_that_is_not_in_the_table_comes_back_as_it_is() -> None:
    assert best(TableEngine({}), "Guten Tag.") == Hypothesis("Guten Tag.", -0.1)


def test_scores_fall_from_one_hypothesis_to_the_next() -> None:
    (answer,) = TableEngine({"Ja.": ["是。", "对。", "好。"]}).translate([Request("Ja.")], count=2)
    assert [(one.text, one.score) for one in answer] == [("是。", -0.1), ("对。", -0.2)]


def test_a_prefix_is_answered_by_what_begins_with_it_or_by_nothing() -> None:
    engine = TableEngine({"Ja.": ["是。", "对。"]})
    assert best(engine, "Ja.", "对").text == "对。"
    assert engine.translate([Request("Ja.", "不")]) == [()]


def test_entries_of_a_few_words_link_the_words_of_sentences() -> None:
    engine = TableEngine(
        {
            "Die Stadt Jena dankt der Stadt.": ["耶拿市感谢该市。"],
            "Stadt": ["市"],
            "Stadt Jena": ["耶拿市"],
            "dank": ["感谢"],
        }
    )
    assert best(engine, "Die Stadt Jena dankt der Stadt.").links == (
        Link((4, 14), (0, 3)),
        Link((4, 9), (2, 3)),
        Link((25, 30), (6, 7)),
    )


def test_an_entry_without_chinese_links_nothing() -> None:
    engine = TableEngine({"sehr": [""], "sehr gut": ["很好"]})
    assert best(engine, "sehr gut").links == (Link((0, 8), (0, 2)),)
    assert best(engine, "sehr") == Hypothesis("", -0.1)


@given(
    st.lists(st.sampled_from(["ja", "nein", "so-so", ",", "Ja", "."]), max_size=2 * MAX_WORDS),
    st.dictionaries(
        st.sampled_from(["ja", "ja nein", "so-so", "Ja ja ja ja"]),
        st.lists(st.text("是不", max_size=2), min_size=1, max_size=2),
    ),
)
def test_links_lie_in_both_texts_and_are_in_order(
    words: list[str], entries: dict[str, list[str]]
) -> None:
    source = " ".join(words)
    pairs = {source: ["是不是，不是不"], **entries}
    answer = best(TableEngine(pairs), source)
    assert list(answer.links) == sorted(answer.links, key=lambda link: link.target)
    for link in answer.links:
        assert answer.text[slice(*link.target)] in pairs[source[slice(*link.source)]]
        assert link.target[0] < link.target[1]
