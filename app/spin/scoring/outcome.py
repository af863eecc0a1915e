"""How a talk ended, by Rackham's test: what action, by whom (the buyer), by when?"""

from dataclasses import dataclass

from app.spin.scoring.scorecard import Evidence, Outcome
from app.spin.scoring.tally import Tally

REFUSALS = ("trust", "pressure", "ethics")


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome, the rung reached (0: none), the step agreed to, and the sentence it rests on."""

    outcome: Outcome
    level: int = 0
    commitment: str = ""
    evidence: tuple[Evidence, ...] = ()


def result_of(tally: Tally) -> Result:
    """Advance where the buyer does something by a date; No-sale where he refused; else Continuation."""
    if tally.ended in REFUSALS:
        return Result("no_sale", evidence=tuple(each.evidence() for each in tally.events("refuse")[-1:]))
    agreed = [
        each for each in tally.events("commit") if each.event.actor == "buyer" and each.event.action and each.event.when
    ]
    if agreed:
        best = max(agreed, key=lambda each: (each.event.level, -each.place))
        return Result("advance", best.event.level, best.event.ref, (best.evidence(),))
    if tally.events("refuse"):
        return Result("no_sale", evidence=tuple(each.evidence() for each in tally.events("refuse")[-1:]))
    return Result("continuation", evidence=tuple(each.evidence() for each in tally.events("continuation")[-1:]))
