"""What he holds against the offer: what provokes it, what softens, hardens and resolves it."""

from collections.abc import Mapping

from app.spin.acts.act import Kind
from app.spin.buyer.answer import Answer, moving, saying
from app.spin.buyer.bargain import demand
from app.spin.buyer.direction import Cue, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import MANNERS
from app.spin.buyer.state import Stage, State
from app.spin.scenario import Objection, ObjectionKind, Scenario

# What each cause brings up, dearest first (features raise price, advantages value).
PROVOKES: Mapping[str, tuple[ObjectionKind, ...]] = {
    "feature": ("price",),
    "advantage": ("value", "need"),
    "pressure": ("trust", "timing", "authority"),
}
REFLEXES: tuple[ObjectionKind, ...] = ("authority", "switching", "incumbent", "timing", "trust")
# What he says with a reason of his own behind it, though it is no objection.
HELD_BACK = frozenset({Cue.DOUBT, Cue.COUNTER, Cue.STALL, Cue.HESITATE})
UNSOLVED: ObjectionKind = "capability"


def provoked(cause: str, state: State, scenario: Scenario) -> Answer:
    """The objection that this cause brings up, if he has one he has not raised yet."""
    for kind in PROVOKES[cause]:
        objection = _unraised((kind,), state, scenario)
        if objection:
            return _raising(objection, cause)
    return Answer()


def reflex(state: State, scenario: Scenario) -> Answer:
    """The objection he raises unprovoked before a larger step; Answer() where he has had his say."""
    asking = _unraised(("demand",), state, scenario)
    if asking:
        return _raising(asking, "")
    own = sum(each.cause == "" for each in state.objections)
    if own >= MANNERS[scenario.difficulty].reflexes:
        return Answer()
    objection = _true_one(state, scenario)
    return _raising(objection, "") if objection else Answer()


def checked(place: int, state: State, scenario: Scenario) -> Answer:
    """The answer to "what still worries you?": an open objection, else one he has kept to himself, else nothing."""
    still = state.open_objection()
    if still and still.hardness > 0:
        return saying(Cue.OBJECT, "check", place, still.objection)
    objection = _true_one(state, scenario)
    if objection is None:
        return saying(Cue.NOTHING_MORE, "check", place)
    raised = _raising(objection, "")
    return Answer(raised.parts, (), raised.events, (effect("check", place, objection.id),))


def heard(kind: Kind, place: int, state: State) -> Answer:
    """What an acknowledgement, a question behind the objection, a defence or a concession does to it."""
    still = state.open_objection()
    if kind is Kind.ACKNOWLEDGE:
        fresh = still is not None and not still.acknowledged
        return moving("acknowledge" if fresh else "acknowledge_nothing", place, still.objection if still else "")
    if kind is Kind.CONCEDE:
        return saying(Cue.THANKS, "concede", place, about=still.objection if still else "")
    if kind is Kind.DEFEND:
        return saying(Cue.ANNOYED, "defend", place, about=still.objection) if still else moving("defend_nothing", place)
    if still is None:
        return _behind_nothing(place, state)
    if still.clarified:
        return saying(Cue.NOTHING_MORE, "clarify_nothing", place)
    return saying(Cue.CLARIFIED, "clarify", place, still.objection)


def _behind_nothing(place: int, state: State) -> Answer:
    """The answer where no objection is open: what made him doubt or hold back just now, or he asks what she means."""
    if HELD_BACK & set(state.cues):
        return saying(Cue.CLARIFIED, "doubt_explained", place)
    return saying(Cue.WHICH, "clarify_nothing", place)


def resolving(state: State, scenario: Scenario) -> Answer:
    """He lets the open objection go if she understood it before she answered it; a demand takes more than that."""
    still = state.open_objection()
    if still is None or not still.clarified or demand(state, scenario):
        return Answer()
    return Answer((Part(Cue.RESOLVE, still.objection),), (), (Event("resolved", still.objection),))


def _true_one(state: State, scenario: Scenario) -> Objection | None:
    """A real worry of his: first something he wants that the offer cannot do, then his reflexes."""
    unsolved = {each.id for each in scenario.problems if not each.solvable}
    wanted = {each.problem for each in state.strands if each.stage is Stage.EXPLICIT}
    kinds = ("demand", UNSOLVED, *REFLEXES) if unsolved & wanted else ("demand", *REFLEXES)
    return _unraised(kinds, state, scenario)


def _unraised(kinds: tuple[ObjectionKind, ...], state: State, scenario: Scenario) -> Objection | None:
    raised = {each.objection for each in state.objections}
    left = [each for each in scenario.objections if each.kind in kinds and each.id not in raised]
    return min(left, key=lambda each: kinds.index(each.kind), default=None)


def _raising(objection: Objection, cause: str) -> Answer:
    return Answer((Part(Cue.OBJECT, objection.id),), (), (Event("objection", objection.id, cause=cause),))
