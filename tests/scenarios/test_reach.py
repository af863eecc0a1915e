"""Every fact of the accounts that ship can be earned by asking for it, and none of them by pitching."""

from itertools import pairwise

import pytest

from app.coaching.rehearse import Stage
from app.content.rubric import load_rubric
from app.spin.practice import Record
from app.spin.scenario import Difficulty, Problem, Scenario
from tests.kept import book
from tests.scenarios.asked import Asked, account, all_asked

ACCOUNTS = tuple(each.slug for each in all_asked())
FACTS = [(each.slug, *row) for each in all_asked() for row in each.facts]
GOES_ON = {
    "zh": ["这又会造成什么影响？", "还会带来哪些后果？", "除此之外还影响到什么？"],
    "en": [
        "And what does that lead to?",
        "Who else is affected by that?",
        "What happens if this goes on for another year?",
    ],
}
COMES = {"zh": "能不能请{name}过来一起聊两句？", "en": "Could {name} join us for ten minutes?"}
WORTH = {"zh": "解决了的话，对您还有什么好处？", "en": "If that were solved, what else would it be worth to you?"}


def at_ease(slug: str) -> Scenario:
    """What can be reached at all is what an easy buyer tells; a harder one only takes more."""
    return account(slug).scenario.meeting_at(1, Difficulty.EASY)


def stage(slug: str) -> Stage:
    return Stage(account(slug), book(), load_rubric())


def told(record: Record) -> set[str]:
    return {fact for turn in record.turns for fact in turn.direction.tells}


def problems() -> list[tuple[str, str]]:
    return [(slug, problem.id) for slug in ACCOUNTS for problem in account(slug).scenario.problems]


def interview(slug: str, problem: Problem) -> list[str]:
    """An opening, its owner asked in if only he can speak of it, the problem, and then on and on about it."""
    scenario = account(slug).scenario
    asked = problem.model_questions
    onwards = GOES_ON[scenario.language][: len(problem.chain) - 1]
    owner = scenario.person(problem.owner) if problem.own_voice else None
    guest = [COMES[scenario.language].format(name=owner.name)] if owner else []
    turns = [scenario.talks["strong"].turns[0], *guest, asked["problem"], asked["implication"], *onwards]
    worth = [WORTH[scenario.language]] * (2 if problem.beyond else 1)
    return [*turns, asked["need_payoff"], *worth] if problem.solvable else turns


@pytest.mark.parametrize(("slug", "problem_id"), problems())
def test_asking_on_opens_a_problem_to_its_end(slug: str, problem_id: str) -> None:
    problem = account(slug).scenario.problem(problem_id)
    assert problem is not None
    record = stage(slug).play(interview(slug, problem), at_ease(slug))
    expected = {problem.voiced.id, *(link.fact.id for link in problem.chain)}
    if problem.solvable:
        expected = {each.id for each in problem.said}
    assert expected - told(record) == set()


@pytest.mark.parametrize(("slug", "question", "fact_id"), FACTS)
def test_a_fair_question_earns_its_fact_once_there_is_trust(slug: str, question: str, fact_id: str) -> None:
    scenario = account(slug).scenario
    warm = [turn for turn in scenario.talks["strong"].turns[:10] if turn != question]
    if teller := scenario.person(scenario.every_fact()[fact_id].by):
        warm.append(COMES[scenario.language].format(name=teller.name))
    record = stage(slug).play([*warm, question], at_ease(slug))
    if scenario.every_fact()[fact_id].public:
        assert fact_id not in told(record)
    else:
        assert fact_id in told(record)


@pytest.mark.parametrize("asked", all_asked(), ids=lambda each: each.slug)
def test_nothing_is_earned_by_pitching(asked: Asked) -> None:
    record = stage(asked.slug).play(asked.pitch)
    assert told(record) == set()


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_the_talks_land_in_their_bands_in_order(slug: str) -> None:
    proofs = {each.seller: each for each in stage(slug).prove() if each.meeting == 1}
    assert {name: proof.card.total for name, proof in proofs.items() if not proof.holds} == {}
    assert proofs["strong"].card.total > proofs["middle"].card.total > proofs["weak"].card.total
    assert proofs["strong"].card.outcome == "advance"


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_no_answer_of_a_talk_repeats_the_one_before(slug: str) -> None:
    for talk in account(slug).scenario.talks.values():
        record = stage(slug).play(talk.turns)
        said = [turn.reply.text for turn in record.turns if turn.reply]
        assert all(one != other for one, other in pairwise(said))
