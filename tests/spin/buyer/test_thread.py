"""What the reader of acts learns of the talk so far."""

from dataclasses import replace

import pytest

from app.spin.acts.act import Kind, Reading, Stands
from app.spin.buyer.state import Raised, Stage, Strand, start
from app.spin.buyer.thread import thread_of
from tests.spin.buyer.worlds import ask, buyer, play, small_world

WORLD = small_world()
GRAVE = Strand("stops", Stage.DEVELOPED, 3.5, ("stops.effect1",))


def test_at_the_beginning_nothing_stands() -> None:
    thread = thread_of(start(WORLD), WORLD)
    assert (thread.stands, thread.problem, thread.turns, thread.buyer_said) == (Stands.NOTHING, "", 0, "")
    assert thread.public == {"plants"}
    assert {topic.kind for topic in thread.topics} == {"problem", "consequence", "fact", "person", "step"}


@pytest.mark.parametrize(
    ("turns", "stands", "problem"),
    [
        ([ask(Kind.SITUATION, fact_id="lines")], Stands.FACT, ""),
        ([ask(Kind.PROBLEM, "paperwork")], Stands.IMPLIED, "paperwork"),
        ([ask(Kind.SITUATION, "paperwork")], Stands.IMPLIED, "paperwork"),
        ([ask(Kind.IMPLICATION, "stops")], Stands.CONSEQUENCE, "stops"),
        ([ask(Kind.NEED_PAYOFF, "stops")], Stands.WANT, "stops"),
        ([ask(Kind.NEED_PAYOFF, "stops")] * 2, Stands.BENEFIT, "stops"),
        ([ask(Kind.FEATURE)] * 3, Stands.OBJECTION, ""),
        ([ask(Kind.PROBLEM, "paperwork"), ask(Kind.SITUATION, fact_id="lines")], Stands.FACT, "paperwork"),
        ([ask(Kind.PROBLEM, "paperwork"), ask(Kind.INFORMATION)], Stands.IMPLIED, "paperwork"),
    ],
)
def test_what_he_voiced_last_stands(turns: list[Reading], stands: Stands, problem: str) -> None:
    state, _ = play(WORLD, *turns, state=buyer(WORLD, GRAVE))
    thread = thread_of(state, WORLD)
    assert (thread.stands, thread.problem) == (stands, problem)


def test_a_resolved_objection_no_longer_stands() -> None:
    begun = replace(buyer(WORLD), objections=(Raised("price", clarified=True),), stands=Stands.OBJECTION)
    state, _ = play(WORLD, ask(Kind.INFORMATION), state=begun)
    assert thread_of(state, WORLD).stands is Stands.FACT


def test_voiced_problems_wants_and_facts_are_known() -> None:
    turns = [ask(Kind.PROBLEM, "paperwork"), ask(Kind.NEED_PAYOFF, "stops")]
    state, _ = play(WORLD, *turns, state=buyer(WORLD, GRAVE))
    thread = thread_of(state, WORLD)
    assert (thread.voiced, thread.wants) == (frozenset({"stops", "paperwork"}), frozenset({"stops"}))
    assert thread.told == {"paperwork.voiced", "stops.want"}
    assert (len(thread.seller_said), thread.turns, thread.buyer_said) == (2, 2, "tell")


def test_an_objection_stands_no_longer_once_she_has_asked_for_other_things() -> None:
    objected = replace(buyer(WORLD), stands=Stands.OBJECTION, objections=(Raised("price"),))
    asked, _ = play(WORLD, ask(Kind.SITUATION), state=objected)
    nodded, _ = play(WORLD, ask(Kind.ACKNOWLEDGE), state=objected)
    assert (asked.stands, nodded.stands) == (Stands.NOTHING, Stands.OBJECTION)
