"""Commitment: agreed within reach, a smaller step offered above it, a phrase for a vague wish."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind, Reading
from app.spin.buyer.commitment import agreed_in, reach
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import Raised, Stage, State, Strand
from app.spin.scenario import Difficulty, Scenario
from tests.spin.buyer.worlds import ask, buyer, did, objection, play, reading, small_world, step

WORLD = replace(
    small_world(), ladder=tuple(step(name, n) for n, name in enumerate(("data", "demo", "pilot", "trial"), 1))
)
STOPS = Strand("stops", Stage.EXPLICIT, 4.0)
PAPERWORK = Strand("paperwork", Stage.EXPLICIT, 4.0)


def proposal(step_id: str = "", person: str = "") -> Reading:
    return reading(did(Kind.PROPOSAL, About(person=person, step=step_id)))


def warm(trust: int, *strands: Strand, told: tuple[str, ...] = ("director",), world: Scenario = WORLD) -> State:
    return buyer(world, *strands, trust=trust, told=told)


@pytest.mark.parametrize(
    ("trust", "strands", "level"),
    [
        (44, (STOPS,), 0),
        (45, (replace(STOPS, severity=3.0),), 1),
        (45, (replace(STOPS, severity=2.5),), 0),
        (52, (STOPS,), 2),
        (60, (STOPS,), 2),
        (60, (STOPS, PAPERWORK), 3),
        (70, (STOPS, PAPERWORK), 4),
        (90, (replace(STOPS, stage=Stage.DEVELOPED),), 0),
    ],
)
def test_trust_and_stated_need_set_the_reach(trust: int, strands: tuple[Strand, ...], level: int) -> None:
    assert reach(warm(trust, *strands), WORLD) == level


def test_a_larger_step_needs_the_decider_known() -> None:
    assert reach(warm(90, STOPS, PAPERWORK, told=()), WORLD) == 1


def test_difficulty_shifts_the_reach() -> None:
    def at(difficulty: Difficulty) -> int:
        world = replace(WORLD, difficulty=difficulty)
        return reach(warm(60, STOPS, PAPERWORK, world=world), world)

    assert [at(each) for each in Difficulty] == [3, 3, 2]


def test_within_reach_he_agrees_to_act_by_a_date() -> None:
    state, (direction,) = play(WORLD, proposal("demo"), state=warm(60, STOPS))
    assert [(part.cue, part.ref) for part in direction.parts] == [(Cue.AGREE, "demo")]
    (event,) = direction.events
    assert (event.kind, event.actor, event.action, event.when, event.level) == (
        "commit",
        "buyer",
        "does demo",
        "by Thursday",
        2,
    )
    assert (state.commitment, state.step) == (2, "demo")


def test_above_reach_he_offers_the_highest_step_within() -> None:
    state, (direction,) = play(WORLD, proposal("trial"), state=warm(60, STOPS))
    assert [(part.cue, part.ref) for part in direction.parts] == [(Cue.COUNTER, "demo")]
    assert state.commitment == 2


def test_a_named_person_is_specific_enough_for_an_offer() -> None:
    _, (direction,) = play(WORLD, proposal(person="behn"), state=warm(60, STOPS))
    assert direction.parts[0].cue is Cue.COUNTER


@pytest.mark.parametrize("turn", [proposal(), proposal("trial")])
def test_vague_or_with_nothing_in_reach_he_puts_her_off(turn: Reading) -> None:
    state, (direction,) = play(WORLD, turn, state=warm(40))
    assert [part.cue for part in direction.parts] == [Cue.STALL]
    assert [each.kind for each in direction.events] == ["continuation"]
    assert state.commitment == 0


def test_a_vague_wish_is_put_off_even_by_a_warm_buyer() -> None:
    _, (direction,) = play(WORLD, proposal(), state=warm(90, STOPS, PAPERWORK))
    assert direction.parts[0].cue is Cue.STALL


def test_an_open_objection_stands_in_the_way_until_it_is_soft() -> None:
    hard = replace(warm(60, STOPS), objections=(Raised("price", "feature"),))
    _, (blocked,) = play(WORLD, proposal("data"), state=hard)
    assert [part.cue for part in blocked.parts] == [Cue.OBJECT]
    assert [each.kind for each in blocked.events] == ["continuation"]
    soft = replace(hard, objections=(Raised("price", "feature", hardness=0, acknowledged=True),))
    _, (agreed,) = play(WORLD, proposal("data"), state=soft)
    assert agreed.parts[0].cue is Cue.AGREE


@pytest.mark.parametrize(("difficulty", "first"), [("easy", Cue.AGREE), ("middle", Cue.OBJECT), ("hard", Cue.OBJECT)])
def test_before_a_larger_step_a_reflex_comes_up(difficulty: Difficulty, first: Cue) -> None:
    world = replace(WORLD, difficulty=Difficulty(difficulty), objections=(objection("boss", "authority"),))
    handled = reading(did(Kind.ACKNOWLEDGE), did(Kind.CLARIFY))
    state = warm(75, STOPS, PAPERWORK, world=world)
    state, directions = play(world, proposal("demo"), handled, proposal("demo"), state=state)
    assert directions[0].parts[0].cue is first
    assert directions[2].parts[0].cue in (Cue.AGREE, Cue.CONFIRM)
    assert state.commitment == 2


def test_what_is_agreed_is_confirmed_and_not_agreed_twice() -> None:
    _, directions = play(WORLD, proposal("demo"), proposal("demo"), state=warm(60, STOPS))
    assert directions[1].parts[0].cue is Cue.CONFIRM
    assert directions[1].events == ()


def test_he_does_not_offer_less_than_he_has_agreed_to() -> None:
    state, directions = play(WORLD, proposal("demo"), proposal("trial"), state=warm(60, STOPS))
    assert directions[1].parts[0].cue is Cue.REFUSE
    assert not directions[1].events
    assert (state.commitment, state.step) == (2, "demo")


def test_after_a_commitment_a_question_that_is_none_of_the_four_is_no_goodbye() -> None:
    agreed, _ = play(WORLD, proposal("demo"), state=warm(60, STOPS))
    assert direct(agreed, reading(did(Kind.OTHER)), WORLD).parts[0].cue is Cue.GOODBYE
    assert direct(agreed, reading(did(Kind.OTHER, None, "unsure")), WORLD).parts[0].cue is not Cue.GOODBYE


def test_who_is_asked_why_he_offers_less_says_why() -> None:
    countered = replace(warm(60, STOPS), cues=(Cue.COUNTER,))
    assert direct(countered, reading(did(Kind.CLARIFY)), WORLD).parts[0].cue is Cue.CLARIFIED


def test_a_check_after_a_proposal_belongs_to_it() -> None:
    turn = reading(did(Kind.PROPOSAL, About(step="demo")), did(Kind.CHECK))
    _, (direction,) = play(WORLD, turn, state=warm(60, STOPS))
    assert direction.parts[0].cue is Cue.AGREE


def test_an_annoyed_or_pressed_buyer_agrees_to_nothing() -> None:
    asked = did(Kind.PROPOSAL, About(step="demo"))
    for kind, expected in ((Kind.DISPARAGE, [Cue.ANNOYED, Cue.STALL]), (Kind.PRESSURE, [Cue.WARN])):
        state, (direction,) = play(WORLD, reading(did(kind), asked), state=warm(80, STOPS))
        assert [part.cue for part in direction.parts] == expected
        assert [each.kind for each in direction.events] == ["continuation"]
        assert state.commitment == 0


def test_a_statement_takes_leave_after_a_commitment_and_only_then() -> None:
    thanks = reading(did(Kind.ACKNOWLEDGE), did(Kind.OTHER))
    state, directions = play(WORLD, thanks, proposal("demo"), thanks, state=warm(60, STOPS))
    assert [each.ends for each in directions] == [None, None, "goodbye"]
    assert directions[2].parts[0].cue is Cue.GOODBYE
    assert state.ended == "goodbye"


def test_a_statement_takes_leave_only_right_after_the_commitment() -> None:
    tells = ask(Kind.INFORMATION)
    question = ask(Kind.SITUATION, fact_id="lines")
    _, at_once = play(WORLD, proposal("demo"), tells, state=warm(60, STOPS))
    _, later = play(WORLD, proposal("demo"), question, tells, state=warm(60, STOPS))
    assert (at_once[-1].ends, later[-1].ends) == ("goodbye", None)


def test_thanks_and_a_promise_right_after_the_commitment_take_leave() -> None:
    promises = reading(did(Kind.PROPOSAL, None, "promise"), did(Kind.INFORMATION))
    _, (_, leaving) = play(WORLD, proposal("demo"), promises, state=warm(60, STOPS))
    assert leaving.ends == "goodbye"
    _, (_, climbing) = play(WORLD, proposal("data"), proposal("demo"), state=warm(60, STOPS))
    assert climbing.ends is None


def test_a_question_after_a_commitment_goes_on() -> None:
    _, directions = play(WORLD, proposal("demo"), ask(Kind.SITUATION, fact_id="lines"), state=warm(60, STOPS))
    assert directions[1].tells == ("lines",)


def test_what_is_agreed_is_the_highest_step_as_in_the_state() -> None:
    assert agreed_in(()) == ""
    state, directions = play(WORLD, proposal("data"), proposal("demo"), proposal("data"), state=warm(60, STOPS))
    assert [agreed_in(directions[:place]) for place in range(4)] == ["", "data", "demo", "demo"]
    assert state.step == "demo"
