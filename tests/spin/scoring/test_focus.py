"""What to do differently: few points, the biggest first, each at a moment of hers, none of it in words."""

from dataclasses import replace

import pytest

from app.spin.acts.act import SPIN, Kind
from app.spin.scenario import Role
from app.spin.scoring.course import Course, due
from app.spin.scoring.focus import MOST, Better, Focus, gathered, how_many
from app.spin.scoring.mix import mix
from app.spin.scoring.moments.lost import focus
from app.spin.scoring.moments.talk import key_account
from app.spin.scoring.needs import ladder, window
from app.spin.scoring.score import score
from app.spin.scoring.verdict import verdict
from tests.debriefed import LIBRARY, TALKS, played, tried
from tests.spin.scoring import talks
from tests.spin.scoring.test_score import RUBRIC, SELLERS

MANY = 20  # talks behind her: she may be told everything
EN, ZH = "marrow-lake-surgery", "lifeng-chassis"


@pytest.mark.parametrize(
    ("total", "talks_so_far", "most"),
    [(0, MANY, 1), (39.9, MANY, 1), (40, MANY, 2), (60, MANY, 2), (60.1, MANY, 3), (95, 3, 1), (95, 4, 3), (95, 0, 1)],
)
def test_who_begins_is_told_one_thing(total: float, talks_so_far: int, most: int) -> None:
    assert how_many(total, talks_so_far) == most


@pytest.mark.parametrize(("slug", "name"), TALKS)
def test_points_are_few_fall_in_loss_and_quote_her(slug: str, name: str) -> None:
    talk = played(slug, name)
    for behind in (1, MANY):
        points = focus(talk.course, talk.card, behind)
        assert 1 <= len(points) <= how_many(talk.card.total, behind)
        losses = [each.lost for each in points]
        assert losses == sorted(losses, reverse=True)
        texts = {turn.number: turn.text for turn in talk.course.turns}
        assert all(each.quote and each.quote in texts[each.turn] for each in points)
        assert all(each.better and each.model for each in points)
        facts = talk.course.scenario.every_fact()
        assert all(fact in facts for each in points for fact in each.missing)


@pytest.mark.parametrize(("slug", "name"), TALKS)
def test_nobody_who_knows_the_decider_is_said_to_know_nobody(slug: str, name: str) -> None:
    talk = played(slug, name)
    point = key_account(talk.course, next(each for each in talk.card.criteria if each.id == "key_account"))
    scenario, told = talk.course.scenario, talk.course.end.told
    deciders = {each.id for each in scenario.stakeholders if each.role is Role.DECIDER}
    named = {fact.person for fact in scenario.facts if fact.id in told} & deciders
    if point is not None and point.fault in ("people_unasked", "others_unasked"):
        assert (point.fault == "others_unasked") is bool(named)


@pytest.mark.parametrize("slug", sorted({slug for slug, _ in TALKS}))
def test_a_weak_talk_leads_to_the_first_problem_question(slug: str) -> None:
    """Without a problem nothing else can be earned: the points of all that waits for it stand behind one advice."""
    talk = played(slug, "weak")
    (point,) = focus(talk.course, talk.card, MANY)
    assert point.criterion == "problem"
    assert point.better is not None
    assert point.better.kind is Kind.PROBLEM
    assert {"problem", "implication", "need_payoff"} <= {name for name, _ in point.costs}
    lost = {each.id: round(each.weight - each.points, 1) for each in talk.card.criteria}
    assert dict(point.costs) == {name: lost[name] for name, _ in point.costs}


@pytest.mark.parametrize("seller", SELLERS)
def test_any_record_has_its_points(seller: object) -> None:
    assert callable(seller)
    record = seller()
    card = score(record, RUBRIC)
    assert len(focus(Course(record), card, MANY)) <= MOST


def test_an_empty_and_an_unanswered_talk_raise_nothing() -> None:
    record = talks.expert()
    for turns in ((), record.turns[:1], (replace(record.turns[0], reply=None),)):
        course = Course(replace(record, turns=turns))
        assert len(focus(course, score(course.record, RUBRIC), MANY)) <= MOST
        assert verdict(course).outcome
        assert len(ladder(course)) == len(record.scenario.problems)
        assert mix(course).questions >= 0


def test_points_with_the_same_lesson_become_one_named_after_its_act() -> None:
    better = Better(Kind.PROBLEM, "ask", "trays")
    pitched = Focus("capability", "pitched", 4, "x", better, costs=(("capability", 7.0),))
    idle = Focus("problem", "public", 2, "y", better, costs=(("problem", 5.0),))
    other = Focus("opening", "no_step", 1, "z", Better(Kind.OPENING, "opening"), costs=(("opening", 1.0),))
    joined, left = gathered([other, pitched, idle], MOST)
    assert (joined.criterion, joined.turn, joined.lost) == ("problem", 2, 12.0)
    assert left is other


def test_the_question_that_is_due_follows_the_state_of_the_problem() -> None:
    course = played(EN, "strong").course
    problem = course.scenario.problems[0]
    found = [due(problem, state) for state in course.states]
    assert found[0] is Kind.PROBLEM
    assert found[3] is Kind.IMPLICATION
    assert found[6] is Kind.NEED_PAYOFF
    assert [SPIN.index(kind) for kind in found] == sorted(SPIN.index(kind) for kind in found)


def test_the_ladder_names_the_turn_of_every_rung() -> None:
    rungs = {each.problem: each for each in ladder(played(EN, "strong").course)}
    trays = rungs["trays"]
    assert (trays.voiced.turn, trays.want.turn, trays.payoff.turn, trays.met) == (3, 7, 8, 17)
    assert [each.turn for each in trays.chain] == [4, 5, 0, 6]
    assert (rungs["techs"].voiced.turn, rungs["techs"].opened) == (0, 0)


def test_the_window_holds_every_fact_once_and_tells_what_was_never_said() -> None:
    course = played(EN, "middle").course
    pane = window(course)
    shown = [each.fact for each in (*pane.both, *pane.buyer, *pane.nobody)]
    facts = course.scenario.every_fact()
    wants = {each.want.id for each in course.scenario.problems}
    unsolved = {each.payoff.id for each in course.scenario.problems if not each.solvable}
    assert sorted(shown) == sorted(set(facts) - wants - unsolved)
    told = set(course.end.told)
    assert all((each.turn > 0) == (each.fact in told) for each in (*pane.buyer, *pane.nobody))
    offers = {each.problem: each for each in pane.seller}
    assert offers["loaners"].shown == 9
    assert offers["trays"].wanted
    assert not offers["trays"].shown


@pytest.mark.parametrize(
    ("slug", "name", "why"),
    [(EN, "weak", "pressed"), (ZH, "weak", "no_problem"), (EN, "strong", "")],
)
def test_the_verdict_says_what_kept_the_talk_where_it_ended(slug: str, name: str, why: str) -> None:
    talk = played(slug, name)
    found = verdict(talk.course)
    assert found.outcome == talk.card.outcome
    assert found.step == talk.card.commitment
    assert found.why == why


def test_the_mix_counts_questions_by_kind_and_third() -> None:
    counted = mix(played(ZH, "strong").course)
    assert counted.questions == sum(counted.thirds)
    assert counted.kinds == {"situation": 2, "problem": 3, "implication": 4, "need_payoff": 3}
    assert counted.longest_turn == 13
    assert 0 < counted.share < 100


def test_an_objection_to_the_step_is_to_be_heard_out_after_it() -> None:
    """The talk ended with it: the better sentence belongs behind her last turn, in the state he was left in."""
    strong = LIBRARY.scenarios[ZH].scenario.talks["strong"].turns
    talk = tried(ZH, [*strong[:14], strong[-1]])  # the large step, without asking what worries him before
    point = next(each for each in focus(talk.course, talk.card, MANY) if each.criterion == "commitment")
    assert (point.fault, point.turn) == ("objection_left", talk.course.turns[-1].number)
    assert point.better is not None
    assert point.better.when == "after"
    assert talk.course.before(point.turn + 1) == talk.course.end
    assert verdict(talk.course).why == "objection"
