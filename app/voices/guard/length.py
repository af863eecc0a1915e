"""How much one answer may say: up to a limit the words flow, then whole sentences leave, then it is over."""

import re
from dataclasses import dataclass
from typing import Final

from app.spin.acts.act import Language

CHARACTERS_A_TOKEN: Final[dict[Language, float]] = {"en": 2.0, "zh": 0.6}  # on the low side: more make no trouble
_SENTENCE: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)"),
    "zh": re.compile(r"[。！？…!?]+[”’」』）]*"),
}


@dataclass(frozen=True, slots=True)
class Length:
    """Characters: up to `flowing` the words leave as they come, after that whole sentences only, up to `longest`."""

    flowing: int
    longest: int
    sentences: int = 7


LENGTHS: Final[dict[Language, Length]] = {"en": Length(800, 1100), "zh": Length(240, 340)}


def ends(text: str, language: Language) -> list[int]:
    """Where the sentences of a text end."""
    return [each.end() for each in _SENTENCE[language].finditer(text)]


class Measure:
    """Counts what has left. `full`: no more may leave; `cut`: something that had come was not let out."""

    def __init__(self, language: Language, length: Length) -> None:
        self._language = language
        self._length = length
        self._said = 0
        self._sentences = 0
        self._end = ""
        self.full = False

    def allowed(self, held: str, cut: int, *, last: bool = False) -> int:
        """How much of what is clean may leave by its length; notes when the answer is full."""
        limit = self._length.longest if last else self._length.flowing
        if self._said + cut > limit:
            cut = self.whole_sentences(held, cut)
        stops = ends(held[:cut], self._language)
        missing = self._length.sentences - self._sentences
        if len(stops) >= missing:
            # Full only when there is more: an answer that ends here was not cut.
            end = stops[missing - 1] if missing else 0
            self.full = self.full or bool(held[end:].strip())
            return end
        return cut

    def whole_sentences(self, held: str, cut: int) -> int:
        """The end of the last whole sentence within the cut that the length still allows; notes when it is full."""
        best = 0
        for end in ends(held[:cut], self._language):
            if self._said + end > self._length.longest:
                break
            best = end
        self.full = self.full or self._said + len(held) > self._length.longest
        return best

    def left(self, words: str) -> None:
        """Count these words as said."""
        self._said += len(words)
        self._sentences += len(ends(words, self._language))
        self._end = (self._end + words)[-8:]

    @property
    def is_whole(self) -> bool:
        """Whether what has left ends with a sentence."""
        end = self._end.rstrip()
        return bool(end) and len(end) in ends(end, self._language)
