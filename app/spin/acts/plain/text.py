"""Words as the rules read them: one plain form of any text, and the way back to the characters that were typed."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import opencc

from app.spin.acts.act import Language, Span
from app.spin.acts.plain.spelling import reordered, respelled
from app.spin.acts.plain.wording import respoken

_LONGEST_FOLD = 4
_MOST_FOLDS = 8192
# Stands for a character that becomes none or several; private-use characters themselves become blanks.
_UNEVEN = "\ue000"
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Words that no English sentence borrows: who types them speaks Chinese, however many English words stand between.
_SPEECH = re.compile(r"[吗呢吧么您你我咱哪谁]|什么|怎么|多少|没有|还是")
_LETTER = re.compile(r"[a-z]")
_RUN = re.compile(r"[ \n]{2,}")
_QUOTES = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"',
    "–": "—", "―": "—", "‐": "-", "‑": "-", "‒": "-", "−": "-", "﹣": "-",
    "\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip

# Spellings of Taiwan and Hong Kong that the converter leaves; each as long as what it stands for.
_SPELLINGS = {"甚么": "什么", "妳": "你", "想像": "想象", "连络": "联系", "帐": "账"}
_SPELLING = re.compile("|".join(_SPELLINGS) + r"|著(?<![显卓名专原编巨土]著)(?![名作述称书录])")

# A final 不 or 没 that only asks: “够用不”, “吃了没”.
_ASKING = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![么还也都从并绝就偏何要])[不没](?=[ !。~]*(?:$|[?\n]))")


class Plain(NamedTuple):
    """A text in plain form. `back[i]` is the place in the typed text of plain character i; None where both agree."""

    text: str
    back: Sequence[int] | None
    length: int

    def span(self, start: int, end: int) -> Span:
        """The typed characters that plain characters [start, end) came from."""
        if self.back is None:
            return Span(start, end)
        if start >= end:
            place = self.back[start] if start < len(self.back) else self.length
            return Span(place, place)
        return Span(self.back[start], min(self.back[end - 1] + 1, self.length))


def plain(text: str) -> Plain:
    """Lower case, NFKC per character, simplified Chinese, hurried words in full, single spaces; never raises."""
    if text.isascii() and text.isprintable() and "  " not in text:
        lower = text.lower()
        return _in_order(_mended(lower, None, respelled(lower), len(text)))
    return _squeeze(*_folded(text), len(text))


def language_of(text: str) -> Language:
    """Chinese when Han characters carry the text (one says as much as three letters) or its grammar, else English."""
    if text.isascii():
        return "en"
    if _SPEECH.search(text):
        return "zh"
    han = len(_HAN.findall(text))
    return "zh" if han and han * 3 >= len(_LETTER.findall(text)) else "en"


class _Folds(dict[int, str]):
    """The plain character of each code point met so far; _UNEVEN where it is not one."""

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        one = folded if len(folded) == 1 else _UNEVEN
        if len(self) < _MOST_FOLDS:
            self[code] = one
        return one


_FOLDS = _Folds()


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    even = text.translate(_FOLDS)
    return _unevenly_folded(text) if _UNEVEN in even else (even, None)


def _unevenly_folded(text: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    back: list[int] = []
    for place, char in enumerate(text):
        folded = _fold(char)
        pieces.append(folded)
        back.extend([place] * len(folded))
    return "".join(pieces), back


def _squeeze(text: str, back: Sequence[int] | None, length: int) -> Plain:
    gaps = [(*found.span(), _joint(found.group())) for found in _RUN.finditer(text)]
    form = _mended(text, back, gaps, length)
    if _HAN.search(form.text):
        simple = _simplified(form.text)
        return _mended(simple, form.back, respoken(simple), length)
    return _in_order(_mended(form.text, form.back, respelled(form.text), length))


def _in_order(form: Plain) -> Plain:
    cuts = reordered(form.text)
    return _mended(form.text, form.back, cuts, form.length) if cuts else form


def _mended(text: str, back: Sequence[int] | None, cuts: list[tuple[int, int, str]], length: int) -> Plain:
    """The text with each of `cuts` (start, end, the words that stand there instead) put right."""
    if not cuts:
        return Plain(text, back, length)
    places = back or range(length)
    pieces: list[str] = []
    kept: list[int] = []
    edges = [(0, 0, ""), *cuts, (len(text), len(text), "")]
    for (_, start, _gone), (end, after, word) in pairwise(edges):
        pieces.append(text[start:end] + word)
        kept.extend(places[start:end])
        kept.extend(places[min(end + place, after - 1)] for place in range(len(word)))
    return Plain("".join(pieces), kept, length)


def _joint(gap: str) -> str:
    return "\n" if "\n" in gap else gap[:1]


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    if char in _QUOTES:
        return _QUOTES[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me"):
        return ""
    if category[0] in "CZ":
        return " "
    folded = unicodedata.normalize("NFKC", char).lower()
    if folded == char:
        return char
    return "".join(map(_fold, folded)) if len(folded) <= _LONGEST_FOLD else " "


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    converted: str = _converter().convert(text)
    if len(converted) != len(text):
        converted = "".join(_simple(char) for char in text)
    converted = _SPELLING.sub(lambda found: _SPELLINGS.get(found.group(), "着"), converted)
    return _ASKING.sub("吗", converted) if "不" in converted or "没" in converted else converted


@lru_cache(maxsize=8192)
def _simple(char: str) -> str:
    converted: str = _converter().convert(char)
    return converted if len(converted) == 1 else char
