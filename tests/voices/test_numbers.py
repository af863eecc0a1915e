"""Numbers in running text, by value."""

from decimal import Decimal

import pytest

from app.spin.acts.act import Language
from app.voices.guard.numbers import numbers
from app.voices.guard.reading import fold


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "40,000 a year", ["40000"]),
        ("en", "Forty thousand a year", ["40000"]),
        ("en", "two hundred and fifty-six trays", ["256"]),
        ("en", "3.2 million, or 3.2m", ["3200000", "3200000"]),
        ("en", "12k and 12 kilos", ["12000", "12"]),
        ("en", "18% and eighteen per cent", ["18%", "18%"]),
        ("en", "a hundred", ["100"]),
        ("en", "someone often weighs a stone", []),
        ("en", "in 2026.", ["2026"]),
        ("zh", "一年三百二十万", ["1", "3200000"]),
        ("zh", "四万，40000，4万", ["40000", "40000", "40000"]),
        ("zh", "四萬兩千", ["42000"]),
        ("zh", "百分之十八，18%，18％", ["18%", "18%", "18%"]),
        ("zh", "两成，六成以上", ["20%", "60%"]),
        ("zh", "三成为什么", ["3"]),
        ("zh", "二〇二六年", ["2026"]),
        ("zh", "三点五倍", ["3.5"]),
        ("zh", "三五天，七八个人，八九不离十", ["5", "8", "9", "10"]),
        ("zh", "三四十万，八九成", ["400000", "90%"]),
        ("zh", "万一出事，千万别停", []),
        ("zh", "１２６ 台，1.5亿", ["126", "150000000"]),
    ],
)
def test_values(language: Language, text: str, values: list[str]) -> None:
    found = [(each.value, each.percent) for each in numbers(fold(text), language)]
    assert found == [(Decimal(each.rstrip("%")), each.endswith("%")) for each in values]
