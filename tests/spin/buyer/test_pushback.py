"""What he pushes back though he gives: a question why, a caveat, a doubt, a hesitation."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind, Reading, Stands
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.gates import AT_EASE, MANNERS, PUSHES_APART, STANDS_BY, WON
from app.spin.buyer.pushback import PUSHBACKS
from app.spin.buyer.resistance import gives_all_the_same, resists
from app.spin.buyer.state import Stage, State, Strand
from app.spin.scenario import Difficulty, Scenario
from tests.spin.buyer.worlds import after, ask, buyer, cues, did, play, reading, small_world

WORDS = {cue.value: (f"[{cue.value} 1]", f"[{cue.value} 2]") for cue in PUSHBACKS}


def worded(difficulty: Difficulty = Difficulty.MIDDLE) -> Scenario:
    world = small_world(difficulty)
    return replace(world, lines={**world.lines, **WORDS})


WORLD = worded()
VOICED = Strand("stops", Stage.IMPLIED, 1.0)
WANTED = Strand("stops", Stage.EXPLICIT, 4.0, ("stops.effect1", "stops.effect2"))
NUMBER = ask(Kind.IMPLICATION, "stops", "stops.effect2")
BENEFIT = reading(did(Kind.BENEFIT, About("stops")))
GUARDED = ask(Kind.SITUATION, fact_id="budget")
STEP = reading(did(Kind.PROPOSAL, About(step="data")))


def calm(*strands: Strand, trust: int, told: tuple[str, ...] = ()) -> State:
    return replace(buyer(WORLD, *strands, trust=trust, told=told), calm=PUSHES_APART)


@pytest.mark.parametrize(
    ("state", "turn", "expected"),
    [
        (calm(VOICED, trust=STANDS_BY - 1), NUMBER, [Cue.TELL, Cue.CAVEAT]),
        (calm(VOICED, trust=STANDS_BY), NUMBER, [Cue.TELL]),
        (calm(WANTED, trust=80), BENEFIT, [Cue.SUPPORT, Cue.DOUBT]),
        (calm(trust=80), GUARDED, [Cue.WHY, Cue.TELL]),
        (calm(trust=20), GUARDED, [Cue.GUARD]),
        (calm(WANTED, trust=AT_EASE - 1, told=("director",)), STEP, [Cue.HESITATE, Cue.AGREE]),
        (calm(WANTED, trust=AT_EASE, told=("director",)), STEP, [Cue.AGREE]),
    ],
)
def test_he_pushes_back_where_there_is_an_occasion(state: State, turn: Reading, expected: list[Cue]) -> None:
    assert cues(direct(state, turn, WORLD)) == expected


@pytest.mark.parametrize("turn", [NUMBER, BENEFIT, GUARDED, STEP])
def test_it_takes_nothing_from_what_he_gives(turn: Reading) -> None:
    state = calm(replace(WANTED, nodes=("stops.effect1",)), trust=57, told=("director",))
    silent, spoken = direct(state, turn, small_world()), direct(state, turn, WORLD)
    assert (silent.tells, silent.events) == (spoken.tells, spoken.events)
    assert [part for part in spoken.parts if part.cue not in PUSHBACKS] == list(silent.parts)
    assert not resists(silent)
    assert gives_all_the_same(spoken)
    named = [each for each in spoken.effects if each.name in PUSHBACKS.values()]
    assert [(each.trust, each.patience) for each in named] == [(0, 0)]


def test_each_once_and_none_right_after_he_resisted() -> None:
    state, (first, second) = play(WORLD, BENEFIT, BENEFIT, state=calm(WANTED, trust=70))
    assert Cue.DOUBT in cues(first)
    assert Cue.DOUBT not in cues(second)
    assert state.pushed == ("doubt",)
    assert cues(direct(replace(calm(trust=80), calm=PUSHES_APART - 1), GUARDED, WORLD)) == [Cue.TELL]


@pytest.mark.parametrize("level", Difficulty)
def test_a_level_has_its_number_of_them(level: Difficulty) -> None:
    spent = tuple(cue.value for cue in PUSHBACKS if cue is not Cue.WHY)[: MANNERS[level].pushbacks]
    state = replace(calm(trust=WON - 8), pushed=spent)
    assert (Cue.WHY in cues(direct(state, GUARDED, worded(level)))) is (len(spent) < MANNERS[level].pushbacks)


def test_who_has_won_him_over_meets_one_less() -> None:
    twice = replace(calm(trust=WON), pushed=("caveat", "doubt"))
    assert cues(direct(twice, GUARDED, WORLD)) == [Cue.TELL]
    assert cues(direct(replace(twice, trust=WON - 1), GUARDED, WORLD)) == [Cue.WHY, Cue.TELL]


@pytest.mark.parametrize(("before", "hesitates"), [(Cue.SHRUG, True), (Cue.DOUBT, False)])
def test_who_has_just_shrugged_may_hesitate_and_who_has_just_doubted_does_not(before: Cue, *, hesitates: bool) -> None:
    state = replace(calm(WANTED, trust=AT_EASE - 1, told=("director",)), calm=0, cues=(before,))
    assert (Cue.HESITATE in cues(direct(state, STEP, WORLD))) is hesitates


def test_to_ask_where_a_hedged_figure_comes_from_takes_it_up() -> None:
    state = replace(calm(trust=60), cues=(Cue.TELL, Cue.CAVEAT), buyer_said="Some 40 hours. Roughly.")
    asked = direct(state, reading(did(Kind.SITUATION, None, "source")), WORLD)
    assert cues(asked) == [Cue.SOURCE]
    assert "pushback_met" in [each.name for each in asked.effects]


def test_without_words_for_it_he_pushes_nothing_back() -> None:
    assert cues(direct(calm(trust=80), GUARDED, small_world())) == [Cue.TELL]


def test_a_doubt_taken_up_wins_trust_and_one_passed_is_named() -> None:
    state, _ = play(WORLD, BENEFIT, state=calm(WANTED, trust=70))
    assert state.stands is Stands.DOUBT
    heard = direct(state, reading(did(Kind.ACKNOWLEDGE)), WORLD)
    passed = direct(state, ask(Kind.PROBLEM, "paperwork"), WORLD)
    assert ("pushback_met", 2) in [(each.name, each.trust) for each in heard.effects]
    assert ("doubt_passed", 0) in [(each.name, each.trust) for each in passed.effects]


def test_asked_what_lies_behind_a_doubt_he_says_it() -> None:
    state, _ = play(WORLD, BENEFIT, state=calm(WANTED, trust=70))
    asked = reading(did(Kind.CLARIFY))
    answer = direct(state, asked, WORLD)
    assert cues(answer) == [Cue.CLARIFIED]
    assert "doubt_explained" in [each.name for each in answer.effects]
    assert after(state, asked, answer, WORLD).trust > state.trust
