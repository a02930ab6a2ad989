import pytest
from hypothesis import given
from hypothesis import strategies as st

from bitrans.quality import pairs


@pytest.mark.parametrize(
    "source, target",
    [
        ("„Ja“, sagte er (leise).", "“是的，”他（小声）说。"),
        ("„Ja. ", "“是的。"),
        ("Nein.“", "不。”"),
        ("»Nein«, sagte er.", "“不，”他说。"),
        ('"Nein", sagte er.', "“不，”他说。"),
        ("“Nein”", "“不”"),
        ("1) Einleitung", "1）引言"),
        ("(Berlin", "（柏林"),
        ("Das ist Jans Haus.", "这是Jan’s Haus。"),
        ("Er las Faust.", "他读了《浮士德》。"),
        ("„Ja", "是的"),
        ("Text (mehr)", "文字 (更多）"),
    ],
)
def test_pairs_like_those_of_the_source_are_right(source, target):
    assert pairs.check(source, target) == []


@pytest.mark.parametrize(
    "source, target, code, place",
    [
        ("„Ja“, sagte er.", "“是的，他说。", "quotes.unbalanced", 0),
        ("„Ja“, sagte er.", "是的，”他说。", "quotes.unbalanced", 3),
        ("Er sagte ja.", "他说：「是的。", "quotes.unbalanced", 3),
        ("Er las Faust.", "他读了《浮士德。", "quotes.unbalanced", 3),
        ("Berlin (Stadt)", "柏林（城市", "brackets.unbalanced", 2),
        ("Berlin (Stadt)", "柏林市)", "brackets.unbalanced", 3),
        ("Berlin", "【柏林", "brackets.unbalanced", 0),
    ],
)
def test_a_lone_sign_is_found_at_its_place(source, target, code, place):
    (note,) = pairs.check(source, target)
    assert (note.code, note.span) == (code, (place, place + 1))
    assert target[place] in note.text


@given(st.text(alphabet="„“”‘’«»\"'()（）[]【】《》「」aÄ汉. ", max_size=30), st.text(max_size=30))
def test_any_text_can_be_checked_and_places_lie_inside(source, target):
    for note in [*pairs.check(source, target), *pairs.check(target, source)]:
        assert 0 <= note.span[0] < note.span[1]
        assert note.span[1] <= max(len(source), len(target))
