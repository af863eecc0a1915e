"""Replay: the stored turns alone give back the buyer."""

from hypothesis import given, settings

from app.spin.acts.act import About, Kind, Reading
from app.spin.buyer.direct import direct
from app.spin.buyer.effects import effect
from app.spin.buyer.state import start
from app.spin.practice import replay, trajectory
from tests.spin.buyer.talks import large_world, turns
from tests.spin.buyer.worlds import ask, did, play, reading, recorded, small_world

WORLD = large_world()
SMALL = small_world()


def test_no_turns_is_the_beginning() -> None:
    assert replay(SMALL, ()) == start(SMALL)


@settings(max_examples=80)
@given(turns(WORLD))
def test_replay_gives_the_state_that_grew_turn_by_turn(talk: list[Reading]) -> None:
    state, directions = play(WORLD, *talk)
    assert replay(WORLD, recorded(talk, directions)) == state


def test_the_stored_direction_is_the_only_source() -> None:
    """A record keeps what was decided then, even where today's rules would decide otherwise."""
    talk = [ask(Kind.PROBLEM, "stops")]
    _, (decided,) = play(SMALL, *talk)
    kinder = type(decided)(decided.parts, decided.mood, decided.tells, decided.events, (effect("benefit"),))
    assert replay(SMALL, recorded(talk, [kinder])).trust == start(SMALL).trust + 4


def test_an_unanswered_turn_counts_too() -> None:
    talk = [ask(Kind.SITUATION, fact_id="lines")]
    _, directions = play(SMALL, *talk)
    (turn,) = recorded(talk, directions)
    unanswered = type(turn)(turn.number, turn.text, turn.reading, turn.direction, None)
    state = replay(SMALL, [unanswered])
    assert (state.told, state.buyer_said, state.turns) == (("lines",), "", 1)


def test_a_good_talk_gets_an_advance_and_a_pitch_does_not() -> None:
    dig = [
        reading(did(Kind.OPENING), did(Kind.SITUATION, About(fact="lines"))),
        ask(Kind.SITUATION, fact_id="director"),
        ask(Kind.PROBLEM, "stops"),
        *[ask(Kind.IMPLICATION, "stops")] * 3,
        ask(Kind.NEED_PAYOFF, "stops"),
        reading(did(Kind.SUMMARY)),
        reading(did(Kind.BENEFIT, About("stops"))),
        reading(did(Kind.PROPOSAL, About(step="demo"))),
    ]
    pitch = [*[reading(did(Kind.FEATURE), did(Kind.ADVANTAGE))] * 4, reading(did(Kind.PROPOSAL, About(step="demo")))]
    assert play(SMALL, *dig)[0].commitment == 2
    state, _ = play(SMALL, *pitch)
    assert (state.commitment, state.told) == (0, ())


def test_the_direction_of_a_turn_does_not_depend_on_how_the_state_was_reached() -> None:
    talk = [ask(Kind.PROBLEM, "stops"), ask(Kind.IMPLICATION, "stops")]
    state, directions = play(SMALL, *talk)
    again = replay(SMALL, recorded(talk, directions))
    turn = ask(Kind.NEED_PAYOFF, "stops")
    assert direct(state, turn, SMALL) == direct(again, turn, SMALL)


@settings(max_examples=40)
@given(turns(WORLD))
def test_the_trajectory_is_every_state_on_the_way(talk: list[Reading]) -> None:
    _, directions = play(WORLD, *talk)
    record = recorded(talk, directions)
    states = trajectory(WORLD, record)
    assert list(states) == [replay(WORLD, record[:number]) for number in range(len(record) + 1)]
