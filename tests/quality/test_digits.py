import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.constraints import numbers
from bitrans.constraints.satisfied import places
from bitrans.document import Segment, Severity, Side
from bitrans.quality import digits

EQUAL = [
    ("82.403 Quadratmeter", "8.2403万平方米"),
    ("1.250,50 Euro", "1250.5欧元"),
    ("30-Millionen-Euro-Projekt", "3000万欧元的项目"),
    ("eine halbe Million Menschen", "50万人"),
    ("anderthalb Milliarden", "15亿"),
    ("350 Millionen", "3亿5000万"),
    ("12.000 Euro", "1万2000欧元"),
    ("3 bis 5 Mio. Euro", "300万至500万欧元"),
    ("3 bis 5 Mio. Euro", "300至500万欧元"),
    ("am 3. Oktober 2019", "2019年10月3日"),
    ("am 03.10.2019", "2019年10月3日"),
    ("am 3.10.19", "2019年10月3日"),
    ("im November", "11月"),
    ("um 18.30 Uhr", "18:30"),
    ("um 18.30 Uhr", "18时30分"),
    ("um 18.30 Uhr", "下午6点半"),
    ("um 18 Uhr", "下午6点"),
    ("um 10.00, 13.00 und 15.30 Uhr", "10:00、13:00和15:30"),
    ("von 14 bis 16 Uhr", "下午2点至4点"),
    ("um halb drei", "2:30"),
    ("in den 1990er Jahren", "20世纪90年代"),
    ("im 19. Jahrhundert", "19世纪"),
    ("die Saison 2019/20", "2019-2020赛季"),
    ("I. Quartal", "第1季度"),
    ("zwei Partner", "2个合作伙伴"),
    ("zwölf Städte", "12座城市"),
    ("90 Prozent", "九成"),
    ("Die Hälfte", "50%"),
    ("5 km", "5千米"),
    ("Der erste Tag", "第1天"),
    ("Eine Stadt", "1个城市"),
    ("Industrie 4.0, B12 und 5G", "工业4.0、B12和5G"),
    ("4:41,30 Minuten", "4:41.30"),
    ("29¾ Zoll", "29¾英寸"),
    ("Rund um die Uhr", "全天候"),
    ("Tel. 0711 216-0815", "电话：0711 216-0815"),
    ("IBAN DE02 1203 0000 0000 2020 51", "IBAN：DE02120300000000202051"),
    ("https://a.example/2019/1.250", "https://a.example/2019/1.250"),
]

EXTRA = [
    ("82.403 Quadratmeter", "82.403平方米", ["82.403"]),
    ("1,5 Mrd. Euro", "1.5亿欧元", ["1.5亿"]),
    ("am 3. Oktober", "10月4日", ["4"]),
    ("viele Städte", "15座城市", ["15"]),
    ("viele Städte", "十五座城市", []),
    ("viele Städte", "占1/7", ["1/7"]),
    ("3,5 Prozent", "35%", ["35%"]),
]


@pytest.mark.parametrize("source, target", EQUAL)
def test_equal_values_leave_no_note(source, target):
    assert digits.check_extra(source, target, []) == []


@pytest.mark.parametrize("source, target", EQUAL)
def test_numbers_that_must_be_are_found_in_equal_values(source, target):
    constraints = numbers.find(Segment(source=source), frozenset())
    assert None not in places(constraints, target, [])


@pytest.mark.parametrize("source, target, extra", EXTRA)
def test_each_number_in_digits_of_the_chinese_only_is_noted_at_its_place(source, target, extra):
    notes = digits.check_extra(source, target, [])
    assert [target[slice(*note.span)] for note in notes] == extra
    assert {note.code for note in notes} <= {"number.extra"}
    assert {(note.severity, note.side) for note in notes} <= {(Severity.ERROR, Side.TARGET)}


def test_what_is_accounted_for_is_not_extra():
    assert digits.check_extra("Rund um die Uhr", "24小时", [(0, 4)]) == []
    assert digits.check_extra("Rund um die Uhr", "24小时", []) != []


def test_says_what_a_number_means():
    (extra,) = digits.check_extra("1,5 Mrd. Euro", "1.5亿欧元", [])
    assert extra.text == (
        "The Chinese has “1.5亿” (= 150 000 000); the German does not have this number."
    )


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="0123456789.,:/ -+'½er Uhrzweimiohälft一二十百万亿点半年", max_size=30),
    st.text(alphabet="0123456789.,:/ -+１½一两二十百千万亿分之点半成年", max_size=30),
)
def test_any_text_can_be_checked_and_places_lie_inside(source, target):
    for note in digits.check_extra(source, target, []):
        assert 0 <= note.span[0] < note.span[1] <= len(target)
    for constraint in numbers.find(Segment(source=source), frozenset()):
        start, end = constraint.span
        assert 0 <= start < end <= len(source)
        assert all(constraint.wanted)
        assert constraint.find is not None
        assert all(0 <= a < b <= len(target) for a, b in constraint.find(target))
