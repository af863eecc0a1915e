"""Simplified Chinese → traditional, in the words of Taiwan."""

from functools import cache, lru_cache
from typing import Final

import opencc

# Where the converter takes an everyday word for a programmer's, or a character for its homograph.
CORRECTIONS: Final = {
    "物件": "對象",
    "型別": "類型",
    "這隻": "這只",
    "那隻": "那只",
    "傳送": "發送",
    "連線": "連接",
    "併對照": "並對照",
    "賬": "帳",
    "求質量": "求品質",
    "按回車": "按 Enter 鍵",
}


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


@lru_cache(maxsize=2000)
def traditional(text: str) -> str:
    """The text in traditional characters."""
    converted = str(_converter().convert(text))
    for wrong, right in CORRECTIONS.items():
        converted = converted.replace(wrong, right)
    return converted
