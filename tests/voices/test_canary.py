"""Nothing leaves before it is earned: the canary of a fact is in no request before the turn that released it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import pytest

from app.content.scenario.library import Authored
from app.spin.acts.act import Kind, Language, Reading
from app.spin.acts.classify import classify
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import State
from app.spin.buyer.thread import thread_of
from app.spin.scenario import Difficulty, Scenario
from tests.fair.attacks import attacks
from tests.kept import book, library
from tests.spin.buyer.worlds import ask, did, reading, small_world
from tests.voices.canaries import Cage, Played, cage, play

BOOK = book()
SCENARIOS = library().scenarios
CAREFUL: tuple[Reading, ...] = (
    reading(did(Kind.OPENING)),
    ask(Kind.SITUATION, fact_id="lines"),
    ask(Kind.SITUATION, fact_id="budget"),
    ask(Kind.SITUATION, fact_id="plants"),
    ask(Kind.PROBLEM, "paperwork"),
    ask(Kind.PROBLEM, "stops"),
    ask(Kind.IMPLICATION, "stops", "stops.effect2"),
    ask(Kind.IMPLICATION, "stops"),
    ask(Kind.SITUATION, fact_id="lines"),
    ask(Kind.NEED_PAYOFF, "stops"),
    ask(Kind.SITUATION, fact_id="director"),
    ask(Kind.SITUATION, fact_id="vendor"),
    reading(did(Kind.CLARIFY)),
    reading(did(Kind.PROPOSAL)),
)
RUDE: tuple[Reading, ...] = (
    reading(did(Kind.DISPARAGE)),
    reading(did(Kind.DISPARAGE)),
    reading(did(Kind.DISPARAGE)),
    ask(Kind.SITUATION, "paperwork"),
    ask(Kind.PROBLEM, "paperwork"),
    reading(did(Kind.FEATURE)),
    reading(did(Kind.FEATURE)),
    reading(did(Kind.FEATURE)),
    reading(did(Kind.FEATURE)),
    reading(did(Kind.CLARIFY)),
    reading(did(Kind.PROPOSAL)),
    reading(did(Kind.PRESSURE)),
    reading(did(Kind.PRESSURE)),
    reading(did(Kind.UNETHICAL)),
)


def leaks(given: Cage, played: list[Played]) -> Iterator[str]:
    """What stood in a request that must not stand there."""
    released: set[str] = set()
    for number, turn in enumerate(played, 1):
        released |= {
            given.freed[part.cue, part.ref] for part in turn.direction.parts if (part.cue, part.ref) in given.freed
        }
        released |= {given.manners[each] for each in (turn.direction.speaker,) if each}
        locked = {given.facts[each] for each in given.facts if each not in turn.told}
        locked |= {*given.freed.values(), *given.manners.values()} - released
        yield from (f"turn {number}: {each}" for each in (*locked, *given.never) if each in turn.sent)


def small_practice(language: Language, readings: tuple[Reading, ...]) -> tuple[Cage, list[Played]]:
    given, queue = cage(small_world(language=language)), list(readings)
    return given, play(given, [f"turn {number}" for number in range(len(queue))], lambda *_: queue.pop(0))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("readings", [CAREFUL, RUDE], ids=["careful", "rude"])
def test_no_request_of_a_whole_practice_holds_what_is_not_earned(
    readings: tuple[Reading, ...], language: Language
) -> None:
    given, played = small_practice(language, readings)
    assert list(leaks(given, played)) == []


def test_what_is_earned_is_in_the_request() -> None:
    """Else the test above would prove nothing."""
    given, played = small_practice("en", CAREFUL)
    told = {each for turn in played for each in turn.direction.tells}
    assert len(told) >= 6
    for turn in played:
        assert all(given.facts[each] in turn.sent for each in turn.direction.tells)
    given, played = small_practice("en", RUDE)
    hints = [(turn, part) for turn in played for part in turn.direction.parts if part.cue is Cue.HINT]
    assert hints
    assert all(given.freed[part.cue, part.ref] in turn.sent for turn, part in hints)
    assert any(part.cue is Cue.OBJECT for turn in played for part in turn.direction.parts)


def test_the_alarm_rings_when_one_fact_too_many_is_sent() -> None:
    given, played = small_practice("en", CAREFUL)
    early = [replace(turn, sent=turn.sent + given.facts["budget"]) for turn in played[:1]]
    assert list(leaks(given, early)) == [f"turn 1: {given.facts['budget']}"]


def said_in(meeting: Scenario, name: str) -> list[str]:
    """A talk of this meeting with an attack after every second turn."""
    tricks = cycle(each.text for each in attacks() if each.language == meeting.language)
    said: list[str] = []
    for number, text in enumerate(meeting.talks[name].turns):
        said += [text, next(tricks)] if number % 2 else [text]
    return said


def played_in(meeting: Scenario, name: str) -> tuple[Cage, list[Played]]:
    """That talk, played in the meeting with canaries."""
    given = cage(meeting)

    def read(text: str, state: State) -> Reading:
        return classify(text, thread_of(state, given.scenario), BOOK, given.scenario.language)

    return given, play(given, said_in(meeting, name), read)


@pytest.mark.parametrize("level", Difficulty)
@pytest.mark.parametrize("authored", SCENARIOS.values(), ids=list(SCENARIOS))
def test_no_account_leaks_on_any_level_and_under_attack(authored: Authored, level: Difficulty) -> None:
    given, played = played_in(authored.scenario.meeting_at(1, level), "strong")
    assert list(leaks(given, played)) == []
    assert any(turn.direction.tells for turn in played)


@pytest.mark.parametrize("authored", SCENARIOS.values(), ids=list(SCENARIOS))
def test_no_account_leaks_to_a_weak_seller_nor_in_a_later_meeting(authored: Authored) -> None:
    for meeting in (authored.scenario, *authored.scenario.later):
        given, played = played_in(meeting, "weak" if "weak" in meeting.talks else "middle")
        assert list(leaks(given, played)) == []
