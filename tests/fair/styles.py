"""One sentence in many dresses: those written by hand stand in the files, the others are made here by rule."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import opencc

HERE = Path(__file__).parent
WRITTEN: Final = ("typos", "foreign", "fillers", "taiwan")
_MARKS = re.compile(r"[?!.,;:？！。，；：、]")
_ASK_FIRST: Mapping[str, tuple[str, ...]] = {
    "en": ("Could I just ask, ", "If you don't mind my asking, ", "Sorry, quick question: ", "May I ask: "),
    "zh": ("请问", "不好意思，", "麻烦问一下，", "方便的话想请教一下，"),
}
_SAY_FIRST: Mapping[str, tuple[str, ...]] = {
    "en": ("If I may, ", "By the way, ", "Just so you know, ", "With pleasure: "),
    "zh": ("不好意思，", "顺便说一下，", "是这样的，", "那个，"),
}
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = str.maketrans("？！，。：；（）", "?!,.:;()")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, the same in another dress, and which dress."""

    plain: str
    style: str
    styled: str
    label: str


def pairs(language: str) -> list[Pair]:
    """Every sentence of the language's file in every other dress."""
    lines = (HERE / f"style.{language}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [pair for number, row in enumerate(rows) for pair in _pairs(number, row, language)]


def _pairs(number: int, row: Mapping[str, str], language: str) -> Iterator[Pair]:
    plain = row["plain"]
    styled = {style: row[style] for style in WRITTEN if style in row}
    styled |= {style: dress(plain) for style, dress in _DRESSES[language].items()}
    styled["polite"] = _polite(plain, language, number)
    for style, text in styled.items():
        yield Pair(plain, style, text, row["label"])


def _polite(text: str, language: str, number: int) -> str:
    openings = (_ASK_FIRST if text.rstrip()[-1] in "?？" else _SAY_FIRST)[language]
    first = text if language == "zh" or text.startswith(("I ", "I'")) else text[0].lower() + text[1:]
    return openings[number % len(openings)] + first


def _bare(text: str) -> str:
    return _MARKS.sub("", text)


def _spaced(text: str) -> str:
    return _MARKS.sub(" ", text).rstrip()


def _wide(text: str) -> str:
    return text.translate(_WIDE)


def _converted(way: str) -> Callable[[str], str]:
    converter = opencc.OpenCC(way)

    def convert(text: str) -> str:
        converted: str = converter.convert(text)
        return converted

    return convert


_DRESSES: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "en": {
        "bare": _bare,
        "upper": str.upper,
        "lower": lambda text: text.lower().replace("'", ""),
        "wide": _wide,
        "curly": lambda text: text.replace("'", "’") + " ",
        "loud": lambda text: text + "!!" if text.endswith("?") else text.rstrip(".") + "!!!",
    },
    "zh": {
        "bare": _bare,
        "spaced": _spaced,
        "narrow": lambda text: text.translate(_NARROW),
        "wide": _wide,
        "traditional": _converted("s2t"),
        "taiwanese": _converted("s2twp"),
        "hongkong": _converted("s2hk"),
        "loud": lambda text: text + "？！" if text[-1] == "？" else text.rstrip("。") + "！！",
    },
}
