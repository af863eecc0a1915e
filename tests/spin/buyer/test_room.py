"""People in the room: who comes in, who answers, who hears, and what gets around."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Flag, Kind, Reading
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue
from app.spin.buyer.gates import MOST_BRUISES, STARTING_TRUST
from app.spin.buyer.state import Presence, Stage, Strand, start
from app.spin.buyer.thread import thread_of
from app.spin.scenario import Difficulty, Disclosure, Heading, Role, Scenario, Stakeholder
from tests.spin.buyer.worlds import buyer, did, fact, general_lines, play, reading, small_world

OWN = {name: (f"[weber {name} 1]", f"[weber {name} 2]") for name in ("arrive", "wait", "not_mine", "guard", "shrug")}
WEBER = Stakeholder(
    "weber", "Ines Weber", "Shift leader", Role.USER, "blunt", ("weber",),
    joins=True, lines=OWN, referral=("Ask Weber.",), fetched=("I'll get Weber.",),
)  # fmt: skip
NOLL = Stakeholder("noll", "Udo Noll", "Purchasing", Role.GATEKEEPER, "stiff", ("noll",), joins=True, lines=OWN)


def world() -> Scenario:
    """The small account with a shift leader who alone knows the night shift, and a purchaser who can come in."""
    small = small_world()
    night = replace(fact("night", Heading.SITUATION), by="weber")
    secret = replace(fact("quota", Heading.SITUATION, Disclosure.HIDDEN), by="weber")
    paperwork = replace(small.problems[1], owner="weber", own_voice=True)
    paperwork = replace(paperwork, voiced=replace(paperwork.voiced, by="weber"))
    return replace(
        small,
        stakeholders=(*small.stakeholders, WEBER, NOLL),
        facts=(*small.facts, night, secret),
        problems=(small.problems[0], paperwork),
    )


WORLD = world()
COME_IN = reading(did(Kind.PROPOSAL, About(person="weber"), "bring_in"))
NIGHT = reading(did(Kind.SITUATION, About(fact="night")))


def called(person: str, *turn: Reading) -> Reading:
    return replace(turn[0], to=person)


def test_what_only_somebody_else_can_tell_is_told_by_him_alone() -> None:
    _, (refused,) = play(WORLD, NIGHT, state=buyer(WORLD, trust=90))
    assert ([part.cue for part in refused.parts], refused.tells) == ([Cue.REFER], ())
    state, (_, told) = play(WORLD, COME_IN, NIGHT, state=buyer(WORLD, trust=60))
    assert (told.tells, told.speaker) == (("night",), "weber")
    assert [part.cue for part in told.parts] == [Cue.ARRIVE, Cue.TELL]
    assert "night" in state.told


def test_asked_by_name_how_his_work_goes_he_tells_what_is_his_to_tell() -> None:
    asked = called("weber", reading(did(Kind.PROBLEM, None, "unsure", "general")))
    _, (_, told, again) = play(WORLD, COME_IN, asked, asked, state=buyer(WORLD, trust=60))
    assert (told.tells, told.speaker) == (("night",), "weber")
    assert again.tells == ()


def test_what_she_asked_before_she_asked_him_in_waits_too() -> None:
    both = reading(*NIGHT.acts, did(Kind.OTHER, About(person="weber"), "bring_in"))
    _, (fetching, told) = play(WORLD, both, NIGHT, state=buyer(WORLD, trust=60))
    assert ([part.cue for part in fetching.parts], fetching.tells) == ([Cue.JOIN], ())
    assert told.tells == ("night",)


def test_what_she_asks_while_he_fetches_somebody_waits() -> None:
    both = reading(did(Kind.OTHER, About(person="weber"), "bring_in"), *NIGHT.acts)
    _, (fetching, told) = play(WORLD, both, NIGHT, state=buyer(WORLD, trust=60))
    assert ([part.cue for part in fetching.parts], fetching.tells) == ([Cue.JOIN], ())
    assert (told.tells, told.speaker) == (("night",), "weber")


def test_whom_he_says_to_ask_is_offered_until_she_has_answered() -> None:
    state, _ = play(WORLD, NIGHT, state=buyer(WORLD, trust=90))
    assert thread_of(state, WORLD).offered == "weber"
    state, _ = play(WORLD, reading(did(Kind.OTHER)), state=state)
    assert thread_of(state, WORLD).offered == ""


def test_the_trouble_she_is_sent_on_with_is_the_one_she_speaks_of_next() -> None:
    paperwork = WORLD.problems[1].id
    asked = reading(did(Kind.PROBLEM, About(problem=paperwork)))
    state, (sent_on,) = play(WORLD, asked, state=replace(buyer(WORLD, trust=90), problem=WORLD.problems[0].id))
    assert [part.cue for part in sent_on.parts] == [Cue.REFER]
    assert thread_of(state, WORLD).problem == paperwork


def test_he_volunteers_no_trouble_of_somebody_who_could_speak_of_it_himself() -> None:
    easy = replace(WORLD, difficulty=Difficulty.EASY, problems=tuple(reversed(WORLD.problems)))
    lines = reading(did(Kind.SITUATION, About(fact="lines")))
    for room in ((), (COME_IN,)):
        _, directions = play(easy, *room, lines, state=buyer(easy, trust=90))
        assert [part.ref for part in directions[-1].parts if part.cue is Cue.HINT] == ["stops"]


def test_he_comes_only_if_there_is_trust_and_he_may() -> None:
    for trust, person, cue in [(44, "weber", Cue.NOT_NOW), (45, "weber", Cue.JOIN), (90, "behn", Cue.NOT_NOW)]:
        turn = reading(did(Kind.PROPOSAL, About(person=person), "bring_in"))
        state, (direction,) = play(WORLD, turn, state=buyer(WORLD, trust=trust))
        assert [part.cue for part in direction.parts] == [cue]
        assert state.has_in_the_room(person, WORLD) is (cue is Cue.JOIN)


def test_to_ask_for_another_day_is_a_proposal() -> None:
    _, (direction,) = play(WORLD, reading(did(Kind.PROPOSAL, About(person="weber"))), state=buyer(WORLD, trust=90))
    assert Cue.JOIN not in [part.cue for part in direction.parts]


def test_his_own_trust_opens_his_own_facts() -> None:
    quota = reading(did(Kind.SITUATION, About(fact="quota")))
    for his, told in [(54, ()), (55, ("quota",))]:
        state = replace(buyer(WORLD, trust=15 if told else 100), room=(Presence("weber", his),))
        _, (direction,) = play(WORLD, quota, state=state)
        assert direction.tells == told


def test_who_has_just_spoken_says_it_again_and_only_who_has_words_tells_who_he_is() -> None:
    room = (Presence("weber", 50),)
    state = replace(buyer(WORLD), room=room, heard=frozenset({"weber"}), speaker="weber")
    asked: tuple[Flag, ...] = ("again", "stranger")
    directions = [direct(state, reading(did(Kind.OTHER, None, flag)), WORLD) for flag in asked]
    assert [(each.parts[0].cue, each.speaker) for each in directions] == [(Cue.AGAIN, "weber"), (Cue.INTRODUCE, "")]


def test_who_is_called_by_name_answers_what_anybody_could_say() -> None:
    state = replace(buyer(WORLD), room=(Presence("weber", 50),), heard=frozenset({"weber"}))
    _, (plain,) = play(WORLD, reading(did(Kind.FEATURE)), state=state)
    _, (named,) = play(WORLD, called("weber", reading(did(Kind.FEATURE))), state=state)
    assert (plain.speaker, named.speaker) == ("", "weber")


def test_the_one_asked_leaves_it_to_the_one_whose_matter_it_is() -> None:
    state = replace(buyer(WORLD), room=(Presence("weber", 50),))
    _, (direction,) = play(WORLD, called("weber", reading(did(Kind.SITUATION, About(fact="lines")))), state=state)
    assert (direction.tells, direction.speaker) == (("lines",), "")


def test_without_words_of_his_own_the_buyer_speaks() -> None:
    state = replace(buyer(WORLD), room=(Presence("weber", 50),))
    _, (direction,) = play(WORLD, called("weber", reading(did(Kind.TESTING))), state=state)
    assert direction.speaker == ""


def test_who_is_called_by_name_is_not_asked_what_another_wants_for_himself() -> None:
    win = replace(fact("win", Heading.PERSONAL), person="rossi")
    account = replace(WORLD, facts=(*WORLD.facts, win))
    state = replace(buyer(account, trust=90), room=(Presence("weber", 90),))
    asked = reading(did(Kind.SITUATION, About(fact="win")))
    _, (own,) = play(account, asked, state=state)
    _, (named,) = play(account, called("weber", asked), state=state)
    assert (own.tells, named.tells) == (("win",), ())


def test_a_problem_of_his_own_waits_for_him() -> None:
    asks = reading(did(Kind.PROBLEM, About("paperwork")))
    state, (refused,) = play(WORLD, asks, state=buyer(WORLD, trust=90))
    assert ([part.cue for part in refused.parts], state.voiced()) == ([Cue.REFER], frozenset())
    state, (_, voiced) = play(WORLD, COME_IN, asks, state=buyer(WORLD, trust=60))
    assert (voiced.speaker, state.voiced()) == ("weber", frozenset({"paperwork"}))


def test_everyone_in_the_room_hears_everything() -> None:
    state = replace(buyer(WORLD, trust=60), room=(Presence("weber", 50),))
    now, _ = play(WORLD, reading(did(Kind.IRRITATOR)), state=state)
    assert (now.trust, now.trust_of("weber")) == (57, 47)


def test_what_a_gatekeeper_hears_gets_around_to_those_who_come_later() -> None:
    rude = [reading(did(Kind.IRRITATOR))] * 2
    fresh = STARTING_TRUST[Role.USER]
    for there, trust in [((), fresh), ((Presence("noll", 35),), fresh - 6)]:
        state = replace(buyer(WORLD, trust=80), room=there)
        now, _ = play(WORLD, *rude, COME_IN, state=state)
        assert now.trust_of("weber") == trust


def test_gossip_has_an_end() -> None:
    state = replace(buyer(WORLD, trust=100), room=(Presence("noll", 100),))
    now, _ = play(WORLD, *[reading(did(Kind.IRRITATOR))] * 9, state=state)
    assert now.bruises == MOST_BRUISES


def test_stance_decides_how_one_begins() -> None:
    people = tuple(replace(each, stance=-2) if each.id == "rossi" else each for each in WORLD.stakeholders)
    assert start(replace(WORLD, stakeholders=people)).trust == STARTING_TRUST[Role.USER] - 10


@pytest.mark.parametrize("trust", [52, 60])
def test_a_decider_in_the_room_must_trust_her_too(trust: int) -> None:
    behn = replace(WORLD.stakeholders[1], lines=OWN, joins=True)
    account = replace(WORLD, stakeholders=(WORLD.stakeholders[0], behn), lines=general_lines())
    needs = Strand("stops", Stage.EXPLICIT, 5.0)
    state = replace(buyer(account, needs, trust=90, told=("director",)), room=(Presence("behn", trust - 1),))
    demo = reading(did(Kind.PROPOSAL, About(step="demo")))
    _, (direction,) = play(account, demo, state=state)
    agreed = Cue.AGREE in [part.cue for part in direction.parts]
    assert agreed is (trust - 1 >= 52)


def test_what_he_has_told_he_says_himself_when_asked_again_whoever_spoke_last() -> None:
    state = replace(buyer(WORLD, trust=60, told=("lines", "night")), speaker="weber", room=(Presence("weber", 60),))
    again = reading(did(Kind.SITUATION, About(fact="lines")))
    assert direct(state, again, with_words("repeated")).speaker == ""
    hers = reading(did(Kind.SITUATION, About(fact="night")))
    assert direct(state, hers, with_words("repeated")).speaker == "weber"


def test_asked_by_name_of_a_trouble_that_is_told_he_tells_what_is_his() -> None:
    state = replace(buyer(WORLD, Strand("stops", Stage.IMPLIED, 1.0), trust=60), room=(Presence("weber", 60),))
    asked = called("weber", reading(did(Kind.PROBLEM, About("stops"))))
    assert direct(state, asked, WORLD).tells == ("night",)
    private = called("weber", reading(did(Kind.PROBLEM, None, "private")))
    assert direct(state, private, WORLD).tells == ()


def with_words(*cues: str) -> Scenario:
    weber = replace(WEBER, lines={**OWN, **{each: (f"[weber {each}]",) for each in cues}})
    return replace(WORLD, stakeholders=tuple(weber if each.id == "weber" else each for each in WORLD.stakeholders))


def test_asked_to_fetch_somebody_she_does_not_name_he_says_not_now() -> None:
    unnamed = reading(did(Kind.PROPOSAL, None, "bring_in"))
    _, (direction,) = play(WORLD, unnamed, state=buyer(WORLD, trust=90))
    assert [part.cue for part in direction.parts] == [Cue.NOT_NOW]


def test_a_fact_that_is_told_does_not_keep_him_from_what_is_his_to_tell() -> None:
    """“Mr Weber, what do you ask of the stops?” names what the buyer has told, and is put to Weber."""
    stops = Strand("stops", Stage.IMPLIED, 1.0)
    state = replace(buyer(WORLD, stops, trust=60, told=("lines",)), room=(Presence("weber", 60),))
    asked = called("weber", reading(did(Kind.PROBLEM, About("stops", fact="lines"))))
    assert direct(state, asked, WORLD).tells == ("night",)


def test_asked_by_name_for_his_worries_he_tells_what_is_his() -> None:
    """“Mr Weber, what worries you most about a new system?” is not for the buyer to answer."""
    state = replace(buyer(WORLD, trust=60), room=(Presence("weber", 60),))
    direction = direct(state, called("weber", reading(did(Kind.CHECK))), WORLD)
    assert (direction.tells, direction.speaker) == (("night",), "weber")


def test_who_sits_there_is_not_announced() -> None:
    """“Would that keep the crew on board?” is no question after the shift leader who hears it."""
    noll = replace(fact("voice", Heading.PEOPLE), person="noll")
    account = replace(WORLD, facts=(*WORLD.facts, noll))
    asked = reading(did(Kind.SITUATION, About(fact="voice"), "unsure"))
    absent = replace(buyer(account, trust=60), turns=4)
    assert direct(absent, asked, account).tells == ("voice",)
    assert direct(replace(absent, room=(Presence("noll", 50),)), asked, account).tells == ()
    outright = reading(did(Kind.SITUATION, About(fact="voice")))
    assert direct(replace(absent, room=(Presence("noll", 50),)), outright, account).tells == ("voice",)
