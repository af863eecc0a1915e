"""How the talk ended and why it came no further: the sentence a manager would write, as keys and ids."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import Kind
from app.spin.buyer.commitment import knows_decider, reach
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import State
from app.spin.scoring.course import Course
from app.spin.scoring.outcome import result_of
from app.spin.scoring.scorecard import Outcome

Why: TypeAlias = Literal[
    "", "pressed", "not_asked", "vague", "objection", "no_problem", "no_want", "no_trust", "no_decider", "too_much",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome; for an Advance the `step` agreed and its turn; else `why` none, and the objection in the way."""

    outcome: Outcome
    step: str = ""
    turn: int = 0
    why: Why = ""
    objection: str = ""


def verdict(course: Course) -> Verdict:
    """The outcome with its step, or what kept it from one."""
    result = result_of(course.tally)
    turn = result.evidence[0].turn if result.evidence else 0
    if result.outcome in ("order", "advance"):
        return Verdict(result.outcome, result.agreed.ref, turn)
    proposed = course.tally.acts(Kind.PROPOSAL)
    asked = proposed[-1] if proposed else None
    if asked is None:
        why: Why = "pressed" if course.tally.acts(Kind.PRESSURE) else "not_asked"
        return Verdict(result.outcome, turn=turn, why=why if course.end.voiced() else _first(why))
    state = course.before(asked.turn.number)
    met = next((part.ref for part in asked.turn.direction.parts if part.cue is Cue.OBJECT), "")
    why = "objection" if met and state.wants() else _why(course, state, vague=not asked.act.about.step)
    return Verdict(result.outcome, turn=asked.turn.number, why=why, objection=met)


def _first(why: Why) -> Why:
    """Where no problem was voiced there was nothing to ask a step for."""
    return "pressed" if why == "pressed" else "no_problem"


def _why(course: Course, state: State, *, vague: bool) -> Why:
    if not state.voiced():
        return "no_problem"
    if not state.wants():
        return "no_want"
    if vague:
        return "vague"
    if reach(state, course.scenario):
        return "too_much"
    return "no_trust" if knows_decider(state, course.scenario) else "no_decider"
