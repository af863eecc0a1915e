"""Figures that nobody gave him: every number beyond small counts must stand in what he may know."""

import re
from decimal import Decimal
from functools import cache

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.known import Known
from app.voices.guard.numbers import ENGLISH_NUMBER_WORDS, HAN_NUMERALS, Number, numbers
from app.voices.guard.reading import Passage, caught
from app.voices.guard.words import sections

SMALL = 12  # “one moment”, “two things”, “第一”: small counts are manners, not facts; “3.85” is none
WHOLE = 100  # “a hundred per cent” is a manner of speaking, not a figure
BEHIND = 8  # characters already out that may be the beginning of the number
DECIDES = {"en": 14, "zh": 4}  # characters behind a number that may show it to be a manner of speaking
_SHARE = "百分之"
_SPOKEN = "|".join(sorted(ENGLISH_NUMBER_WORDS, key=len, reverse=True))
# The end of a text as far as the next characters may still change what number it is.
_OPEN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:\b(?:\d[\d.,]*|{_SPOKEN})[\s-]+(?:and[\s-]+)?)*(?:\b[a-z]+|\d[\d.,]*)?$"),
    "zh": re.compile(
        rf"(?:百分之?|[\d{HAN_NUMERALS}])[\d.,，点{HAN_NUMERALS}\s]*(?:[多来几余][{HAN_NUMERALS}]*)?[成分块]?$"
    ),
}
_BEGINNINGS = frozenset(word[:size] for word in ENGLISH_NUMBER_WORDS for size in range(1, len(word) + 1))
_GO_ON = frozenset((*ENGLISH_NUMBER_WORDS, "and"))  # words that a number may go on behind
_STOPS = tuple(".,!?;:")
_COINS = re.compile(r"\s*(?:块[一二三四五六七八九半钱]|元|美元|欧元|毛钱)")
# A known figure cut short (“两百多家” for 236); rounded it may be where hardly anything is lost (“fifteen hundred”
# for 1,520).
_CUT: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (re.compile(r"\b(?:over|above)\s+(?:an?\s+)?$"), re.compile(r"[\s-]odd\b")),
    "zh": (re.compile(r"(?:超过|不止)$"), re.compile(r"[多余几来]")),
}
ROUND, LOSS = 100, 20  # what it must be a multiple of, and the part of it that may be lost
_MONEY = re.compile(r"(?:[$€£¥￥]\s*|\b(?:usd|rmb)\s*)$")


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
                    return begin + max(out, len(text[: number.start].removesuffix(_SHARE)))
                raise caught(Kind.NUMBER, passage, begin + number.start, begin + number.end)
        return begin + cut

    def _before_open_end(self, text: str, out: int) -> int:
        tail = text[max(out, len(text) - 80) :]
        if self._language == "en" and _is_settled(tail):
            return len(text)
        found = _OPEN[self._language].search(tail)
        if found is None or not found.group():
            return len(text)
        words = found.group()
        if self._language == "en" and words.isalpha() and words not in _BEGINNINGS:
            return len(text)
        return len(text) - len(tail) + found.start()

    def _may_name(self, number: Number, text: str) -> bool:
        money = _MONEY.search(text[: number.start]) or _COINS.match(text, number.end)
        if self._is_small(number) and not money:
            return True
        whole = number.percent and number.value == WHOLE
        return whole or number.value in self._known.figures or self._is_rounded(number, text)

    def _is_rounded(self, number: Number, text: str) -> bool:
        """Whether it is a known figure as people say it in passing."""
        value = number.value
        if not value or value % ROUND or number.percent:
            return False
        place = 10 ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))
        before, after = _CUT[self._language]
        cut = before.search(text[: number.start]) or after.match(text, number.end)
        near = min(Decimal(place) / 2, value / LOSS)
        return any(abs(each - value) <= near or (cut and value < each < value + place) for each in self._known.figures)

    def _is_small(self, number: Number) -> bool:
        return number.value <= SMALL and number.value == int(number.value) and not number.percent

    def _is_manner(self, number: Number, text: str) -> bool:
        around = text[max(0, number.start - 24) : number.end + 24]
        start = min(24, number.start)
        end = start + number.end - number.start
        return any(found.start() < end and found.end() > start for found in _manners(self._language).finditer(around))


def _is_settled(tail: str) -> bool:
    """Whether an English text ends, as most do, in a word or behind a word that is part of no number.

    Where it cannot tell it says no.
    """
    before, _, word = tail.rpartition(" ")
    if word.endswith(_STOPS):
        return word[-2:-1].isalpha()
    if not word.isalpha() or word in _BEGINNINGS:
        return False
    if before.endswith(_STOPS):
        return before[-2:-1].isalpha()
    last = before[before.rfind(" ") + 1 :]
    return last.isalpha() and last not in _GO_ON


@cache
def _manners(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in sections(f"manners.{language}.txt")["manners"]))
