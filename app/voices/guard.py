"""Reads along while the model speaks: nothing is let out that is, or could still become, what a buyer never says."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from app.spin.acts.act import Language
from app.voices.numbers import ENGLISH_NUMBER_WORDS, HAN_NUMERALS, Number, numbers
from app.voices.taboo import taboo
from app.voices.voice import Broken

OUT_OF_ROLE = "voice.out_of_role"
BROKEN_OFF = "voice.broken_off"
SMALL = 12  # “one moment”, “two things”, “第一”: small counts are manners, not facts; “3.85” is none
WHOLE = 100  # “a hundred per cent” is a manner of speaking, not a figure
BEHIND = 8  # characters already out that may decide what the next ones mean

Known: TypeAlias = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Length:
    """Characters: up to `flowing` the words leave as they come, after that whole sentences only, up to `longest`."""

    flowing: int
    longest: int
    sentences: int = 7


LENGTHS: dict[Language, Length] = {"en": Length(800, 1100), "zh": Length(240, 340)}
CHARACTERS_A_TOKEN: dict[Language, float] = {"en": 2.0, "zh": 0.6}  # on the low side: more make no trouble

_SENTENCE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)"),
    "zh": re.compile(r"[。！？…!?]+[”’」』）]*"),
}
_FOREIGN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"),
    "zh": re.compile(r"(?:[a-z][a-z'.-]*[ ,]+){6,}|[\u3040-\u30ff\uac00-\ud7af]"),
}
_SPOKEN = "|".join(sorted(ENGLISH_NUMBER_WORDS, key=len, reverse=True))
# The end of a text as far as the next characters may still change what it is: a number, or foreign words.
_OPEN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:\b(?:\d[\d.,]*|{_SPOKEN})[\s-]+(?:and[\s-]+)?)*(?:\b[a-z]+|\d[\d.,]*)?$"),
    "zh": re.compile(rf"(?:百分之?|[\d{HAN_NUMERALS}])[\d.,，点{HAN_NUMERALS}\s]*[成分]?$|[a-z][a-z'.,\s-]*$"),
}
_BEGINNINGS = frozenset(word[:size] for word in ENGLISH_NUMBER_WORDS for size in range(1, len(word) + 1))
_FOLD = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))} | {
    ord("’"): "'",
    ord("‘"): "'",
}


def fold(text: str) -> str:
    """Lower case, plain letters, digits and apostrophes; as many characters as before."""
    plain = text.translate(_FOLD)
    lower = plain.lower()
    return lower if len(lower) == len(text) else "".join(each.lower()[:1] for each in plain)


class Guard:
    """Takes tidy text piece by piece and gives out what is clean; raises Broken before anything else leaves.

    `known` gives the text whose numbers the buyer may name; it is asked at most once.
    """

    def __init__(self, language: Language, known: Known, length: Length) -> None:
        self._language = language
        self._known_text = known
        self._length = length
        self._held = ""
        self._behind = ""
        self._said = 0
        self._sentences = 0
        self.full = False

    def feed(self, piece: str) -> str:
        """What may leave now, often nothing. Once `full` is true the answer is over and nothing more will leave."""
        self._held += piece
        if self.full or not self._held:
            return ""
        cut = self._clean(fold(self._held), last=False)
        if self._said + cut > self._length.flowing:
            cut = self._last_sentence(cut)
        return self._out(cut)

    def rest(self, *, cut_short: bool) -> str:
        """The remainder of an answer that is over; of one cut short, only what completes a sentence."""
        left = ""
        if not self.full:
            end = self._clean(fold(self._held), last=True)
            left = self._out(self._last_sentence(end) if cut_short else end)
        if cut_short and not self._whole():
            raise Broken(BROKEN_OFF)
        if self.full and not self._whole():
            raise Broken(OUT_OF_ROLE)
        return left

    def _clean(self, text: str, *, last: bool) -> int:
        """How many held characters are clean and settled."""
        if _FOREIGN[self._language].search(text):
            raise Broken(OUT_OF_ROLE)
        cut = self._before_phrase(text, last=last)
        if not last:
            cut = min(cut, self._before_open_end(text))
        behind = fold(self._behind)
        for number in numbers(behind + text[:cut], self._language):
            if number.end > len(behind) and not self._may_name(number):
                raise Broken(OUT_OF_ROLE)
        return cut

    def _before_phrase(self, text: str, *, last: bool) -> int:
        known = taboo(self._language)
        for start in range(len(text)):
            end = start + 1
            while text[start:end] in known.begun and self._may_begin(text, start):
                if text[start:end] in known.whole and self._may_end(text, end, last=last):
                    raise Broken(OUT_OF_ROLE)
                if end == len(text):
                    return len(text) if last else start
                end += 1
        return len(text)

    def _may_begin(self, text: str, start: int) -> bool:
        """Whether a word may begin here; in Chinese anywhere."""
        before = text[start - 1] if start else self._behind[-1:]
        return self._language == "zh" or not (before.isalnum() and text[start].isalnum())

    def _may_end(self, text: str, end: int, *, last: bool) -> bool:
        if self._language == "zh" or not text[end - 1].isalnum():
            return True
        return not text[end].isalnum() if end < len(text) else last

    def _before_open_end(self, text: str) -> int:
        tail = text[-80:]
        found = _OPEN[self._language].search(tail)
        if found is None or not found.group():
            return len(text)
        words = found.group()
        if self._language == "en" and words.isalpha() and words not in _BEGINNINGS:
            return len(text)
        return len(text) - len(tail) + found.start()

    def _may_name(self, number: Number) -> bool:
        if number.value <= SMALL and number.value == int(number.value) and not number.percent:
            return True
        return (number.percent and number.value == WHOLE) or number.value in self._known

    @cached_property
    def _known(self) -> frozenset[object]:
        return frozenset(each.value for each in numbers(fold(self._known_text()), self._language))

    def _last_sentence(self, cut: int) -> int:
        """The end of the last whole sentence within the cut that the length still allows; marks the answer full."""
        best = 0
        for end in _SENTENCE[self._language].finditer(self._held[:cut]):
            if self._said + end.end() > self._length.longest:
                break
            best = end.end()
        self.full = self.full or self._said + len(self._held) > self._length.longest
        return best

    def _out(self, cut: int) -> str:
        ends = [each.end() for each in _SENTENCE[self._language].finditer(self._held[:cut])]
        missing = self._length.sentences - self._sentences
        if len(ends) >= missing:
            cut, self.full = ends[missing - 1], True
        words, self._held = self._held[:cut], self._held[cut:]
        self._said += len(words)
        self._sentences += len(ends)
        self._behind = (self._behind + words)[-BEHIND:]
        return words

    def _whole(self) -> bool:
        end = self._behind.rstrip()
        return bool(end) and any(each.end() == len(end) for each in _SENTENCE[self._language].finditer(end))
