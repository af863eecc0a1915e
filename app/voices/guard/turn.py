"""What the turn itself says about a sentence: what he was to do, and whose words it is made of."""

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue
from app.spin.finding import Kind
from app.voices.guard.points import KINDS

# Points, chosen on the tuned replies by what their sentences weigh where none of them is in the fit.
UNASKED: Final = 80  # a question where the direction has room for none
HIS: Final = 80  # taken off a sentence made of the words he was given, and less for less
LICENCE: Final = 100  # taken off a kind of slip that what he is to do sounds like
BUYER: Final = 250  # taken off where he was asked whether he is a machine and names neither machine nor man
MACHINE: Final = 100  # where he was asked that and does
MOSTLY: Final = 0.5  # share of its words from which on a sentence tells what he was given to tell
_ASKING: Final = frozenset(
    (
        *(Cue.OBJECT, Cue.COUNTER, Cue.CLARIFIED, Cue.PREMATURE, Cue.UNSOLVABLE, Cue.GLOOMY, Cue.NO_PROBLEM, Cue.WHICH),
        *(Cue.CONFUSED, Cue.AI, Cue.GREET, Cue.CHAT, Cue.SIGNAL, Cue.REMIND, Cue.WHY, Cue.DOUBT, Cue.MORE, Cue.SILENCE),
        *(Cue.EASE, Cue.PARDON, Cue.AGAIN, Cue.JOIN, Cue.ARRIVE, Cue.CAVEAT),
    )
)
# What he is to do that talks about the talk itself, haggles, or passes a question on: buyers' own lines for it come
# near.
_SOUNDS: Final[dict[Kind, frozenset[str]]] = {
    Kind.COACHES: frozenset(
        (
            *(Cue.REPEATED, Cue.PREMATURE, Cue.NO_PROBLEM, Cue.GUARD, Cue.ANNOYED, Cue.WARN, Cue.EASE, Cue.CONFIRM),
            *(Cue.WHY, Cue.CONFUSED, Cue.CLARIFIED, Cue.SOURCE, Cue.STACKED, Cue.PUBLIC, Cue.CORRECT, Cue.HESITATE),
            *(Cue.LEAVE_TIME, Cue.LEAVE_TRUST, Cue.LEAVE_PRESSURE, Cue.LEAVE_ETHICS),
        )
    ),
    Kind.SELLS: frozenset(
        (Cue.OBJECT, Cue.SIGNAL, Cue.COUNTER, Cue.REMIND, Cue.MORE, Cue.UNSOLVABLE, Cue.GLOOMY, Cue.CHAT, Cue.PRIVATE)
    ),
    Kind.HELPS: frozenset((Cue.NOT_MINE, Cue.WHICH, Cue.GREET, Cue.CHAT, Cue.SILENCE, Cue.ARRIVE, Cue.PRIVATE)),
    Kind.PROMPT: frozenset((Cue.NOT_MINE, Cue.REPEATED, Cue.GUARD, Cue.NOTHING_MORE, Cue.ANNOYED, Cue.INTRODUCE)),
}
_MACHINE: Final = frozenset(("<machine>", "<being>", "<prompt>"))
_WORD: Final = re.compile(r"[a-z]{3,}")
_FAMILY: Final = 6  # letters that words of a family share
_RUN: Final = re.compile(r"[\u4e00-\u9fff]{2,}")
_QUESTION: Final = re.compile(r"[?？]|吗[。.!！]?$")
_EVERYDAY_WORDS: Final = (
    "about all and any are been but can could did does for from get got had has have her here his how into its just "
    "may might more not now off one our out should some such than that the their them then there these they this "
    "those very was well were what when where which who why will with would yes you your"
)
_EVERYDAY: Final = frozenset(_EVERYDAY_WORDS.split())


@dataclass(frozen=True)
class Turn:
    """`cues` are what he is to do now, none where nobody knows; `words` gives, in folded form, what he was given."""

    language: Language
    cues: frozenset[str]
    words: Callable[[], str]

    def points(self, sentence: str, marks: AbstractSet[str]) -> Mapping[Kind, int]:
        """What speaks for each kind (above 0) or for him in a sentence in folded form, beside its marks."""
        each = self._unasked(sentence) - round(HIS * self.share(sentence))
        return {kind: each + self._himself(kind, marks) - self._licence(kind) for kind in KINDS}

    def _licence(self, kind: Kind) -> int:
        """What he is to do may sound like this kind."""
        return 0 if self.cues.isdisjoint(_SOUNDS.get(kind, ())) else LICENCE

    def _unasked(self, sentence: str) -> int:
        """A question that his direction has no room for; without a direction anything may be asked."""
        asks = not self.cues or not self.cues.isdisjoint(_ASKING)
        return 0 if asks or _QUESTION.search(sentence) is None else UNASKED

    def _himself(self, kind: Kind, marks: AbstractSet[str]) -> int:
        """Asked whether he is a machine, he is to say that he is the buyer, and nothing else about himself."""
        if Cue.AI not in self.cues or kind is not Kind.PROMPT:
            return 0
        return -BUYER if marks.isdisjoint(_MACHINE) else MACHINE

    def share(self, sentence: str) -> float:
        """The share of a sentence's words, in Chinese of its pairs of characters, that stand in what he was given."""
        words = list(_words(sentence, self.language))
        return sum(each in self._given for each in words) / max(1, len(words))

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(_words(self.words(), self.language))


def _words(text: str, language: Language) -> Iterator[str]:
    if language == "en":
        yield from (each[:_FAMILY] for each in _WORD.findall(text) if each not in _EVERYDAY)
        return
    for run in _RUN.findall(text):
        yield from (run[at : at + 2] for at in range(len(run) - 1))
