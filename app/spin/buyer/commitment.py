"""What he agrees to do: the highest rung that trust and need allow, a smaller one, or only a friendly phrase."""

from collections.abc import Iterable

from app.spin.acts.act import Act
from app.spin.buyer.answer import Answer
from app.spin.buyer.direction import Cue, Direction, Effect, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import MANNERS, RUNGS
from app.spin.buyer.objections import reflex
from app.spin.buyer.state import FULL_TRUST, State
from app.spin.scenario import Role, Scenario, Step

NEEDS_DECIDER = 2


def agreed_in(directions: Iterable[Direction]) -> str:
    """Id of the highest step that he agreed to in these turns of a meeting; empty where there is none."""
    commits = (event for each in directions for event in each.events if event.kind == "commit")
    return max(commits, key=lambda each: each.level, default=Event("commit")).ref


def reach(state: State, scenario: Scenario) -> int:
    """The highest level he would agree to now, objections aside; 0 for none. A decider in the room counts too."""
    shift = MANNERS[scenario.difficulty].gate
    trusted = min(state.trust, *(each.trust for each in state.room if _decides(each.person, scenario)), FULL_TRUST)
    earned = [level for level, (trust, need) in RUNGS.items() if trusted >= trust + shift and state.need() >= need]
    highest = max(earned, default=0)
    return highest if knows_decider(state, scenario) else min(highest, NEEDS_DECIDER - 1)


def _decides(person_id: str, scenario: Scenario) -> bool:
    person = scenario.person(person_id)
    return person is not None and person.role is Role.DECIDER


def knows_decider(state: State, scenario: Scenario) -> bool:
    """Whether the seller knows who decides: the decider is in the room, or a told fact spoke of him."""
    deciders = {each.id for each in scenario.stakeholders if each.role is Role.DECIDER}
    met = {fact.person for fact in scenario.facts if fact.id in state.told}
    here = {each.person for each in state.room}
    return scenario.buyer.id in deciders or bool(deciders & (met | here))


def may_be_signed(step: Step, state: State, scenario: Scenario) -> bool:
    """Whether this step may be agreed to: an order takes somebody in the room who can sign it, other steps do not."""
    deciders = [each.id for each in scenario.stakeholders if each.role is Role.DECIDER]
    return not step.order or any(state.has_in_the_room(each, scenario) for each in deciders)


def proposed(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """The answer to a proposal: agreed, an objection first, a smaller step offered, or put off."""
    step = next((each for each in scenario.ladder if each.id == act.about.step), None)
    moved = effect("proposal_again" if "repeated" in act.flags else "proposal", place, act.about.step)
    if step and 0 < step.level <= state.commitment:
        return Answer((Part(Cue.CONFIRM),), (), (), (moved,))
    in_the_way = _in_the_way(step, state, scenario)
    if in_the_way.parts:
        events = (*in_the_way.events, Event("continuation"))
        return Answer(in_the_way.parts, (), events, (moved,))
    if step is None and not act.about.person:
        return _put_off(moved, state)
    return _climbed(step, moved, state, scenario)


def _climbed(step: Step | None, moved: Effect, state: State, scenario: Scenario) -> Answer:
    limit = reach(state, scenario)
    if step and step.level <= limit and may_be_signed(step, state, scenario):
        return _agreed(Cue.AGREE, step, moved)
    within = [
        each
        for each in scenario.ladder
        if state.commitment < each.level <= limit and may_be_signed(each, state, scenario)
    ]
    smaller = max(within, key=lambda each: each.level, default=None)
    return _agreed(Cue.COUNTER, smaller, moved) if smaller else _put_off(moved, state)


def _in_the_way(step: Step | None, state: State, scenario: Scenario) -> Answer:
    """The objection that stands before any step: a hard open one, else a reflex before a larger step."""
    hard = next((each for each in state.objections if not each.resolved and each.hardness > 0), None)
    if hard:
        return Answer((Part(Cue.OBJECT, hard.objection),))
    least = 1 if MANNERS[scenario.difficulty].wary else NEEDS_DECIDER
    large = step is not None and least <= step.level <= reach(state, scenario)
    return reflex(state, scenario) if large else Answer()


def _agreed(cue: Cue, step: Step, moved: Effect) -> Answer:
    event = Event(
        "commit", step.id, actor="buyer", action=step.action, when=step.when, level=step.level, order=step.order
    )
    return Answer((Part(cue, step.id),), (), (event,), (moved,))


def _put_off(moved: Effect, state: State) -> Answer:
    """A friendly phrase; if he has agreed to something in this talk, that this is enough."""
    if state.commitment:
        return Answer((Part(Cue.REFUSE),), (), (), (moved,))
    return Answer((Part(Cue.STALL),), (), (Event("continuation"),), (moved,))
