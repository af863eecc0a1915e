"""Simplified Chinese → traditional: our own texts in the words of Taiwan, a buyer's by the character."""

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
def _converter(into: str) -> opencc.OpenCC:
    return opencc.OpenCC(into)


@lru_cache(maxsize=8192)
def respelled(text: str) -> str:
    """The same words in traditional characters: a buyer in Suzhou does not speak as one in Taipei does."""
    return str(_converter("s2tw").convert(text)).replace("賬", "帳")


@lru_cache(maxsize=2000)
def traditional(text: str) -> str:
    """The text in traditional characters."""
    converted = str(_converter("s2twp").convert(text))
    for wrong, right in CORRECTIONS.items():
        converted = converted.replace(wrong, right)
    return converted
