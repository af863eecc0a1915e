"""The buyer's inner state: what the stored directions have made of him so far."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from app.spin.acts.act import Kind, Reading, Stands
from app.spin.buyer.direction import Cue, Direction, Effect, Ending, Event
from app.spin.buyer.gates import FULL_SEVERITY, MANNERS, STARTING_TRUST
from app.spin.buyer.stands import standing
from app.spin.scenario import Scenario

FULL_TRUST = 100
ASKED_AGAIN = 0.5
NODE = 1.0
QUANTIFIED_NODE = 1.5


class Stage(StrEnum):
    """How far a problem has grown in the buyer's mind."""

    LATENT = "latent"
    IMPLIED = "implied"
    DEVELOPED = "developed"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True)
class Strand:
    """One problem as he sees it: `severity` 0-5, `nodes` the consequences told, `implications` since the last payoff.

    `again` counts further problem questions on it; `met` whether a benefit has answered its want.
    """

    problem: str
    stage: Stage = Stage.LATENT
    severity: float = 0.0
    nodes: tuple[str, ...] = ()
    again: int = 0
    implications: int = 0
    payoff: bool = False
    met: bool = False

    @property
    def voiced(self) -> bool:
        """Whether he has spoken of it."""
        return self.stage is not Stage.LATENT


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection he has raised: `hardness` 1 is a reflex, 0 or less is soft, more is real."""

    objection: str
    cause: str = ""
    hardness: int = 1
    acknowledged: bool = False
    clarified: bool = False
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How often the seller did what is rationed."""

    situation: int = 0
    vague: int = 0
    openings: int = 0
    information: int = 0
    features: int = 0
    pressure: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """The buyer before a turn. `trust` is 0-100, `patience` 0 to that of the difficulty.

    `stands` and `problem` are what he spoke of last, `cues` what he did last; `commitment` is the highest
    level agreed to, `step` its id; `summed` is how many facts were told when she last summed up rightly.
    """

    trust: int
    patience: int
    strands: tuple[Strand, ...]
    told: tuple[str, ...] = ()
    counts: Counts = Counts()
    objections: tuple[Raised, ...] = ()
    stands: Stands = Stands.NOTHING
    problem: str = ""
    cues: tuple[Cue, ...] = ()
    commitment: int = 0
    step: str = ""
    summed: int = 0
    ended: Ending | None = None
    seller_said: tuple[str, ...] = ()
    buyer_said: str = ""
    turns: int = 0

    def strand(self, problem_id: str) -> Strand | None:
        """What he has of this problem, None if the account has no such problem."""
        return next((each for each in self.strands if each.problem == problem_id), None)

    def open_objection(self) -> Raised | None:
        """The objection raised last that is not let go."""
        return next((each for each in reversed(self.objections) if not each.resolved), None)

    def need(self) -> float:
        """The weight of the problems he wants solved: the sum of their severities."""
        return sum(each.severity for each in self.strands if each.stage is Stage.EXPLICIT)

    def voiced(self) -> frozenset[str]:
        """Ids of the problems he has spoken of."""
        return frozenset(each.problem for each in self.strands if each.voiced)

    def wants(self) -> frozenset[str]:
        """Ids of the problems he has said he wants solved."""
        return frozenset(each.problem for each in self.strands if each.stage is Stage.EXPLICIT)


Fold: TypeAlias = Callable[[State, Effect], State]


def start(scenario: Scenario) -> State:
    """The buyer at the beginning of the meeting."""
    strands = tuple(Strand(each.id) for each in scenario.problems)
    return State(STARTING_TRUST[scenario.buyer.role], MANNERS[scenario.difficulty].patience, strands)


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
        stands=state.stands if stands is Stands.NOTHING else stands,
        problem=problem or state.problem,
        cues=tuple(part.cue for part in direction.parts),
        ended=direction.ends or state.ended,
        seller_said=(*state.seller_said, text),
        buyer_said=reply_text,
        turns=state.turns + 1,
    )


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
        moved = _happened(moved, event)
    return moved


def _moved(state: State, effect: Effect, scenario: Scenario) -> State:
    trust = min(FULL_TRUST, max(0, state.trust + effect.trust))
    patience = min(MANNERS[scenario.difficulty].patience, max(0, state.patience + effect.patience))
    moved = replace(state, trust=trust, patience=patience)
    special = FOLDS.get(effect.name)
    return special(moved, effect) if special else moved


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


HAPPENS: Mapping[str, Callable[[State, Event], State]] = {
    "implied": _voiced,
    "consequence": _developed,
    "explicit": _wanted,
    "benefit": _paid_off,
    "objection": _objected,
    "resolved": _resolved,
    "commit": _committed,
}
