"""Weighs what a sentence says as a whole: words of which none gives a role away, but several together do."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from app.spin.acts.act import Language
from app.spin.finding import Kind
from app.voices.guard.coming import Coming, coming
from app.voices.guard.marks import Names, patterns
from app.voices.guard.points import Points, heaviest, most, points
from app.voices.guard.reading import LeftOut, Passage, caught, left_out
from app.voices.guard.turn import MACHINE, MOSTLY, UNASKED, Turn

# A sentence is judged when it is over; what comes behind its last sign decides nothing.
ENDS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s)|\n)"),
    "zh": re.compile(r"[。！？…!?\n]"),
}
STEP: Final[dict[Language, int]] = {"en": 20, "zh": 8}  # characters after which a sentence is looked at again
# What leans a buyer's way by more than so many points does not lean the other way some words later: steps until then.
CLEARLY, MORE = 20, 100
# What leans his way by more, by near words alone, is his: of a thousand bad sentences three are not weighed further.
SURELY: Final[dict[Language, int]] = {"en": 360, "zh": 200}
# Between so many points his way and so many the other a sentence is in doubt.
LITTLE, MUCH = 100, 150
FAR: Final = LITTLE + UNASKED + MACHINE  # what leans his way by more is his whatever the turn says
SHORTEST: Final[dict[Language, int]] = {"en": 14, "zh": 5}  # characters; less is no sentence to look at before its end


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a whole answer in folded form, as they are judged."""
    cuts = [0, *(each.end() for each in ENDS[language].finditer(text)), len(text)]
    found = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [each for each in found if each]


class Leaning:
    """Judges sentence by sentence; what leans the wrong way before its end waits for its end.

    `own(kind)` gives the words in which this account itself speaks of such things: no pattern counts that they have.
    After the first sentence, one that is in doubt and tells little of what he was given is left out.
    """

    def __init__(self, language: Language, names: Names, own: Callable[[Kind], str], turn: Turn) -> None:
        self._language = language
        self._names = names
        self._own = own
        self._turn = turn
        self._points: Points = points(language)
        self._coming: Coming = coming(language, names, self._points)
        self._text = ""  # all that came and was not left out, in folded form
        self._begun = 0  # where the sentence begins that is not over
        self._next = STEP[language]  # characters at which it is looked at again
        self._waits = False

    def settled(self, passage: Passage) -> int:
        """All of it, or nothing more while a sentence leans the wrong way; raises Caught, LeftOut at the end of one."""
        self._text += passage.plain[len(self._text) - passage.at :]
        for end in [each.end() for each in ENDS[self._language].finditer(self._text, self._begun)]:
            self._judge(passage, end)
        if passage.last:
            self._judge(passage, len(self._text))
        elif len(self._text) >= self._next:
            self._look()
        return max(passage.out, self._begun - passage.at) if self._waits else len(passage.plain)

    def _judge(self, passage: Passage, end: int) -> None:
        """Whether this sentence is a buyer's; raises Caught or LeftOut."""
        begun, self._begun = self._begun, end
        self._next, self._waits = end + STEP[self._language], True
        raw, now = self._text[begun:end], self._coming
        self._coming = coming(self._language, self._names, self._points)
        sentence = raw.strip()
        if not sentence:
            return
        lean, kind = self._lean(raw, sentence, now)
        start, end = begun - passage.at, end - passage.at
        doubt = -LITTLE < lean <= MUCH and self._turn.share(sentence) < MOSTLY
        if doubt and begun and start >= passage.out:
            raise self._without(passage, kind, start, end)
        if lean > 0:
            raise caught(kind, passage, max(0, start), max(1, end))

    def _lean(self, raw: str, sentence: str, now: Coming) -> tuple[int, Kind]:
        """By how many points it is not his (above 0), and what it would be."""
        near = heaviest(now.near(raw))
        if near <= -SURELY[self._language]:
            return near, Kind.SELLS
        total, found = now.whole(raw)
        lean, kind = most(total)
        if lean > -FAR:
            turn = self._turn.points(sentence, found)
            lean, kind = most(total, turn)
            if lean > -LITTLE:
                lean, kind = most(total - self._points.total(self._his(kind, found), 0), turn)
        return lean, kind

    def _his(self, kind: Kind, found: AbstractSet[str]) -> AbstractSet[str]:
        """Patterns that do not count, for the account itself speaks so."""
        return found & {*patterns(self._language)(self._own(kind))}

    def _without(self, passage: Passage, kind: Kind, start: int, end: int) -> LeftOut:
        """Forget what stands from start to end of the passage."""
        self._begun = start + passage.at
        self._text = self._text[: self._begun] + self._text[end + passage.at :]
        self._next = self._begun + STEP[self._language]
        return left_out(kind, passage, start, end)

    def _look(self) -> None:
        """Before the end only words near each other count: they are quick to look up, and most of them are enough."""
        begun, steps = self._text[self._begun :], 1
        if len(begun.strip()) >= SHORTEST[self._language]:
            points = heaviest(self._coming.near(begun))
            # Of the first sentence the words leave early: it is not left out.
            self._waits = points > (-LITTLE if self._begun else 0)
            steps += (points < -CLEARLY) + (points < -MORE)
        self._next = len(self._text) + steps * STEP[self._language]
