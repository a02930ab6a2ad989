from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.zh.numerals import value

NUMBERS = {
    "零": "0",
    "两": "2",
    "十": "10",
    "十二": "12",
    "二十": "20",
    "九十九": "99",
    "百": "100",
    "三百": "300",
    "一百零五": "105",
    "一百一十": "110",
    "一百二": "120",
    "两千五": "2500",
    "二〇一九": "2019",
    "二零二四": "2024",
    "一万二千": "12000",
    "一万零三十": "10030",
    "三万五": "35000",
    "百万": "1000000",
    "千万": "10000000",
    "一千二百万": "12000000",
    "三亿五千万": "350000000",
    "两万亿": "2000000000000",
    "一万五千亿": "1500000000000",
    "三点五": "3.5",
    "零点二五": "0.25",
    "一百二十三点五万": "1235000",
    "82403": "82403",
    "82,403": "82403",
    "82 403": "82403",
    "1,250.50": "1250.5",
    "８２４０３": "82403",
    "３．５": "3.5",
    "8.2403万": "82403",
    "3500万": "35000000",
    "3500 万": "35000000",
    "3亿": "300000000",
    "3亿5000万": "350000000",
    "1万2000": "12000",
    "1.2万亿": "1200000000000",
    "5千万": "50000000",
    "二十万零五百": "200500",
}
NO_NUMBERS = [
    "",
    " ",
    "人",
    "千百",
    "十百",
    "三个",
    "点",
    "三百二一",
    "5五",
    "3.",
    "一二点",
    "两三千",
]


@pytest.mark.parametrize("text, expected", NUMBERS.items())
def test_reads_the_value(text, expected):
    assert value(text) == Decimal(expected)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_has_no_value(text):
    assert value(text) is None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789１２.,， 零〇一二两三九十百千万亿点半个", max_size=12))
def test_any_text_can_be_read(text):
    number = value(text)
    assert number is None or number >= 0
