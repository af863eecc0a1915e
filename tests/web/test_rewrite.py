"""Her sentence as the better act: the rules read it as promised, in every account, in the language of the talk."""

import re

import pytest

from app.spin.acts.act import SPIN, Kind
from app.spin.scenario import Scenario
from app.spin.scoring.focus import Focus
from app.spin.scoring.moments.lost import FINDS, focus
from app.web.debrief.questions import TAGS, model_of, questions_of
from app.web.debrief.rewrite import rewritten
from app.web.language import tongues
from tests.debriefed import LIBRARY, Played, played, talks_of, tried
from tests.kept import book

MANY = 20
CHINESE = {slug for slug, each in LIBRARY.scenarios.items() if each.scenario.language == "zh"}
HAN = re.compile(r"[\u4e00-\u9fff]")


def model_question(scenario: Scenario, problem: str, kind: Kind) -> str:
    return next(questions_of(scenario, problem, kind, tongues()[TAGS[scenario.language]]), "")


def every_point(talk: Played) -> list[Focus]:
    found = (FINDS[each.id](talk.course, each) for each in talk.card.criteria if each.applies)
    return [each for each in found if each]


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_a_rewritten_sentence_is_read_as_the_act_it_promises(slug: str) -> None:
    for talk, point in ((each, point) for each in talks_of(slug).values() for point in every_point(each)):
        found = rewritten(talk.course, point, book())
        if point.better is None or found is None:
            continue
        read = talk.course.instead(point.moment, found.text, book()).reading
        # What is given for something may be read as a concession or as information: what counts is the trade.
        assert point.better.move == "trade" or read.kind is point.better.kind, found.text
        assert not {"repeated", "public", "premature"} & set(read.acts[read.lead].flags)
        assert bool(HAN.search(found.text)) == (talk.course.scenario.language == "zh")
        assert "%(" not in found.text


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_what_the_first_screen_shows_has_its_better_sentence(slug: str) -> None:
    for name, talk in talks_of(slug).items():
        for point in focus(talk.course, talk.card, MANY):
            assert rewritten(talk.course, point, book()), (name, point)
            assert point.model, (name, point)
            assert model_question(talk.course.scenario, point.model.problem, point.model.kind), (name, point)


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_a_weak_sellers_sentence_becomes_a_question_that_meets_a_problem(slug: str) -> None:
    talk = played(slug, "weak")
    (point,) = focus(talk.course, talk.card, MANY)
    found = rewritten(talk.course, point, book())
    assert found is not None
    met = {moved.name for moved in found.instead.direction.effects}
    assert met & {"problem_new", "problem_played_down"}  # told at once, or by a guarded buyer after one more question


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_who_only_does_what_the_one_point_says_gets_better(slug: str) -> None:
    """The weak seller three times more: each time she says what she was shown, where she was shown it, and no more."""
    turns = list(LIBRARY.scenarios[slug].scenario.talks["weak"].turns)
    totals = []
    for _ in range(4):
        talk = tried(slug, turns)
        totals.append(talk.card.total)
        (point,) = focus(talk.course, talk.card, 1)
        turns = followed(talk, point, turns)
    assert totals[-1] >= totals[0] + 10, totals


def followed(talk: Played, point: Focus, turns: list[str]) -> list[str]:
    better = rewritten(talk.course, point, book())
    if point.better is None or better is None:
        return turns
    then = point.model if point.model and point.model.when == "then" else None
    asked = [model_question(talk.course.scenario, then.problem, then.kind)] if then else []
    place = point.moment - 1
    return [*turns[:place], better.text, *asked, *turns[place if point.better.when == "before" else point.turn :]]


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_no_question_is_shown_whose_answer_she_has(slug: str) -> None:
    first = LIBRARY.scenarios[slug].scenario.problems[0]
    asked = [first.model_questions[each] for each in ("problem", "implication")]
    hello, step = (
        ("你好。", "我们下周再见一面，好吗？") if slug in CHINESE else ("Hello.", "Shall we meet again next week?")
    )
    talk = tried(slug, [hello, *asked, step])
    points = [each for each in every_point(talk) if each.model and each.turn > len(asked)]
    assert any((each.model.problem, each.model.kind) == (first.id, Kind.IMPLICATION) for each in points if each.model)
    assert not {model_of(talk.course, each, book()) for each in points} & {asked[1], ""}


@pytest.mark.parametrize("slug", LIBRARY.scenarios)
def test_each_solvable_problem_has_a_model_question_of_each_kind(slug: str) -> None:
    scenario = LIBRARY.scenarios[slug].scenario
    for problem in scenario.problems:
        for kind in SPIN[1:]:
            assert model_question(scenario, problem.id, kind)
    assert model_question(scenario, "no such problem", Kind.PROBLEM) == ""


@pytest.mark.parametrize("slug", ["lifeng-chassis", "marrow-lake-surgery"])
def test_what_was_given_away_at_the_end_becomes_a_trade(slug: str) -> None:
    talk = played(slug, "middle 3")
    point = next(each for each in every_point(talk) if each.fault == "given_away")
    found = rewritten(talk.course, point, book())
    assert found is not None
    assert "traded" in {event.kind for event in found.instead.direction.events}
    given = {event.kind for event in talk.course.turns[point.turn - 1].direction.events}
    assert "conceded" in given


def test_what_the_briefing_says_of_the_buyer_is_said_to_him() -> None:
    """Nobody tells Xu Bo'an to his face what Xu Bo'an is in charge of."""
    talk = tried("tangxi-hospital", ["徐科长好", "徐科长，您是做什么的呀？", "嗯，好的", "那就这样"])
    point = next(each for each in every_point(talk) if each.fault == "public")
    found = rewritten(talk.course, point, book())
    assert found is not None
    assert "徐伯安" not in found.text
    assert "您分管设备" in found.text


def test_who_has_asked_what_a_trouble_leads_to_is_not_told_that_nobody_asked() -> None:
    turns = (
        "Hello Dana, I'm Ann from Corriden. May I ask you a few questions?",
        "How do trays get from the SPD to the other hospitals?",
        "Where does that go wrong most often?",
        "How often does a case start late because a tray is missing?",
        "And what happens to the rest of the day's list?",
    )
    faults = {each.fault for each in every_point(tried("marrow-lake-surgery", list(turns)))}
    assert "followed_halfway" in faults
    assert "not_followed" not in faults
