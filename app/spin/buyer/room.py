"""Who is in the room, who comes in, and which of them answers."""

from collections.abc import Sequence

from app.spin.acts.act import Act, Reading
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import ASKED_IN, MANNERS
from app.spin.buyer.state import State
from app.spin.scenario import Fact, Problem, Scenario, Stakeholder


def called(act: Act, state: State, scenario: Scenario) -> Stakeholder | None:
    """The person this act asks into the room; None if it asks for nobody, or for somebody who is there already."""
    if "bring_in" not in act.flags or not act.about.person:
        return None
    person = scenario.person(act.about.person)
    return None if person is None or state.has_in_the_room(person.id, scenario) else person


def asked_in(person: Stakeholder, place: int, state: State, scenario: Scenario) -> Answer:
    """He comes if he may and the buyer trusts her with him; else not now."""
    if not person.joins or state.trust < ASKED_IN + MANNERS[scenario.difficulty].gate:
        return saying(Cue.NOT_NOW, "not_now", place, about=person.id)
    events = (Event("joined", person.id), Event("role", person.id))
    return Answer((Part(Cue.JOIN, person.id),), (), events, (effect("asked_in", place, person.id),))


def referred(person: str, name: str, place: int) -> Answer:
    """Only somebody who is not here could answer: the buyer says who."""
    return Answer((Part(Cue.REFER, person),), (), (), (effect(name, place, person),))


def absent_teller(fact: Fact, state: State, scenario: Scenario) -> str:
    """Id of the absent person who alone can tell this fact; empty where somebody here can."""
    return "" if state.has_in_the_room(scenario.teller(fact), scenario) else fact.by


def absent_owner(problem: Problem, state: State, scenario: Scenario) -> str:
    """Id of the absent person who alone can speak of this problem; empty where somebody here can."""
    there = not problem.own_voice or state.has_in_the_room(problem.owner, scenario)
    return "" if there else problem.owner


def speaker_of(parts: Sequence[Part], reading: Reading, state: State, scenario: Scenario) -> str:
    """Who says these parts: whose matter they are, else whom she called by name, else who spoke last; empty: the buyer.

    Nobody says what he has no words of his own for; then the buyer speaks.
    """
    tellers = {teller for part in parts if (teller := _teller(part, scenario))} or {reading.to or state.speaker}
    person = scenario.person(tellers.pop()) if len(tellers) == 1 else None
    if person is None or person.id == scenario.buyer.id or not state.has_in_the_room(person.id, scenario):
        return ""
    return person.id if all(_has_words(person, part, scenario) for part in parts) else ""


def arriving(speaker: str, state: State, scenario: Scenario) -> tuple[Part, ...]:
    """The greeting of a person who speaks for the first time; empty where he has spoken before or has none."""
    person = scenario.person(speaker) if speaker else None
    if person is None or "arrive" not in person.lines or person.id in state.heard:
        return ()
    return (Part(Cue.ARRIVE),)


def _teller(part: Part, scenario: Scenario) -> str:
    """The one whose matter this part is; empty for words that anybody could say."""
    match part.cue:
        case Cue.TELL | Cue.REPEATED:
            fact = scenario.every_fact().get(part.ref)
            return scenario.teller(fact) if fact else ""
        case Cue.HINT:
            problem = scenario.problem(part.ref)
            return problem.owner if problem and problem.own_voice else scenario.buyer.id
        case Cue.OBJECT | Cue.RESOLVE | Cue.AGREE | Cue.COUNTER | Cue.REFER | Cue.JOIN | Cue.SIGNAL | Cue.REMIND:
            return scenario.buyer.id
        case _:
            return ""


def _has_words(person: Stakeholder, part: Part, scenario: Scenario) -> bool:
    # To say his last words once more nobody needs words of his own.
    return part.cue is Cue.AGAIN or part.cue.value in person.lines or _teller(part, scenario) == person.id
