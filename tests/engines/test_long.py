"""Sentences over a model's limit are cut at clause marks and joined: nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bitrans.document import Link
from bitrans.engines import Hypothesis
from bitrans.engines.long import cut, join


def parts(text: str, size: int) -> list[str]:
    return [text[a:b] for a, b in cut(text, lambda part: len(part) <= size)]


def test_a_sentence_that_fits_stays_whole():
    assert parts(" Die Stadt wächst. ", 40) == ["Die Stadt wächst."]


def test_cuts_at_the_clause_mark_nearest_the_middle():
    text = "Wir bauen, was fehlt, und wir erhalten, was gut ist."
    assert parts(text, 40) == ["Wir bauen, was fehlt,", "und wir erhalten, was gut ist."]


def test_a_semicolon_is_a_better_place_than_a_comma():
    text = "Die Halle ist fertig, hell und groß; die Messe beginnt, wie geplant, im Mai."
    assert parts(text, 50)[0] == "Die Halle ist fertig, hell und groß;"


def test_without_marks_it_cuts_between_words():
    assert parts("eins zwei drei vier fünf", 12) == ["eins zwei", "drei", "vier fünf"]


def test_without_words_it_cuts_where_it_must():
    assert parts("a" * 10, 4) == ["aa", "aaa", "aa", "aaa"]


@given(st.text(alphabet="aÄ ,;.\n", max_size=200), st.integers(1, 30))
def test_only_white_space_is_between_the_parts(text, size):
    stretches = cut(text, lambda part: len(part) <= size)
    position = 0
    for start, end in stretches:
        assert not text[position:start].strip()
        assert 0 < end - start <= max(size, 1)
        position = end
    assert not text[position:].strip()


def test_a_part_that_was_cut_at_a_comma_ends_with_one():
    source = "Wir bauen, und wir erhalten."
    found = [
        Hypothesis("我们建设。", -0.2, (Link((4, 9), (2, 4)),)),
        Hypothesis("我们维护。", -0.4, (Link((8, 16), (2, 4)),)),
    ]
    joined = join(source, [(0, 10), (11, 28)], found)
    assert joined.text == "我们建设，我们维护。"
    assert joined.links == (Link((4, 9), (2, 4)), Link((19, 27), (7, 9)))
    assert joined.score is not None and -0.4 < joined.score < -0.2


def test_latin_words_of_two_parts_stay_apart():
    found = [Hypothesis("BMW"), Hypothesis("Group AG", -0.5, (Link((0, 5), (0, 5)),))]
    joined = join("BMW Group AG", [(0, 3), (4, 12)], found)
    assert joined.text == "BMW Group AG"
    assert joined.links == (Link((4, 9), (4, 9)),)


def test_no_parts_are_an_empty_text():
    assert join("", [], []) == Hypothesis("")
