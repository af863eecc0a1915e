"""One meeting after another: what is carried, what is owed, what is bargained for."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind
from app.spin.buyer.direction import Cue
from app.spin.buyer.effects import TABLE
from app.spin.buyer.gates import REMINDS_AFTER, SIGNAL
from app.spin.buyer.objections import reflex
from app.spin.buyer.state import Carried, Presence, Raised, Stage, State, Strand, left_behind, start
from app.spin.practice import replay
from app.spin.scenario import Difficulty, Disclosure, Heading, Scenario
from tests.spin.buyer.worlds import ask, buyer, did, fact, objection, play, reading, recorded, small_world, step

WORLD = small_world()
GROWN = Strand("stops", Stage.EXPLICIT, 4.0, nodes=("stops.effect1",), payoff=True)


def bargaining() -> Scenario:
    demands = (objection("price_cut", "demand"), objection("free_training", "demand"))
    ladder = (step("terms", 1), replace(step("order", 2), order=True))
    return replace(WORLD, number=2, meeting="negotiation", objections=(*WORLD.objections, *demands), ladder=ladder)


def warm(world: Scenario, *objections: Raised) -> State:
    state = buyer(world, GROWN, trust=80, told=("director",))
    return replace(state, room=(Presence("behn", 80),), objections=objections)


def test_most_of_the_trust_all_that_was_told_and_open_objections_carry_over() -> None:
    state = replace(
        buyer(WORLD, GROWN, trust=90, told=("lines", "director")),
        objections=(Raised("price"), Raised("old", resolved=True)),
        promises=("I'll send the figures.",),
    )
    carried = left_behind(state, WORLD)
    began = start(WORLD).trust
    now = start(WORLD, carried)
    assert began < now.trust == began + (90 - began) * 3 // 4
    assert (now.told, now.patience, now.due) == (("lines", "director"), 100, ("I'll send the figures.",))
    open_still = now.open_objection()
    assert open_still is not None
    assert open_still.objection == "price"
    assert now.strand("stops") == GROWN


def test_an_objection_let_go_is_not_raised_again_and_takes_no_other_ones_place() -> None:
    world = replace(WORLD, objections=(objection("boss", "authority"), objection("time", "timing")))
    state = replace(buyer(world, GROWN), objections=(Raised("boss", clarified=True, resolved=True),))
    now = start(world, left_behind(state, world))
    _, (direction,) = play(world, reading(did(Kind.CHECK)), state=now)
    assert [part.ref for part in direction.parts] == ["time"]
    assert reflex(now, world).parts[0].ref == "time"


def test_replay_begins_where_the_meeting_before_ended() -> None:
    carried = Carried(70, ("lines",), (GROWN,))
    talk = [ask(Kind.PROBLEM, "paperwork"), ask(Kind.IMPLICATION, "paperwork")]
    state, directions = play(WORLD, *talk, state=start(WORLD, carried))
    assert replay(WORLD, recorded(talk, directions), carried) == state


def test_to_ask_again_what_an_earlier_meeting_told_costs() -> None:
    state = start(WORLD, Carried(70, ("lines",), ()))
    _, (direction,) = play(WORLD, ask(Kind.SITUATION, fact_id="lines"), state=state)
    assert [each.name for each in direction.effects] == ["turn", "situation_repeated"]


def test_a_promise_nobody_comes_back_to_is_asked_for() -> None:
    state = start(WORLD, Carried(70, (), (), promises=("I'll send the figures.",)))
    silent = [reading(did(Kind.OPENING))] * (REMINDS_AFTER + 1)
    now, directions = play(WORLD, *silent, state=state)
    assert [Cue.REMIND in [part.cue for part in each.parts] for each in directions] == [False] * 3 + [True]
    assert "promise_forgotten" in [each.name for each in directions[-1].effects]
    assert now.due == ()


def test_a_promise_made_good_is_noticed_once() -> None:
    state = start(WORLD, Carried(60, (), (), promises=("I'll send the figures.",)))
    here = reading(did(Kind.INFORMATION, None, "delivers"))
    now, (kept, again) = play(WORLD, here, here, state=state)
    assert "promise_kept" in [each.name for each in kept.effects]
    assert "promise_kept" not in [each.name for each in again.effects]
    assert now.due == ()


def test_to_come_back_to_the_step_agreed_on_is_noticed_once() -> None:
    state = start(WORLD, Carried(60, (), (), step="demo"))
    here = reading(did(Kind.INFORMATION, None, "delivers"))
    now, (back, again) = play(WORLD, here, here, state=state)
    assert ("step_recalled", "demo") in [(each.name, each.ref) for each in back.effects]
    assert "step_recalled" not in [each.name for each in again.effects]
    assert now.agreed == ""


def test_what_she_says_she_will_do_is_remembered_in_her_words() -> None:
    text = "Thank you. I'll send the figures."
    act = replace(did(Kind.INFORMATION, None, "promise"))
    act = replace(act, clause=type(act.clause)(11, len(text)))
    talk = [reading(act)]
    _, directions = play(WORLD, *talk)
    (turn,) = recorded(talk, directions)
    assert replay(WORLD, [replace(turn, text=text)]).promises == ("I'll send the figures.",)


def test_a_demand_is_let_go_of_for_a_trade() -> None:
    world = bargaining()
    state = warm(world, Raised("price_cut"))
    now, (direction,) = play(world, reading(did(Kind.PROPOSAL, None, "traded")), state=state)
    assert [part.cue for part in direction.parts] == [Cue.RESOLVE]
    assert {"resolved", "traded"} <= {event.kind for event in direction.events}
    assert now.open_objection() is None


def test_a_gift_is_taken_and_more_is_asked_for() -> None:
    world = bargaining()
    state = warm(world, Raised("price_cut"))
    now, (direction,) = play(world, reading(did(Kind.CONCEDE)), state=state)
    assert [part.cue for part in direction.parts] == [Cue.MORE]
    assert "conceded" in {event.kind for event in direction.events}
    assert now.open_objection() is None


@pytest.mark.parametrize("kind", [Kind.INFORMATION, Kind.BENEFIT, Kind.SUMMARY_OF_BENEFITS])
def test_a_demand_is_not_argued_away(kind: Kind) -> None:
    world = bargaining()
    state = warm(world, Raised("price_cut", clarified=True, hardness=0))
    now, _ = play(world, reading(did(kind, About("stops"))), state=state)
    assert now.open_objection() is not None


def test_who_is_given_something_before_he_demands_anything_asks_for_more() -> None:
    world, given = bargaining(), reading(did(Kind.CONCEDE))
    _, (bargains,) = play(world, given, state=warm(world))
    _, (thanks,) = play(WORLD, given, state=warm(WORLD))
    assert [part.cue for each in (bargains, thanks) for part in each.parts] == [Cue.MORE, Cue.THANKS]


def test_every_demand_comes_before_the_order_and_the_order_before_one_who_can_sign() -> None:
    world = bargaining()
    order, trade = reading(did(Kind.PROPOSAL, About(step="order"))), reading(did(Kind.PROPOSAL, None, "traded"))
    _, directions = play(world, order, trade, order, trade, order, state=warm(world))
    assert [directions[place].parts[0].ref for place in (0, 2)] == ["price_cut", "free_training"]
    (commit,) = [event for event in directions[-1].events if event.kind == "commit"]
    assert (commit.ref, commit.order, commit.actor) == ("order", True, "buyer")
    alone = replace(warm(world, *(Raised(each.id, resolved=True) for each in world.objections)), room=())
    _, (refused,) = play(world, order, state=alone)
    assert "order" not in [event.ref for event in refused.events]


def test_a_buying_signal_comes_once_for_a_problem_and_is_taken_or_missed() -> None:
    ripe = replace(GROWN, payoff=False)
    state = buyer(WORLD, ripe, trust=SIGNAL + 5)
    for then, name in [(Kind.PROPOSAL, "signal_taken"), (Kind.FEATURE, "signal_missed")]:
        asked = ask(Kind.NEED_PAYOFF, "stops")
        now, (gain, after) = play(WORLD, asked, reading(did(then)), state=state)
        assert gain.parts[-1].cue is Cue.SIGNAL
        assert name in [each.name for each in after.effects]
        assert now.signals == ("stops",)
    _, (cool,) = play(WORLD, ask(Kind.NEED_PAYOFF, "stops"), state=replace(state, trust=SIGNAL - 4))
    assert Cue.SIGNAL not in [part.cue for part in cool.parts]


def test_what_nobody_had_thought_of_comes_last() -> None:
    beyond = fact("stops.beyond", Heading.BENEFIT, Disclosure.UNKNOWN)
    world = replace(WORLD, problems=(replace(WORLD.problems[0], beyond=beyond), WORLD.problems[1]))
    grown = Strand("stops", Stage.DEVELOPED, 4.0)
    asked = ask(Kind.NEED_PAYOFF, "stops")
    _, directions = play(world, asked, asked, asked, asked, state=buyer(world, grown, trust=50))
    assert [each.tells for each in directions] == [("stops.want",), ("stops.payoff",), ("stops.beyond",), ()]


def test_only_an_easy_buyer_names_a_trouble_unasked() -> None:
    asked = [ask(Kind.SITUATION, fact_id="lines"), ask(Kind.SITUATION, fact_id="vendor")]
    for level in Difficulty:
        world = small_world(level)
        state, directions = play(world, *asked, state=buyer(world, trust=60))
        hinted = [part.ref for each in directions for part in each.parts if part.cue is Cue.HINT]
        assert hinted == (["stops"] if level is Difficulty.EASY else [])
        assert state.voiced() == frozenset()


def test_every_effect_moves_within_reason() -> None:
    assert all(-40 <= each.trust <= 4 and -12 <= each.patience <= 4 for each in TABLE.values())
