"""What holds in any talk whatever: nothing leaks, nothing overflows, nothing is said that the scenario lacks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spin.acts.act import SPIN, Act, Kind, Reading, Stands
from app.spin.buyer.direct import direct, question_of
from app.spin.buyer.direction import Cue, Direction
from app.spin.buyer.growth import fold
from app.spin.buyer.stands import places_of
from app.spin.buyer.state import Stage, State, start
from app.spin.buyer.telling import connects, is_open, voices, wants
from app.spin.buyer.thread import thread_of
from app.spin.scenario import Difficulty, Disclosure, Scenario
from tests.spin.buyer.talks import large_world, turns
from tests.spin.buyer.worlds import after

WORLDS = {each: large_world(each) for each in Difficulty}
WORLD = WORLDS[Difficulty.EASY]
SILENT = tuple(kind for kind in Kind if kind not in SPIN)
QUICK = settings(max_examples=80)
OBJECTIONS = {each.id for each in WORLD.objections}
STEPS = {each.id for each in WORLD.ladder}
REFERS: dict[Cue, set[str]] = {
    Cue.TELL: set(WORLD.every_fact()),
    Cue.REPEATED: {"", *WORLD.every_fact()},
    Cue.HINT: {each.id for each in WORLD.problems},
    Cue.OBJECT: OBJECTIONS,
    Cue.RESOLVE: OBJECTIONS,
    Cue.CLARIFIED: {"", *OBJECTIONS},  # a mere doubt is explained without one
    Cue.AGREE: STEPS,
    Cue.COUNTER: STEPS,
}


def steps(world: Scenario, talk: list[Reading]) -> list[tuple[State, Act | None, Direction]]:
    """For each turn: the buyer as he was when he came to answer, the act he answered, and what he did."""
    state, found = start(world), []
    for turn in talk:
        direction = direct(state, turn, world)
        place = question_of(turn)
        before = [each for each in direction.effects if place is None or each.act < place or each.name == "stacked"]
        act = None if place is None else turn.acts[place]
        found.append((fold(state, before, (), (), world), act, direction))
        state = after(state, turn, direction, world)
    return found


def gate_is_open(fact_id: str, state: State, act: Act, world: Scenario) -> bool:
    """The table of gates once more, written from the outside."""
    places = places_of(world)
    if fact_id not in places:
        fact = next(each for each in world.facts if each.id == fact_id)
        # What is open to all may also come out beside a trouble, or when another person is asked for; what he guards
        # where a trouble is asked of it: "Have you tried anything to fix it?"
        guarded = (Kind.SITUATION, Kind.PROBLEM, Kind.NEED_PAYOFF)
        kinds = SPIN if fact.disclosure is Disclosure.OPEN else guarded
        return act.kind in kinds and not fact.public and is_open(fact, state, world)
    slot, problem_id = places[fact_id]
    strand = state.strand(problem_id)
    assert strand
    asked = act.kind is Kind.PROBLEM
    insists = problem_id in state.hinted or (Cue.HINT in state.cues and problem_id == state.problem)
    connected = connects(state, world, named=bool(act.about.consequence))
    return {
        Stands.IMPLIED: voices(state, world) and (insists if act.kind is Kind.IMPLICATION else asked),
        Stands.CONSEQUENCE: act.kind is Kind.IMPLICATION and strand.voiced and connected,
        Stands.WANT: act.kind is Kind.NEED_PAYOFF and wants(strand, state, world),
        Stands.BENEFIT: act.kind is Kind.NEED_PAYOFF and strand.stage is Stage.EXPLICIT,
    }[slot]


@pytest.mark.parametrize("difficulty", list(Difficulty))
@QUICK
@given(data=st.data())
def test_a_fact_is_told_only_through_its_open_gate(difficulty: Difficulty, data: st.DataObject) -> None:
    world = WORLDS[difficulty]
    for state, act, direction in steps(world, data.draw(turns(world))):
        for fact_id in direction.tells:
            assert act is not None
            assert fact_id not in state.told
            assert gate_is_open(fact_id, state, act, world)


@QUICK
@given(turns(WORLD, SILENT))
def test_without_a_question_nothing_is_ever_told(talk: list[Reading]) -> None:
    for _, _, direction in steps(WORLD, talk):
        assert direction.tells == ()
        assert Cue.TELL not in {part.cue for part in direction.parts}


@QUICK
@given(turns(WORLD))
def test_any_talk_keeps_within_its_bounds(talk: list[Reading]) -> None:
    state = start(WORLD)
    full = state.patience
    for turn in talk:
        direction = direct(state, turn, WORLD)
        state = after(state, turn, direction, WORLD)
        assert 0 <= state.trust <= 100
        assert 0 <= state.patience <= full
        assert all(0 <= each.severity <= 5 for each in state.strands)
        assert len(set(state.told)) == len(state.told)
        assert len({each.objection for each in state.objections}) == len(state.objections)
        assert thread_of(state, WORLD).told == frozenset(state.told)


@QUICK
@given(turns(WORLD))
def test_what_he_says_exists_and_does_not_contradict_itself(talk: list[Reading]) -> None:
    told: set[str] = set()
    for _, _, direction in steps(WORLD, talk):
        told |= set(direction.tells)
        cues = [part.cue for part in direction.parts]
        assert 1 <= len(cues) == len(set(cues)) <= 3
        for part in direction.parts:
            assert part.ref in REFERS.get(part.cue, {""})
            assert part.cue is not Cue.TELL or part.ref in told
        assert not {Cue.AGREE, Cue.COUNTER} & set(cues) or not {Cue.ANNOYED, Cue.WARN, Cue.REFUSE, Cue.OBJECT} & set(
            cues
        )
        assert not {Cue.SUPPORT, Cue.OBJECT} <= set(cues)
        assert direction.ends is None or (len(cues), direction.tells) == (1, ())


@QUICK
@given(turns(WORLD))
def test_every_event_is_spoken_and_every_effect_names_its_act(talk: list[Reading]) -> None:
    for turn, (_, _, direction) in zip(talk, steps(WORLD, talk), strict=True):
        spoken = {part.ref for part in direction.parts}
        assert set(direction.tells) <= spoken
        for event in direction.events:
            assert event.kind not in ("objection", "resolved", "commit") or event.ref in spoken
        assert all(-1 <= effect.act < len(turn.acts) for effect in direction.effects)
