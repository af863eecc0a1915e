"""Which gates are open, and the answer that tells a fact."""

from app.spin.buyer.answer import Answer
from app.spin.buyer.direction import Cue, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import (
    BLIND,
    DISCLOSURE,
    DISCLOSURES,
    MANNERS,
    OPEN_FACT,
    PROBLEM,
    RIPE,
    SOFT,
    UNRIPE_WANT,
    hidden_gate,
)
from app.spin.buyer.room import absent_owner, absent_teller
from app.spin.buyer.state import Stage, State, Strand
from app.spin.scenario import Disclosure, Fact, Heading, Problem, Scenario


def is_open(fact: Fact, state: State, scenario: Scenario) -> bool:
    """Whether a question that names this plain fact brings it out now, from the person it belongs to."""
    state = state.towards(scenario.teller(fact))
    shift = MANNERS[scenario.difficulty].gate
    if fact.disclosure is Disclosure.OPEN:
        return state.trust >= OPEN_FACT + shift
    if fact.disclosure is Disclosure.HIDDEN:
        told_of_herself = DISCLOSURE * min(DISCLOSURES, state.counts.information)
        return state.trust >= hidden_gate(fact) + shift - told_of_herself
    return False


def voices(state: State, scenario: Scenario) -> bool:
    """Whether he speaks of troubles at all."""
    return state.trust >= PROBLEM + MANNERS[scenario.difficulty].gate


def is_frank(state: State, scenario: Scenario) -> bool:
    """Whether he says a trouble at the first asking."""
    return state.trust >= MANNERS[scenario.difficulty].frank


def connects(state: State, scenario: Scenario, *, named: bool) -> bool:
    """Whether he thinks a consequence through with her; a difficult one needs more trust for one unnamed."""
    manner = MANNERS[scenario.difficulty]
    return state.trust >= BLIND + manner.gate + (0 if named else manner.distant)


def wants(strand: Strand, state: State, scenario: Scenario) -> bool:
    """Whether a need-payoff question turns this problem into a want."""
    if strand.severity >= RIPE:
        return strand.voiced
    trusted = state.trust >= UNRIPE_WANT + MANNERS[scenario.difficulty].gate
    return strand.voiced and strand.severity >= SOFT and trusted


def longs_for(problem: Problem | None, strand: Strand | None, state: State, scenario: Scenario) -> bool:
    """Whether he would now say for the first time that he wants this problem solved."""
    if problem is None or strand is None or strand.stage is Stage.EXPLICIT or absent_owner(problem, state, scenario):
        return False
    return wants(strand, state.towards(scenario.teller(problem.want)), scenario)


def is_free(fact: Fact, state: State, scenario: Scenario) -> bool:
    """Whether this is an open fact that is neither told nor in the briefing, and may be told now."""
    untold = fact.id not in state.told and not fact.public and not absent_teller(fact, state, scenario)
    return untold and fact.disclosure is Disclosure.OPEN and is_open(fact, state, scenario)


def is_hidden(fact: Fact) -> bool:
    """Whether he guards this fact."""
    return fact.disclosure is Disclosure.HIDDEN and not fact.public


def telling(fact: Fact, name: str, place: int) -> Answer:
    """A plain fact told, with all that it says about the account."""
    events = [Event("fact", fact.id)]
    if fact.decision:
        events.append(Event("decision", fact.id))
    if fact.person:
        events.append(Event("role", fact.person))
    if fact.heading is Heading.PERSONAL:
        events.append(Event("personal", fact.id))
    return releasing(fact, name, place, tuple(events))


def releasing(fact: Fact, name: str, place: int, events: tuple[Event, ...], about: str = "") -> Answer:
    """A fact told, with these events; `about` is what the effect concerns, the fact itself if empty."""
    return Answer((Part(Cue.TELL, fact.id),), (fact.id,), events, (effect(name, place, about or fact.id),))
