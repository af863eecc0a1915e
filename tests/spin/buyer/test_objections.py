"""Objections: what causes them, what softens, hardens and resolves them."""

from dataclasses import replace

from app.spin.acts.act import About, Act, Kind
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import Raised, Stage, Strand, start
from tests.spin.buyer.worlds import ask, buyer, did, objection, play, reading, small_world

WORLD = replace(
    small_world(),
    objections=(objection("price", "price"), objection("value", "value"), objection("boss", "authority")),
)
WANTED = Strand("stops", Stage.EXPLICIT, 3.5, ("stops.effect1", "stops.effect2"))
BEN = did(Kind.BENEFIT, About("stops"))


def told(*kinds: Kind) -> tuple[Act, ...]:
    return tuple(did(kind) for kind in kinds)


def test_the_third_feature_raises_the_price() -> None:
    state, directions = play(WORLD, *[ask(Kind.FEATURE)] * 4)
    assert [each.parts[0].cue for each in directions] == [Cue.WAIT, Cue.SHRUG, Cue.OBJECT, Cue.SHRUG]
    raised = directions[2].events[0]
    assert (raised.kind, raised.ref, raised.cause) == ("objection", "price", "feature")
    assert (directions[2].effects[1].trust, directions[2].effects[1].patience) == (-2, -3)
    assert state.objections == (Raised("price", "feature"),)


def test_three_features_in_one_turn_do_too() -> None:
    state, _ = play(WORLD, reading(*told(Kind.FEATURE, Kind.FEATURE, Kind.FEATURE)))
    assert state.objections == (Raised("price", "feature"),)


def test_an_advantage_without_a_want_raises_value() -> None:
    state, directions = play(WORLD, ask(Kind.ADVANTAGE))
    assert state.objections == (Raised("value", "advantage"),)
    assert sum(each.trust for each in directions[0].effects) == -2


def test_an_advantage_after_a_stated_want_does_not() -> None:
    state, _ = play(WORLD, ask(Kind.ADVANTAGE), state=buyer(WORLD, WANTED))
    assert state.objections == ()


def test_a_benefit_nobody_asked_for_is_an_advantage() -> None:
    state, directions = play(WORLD, reading(BEN))
    assert state.objections == (Raised("value", "advantage"),)
    assert "advantage_unasked" in {each.name for each in directions[0].effects}


def test_a_benefit_for_a_stated_want_is_supported_once() -> None:
    state, directions = play(WORLD, reading(BEN), reading(BEN), state=buyer(WORLD, WANTED))
    assert [each.parts[0].cue for each in directions] == [Cue.SUPPORT, Cue.CONFIRM]
    assert state.trust == 60 + 4


def test_understanding_softens_a_question_opens_and_a_fit_resolves() -> None:
    begun = replace(buyer(WORLD, WANTED), objections=(Raised("price", "feature"),))
    handled = reading(*told(Kind.ACKNOWLEDGE, Kind.CLARIFY))
    state, directions = play(WORLD, handled, reading(BEN), state=begun)
    assert [(part.cue, part.ref) for part in directions[0].parts] == [(Cue.CLARIFIED, "price")]
    assert [part.cue for part in directions[1].parts] == [Cue.RESOLVE]
    assert [(each.kind, each.ref) for each in directions[1].events] == [("resolved", "price")]
    assert state.objections[0].resolved
    assert state.trust == 60 + 1 + 3 + 4


def test_a_payoff_question_resolves_what_was_understood() -> None:
    clarified = Raised("value", "advantage", hardness=0, clarified=True)
    begun = replace(buyer(WORLD, replace(WANTED, stage=Stage.DEVELOPED)), objections=(clarified,))
    state, directions = play(WORLD, ask(Kind.NEED_PAYOFF, "stops"), state=begun)
    assert [part.cue for part in directions[0].parts] == [Cue.RESOLVE, Cue.TELL]
    assert state.objections[0].resolved


def test_words_without_substance_resolve_nothing() -> None:
    begun = replace(buyer(WORLD), objections=(Raised("price", "feature", hardness=0, clarified=True),))
    empty, _ = play(WORLD, reading(did(Kind.INFORMATION, rule="")), state=begun)
    proof, _ = play(WORLD, reading(did(Kind.INFORMATION)), state=begun)
    assert (empty.objections[0].resolved, proof.objections[0].resolved) == (False, True)


def test_a_fit_before_the_question_resolves_nothing() -> None:
    begun = replace(buyer(WORLD, WANTED), objections=(Raised("price", "feature"),))
    state, _ = play(WORLD, reading(BEN), reading(*told(Kind.INFORMATION)), state=begun)
    assert not state.objections[0].resolved


def test_arguing_hardens() -> None:
    begun = replace(buyer(WORLD), objections=(Raised("price", "feature"),))
    state, directions = play(WORLD, ask(Kind.DEFEND), state=begun)
    assert directions[0].parts[0].cue is Cue.ANNOYED
    assert state.objections[0].hardness == 2
    assert (state.trust, state.patience) == (54, 95)


def test_a_discount_costs_respect() -> None:
    begun = replace(buyer(WORLD), objections=(Raised("price", "feature"),))
    state, directions = play(WORLD, ask(Kind.CONCEDE), state=begun)
    assert directions[0].parts[0].cue is Cue.THANKS
    assert state.trust == 58


def test_understanding_pays_once_for_each_objection() -> None:
    begun = replace(buyer(WORLD), objections=(Raised("price", "feature"),))
    state, _ = play(WORLD, *[ask(Kind.ACKNOWLEDGE)] * 5, state=begun)
    assert state.trust == 61


def test_asking_for_worries_brings_out_what_he_kept() -> None:
    state, directions = play(WORLD, ask(Kind.CHECK), ask(Kind.CHECK))
    assert directions[0].parts[0] == directions[1].parts[0]
    assert directions[0].events[0].cause == ""
    assert state.objections == (Raised("boss"),)


def test_asking_for_worries_when_there_are_none() -> None:
    _, directions = play(small_world(), ask(Kind.CHECK))
    assert [part.cue for part in directions[0].parts] == [Cue.NOTHING_MORE]


def test_what_the_offer_cannot_do_comes_first_once_he_wants_it() -> None:
    problems = (replace(WORLD.problems[0], solvable=False), WORLD.problems[1])
    world = replace(WORLD, problems=problems, objections=(*WORLD.objections, objection("gap", "capability")))
    _, early = play(world, ask(Kind.CHECK))
    _, late = play(world, ask(Kind.CHECK), state=buyer(world, WANTED))
    assert (early[0].parts[0].ref, late[0].parts[0].ref) == ("boss", "gap")


def test_words_without_an_objection_move_nothing() -> None:
    for kind in (Kind.ACKNOWLEDGE, Kind.CLARIFY, Kind.DEFEND):
        state, _ = play(WORLD, ask(kind))
        assert state.trust == start(WORLD).trust


def test_who_lets_an_objection_go_does_not_ask_what_is_meant_in_the_same_breath() -> None:
    raised = Raised("price", hardness=0, acknowledged=True, clarified=True)
    state = replace(buyer(WORLD, trust=70), objections=(raised,), turns=3)
    turn = reading(did(Kind.INFORMATION), did(Kind.CLARIFY))
    assert [part.cue for part in direct(state, turn, WORLD).parts] == [Cue.RESOLVE]
