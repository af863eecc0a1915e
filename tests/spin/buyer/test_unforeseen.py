"""What he says to a question nobody foresaw: something that answers it, and never a trouble out of the blue."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Part
from app.spin.buyer.state import Stage, State, Strand
from tests.spin.buyer.worlds import ask, buyer, cues, did, play, reading, small_world

WORLD = small_world()
VOICED = Strand("stops", Stage.IMPLIED, 1.0)
QUIET, TROUBLED = buyer(WORLD), replace(buyer(WORLD, VOICED), problem="stops", cues=(Cue.TELL,))


@pytest.mark.parametrize(("state", "cue"), [(QUIET, Cue.WHICH), (TROUBLED, Cue.NOT_MINE)])
@pytest.mark.parametrize("kind", [Kind.PROBLEM, Kind.IMPLICATION, Kind.NEED_PAYOFF])
def test_words_of_which_nobody_knows_what_they_ask_bring_up_no_trouble(kind: Kind, state: State, cue: Cue) -> None:
    if kind is Kind.IMPLICATION:
        state = replace(state, problem="", strands=QUIET.strands)
        cue = Cue.WHICH
    direction = direct(state, reading(did(kind, None, "unsure")), WORLD)
    assert (cues(direction), direction.tells) == ([cue], ())
    assert {each.name for each in direction.effects} == {"turn", "situation_unforeseen"}


def test_a_vague_question_opens_what_he_has_just_hinted_at_if_it_asks_for_troubles_at_all() -> None:
    hinted = replace(QUIET, problem="stops", cues=(Cue.HINT,))
    assert direct(hinted, ask(Kind.PROBLEM), WORLD).tells == ("stops.voiced",)
    assert direct(hinted, reading(did(Kind.PROBLEM, None, "unsure")), WORLD).tells == ()


def test_a_guarded_fact_asked_for_beside_a_trouble_is_guarded() -> None:
    tried = ask(Kind.PROBLEM, "stops", fact_id="budget")
    assert cues(direct(replace(TROUBLED, trust=40), tried, WORLD)) == [Cue.GUARD]
    assert direct(replace(TROUBLED, trust=80), tried, WORLD).tells == ("budget",)


def test_a_question_that_perhaps_asks_for_value_names_the_area_where_nothing_is_said_yet() -> None:
    direction = direct(QUIET, reading(did(Kind.NEED_PAYOFF, About("stops"), "unsure")), WORLD)
    assert cues(direction) == [Cue.HINT]
    assert cues(direct(QUIET, ask(Kind.NEED_PAYOFF, "stops"), WORLD)) == [Cue.PREMATURE]


def test_why_not_after_a_refusal_is_refused_again() -> None:
    asked, insisted = ask(Kind.SITUATION, fact_id="budget"), reading(did(Kind.SITUATION, None, "unsure"))
    _, directions = play(WORLD, asked, insisted, state=buyer(WORLD, trust=40))
    assert [cues(each) for each in directions] == [[Cue.GUARD], [Cue.GUARD]]


def test_what_he_has_just_told_he_does_not_tell_to_a_question_beside_it() -> None:
    beside = ask(Kind.SITUATION, "stops")
    assert cues(direct(TROUBLED, beside, WORLD)) == [Cue.NOTHING_MORE]
    later = replace(TROUBLED, cues=(Cue.WAIT,))
    assert direct(later, beside, WORLD).parts[0].ref == "stops.voiced"


def test_what_happens_when_it_stops_is_answered_with_the_fact_it_names() -> None:
    direction = direct(QUIET, ask(Kind.IMPLICATION, "stops", fact_id="lines"), WORLD)
    assert direction.tells == ("lines",)
    assert cues(direct(QUIET, ask(Kind.IMPLICATION, "stops"), WORLD)) == [Cue.NO_PROBLEM]


def test_how_somebody_else_sees_it_is_for_him_to_say() -> None:
    behn = replace(WORLD.stakeholders[1], referral=("Ask Behn.",))
    world = replace(WORLD, stakeholders=(WORLD.stakeholders[0], behn))
    asked = reading(did(Kind.PROBLEM, About(person="behn"), "unsure"))
    known = replace(QUIET, told=("director",))
    assert direct(known, asked, world).parts[0] == Part(Cue.REFER, "behn")
    assert cues(direct(known, asked, WORLD)) == [Cue.NOT_MINE]


def test_a_trouble_asked_of_a_guarded_fact_is_guarded_too() -> None:
    assert cues(direct(replace(QUIET, trust=40), ask(Kind.PROBLEM, fact_id="budget"), WORLD)) == [Cue.GUARD]
    assert cues(direct(QUIET, ask(Kind.PROBLEM, fact_id="lines"), WORLD)) == [Cue.NOTHING_THERE]


def test_a_word_of_another_trouble_does_not_turn_an_unclear_question_to_it() -> None:
    both = buyer(WORLD, VOICED, Strand("paperwork", Stage.IMPLIED, 1.0))
    standing = replace(both, problem="paperwork", cues=(Cue.TELL,))
    unclear = reading(did(Kind.IMPLICATION, About("stops", "stops.effect1"), "unsure"))
    assert cues(direct(standing, unclear, WORLD)) == [Cue.NOT_MINE]
    assert direct(standing, ask(Kind.IMPLICATION, "stops", "stops.effect1"), WORLD).tells == ("stops.effect1",)


def test_how_things_go_as_a_whole_is_told_whatever_it_is_read_as() -> None:
    assert direct(QUIET, reading(did(Kind.IMPLICATION, None, "general")), WORLD).tells == ("lines",)
    assert direct(QUIET, reading(did(Kind.SITUATION, None, "general", "unsure")), WORLD).tells == ("lines",)


def test_what_another_would_like_is_for_him_to_say() -> None:
    behn = replace(WORLD.stakeholders[1], referral=("Ask Behn.",))
    world = replace(WORLD, stakeholders=(WORLD.stakeholders[0], behn))
    asked = reading(did(Kind.NEED_PAYOFF, About(person="behn")))
    assert direct(replace(QUIET, told=("director",)), asked, world).parts[0] == Part(Cue.REFER, "behn")


def test_what_names_something_of_the_account_is_no_small_talk() -> None:
    later = replace(QUIET, turns=3)
    assert cues(direct(later, reading(did(Kind.OTHER, About("stops"))), WORLD)) == [Cue.NOT_MINE]
    assert cues(direct(later, reading(did(Kind.OTHER)), WORLD)) == [Cue.CHAT]


def test_what_lies_behind_nothing_he_asks_back() -> None:
    assert cues(direct(QUIET, ask(Kind.CLARIFY), WORLD)) == [Cue.WHICH]


def test_a_plain_fact_named_where_the_chain_is_told_is_the_answer() -> None:
    told = ("stops.voiced", "stops.effect1", "stops.effect2", "stops.effect3")
    grave = buyer(WORLD, Strand("stops", Stage.DEVELOPED, 4.0, told[1:]), told=told)
    asked = ask(Kind.IMPLICATION, "stops", fact_id="lines")
    assert direct(grave, asked, WORLD).tells == ("lines",)
    assert cues(direct(grave, ask(Kind.IMPLICATION, "stops"), WORLD)) == [Cue.NOTHING_MORE]


def test_a_consequence_of_another_trouble_is_near_where_one_is_told_already() -> None:
    """“I have told you of no problem” would be untrue."""
    direction = direct(TROUBLED, ask(Kind.IMPLICATION, "paperwork"), WORLD)
    assert (cues(direction), direction.parts[0].ref) == ([Cue.HINT], "paperwork")
