"""How a talk ended, by Rackham's test: what action, by whom (the buyer), by when?"""

from dataclasses import dataclass

from app.spin.buyer.direction import Event
from app.spin.scoring.evidence import of_buyer
from app.spin.scoring.scorecard import Evidence, Outcome
from app.spin.scoring.tally import Tally

REFUSALS = ("trust", "pressure", "ethics")
NOTHING = Event("continuation")


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome, what was agreed to (its rung, action and date; nothing of it otherwise), and the sentence for it."""

    outcome: Outcome
    agreed: Event = NOTHING
    evidence: tuple[Evidence, ...] = ()

    @property
    def level(self) -> int:
        """The rung reached, 0 where there is none."""
        return self.agreed.level


def result_of(tally: Tally) -> Result:
    """Advance where the buyer does something by a date, Order where that is to buy; No-sale where he refused."""
    if tally.ended in REFUSALS:
        return _without("no_sale", tally, "refuse")
    dated = (each for each in tally.events("commit") if each.event.actor == "buyer" and each.event.action)
    agreed = [each for each in dated if each.event.when]
    if agreed:
        best = max(agreed, key=lambda each: (each.event.level, -each.place))
        bought = any(step.order and step.id == best.event.ref for step in tally.scenario.ladder)
        return Result("order" if bought else "advance", best.event, (best.evidence(),))
    if tally.events("refuse"):
        return _without("no_sale", tally, "refuse")
    return _without("continuation", tally, "continuation")


def _without(outcome: Outcome, tally: Tally, kind: str) -> Result:
    """The outcome without an agreement; the evidence is his words that said so, else his last ones."""
    said = [each.evidence() for each in tally.events(kind)[-1:]]
    return Result(outcome, evidence=tuple(said or [of_buyer(turn, NOTHING) for turn in tally.turns[-1:]]))
