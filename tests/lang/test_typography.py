import golden_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.zh.typography import correct

SIGNS = " ,.;:?!()（），。、；：？！“”‘’\"'„«»「」『』-–—…%％·•\n"
TEXTS = st.text(alphabet=SIGNS + "汉字Aaz19１Ａ@/", max_size=25)
SPANS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 5)), max_size=2)


def words(text):
    """What is left of a text without the signs that typography may change."""
    half_width = text.translate(str.maketrans("１Ａ", "1A"))
    return "".join(character for character in half_width if character not in SIGNS)


@pytest.mark.parametrize("text, lines", golden_cases.load("typography_zh.txt"))
def test_sets_chinese_as_agreed(text, lines):
    assert correct(text).text == "\n".join(lines)


@settings(max_examples=300, deadline=None)
@given(TEXTS, SPANS)
def test_correcting_twice_is_correcting_once(text, spans):
    protected = [(min(a, len(text)), min(a + b, len(text))) for a, b in spans]
    once = correct(text, protected=protected)
    twice = correct(once.text, protected=[once.forward(span) for span in protected])
    assert twice.text == once.text


@settings(max_examples=300, deadline=None)
@given(TEXTS, SPANS)
def test_protected_stretches_stay_as_they_are(text, spans):
    for a, b in spans:
        span = min(a, len(text)), min(a + b, len(text))
        if span[0] < span[1]:
            traced = correct(text, protected=[span])
            assert traced.text[slice(*traced.forward(span))] == text[slice(*span)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_nothing_but_signs_and_spaces_changes(text):
    assert words(correct(text).text) == words(text)


def test_a_text_without_chinese_only_gets_half_width_digits():
    assert correct(' "Siemens" , ２０１９ -- yes. ').text == ' "Siemens" , 2019 -- yes. '


def test_protected_signs_are_no_neighbours_to_change():
    text = "运行 print(1, 2) , 然后停止."
    start = text.index("print")
    code = (start, start + len("print(1, 2)"))
    assert correct(text, protected=[code]).text == "运行print(1, 2)，然后停止。"


def test_knows_where_the_characters_came_from():
    traced = correct("好 ... 的")
    assert traced.text == "好……的"
    assert traced.forward((6, 7)) == (3, 4)
    assert traced.back((3, 4)) == (6, 7)
