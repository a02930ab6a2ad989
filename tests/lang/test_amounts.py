from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bitrans.lang.zh.amounts import amount, numeral
from bitrans.lang.zh.numerals import value


@pytest.mark.parametrize(
    "number, written",
    [
        ("0", "0"),
        ("3.50", "3.5"),
        ("82403", "82403"),
        ("99999", "99999"),
        ("100000", "10万"),
        ("350000", "35万"),
        ("3579000", "357.9万"),
        ("1234567", "1234567"),
        ("30000000", "3000万"),
        ("1250000000", "12.5亿"),
        ("2E12", "2万亿"),
    ],
)
def test_writes_numbers_as_press_texts_do(number, written):
    assert amount(Decimal(number)) == written


def test_two_of_things_is_not_the_second():
    assert (numeral(Decimal(2)), numeral(Decimal(2), is_ordinal=True)) == ("两", "二")


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=0, max_value=10**16, places=3))
def test_what_is_written_has_the_value(number):
    assert value(amount(number)) == number
