import re

import golden_cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.zh import numbers
from bitrans.lang.zh.house import House, Spacing, Thousands
from bitrans.lang.zh.typography import correct

SIGNS = " ,.;:?!()（），。、；：？！“”‘’\"'„«»「」『』《》-–—…%％·•\n\u202f"
TEXTS = st.text(alphabet=SIGNS + "汉字书万名元报Aaz0195１Ａ@/", max_size=25)
SPANS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 5)), max_size=2)
HOUSES = st.builds(
    House, spacing=st.sampled_from(list(Spacing)), thousands=st.sampled_from(list(Thousands))
)


def within(text, spans):
    """Intervals of a text from pairs of a start and a length."""
    return [(min(a, len(text)), min(a + b, len(text))) for a, b in spans]


def words(text):
    """What is left of a text without the signs that typography may change."""
    half_width = text.translate(str.maketrans("１Ａ", "1A"))
    return "".join(character for character in half_width if character not in SIGNS)


@pytest.mark.parametrize("text, lines", golden_cases.load("typography_zh.txt"))
def test_sets_chinese_as_agreed(text, lines):
    assert correct(text).text == "\n".join(lines)


@settings(max_examples=400, deadline=None)
@given(TEXTS, SPANS, SPANS, HOUSES)
def test_correcting_twice_is_correcting_once(text, spans, known, house):
    protected, known = within(text, spans), within(text, known)
    once = correct(text, protected=protected, works=known, counts=known, house=house)
    twice = correct(
        once.text,
        protected=[once.forward(span) for span in protected],
        works=[once.forward(span) for span in known],
        counts=[once.forward(span) for span in known],
        house=house,
    )
    assert twice.text == once.text


@settings(max_examples=400, deadline=None)
@given(TEXTS, SPANS, HOUSES)
def test_protected_stretches_stay_as_they_are(text, spans, house):
    for span in within(text, spans):
        if span[0] < span[1]:
            traced = correct(text, protected=[span], house=house)
            assert traced.text[slice(*traced.forward(span))] == text[slice(*span)]


@settings(max_examples=400, deadline=None)
@given(TEXTS, HOUSES)
def test_nothing_but_signs_and_spaces_changes(text, house):
    assert words(correct(text, house=house).text) == words(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS, HOUSES)
def test_every_place_stays_within_the_text(text, house):
    traced = correct(text, house=house)
    for place in range(len(text)):
        start, end = traced.forward((place, place + 1))
        assert 0 <= start <= end <= len(traced.text)


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


NUMBERS = (
    "有82403名居民，投资1250万欧元，面积12,345.6平方公里，约€10000000，10000-20000人，"
    "在2019年、1860年和20190人"
)


@pytest.mark.parametrize(
    "thousands, expected",
    [
        (Thousands.KEEP, NUMBERS),
        (Thousands.NONE, NUMBERS.replace("12,345.6", "12345.6")),
        (
            Thousands.COMMA,
            "有82,403名居民，投资1250万欧元，面积12,345.6平方公里，约€10,000,000，10,000-20,000人，"
            "在2019年、1860年和20,190人",
        ),
        (
            Thousands.THIN,
            "有82\u202f403名居民，投资1250万欧元，面积12\u202f345.6平方公里，约€10\u202f000\u202f000，"
            "10\u202f000-20\u202f000人，在2019年、1860年和20\u202f190人",
        ),
    ],
)
def test_the_digits_of_numbers_are_grouped_as_the_house_wants_it(thousands, expected):
    corrected = correct(NUMBERS, house=House(thousands=thousands)).text
    assert corrected == expected
    values = [[number.readings for number in numbers.read(one)] for one in (NUMBERS, corrected)]
    assert values[0] == values[1]


@pytest.mark.parametrize(
    "text",
    [
        "成立于2019年，1860年，2000人大会",
        "邮编10115柏林",
        "电话0371 4880000，+49 371 48800000，030/123456",
        "编号123456，第12345号，第10000名，型号X10000，A-12345个",
        "账号DE89 3704 0044 0532 0130 00",
        "比例为1:50000，见2019/12345，版本1.23456",
        "见www.bitrans.example/12345名和datei12345.pdf",
        "现有居民82403。",
        "邮编10115位于市中心，编号12345本市，按12345条例，代码12345所有，12345名为",
        "编号12345根据规定，12345台湾，12345项目，12345座谈，12345只有，12345次日",
    ],
)
@pytest.mark.parametrize("thousands", list(Thousands))
def test_what_does_not_count_is_not_grouped(text, thousands):
    digits = re.findall(r"\d+", text)
    corrected = correct(text, house=House(thousands=thousands)).text
    assert re.findall(r"\d+", corrected) == digits


def test_a_number_that_is_known_to_count_is_grouped():
    house = House(thousands=Thousands.COMMA)
    assert correct("居民82403。", counts=[(2, 7)], house=house).text == "居民82,403。"


def test_numbers_of_four_digits_are_not_grouped_where_others_are():
    house = House(thousands=Thousands.COMMA)
    assert correct("1,250名和12500名", house=house).text == "1250名和12,500名"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("西门子Siemens在2019年投资5%。", "西门子 Siemens 在 2019 年投资 5%。"),
        ("增长3.5%的 公司（GmbH）", "增长 3.5% 的公司（GmbH）"),
        ("他说“Hallo”，A、B和C", "他说“Hallo”，A、B 和 C"),
        ("投资€5的 20℃水", "投资 €5 的 20℃ 水"),
        ("在  Berlin\n的会议", "在 Berlin 的会议"),
    ],
)
def test_a_house_may_want_spaces_between_chinese_and_latin(text, expected):
    assert correct(text, house=House(spacing=Spacing.SPACE)).text == expected


def test_no_space_is_put_into_what_is_protected():
    traced = correct("用x汉y字", protected=[(1, 4)], house=House(spacing=Spacing.SPACE))
    assert traced.text == "用 x汉y 字"


@pytest.mark.parametrize(
    "counter",
    "栋 幢 艘 条 所 只 张 根 棵 片 本 株 头 匹 架 颗 座 辆 台 件 套 间 家 户 名 位 人 人次 次 亩 吨"
    " 公顷 余棵 多头".split(),
)
def test_a_number_before_what_is_counted_is_grouped(counter):
    house = House(thousands=Thousands.COMMA)
    assert correct(f"共12500{counter}。", house=house).text == f"共12,500{counter}。"


@pytest.mark.parametrize("address", ["www.stadt.example", "https://a.example/b", "a@b.example"])
@pytest.mark.parametrize("space", ["", " ", "  "])
@pytest.mark.parametrize("is_protected", [False, True])
def test_one_space_stands_between_chinese_and_an_address(address, space, is_protected):
    text = f"详见{space}{address}{space}或联系{space}，见{space}{address}。"
    start = 2 + len(space)
    protected = [(start, start + len(address))] if is_protected else []
    corrected = correct(text, protected=protected)
    assert corrected.text == f"详见 {address} 或联系，见 {address}。"
    assert corrected.forward((start, start + len(address))) == (3, 3 + len(address))


def test_a_title_that_is_known_stands_in_its_marks():
    text = '他写了"柏林, 柏林".'
    assert correct(text).text == "他写了“柏林，柏林”。"
    assert correct(text, works=[(3, 11)]).text == "他写了《柏林，柏林》。"


def test_a_known_title_in_latin_letters_keeps_its_quotation_marks():
    assert correct("他写了“Berlin”。", works=[(3, 11)]).text == "他写了“Berlin”。"
