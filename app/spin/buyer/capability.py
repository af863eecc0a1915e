"""What he makes of the offer: features, advantages, benefits, and what she says back to him."""

from collections.abc import Iterable

from app.spin.acts.act import About, Act, Kind
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue
from app.spin.buyer.gates import MANNERS, RIPE
from app.spin.buyer.objections import provoked, resolving
from app.spin.buyer.state import State, Strand
from app.spin.scenario import Scenario

POINTS_OF_A_SUMMARY = 2


def shown(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """The response to a feature, an advantage or a benefit. It never tells a fact."""
    if act.kind is Kind.FEATURE:
        return _feature(place, state, scenario)
    met = _want_met(act, state) if act.kind is Kind.BENEFIT else None
    if met is None:
        return _advantage(act, place, state, scenario)
    if met.met:
        return _with(saying(Cue.CONFIRM, "benefit_again", place, about=met.problem), resolving(state, scenario))
    return _with(saying(Cue.SUPPORT, "benefit", place, about=met.problem), resolving(state, scenario))


def summed_up(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """The response to a test of understanding or a summary: does it rest on what he said?"""
    if not _rests(act, state, scenario):
        return saying(Cue.CORRECT, "recap_wrong", place)
    fresh = len(state.told) - state.summed
    needed = 1 if act.kind is Kind.TESTING else POINTS_OF_A_SUMMARY
    recap = saying(Cue.CONFIRM, "recap_right" if fresh >= needed else "recap_again", place)
    return _with(recap, resolving(state, scenario)) if act.kind is Kind.SUMMARY_OF_BENEFITS and state.wants() else recap


def informed(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """The response to plain information: if it has substance it opens him, and may answer an objection."""
    if not act.hits and act.about == About():
        return saying(Cue.WAIT, "statement", place)
    return _with(saying(Cue.WAIT, "information", place), resolving(state, scenario))


def is_polite(state: State, scenario: Scenario) -> bool:
    """Whether he lets a boast or a feature pass without a word: in the first words, where he is not difficult."""
    return state.turns == 0 and not MANNERS[scenario.difficulty].wary


def _feature(place: int, state: State, scenario: Scenario) -> Answer:
    if state.counts.features < MANNERS[scenario.difficulty].features:
        return saying(Cue.WAIT if is_polite(state, scenario) else Cue.SHRUG, "feature", place)
    return _with(saying(Cue.SHRUG, "feature_many", place), provoked("feature", state, scenario))


def _advantage(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    if state.wants():
        fits = act.about.problem in state.voiced()
        return _with(saying(Cue.SHRUG, "advantage", place), resolving(state, scenario) if fits else Answer())
    shrug = saying(Cue.SHRUG, "advantage_unasked", place)
    grave = any(each.severity >= RIPE for each in state.strands)
    return shrug if grave else _with(shrug, provoked("advantage", state, scenario))


def _want_met(act: Act, state: State) -> Strand | None:
    """The stated want that this benefit answers: the one named, else the first unanswered, else any."""
    wants = state.wants()
    if act.about.problem:
        return state.strand(act.about.problem) if act.about.problem in wants else None
    stated = [each for each in state.strands if each.problem in wants]
    return next((each for each in stated if not each.met), stated[0] if stated else None)


def _rests(act: Act, state: State, scenario: Scenario) -> bool:
    """Whether what the recap names has been told or was in the briefing; of a summary only its problem is asked."""
    public = {fact.id for fact in scenario.facts if fact.public}
    # "The night shift does 31 hours more" is about the hours; that it also names the shifts must not make it wrong.
    meant = act.about.consequence or act.about.fact
    named = [meant] if meant and act.kind is Kind.TESTING else []
    known: Iterable[bool] = (each in state.told or each in public for each in named)
    voiced = not act.about.problem or act.about.problem in state.voiced()
    return bool(state.told or named) and voiced and all(known)


def _with(first: Answer, then: Answer) -> Answer:
    return Answer(
        (*first.parts, *then.parts), first.tells, (*first.events, *then.events), (*first.effects, *then.effects)
    )
