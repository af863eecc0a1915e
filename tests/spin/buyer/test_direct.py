"""A whole turn: reactions, the order of what is said, moods, and how the buyer ends a talk."""

from dataclasses import replace

import pytest

from app.spin.acts.act import About, Kind
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Cue, Direction, Mood
from app.spin.buyer.state import Stage, Strand, start
from app.spin.scenario import Difficulty, Role
from tests.spin.buyer.worlds import ask, buyer, cues, did, play, reading, small_world

WORLD = small_world()
WANTED = Strand("stops", Stage.EXPLICIT, 3.5)
TOLD = ("lines", "vendor")


def moved(direction: Direction) -> tuple[int, int]:
    """Trust and patience of the turn, its own minute aside."""
    return sum(each.trust for each in direction.effects), sum(each.patience for each in direction.effects) + 1


@pytest.mark.parametrize(
    ("role", "trust"), [(Role.GATEKEEPER, 35), (Role.DECIDER, 40), (Role.INFLUENCER, 45), (Role.USER, 50)]
)
def test_where_he_starts_depends_on_his_part(role: Role, trust: int) -> None:
    me, other = WORLD.stakeholders
    assert start(replace(WORLD, stakeholders=(replace(me, role=role), other))).trust == trust


def test_patience_depends_on_difficulty() -> None:
    assert [start(small_world(each)).patience for each in Difficulty] == [120, 100, 85]


@pytest.mark.parametrize(
    ("kind", "cue", "expected"),
    [
        (Kind.OPENING, Cue.GREET, (2, 0)),
        (Kind.FEATURE, Cue.WAIT, (0, 0)),
        (Kind.INFORMATION, Cue.WAIT, (0, 0)),
        (Kind.OTHER, Cue.GREET, (0, 0)),
        (Kind.TESTING, Cue.CONFIRM, (3, 2)),
        (Kind.SUMMARY, Cue.CONFIRM, (3, 2)),
        (Kind.IRRITATOR, Cue.WAIT, (-3, 0)),
        (Kind.DISPARAGE, Cue.ANNOYED, (-5, 0)),
        (Kind.PRESSURE, Cue.WARN, (-8, -12)),
        (Kind.ACKNOWLEDGE, Cue.WAIT, (0, 0)),
    ],
)
def test_what_each_act_does_to_him_in_the_first_words(kind: Kind, cue: Cue, expected: tuple[int, int]) -> None:
    direction = direct(buyer(WORLD, told=TOLD), reading(did(kind)), WORLD)
    assert cues(direction) == [cue]
    assert moved(direction) == expected
    assert {each.act for each in direction.effects if each.name != "turn"} == {0}


@pytest.mark.parametrize(("kind", "cue"), [(Kind.FEATURE, Cue.SHRUG), (Kind.IRRITATOR, Cue.ANNOYED)])
def test_a_boast_passes_in_the_first_words_alone_and_a_hard_buyer_lets_none_pass(kind: Kind, cue: Cue) -> None:
    later = replace(buyer(WORLD), turns=1)
    hard = small_world(Difficulty.HARD)
    assert cues(direct(later, reading(did(kind)), WORLD)) == [cue]
    assert cues(direct(buyer(hard), reading(did(kind)), hard)) == [cue]


def test_every_turn_takes_a_little_patience() -> None:
    state, _ = play(WORLD, ask(Kind.INFORMATION))
    assert state.patience == 99


def test_openings_pay_twice_and_early() -> None:
    state, _ = play(WORLD, *[reading(did(Kind.OPENING), did(Kind.OPENING), did(Kind.OPENING))] * 2)
    assert state.trust == start(WORLD).trust + 4
    late = replace(start(WORLD), turns=5)
    assert cues(direct(late, ask(Kind.OPENING), WORLD)) == [Cue.CHAT]


def test_a_summary_pays_only_for_what_is_new() -> None:
    state, directions = play(WORLD, ask(Kind.SUMMARY), ask(Kind.SUMMARY), state=buyer(WORLD, told=TOLD))
    assert [moved(each)[0] for each in directions] == [3, 0]
    assert state.summed == 2


@pytest.mark.parametrize(
    "about", [About(fact="budget"), About("stops"), About("stops", "stops.effect1"), About(consequence="stops.effect1")]
)
def test_what_he_never_said_he_corrects_and_does_not_tell(about: About) -> None:
    direction = direct(buyer(WORLD, told=TOLD), reading(did(Kind.TESTING, about)), WORLD)
    assert (cues(direction), direction.tells, moved(direction)[0]) == ([Cue.CORRECT], (), -4)


def test_a_recap_of_a_consequence_may_also_name_a_fact_he_has_not_told() -> None:
    told = buyer(WORLD, replace(WANTED, nodes=("stops.effect1",)), told=("stops.voiced", "stops.effect1"))
    turn = reading(did(Kind.TESTING, About("stops", "stops.effect1", "lines")))
    assert cues(direct(told, turn, WORLD)) == [Cue.CONFIRM]


def test_a_summary_of_nothing_is_wrong() -> None:
    assert cues(direct(start(WORLD), ask(Kind.SUMMARY), WORLD)) == [Cue.CORRECT]


def test_a_summary_may_touch_on_more_than_was_told() -> None:
    turn = reading(did(Kind.SUMMARY, About(consequence="stops.effect1")))
    assert cues(direct(buyer(WORLD, told=TOLD), turn, WORLD)) == [Cue.CONFIRM]


@pytest.mark.parametrize("kind", [Kind.SITUATION, Kind.OTHER])
def test_asked_whether_he_is_a_machine_he_says_so_and_tells_nothing(kind: Kind) -> None:
    direction = direct(start(WORLD), reading(did(kind, About(fact="lines"), "machine")), WORLD)
    assert (cues(direction), direction.tells, moved(direction)) == ([Cue.AI], (), (0, 0))


def test_nonsense_confuses_him() -> None:
    direction = direct(start(WORLD), reading(did(Kind.OTHER, rule="")), WORLD)
    assert cues(direction) == [Cue.CONFUSED]
    assert moved(direction) == (0, -2)


def test_an_order_to_a_machine_is_not_understood_and_tells_nothing() -> None:
    direction = direct(start(WORLD), reading(did(Kind.OTHER, None, "astray")), WORLD)
    assert cues(direction) == [Cue.CONFUSED]
    assert not direction.tells


def test_a_greeting_gives_way_to_the_answer() -> None:
    turn = reading(did(Kind.OPENING), did(Kind.PROBLEM, About("stops")))
    assert cues(direct(start(WORLD), turn, WORLD)) == [Cue.TELL]


def test_the_reaction_comes_before_the_answer_and_what_he_adds_last() -> None:
    turn = reading(
        did(Kind.OPENING), did(Kind.FEATURE), did(Kind.FEATURE), did(Kind.FEATURE),
        did(Kind.SITUATION, About(fact="lines")),
    )  # fmt: skip
    assert cues(direct(start(WORLD), turn, WORLD)) == [Cue.TELL, Cue.OBJECT]


def test_fillers_give_way_to_an_answer() -> None:
    turn = reading(did(Kind.INFORMATION), did(Kind.OTHER), did(Kind.PROBLEM, About("stops")))
    assert cues(direct(start(WORLD), turn, WORLD)) == [Cue.TELL]


def test_support_and_a_new_objection_do_not_come_in_one_breath() -> None:
    turn = reading(did(Kind.BENEFIT, About("stops")), *[did(Kind.FEATURE)] * 3)
    direction = direct(buyer(WORLD, WANTED), turn, WORLD)
    assert len({Cue.SUPPORT, Cue.OBJECT} & set(cues(direction))) == 1


class TestEnds:
    def test_patience_runs_out(self) -> None:
        state = replace(buyer(WORLD), patience=2)
        after, (direction,) = play(WORLD, ask(Kind.SITUATION, fact_id="lines"), state=state)
        assert (direction.ends, cues(direction), direction.tells) == ("time", [Cue.LEAVE_TIME], ())
        assert [each.kind for each in direction.events] == ["continuation"]
        assert after.ended == "time"
        assert after.told == ()

    def test_trust_runs_out(self) -> None:
        _, (direction,) = play(WORLD, ask(Kind.DISPARAGE), state=buyer(WORLD, trust=14))
        assert (direction.ends, cues(direction)) == ("trust", [Cue.LEAVE_TRUST])
        assert [each.kind for each in direction.events] == ["refuse"]

    def test_the_third_pressure_is_one_too_many(self) -> None:
        _, directions = play(WORLD, *[ask(Kind.PRESSURE)] * 3, state=buyer(WORLD, trust=90))
        assert [cues(each) for each in directions] == [[Cue.WARN], [Cue.REFUSE], [Cue.LEAVE_PRESSURE]]
        assert [each.ends for each in directions] == [None, None, "pressure"]
        assert directions[1].events[0].kind == "refuse"

    def test_a_gift_ends_it_at_once_however_warm_he_is(self) -> None:
        turn = reading(did(Kind.UNETHICAL), did(Kind.SITUATION, About(fact="lines")))
        _, (direction,) = play(WORLD, turn, state=buyer(WORLD, trust=100))
        assert (direction.ends, direction.tells) == ("ethics", ())
        assert moved(direction)[0] == -40

    def test_a_farewell_ends_it_without_a_commitment_too(self) -> None:
        bye = did(Kind.OTHER, None, "farewell")
        _, (direction,) = play(WORLD, reading(did(Kind.INFORMATION), bye))
        assert (direction.ends, cues(direction)) == ("goodbye", [Cue.GOODBYE])
        assert [each.kind for each in direction.events] == ["continuation"]
        _, (asked_on,) = play(WORLD, reading(bye, did(Kind.SITUATION, About(fact="lines"))))
        assert (asked_on.ends, asked_on.tells) == (None, ("lines",))

    def test_after_the_end_he_stays_gone(self) -> None:
        state, _ = play(WORLD, ask(Kind.UNETHICAL))
        direction = direct(state, ask(Kind.SITUATION, fact_id="lines"), WORLD)
        assert (direction.ends, direction.tells, direction.effects) == ("ethics", (), ())


@pytest.mark.parametrize(
    ("trust", "patience", "mood"),
    [
        (70, 90, Mood.WARM), (55, 90, Mood.OPEN), (40, 90, Mood.NEUTRAL),
        (25, 90, Mood.GUARDED), (70, 20, Mood.IMPATIENT),
    ],
)  # fmt: skip
def test_the_mood_follows_trust_and_patience(trust: int, patience: int, mood: Mood) -> None:
    state = replace(buyer(WORLD, trust=trust), patience=patience)
    assert direct(state, ask(Kind.INFORMATION), WORLD).mood is mood


def test_the_same_turn_in_the_same_state_is_answered_the_same() -> None:
    turn = reading(did(Kind.OPENING), did(Kind.PROBLEM))
    assert direct(start(WORLD), turn, WORLD) == direct(start(WORLD), turn, WORLD)


def test_what_she_would_like_to_hear_waits_when_she_asks_for_leave() -> None:
    turn = reading(did(Kind.SITUATION, About(), "unsure"), did(Kind.OPENING, About(), "permission"))
    assert cues(direct(start(WORLD), turn, WORLD)) == [Cue.GREET]
    pointed = reading(did(Kind.SITUATION, About(fact="lines")), did(Kind.OPENING, About(), "permission"))
    assert direct(start(WORLD), pointed, WORLD).tells == ("lines",)


def test_a_question_without_a_cue_is_asked_back_only_before_any_trouble_is_told() -> None:
    turn = reading(did(Kind.SITUATION, About(), "unsure"))
    assert cues(direct(start(WORLD), turn, WORLD)) == [Cue.WHICH]
    assert cues(direct(buyer(WORLD, WANTED), turn, WORLD)) == [Cue.NOT_MINE]


def test_after_a_commitment_a_promise_does_not_hold_up_the_goodbye() -> None:
    turn = reading(did(Kind.PROPOSAL), did(Kind.OTHER, About(), "farewell"))
    agreed = replace(start(WORLD), commitment=1)
    assert direct(agreed, turn, WORLD).ends == "goodbye"
    assert direct(start(WORLD), turn, WORLD).ends is None


def test_a_summary_and_the_question_whether_it_was_right_are_answered_once() -> None:
    fair = did(Kind.TESTING)
    wrong = direct(buyer(WORLD, told=TOLD), reading(did(Kind.SUMMARY, About("paperwork")), fair), WORLD)
    right = direct(buyer(WORLD, told=TOLD), reading(did(Kind.SUMMARY), fair), WORLD)
    assert (cues(wrong), cues(right)) == ([Cue.CORRECT], [Cue.CONFIRM])
    assert "recap_right" not in {each.name for each in wrong.effects}


def test_a_word_of_nerves_late_in_the_talk_is_no_greeting() -> None:
    shy = reading(did(Kind.OPENING, None, "nervous", "who"))
    early, late = direct(start(WORLD), shy, WORLD), direct(replace(start(WORLD), turns=8), shy, WORLD)
    assert (cues(early), cues(late)) == ([Cue.GREET], [Cue.EASE])


def test_are_you_all_right_asks_for_no_doubts() -> None:
    caring = reading(did(Kind.CHECK, None, "private"))
    assert cues(direct(replace(start(WORLD), turns=8), caring, WORLD)) == [Cue.PRIVATE]


def test_thanks_for_the_time_take_leave_late_in_the_talk_only() -> None:
    thanks = reading(did(Kind.PROPOSAL, None, "promise"), did(Kind.OPENING, None, "farewell"))
    late = replace(start(WORLD), turns=8)
    assert direct(late, thanks, WORLD).ends == "goodbye"
    assert direct(start(WORLD), thanks, WORLD).ends is None
    asks = reading(did(Kind.OPENING, None, "farewell"), did(Kind.SITUATION, About(fact="lines")))
    assert direct(late, asks, WORLD).tells == ("lines",)


def test_a_stacked_turn_is_answered_on_its_last_question_alone() -> None:
    turn = reading(
        did(Kind.SITUATION, About(fact="lines")),
        did(Kind.SITUATION, About(fact="vendor")),
        did(Kind.PROBLEM, About("paperwork")),
    )
    direction = direct(start(WORLD), turn, WORLD)
    assert direction.tells == ("paperwork.voiced",)
    assert cues(direction) == [Cue.STACKED, Cue.TELL]
    assert [each.act for each in direction.effects if each.name == "unanswered"] == [0, 1]
    assert [(each.act, each.trust, each.patience) for each in direction.effects if each.name == "stacked"] == [
        (2, -1, -4)
    ]
