"""Troubles played down while trust is young, and how asking on opens them."""

from dataclasses import replace

from app.spin.acts.act import Kind
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from tests.spin.buyer.worlds import ask, buyer, play, small_world

WORLD = small_world()


def test_while_trust_is_young_he_plays_it_down_once() -> None:
    young = buyer(WORLD, trust=47)
    state, (first, then) = play(WORLD, ask(Kind.PROBLEM, "stops"), ask(Kind.PROBLEM, "stops"), state=young)
    assert ([part.cue for part in first.parts], first.tells) == ([Cue.HINT], ())
    assert (then.tells, state.voiced()) == (("stops.voiced",), frozenset({"stops"}))
    assert direct(replace(young, trust=48), ask(Kind.PROBLEM, "stops"), WORLD).tells == ("stops.voiced",)


def test_to_insist_on_what_he_played_down_opens_it() -> None:
    young = buyer(WORLD, trust=47)
    _, (_, then) = play(WORLD, ask(Kind.PROBLEM, "stops"), ask(Kind.IMPLICATION, "stops"), state=young)
    assert then.tells == ("stops.voiced",)
