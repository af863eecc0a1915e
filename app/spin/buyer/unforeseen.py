"""The answer to a question that the scenario did not foresee, or that could mean anything."""

from app.spin.acts.act import Act
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue
from app.spin.buyer.gates import VAGUE_ANSWERS
from app.spin.buyer.room import referred
from app.spin.buyer.state import State
from app.spin.buyer.telling import is_open, telling
from app.spin.scenario import Disclosure, Scenario


def unforeseen(act: Act, place: int, cue: Cue = Cue.NOT_MINE) -> Answer:
    """He does not know it, unless the briefing says it or he was asked before."""
    if "public" in act.flags:
        return saying(Cue.PUBLIC, "situation_public", place)
    if "repeated" in act.flags:
        return saying(Cue.REPEATED, "situation_repeated", place)
    return saying(cue, "situation_unforeseen", place)


def of_another(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """He cannot say what somebody else thinks; of an absent person he says that she would have to ask him."""
    person = scenario.person(act.about.person)
    if person is None or not person.referral or state.has_in_the_room(person.id, scenario):
        return unforeseen(act, place)
    return referred(person.id, "referred", place)


def unclear(act: Act, place: int, state: State) -> Answer:
    """He asks what is meant, or once troubles are on the table does not know; after his refusal she is insisting."""
    if Cue.GUARD in state.cues:
        return saying(Cue.GUARD, "hidden_guarded", place)
    return unforeseen(act, place, Cue.NOT_MINE if state.voiced() else Cue.WHICH)


def in_general(act: Act, place: int, state: State, scenario: Scenario) -> Answer:
    """A question after everything and nothing: the first time he begins somewhere, then he asks what is meant.

    Once troubles are on the table he takes it for a question on them that he cannot answer.
    """
    unsure = "unsure" in act.flags and "general" not in act.flags
    if unsure or state.counts.vague >= VAGUE_ANSWERS:
        return unclear(act, place, state)
    waiting = [each for each in scenario.facts if each.required and not each.public and each.id not in state.told]
    ready = [each for each in waiting if each.disclosure is Disclosure.OPEN and is_open(each, state, scenario)]
    return telling(ready[0], "situation_vague", place) if ready else unforeseen(act, place, Cue.WHICH)
