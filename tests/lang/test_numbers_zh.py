import pytest

from bitrans.lang.zh.numbers import read


def readings(text):
    return [
        (text[slice(*n.span)], f"{n.readings[0].value:f}", n.readings[0].unit) for n in read(text)
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("８.２万平方米", [("８.２万", "82000.0", "平方米")]),
        ("20多万欧元", [("20多万", "200000", "欧元")]),
        ("5千米", [("5", "5", "公里")]),
        ("1.5万千瓦", [("1.5万", "15000.0", "千瓦")]),
        ("百分之三点五", [("百分之三点五", "3.5", "%")]),
        ("一个半小时", [("一个半", "1.5", ""), ("半", "0.5", "")]),
        ("七八百人", [("七", "7", ""), ("八百", "800", "")]),
        ("1/2", [("1", "1", ""), ("1/2", "0.5", ""), ("2", "2", "")]),
        ("周二在四川十分忙", []),
        ("COVID-19和B12", []),
        ("€500,000", [("500,000", "500000", "欧元")]),
    ],
)
def test_reads_numbers_with_their_units(text, expected):
    found = readings(text)
    assert [one for one in expected if one not in found] == []
    assert bool(found) == bool(expected)


def test_a_number_below_zero_can_also_mean_its_amount():
    (number,) = read("零下5摄氏度")
    assert {int(reading.value) for reading in number.readings} == {5, -5}
