"""Figures that nobody gave him: every number beyond small counts must stand in what he may know."""

import re
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.known import Known
from app.voices.guard.numbers import ENGLISH_NUMBER_WORDS, HAN_NUMERALS, Number, numbers
from app.voices.guard.reading import Passage, caught

SMALL = 12  # “one moment”, “two things”, “第一”: small counts are manners, not facts; “3.85” is none
WHOLE = 100  # “a hundred per cent” is a manner of speaking, not a figure
BEHIND = 8  # characters already out that may be the beginning of the number
DECIDES = {"en": 14, "zh": 4}  # characters behind a number that may show it to be a manner of speaking
_SPOKEN = "|".join(sorted(ENGLISH_NUMBER_WORDS, key=len, reverse=True))
# The end of a text as far as the next characters may still change what number it is.
_OPEN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:\b(?:\d[\d.,]*|{_SPOKEN})[\s-]+(?:and[\s-]+)?)*(?:\b[a-z]+|\d[\d.,]*)?$"),
    "zh": re.compile(rf"(?:百分之?|[\d{HAN_NUMERALS}])[\d.,，点{HAN_NUMERALS}\s]*[成分]?$"),
}
_BEGINNINGS = frozenset(word[:size] for word in ENGLISH_NUMBER_WORDS for size in range(1, len(word) + 1))
_MONEY = re.compile(r"(?:[$€£¥￥]\s*|\b(?:usd|rmb)\s*)$")
# Manners of speaking: no figure is meant, whatever the words say.
_MANNERS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r"24\s*/\s*7|24-7|365 days|fifty[- ]fifty|50[-/ ]50|twenty-twenty|20/20|nine[- ]to[- ]five|360[- ]degrees?"
        r"|(?:a|one|in a|times a) (?:hundred|thousand|million|billion) (?:times|things|ways|reasons|questions|other|miles"
        r"|years|pieces|little|and one|different|dollars|bucks)|(?:one|chance) in a (?:hundred|thousand|million)"
        r"|(?:thanks|thank you) a (?:million|thousand)|a (?:thousand|million) thanks|a hundred and ten per\s?cent"
        r"|110\s?(?:%|percent)|twenty questions|not in a million|the million[- ]dollar|a million-dollar|a hundred and one"
        r"|forty winks|ninety[- ]nine times|99 times out of 100|the eleventh hour|catch-22|plan b"
    ),
    "zh": re.compile(
        r"7\s*[×x*]\s*24|24\s*小时|二十四小时|三百六十五天|365\s*天|三百六十行|三百六十度|360\s*度|一百八十度|十万八千里|十万火急"
        r"|三十六计|七十二变|一百个(?=放心|不|愿|满|支|小)|一万个(?=放心|不|为)|[一八]百(?=回|遍|年|次)|百八十(?=年|个|号)|五十步|七七八八|三三两两"
        r"|九九八十一|五五开|三七开|四六开|二八开|一二三四|千把|百十(?=来|号)|二百五|一五一十|三五成群|八百里|四五六|一百条心|三十而立|四十不惑|五十知天命"
        r"|(?:七上|乱七)八|十五(?=个吊桶|个人的)|一千个|成百|上千|百分百|百分之[一二两三]百|二十四孝|十二分|零零碎碎|两百斤的胆"
    ),
}


class Figures:
    """Holds a number until it is whole, and stops at one that he cannot know."""

    def __init__(self, language: Language, known: Known) -> None:
        self._language = language
        self._known = known

    def settled(self, passage: Passage) -> int:
        """Up to a number that is not whole yet, or may yet prove a manner of speaking; raises Caught."""
        begin = max(0, passage.out - BEHIND)
        text, out = passage.plain[begin:], passage.out - begin
        cut = len(text) if passage.last else self._before_open_end(text, out)
        for number in numbers(text[:cut], self._language):
            if number.end > out and not self._may_name(number, text) and not self._is_manner(number, text):
                if not passage.last and len(text) - number.end < DECIDES[self._language]:
                    return begin + max(out, number.start)
                raise caught(Kind.NUMBER, passage, begin + number.start, begin + number.end)
        return begin + cut

    def _before_open_end(self, text: str, out: int) -> int:
        tail = text[max(out, len(text) - 80) :]
        found = _OPEN[self._language].search(tail)
        if found is None or not found.group():
            return len(text)
        words = found.group()
        if self._language == "en" and words.isalpha() and words not in _BEGINNINGS:
            return len(text)
        return len(text) - len(tail) + found.start()

    def _may_name(self, number: Number, text: str) -> bool:
        if self._is_small(number) and not _MONEY.search(text[: number.start]):
            return True
        return (number.percent and number.value == WHOLE) or number.value in self._known.figures

    def _is_small(self, number: Number) -> bool:
        return number.value <= SMALL and number.value == int(number.value) and not number.percent

    def _is_manner(self, number: Number, text: str) -> bool:
        around = text[max(0, number.start - 24) : number.end + 24]
        start = min(24, number.start)
        end = start + number.end - number.start
        return any(found.start() < end and found.end() > start for found in _MANNERS[self._language].finditer(around))
