"""How the buyer grows: the stored direction of a turn folded into his state; nothing is decided anew."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from app.spin.acts.act import SPIN, Kind, Reading, Stands
from app.spin.buyer.direction import Cue, Direction, Effect, Event
from app.spin.buyer.gates import FULL_SEVERITY, HURTS, MANNERS, MOST_BRUISES
from app.spin.buyer.resistance import resists
from app.spin.buyer.stands import standing
from app.spin.buyer.state import FULL_TRUST, Presence, Raised, Stage, State, Strand, met
from app.spin.scenario import Role, Scenario

ASKED_AGAIN = 0.5
NODE = 1.0
QUANTIFIED_NODE = 1.5

Fold: TypeAlias = Callable[[State, Effect], State]


def advance(
    state: State, text: str, reading: Reading, direction: Direction, reply_text: str, scenario: Scenario
) -> State:
    """The buyer after a turn: the stored direction is folded in; nothing is decided anew."""
    moved = fold(state, direction.effects, direction.events, direction.tells, scenario)
    stands, problem = standing(direction.parts, scenario)
    asked = sum(act.kind is Kind.SITUATION for act in reading.acts)
    return replace(
        moved,
        counts=replace(moved.counts, situation=moved.counts.situation + asked),
        stands=_still(state.stands, reading) if stands is Stands.NOTHING else stands,
        problem=problem or _sent_on_with(reading, direction, scenario) or state.problem,
        cues=tuple(part.cue for part in direction.parts),
        ended=direction.ends or state.ended,
        seller_said=(*state.seller_said, text),
        buyer_said=reply_text,
        turns=state.turns + 1,
        calm=0 if resists(direction) else state.calm + 1,
        speaker=direction.speaker,
        mood=direction.mood.value,
        shown=moved.shown | {part.ref for part in direction.parts if part.cue is Cue.TONE},
        heard=moved.heard | {direction.speaker} if direction.speaker else moved.heard,
        offered=next((part.ref for part in direction.parts if part.cue is Cue.REFER), ""),
        spoken_of=next((fact.person for fact in scenario.facts if fact.id in direction.tells and fact.person), ""),
        promises=(*moved.promises, *_promised(text, reading)),
    )


def _still(stands: Stands, reading: Reading) -> Stands:
    """What stays in the air after a turn that left nothing new there; an objection does not, once she has moved on."""
    objected = stands in (Stands.OBJECTION, Stands.DOUBT)
    return Stands.NOTHING if objected and reading.kind in SPIN else stands


def _sent_on_with(reading: Reading, direction: Direction, scenario: Scenario) -> str:
    """The trouble she was referred to a colleague with: her first question to him is about it."""
    sent_to = {part.ref for part in direction.parts if part.cue is Cue.REFER}
    asked = (scenario.problem(act.about.problem) for act in reversed(reading.acts)) if sent_to else ()
    return next((each.id for each in asked if each and each.own_voice and each.owner in sent_to), "")


def _promised(text: str, reading: Reading) -> tuple[str, ...]:
    """What she said she would do, in her words."""
    found = (act.clause.of(text).strip() for act in reading.acts if "promise" in act.flags)
    return tuple(dict.fromkeys(each for each in found if each))


def fold(
    state: State, effects: Iterable[Effect], events: Iterable[Event], tells: Iterable[str], scenario: Scenario
) -> State:
    """The state with these effects, events and told facts in it."""
    before = len(state.told)
    told = (*state.told, *(each for each in dict.fromkeys(tells) if each not in state.told))
    moved = state
    for effect in effects:
        moved = _moved(moved, effect, scenario)
        if effect.name == "recap_right":
            moved = replace(moved, summed=before)
    moved = replace(moved, told=told)
    for event in events:
        moved = _joined(moved, event, scenario) if event.kind == "joined" else _happened(moved, event)
    return moved


def _joined(state: State, event: Event, scenario: Scenario) -> State:
    person = scenario.person(event.ref)
    if person is None or state.has_in_the_room(person.id, scenario):
        return state
    return replace(state, room=(*state.room, Presence(person.id, met(person, state.bruises))))


def _moved(state: State, effect: Effect, scenario: Scenario) -> State:
    """Everyone in the room hears everything; the worst of what a gatekeeper hears gets around."""
    patience = min(MANNERS[scenario.difficulty].patience, max(0, state.patience + effect.patience))
    moved = replace(
        state,
        trust=_within(state.trust + effect.trust),
        patience=patience,
        room=tuple(replace(each, trust=_within(each.trust + effect.trust)) for each in state.room),
        bruises=_bruised(state, effect, scenario),
    )
    special = FOLDS.get(effect.name)
    return special(moved, effect) if special else moved


def _within(trust: int) -> int:
    return min(FULL_TRUST, max(0, trust))


def _bruised(state: State, effect: Effect, scenario: Scenario) -> int:
    if effect.name not in HURTS:
        return state.bruises
    heard = (scenario.buyer.id, *(each.person for each in state.room))
    gossips = any(each.role is Role.GATEKEEPER and each.id in heard for each in scenario.stakeholders)
    return max(MOST_BRUISES, state.bruises + effect.trust) if gossips else state.bruises


def _counted(**by: int) -> Fold:
    def count(state: State, _effect: Effect) -> State:
        counts = replace(state.counts, **{name: getattr(state.counts, name) + step for name, step in by.items()})
        return replace(state, counts=counts)

    return count


def _strand(state: State, problem_id: str, change: Callable[[Strand], Strand]) -> State:
    return replace(state, strands=tuple(change(each) if each.problem == problem_id else each for each in state.strands))


def _objection(state: State, objection_id: str, change: Callable[[Raised], Raised]) -> State:
    changed = tuple(change(each) if each.objection == objection_id else each for each in state.objections)
    return replace(state, objections=changed)


def _worse(strand: Strand, by: float) -> Strand:
    return replace(strand, severity=min(FULL_SEVERITY, strand.severity + by))


def _asked_again(state: State, effect: Effect) -> State:
    return _strand(state, effect.ref, lambda each: replace(_worse(each, ASKED_AGAIN), again=each.again + 1))


def _implied(state: State, effect: Effect) -> State:
    return _strand(state, effect.ref, lambda each: replace(each, implications=each.implications + 1))


def _relieved(state: State, effect: Effect) -> State:
    return _strand(state, effect.ref, lambda each: replace(each, implications=0))


def _met(state: State, effect: Effect) -> State:
    return _strand(state, effect.ref, lambda each: replace(each, met=True))


def _acknowledged(state: State, effect: Effect) -> State:
    return _objection(
        state, effect.ref, lambda each: replace(each, acknowledged=True, hardness=max(0, each.hardness - 1))
    )


def _clarified(state: State, effect: Effect) -> State:
    return _objection(state, effect.ref, lambda each: replace(each, clarified=True, hardness=max(0, each.hardness - 1)))


def _hardened(state: State, effect: Effect) -> State:
    return _objection(state, effect.ref, lambda each: replace(each, hardness=each.hardness + 1))


def _made_good(state: State, _effect: Effect) -> State:
    return replace(state, due=())


def _recalled(state: State, _effect: Effect) -> State:
    return replace(state, agreed="")


def _played_down(state: State, effect: Effect) -> State:
    return replace(state, hinted=state.hinted | {effect.ref})


def _pushed(state: State, effect: Effect) -> State:
    return replace(state, pushed=(*state.pushed, effect.ref))


def _volunteered(state: State, _effect: Effect) -> State:
    return replace(state, volunteered=state.volunteered + 1)


FOLDS: Mapping[str, Fold] = {
    "opening": _counted(openings=1),
    "information": _counted(information=1),
    "situation_vague": _counted(vague=1),
    "feature": _counted(features=1),
    "feature_many": _counted(features=1),
    "pressure": _counted(pressure=1),
    "proposal": _counted(proposals=1),
    "problem_same": _asked_again,
    "implication_new": _implied,
    "implication_told": _implied,
    "implication_many": _implied,
    "need_payoff_ripe": _relieved,
    "need_payoff_soft": _relieved,
    "need_payoff_unsolvable": _relieved,
    "need_payoff_told": _relieved,
    "benefit": _met,
    "acknowledge": _acknowledged,
    "clarify": _clarified,
    "defend": _hardened,
    "traded": _clarified,
    "promise_kept": _made_good,
    "promise_forgotten": _made_good,
    "step_recalled": _recalled,
    "volunteered": _volunteered,
    "asked_why": _pushed,
    "caveat": _pushed,
    "doubted": _pushed,
    "hesitated": _pushed,
    "problem_near": _played_down,
    "problem_played_down": _played_down,
}


def _happened(state: State, event: Event) -> State:
    happen = HAPPENS.get(event.kind)
    return happen(state, event) if happen else state


def _voiced(state: State, event: Event) -> State:
    return _strand(state, event.problem, lambda each: replace(each, stage=Stage.IMPLIED, severity=NODE))


def _developed(state: State, event: Event) -> State:
    def grow(strand: Strand) -> Strand:
        stage = strand.stage if strand.stage is Stage.EXPLICIT else Stage.DEVELOPED
        worse = _worse(strand, QUANTIFIED_NODE if event.quantified else NODE)
        return replace(worse, stage=stage, nodes=(*strand.nodes, event.ref))

    return _strand(state, event.problem, grow)


def _wanted(state: State, event: Event) -> State:
    return _strand(state, event.problem, lambda each: replace(each, stage=Stage.EXPLICIT))


def _paid_off(state: State, event: Event) -> State:
    return _strand(state, event.problem, lambda each: replace(each, payoff=True))


def _objected(state: State, event: Event) -> State:
    return replace(state, objections=(*state.objections, Raised(event.ref, event.cause)))


def _resolved(state: State, event: Event) -> State:
    return _objection(state, event.ref, lambda each: replace(each, resolved=True))


def _committed(state: State, event: Event) -> State:
    return replace(state, commitment=event.level, step=event.ref) if event.level > state.commitment else state


def _signalled(state: State, event: Event) -> State:
    return replace(state, signals=(*state.signals, event.problem))


HAPPENS: Mapping[str, Callable[[State, Event], State]] = {
    "implied": _voiced,
    "consequence": _developed,
    "explicit": _wanted,
    "benefit": _paid_off,
    "objection": _objected,
    "resolved": _resolved,
    "commit": _committed,
    "signal": _signalled,
    "conceded": _resolved,
}
