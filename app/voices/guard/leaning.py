"""Weighs what a sentence says as a whole: words of which none gives a role away, but several together do."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.marks import Names, marks, patterns, whole
from app.voices.guard.points import Points, points
from app.voices.guard.reading import Passage, caught

# A sentence is judged when it is over; what comes behind its last sign decides nothing.
ENDS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s)|\n)"),
    "zh": re.compile(r"[。！？…!?\n]"),
}
STEP: Final[dict[Language, int]] = {"en": 20, "zh": 8}  # characters after which a sentence is looked at again
# What leans a buyer's way by more than so many points does not lean the other way some words later: steps until then.
CLEARLY, MORE = 60, 160
# What leans his way by more, by near words alone, is his: of a thousand bad sentences two are not weighed further.
SURELY: Final[dict[Language, int]] = {"en": 450, "zh": 200}
DOUBT: Final[dict[Language, int]] = {"en": 100, "zh": 0}  # points by which it may lean his way and still wait
SHORTEST: Final[dict[Language, int]] = {"en": 14, "zh": 5}  # characters; less is no sentence to look at before its end


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a whole answer in folded form, as they are judged."""
    cuts = [0, *(each.end() for each in ENDS[language].finditer(text)), len(text)]
    found = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [each for each in found if each]


class Leaning:
    """Judges sentence by sentence; what leans the wrong way before its end waits for its end.

    `own(kind)` gives the words in which this account itself speaks of such things: no pattern counts that they have.
    """

    def __init__(self, language: Language, names: Names, own: Callable[[Kind], str]) -> None:
        self._language = language
        self._names = names
        self._own = own
        self._points: Points = points(language)
        self._text = ""  # all that came, in folded form
        self._begun = 0  # where the sentence begins that is not over
        self._next = STEP[language]  # characters at which it is looked at again
        self._waits = False

    def settled(self, passage: Passage) -> int:
        """All of it, or nothing more while a sentence leans the wrong way; raises Caught at the end of one."""
        self._text += passage.plain[len(self._text) - passage.at :]
        for end in [each.end() for each in ENDS[self._language].finditer(self._text, self._begun)]:
            self._judge(passage, end)
        if passage.last:
            self._judge(passage, len(self._text))
        elif len(self._text) >= self._next:
            self._look()
        return passage.out if self._waits else len(passage.plain)

    def _judge(self, passage: Passage, end: int) -> None:
        """Whether this sentence is a buyer's; raises Caught."""
        start, self._begun, self._waits = self._begun, end, False
        self._next = end + STEP[self._language]
        sentence = self._text[start:end].strip()
        if not sentence or self._points.sum(marks(sentence, self._language, self._names)) <= -SURELY[self._language]:
            return
        found = whole(sentence, self._language, self._names)
        if self._points.sum(found) <= 0:
            return
        kind = self._points.kind(found)
        if self._points.sum(found.difference(patterns(self._language)(self._own(kind)))) > 0:
            raise caught(kind, passage, max(0, start - passage.at), max(1, end - passage.at))

    def _look(self) -> None:
        """Before the end only words near each other count: they are quick to look up, and most of them are enough."""
        begun, steps = self._text[self._begun :].strip(), 1
        if len(begun) >= SHORTEST[self._language]:
            points = self._points.sum(marks(begun, self._language, self._names))
            self._waits = points > -DOUBT[self._language]
            steps += (points < -CLEARLY) + (points < -MORE)
        self._next = len(self._text) + steps * STEP[self._language]
