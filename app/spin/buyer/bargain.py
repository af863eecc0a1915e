"""Demands at the end of a sale: what is given away for nothing, and what is traded for something."""

from app.spin.acts.act import Act, Kind
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.state import Raised, State
from app.spin.scenario import Scenario


def demand(state: State, scenario: Scenario) -> Raised | None:
    """The open demand, if the objection raised last is one."""
    still = state.open_objection()
    demands = {each.id for each in scenario.objections if each.kind == "demand"}
    return still if still and still.objection in demands else None


def bargained(act: Act, place: int, state: State, scenario: Scenario) -> Answer | None:
    """The answer to something given: a trade settles the demand, a gift makes him ask for more; None for neither."""
    still = demand(state, scenario)
    if still is None:
        return _given_unasked(act, place, scenario)
    ref = still.objection
    if "traded" in act.flags:
        events = (Event("resolved", ref), Event("traded", ref))
        return Answer((Part(Cue.RESOLVE, ref),), (), events, (effect("traded", place, ref),))
    if act.kind is Kind.CONCEDE:
        return Answer((Part(Cue.MORE),), (), (Event("conceded", ref),), (effect("conceded", place, ref),))
    return None


def _given_unasked(act: Act, place: int, scenario: Scenario) -> Answer | None:
    """A buyer with demands in mind who is given something before he has made any asks for more."""
    demands = any(each.kind == "demand" for each in scenario.objections)
    return saying(Cue.MORE, "concede", place) if demands and act.kind is Kind.CONCEDE else None
