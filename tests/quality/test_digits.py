import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.document import Severity, Side
from bitrans.quality import digits

EQUAL = [
    ("82.403 Quadratmeter", "82,403平方米"),
    ("82.403 Quadratmeter", "82403平方米"),
    ("82.403 Quadratmeter", "8.2403万平方米"),
    ("3,5 Prozent", "３．５％"),
    ("1.250,50 Euro", "1250.5欧元"),
    ("1.250 Mio. Euro", "12.5亿欧元"),
    ("30-Millionen-Euro-Projekt", "3000万欧元的项目"),
    ("2,4 Mrd. Euro", "24亿欧元"),
    ("350 Tsd. Besucher", "35万名观众"),
    ("3 Billionen Euro", "3万亿欧元"),
    ("eine Million Menschen", "100万人"),
    ("eine halbe Million Menschen", "50万人"),
    ("anderthalb Milliarden", "15亿"),
    ("zwei Millionen", "200万"),
    ("350 Millionen", "3亿5000万"),
    ("12.000 Euro", "1万2000欧元"),
    ("3 bis 5 Mio. Euro", "300万至500万欧元"),
    ("am 3. Oktober 2019", "2019年10月3日"),
    ("am 03.10.2019", "2019年10月3日"),
    ("im November", "十一月"),
    ("um 18.30 Uhr", "18:30"),
    ("um 18.30 Uhr", "18时30分"),
    ("um 18.30 Uhr", "下午6点半"),
    ("um 18 Uhr", "下午6点"),
    ("um 10.00, 13.00 und 15.30 Uhr", "10:00、13:00和15:30"),
    ("von 14 bis 16 Uhr", "下午2点至4点"),
    ("10:00 Uhr", "10点"),
    ("um halb drei", "两点半"),
    ("in den 1990er Jahren", "20世纪90年代"),
    ("im 19. Jahrhundert", "19世纪"),
    ("die Saison 2019/20", "2019-2020赛季"),
    ("I. Quartal", "第1季度"),
    ("zwei Partner", "两个合作伙伴"),
    ("zwölf Städte", "12座城市"),
    ("12 Städte", "十二座城市"),
    ("300 Gäste", "三百位来宾"),
    ("das Jahr 2019", "二〇一九年"),
    ("vor 2,5 Jahren", "两年半前"),
    ("90 Prozent", "九成"),
    ("Die Hälfte", "50%"),
    ("5 km", "5千米"),
    ("Der erste Tag", "第1天"),
    ("Eine Stadt", "一个城市"),
    ("Tel. 0711 216-0815", "电话：0711 216-0815"),
    ("IBAN DE02 1203 0000 0000 2020 51", "IBAN：DE02120300000000202051"),
    ("https://a.example/2019/1.250", "https://a.example/2019/1.250"),
]

DIFFERENT = [
    ("82.403 Quadratmeter", "82.403平方米", ["82.403"], ["82.403"]),
    ("1,5 Mrd. Euro", "1.5亿欧元", ["1,5 Mrd"], ["1.5亿"]),
    ("am 3. Oktober", "10月4日", ["3"], ["4"]),
    ("am 3. Oktober", "3日", ["Oktober"], []),
    ("drei Städte", "许多城市", ["drei"], []),
    ("viele Städte", "15座城市", [], ["15"]),
    ("3,5 Prozent", "3,5%", ["3,5"], ["3", "5"]),
    ("Tel. 0711 216-0815", "电话：0711 216-0816", ["0711 216-0815"], ["0711 216-0816"]),
    ("https://a.example/2019", "请见网站", ["https://a.example/2019"], []),
]


@pytest.mark.parametrize("source, target", EQUAL)
def test_equal_values_leave_no_note(source, target):
    assert digits.check(source, target) == []


@pytest.mark.parametrize("source, target, missing, extra", DIFFERENT)
def test_each_number_of_one_side_only_is_noted_at_its_place(source, target, missing, extra):
    notes = digits.check(source, target)
    places = {
        side: [text[slice(*note.span)] for note in notes if note.side is side]
        for side, text in ((Side.SOURCE, source), (Side.TARGET, target))
    }
    assert places == {Side.SOURCE: missing, Side.TARGET: extra}
    assert {note.code for note in notes} == {"digits.differ"}
    assert {note.severity for note in notes} == {Severity.ERROR}


def test_says_what_a_number_means():
    missing, extra = digits.check("1,5 Mrd. Euro", "1.5亿欧元")
    assert missing.text == (
        "The German has “1,5 Mrd” (= 1 500 000 000); the Chinese does not have this number."
    )
    assert extra.text == (
        "The Chinese has “1.5亿” (= 150 000 000); the German does not have this number."
    )


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="0123456789.,:/ -+'er Uhrzweimio一二十百万亿点半年", max_size=30),
    st.text(alphabet="0123456789.,:/ -+１一两二十百千万亿点半成年", max_size=30),
)
def test_any_text_can_be_checked_and_places_lie_inside(source, target):
    for note in digits.check(source, target):
        text = source if note.side is Side.SOURCE else target
        assert 0 <= note.span[0] < note.span[1] <= len(text)
