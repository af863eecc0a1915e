"""Which questions she asked, when, and how much she talked: counts to hold against what research found."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.spin.acts.act import SPIN
from app.spin.scoring.course import Course

THIRDS = 3


@dataclass(frozen=True, slots=True)
class Mix:
    """Questions by kind and by third of the talk, repeated ones left out; her share of the words in percent.

    `longest` is her longest turn, in characters of Chinese or in words of English.
    """

    kinds: Mapping[str, int]
    thirds: tuple[int, ...]
    share: int
    longest: int
    longest_turn: int

    @property
    def questions(self) -> int:
        """All of them."""
        return sum(self.kinds.values())

    def percent(self, kind: str) -> int:
        """The share of one kind among them."""
        return round(100 * self.kinds[kind] / self.questions) if self.questions else 0


def mix(course: Course) -> Mix:
    """The counts of a talk."""
    tally = course.tally
    asked = [each for kind in SPIN for each in tally.fresh(kind)]
    thirds = [0] * THIRDS
    places = {turn.number: place for place, turn in enumerate(course.turns)}
    for each in asked:
        thirds[min(THIRDS - 1, THIRDS * places[each.turn.number] // len(course.turns))] += 1
    seller, buyer = tally.talk
    turn, size = tally.longest()
    return Mix(
        kinds={kind.value: sum(each.act.kind is kind for each in asked) for kind in SPIN},
        thirds=tuple(thirds),
        share=round(100 * seller / (seller + buyer)) if seller + buyer else 0,
        longest=size if course.scenario.language == "zh" else size // 2,
        longest_turn=turn.number if turn else 0,
    )
