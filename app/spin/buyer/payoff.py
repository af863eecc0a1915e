"""What an opened question on value brings out: the want, what meeting it would bring, and what lies beyond."""

from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue, Event, Part
from app.spin.buyer.gates import RIPE
from app.spin.buyer.state import State, Strand
from app.spin.buyer.telling import releasing
from app.spin.scenario import Problem


def wanted(problem: Problem, strand: Strand, place: int) -> Answer:
    """He says what he wants; where the offer cannot give it, that too."""
    event = Event("explicit", problem.want.id, problem.id)
    if not problem.solvable:
        told = releasing(problem.want, "need_payoff_unsolvable", place, (event,), about=problem.id)
        return Answer((*told.parts, Part(Cue.UNSOLVABLE)), told.tells, told.events, told.effects)
    name = "need_payoff_ripe" if strand.severity >= RIPE else "need_payoff_soft"
    return releasing(problem.want, name, place, (event,), about=problem.id)


def paid_off(problem: Problem, strand: Strand, place: int, state: State) -> Answer:
    """He says what the thing he wants would bring, then what nobody has seen yet."""
    if not problem.solvable:
        return saying(Cue.UNSOLVABLE, "need_payoff_told", place, about=problem.id)
    beyond = problem.beyond
    if strand.payoff and beyond and beyond.id not in state.told and strand.severity >= RIPE:
        return releasing(beyond, "need_payoff_beyond", place, (Event("fact", beyond.id),), about=problem.id)
    if strand.payoff:
        return saying(Cue.NOTHING_MORE, "need_payoff_told", place, about=problem.id)
    event = Event("benefit", problem.payoff.id, problem.id)
    name = "need_payoff_ripe" if strand.severity >= RIPE else "need_payoff_soft"
    return releasing(problem.payoff, name, place, (event,), about=problem.id)
