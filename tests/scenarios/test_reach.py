"""Every fact of the accounts that ship can be earned by asking for it, and none of them by pitching."""

from functools import cache
from itertools import pairwise

import pytest

from app.coaching.rehearse import prove, rehearse
from app.content.rubric import load_rubric
from app.content.rules import load_rules
from app.content.scenarios import Authored, load_library
from app.places import place
from app.spin.acts.rules import RuleBook
from app.spin.practice import Record
from app.spin.scenario import Problem
from tests.scenarios.test_questions import FACTS

ACCOUNTS = ("lifeng-chassis", "marrow-lake-surgery")
GOES_ON = {
    "zh": ["这又会造成什么影响？", "还会带来哪些后果？", "除此之外还影响到什么？"],
    "en": [
        "And what does that lead to?",
        "Who else is affected by that?",
        "What happens if this goes on for another year?",
    ],
}
WORTH = {"zh": "解决了的话，对您还有什么好处？", "en": "If that were solved, what else would it be worth to you?"}
PITCH = {
    "lifeng-chassis": [
        "我们的“听机”有三种传感器，采样频率 25 千赫。",
        "用了我们的系统，您就能减少停机，少加班，少报废。",
        "我们还能按磨损备件，这样您的库存资金就降下来了。",
        "点检自动留痕，审核就轻松了。",
        "我们的价格很有竞争力，周总一定会满意的。",
        "比“云枢”好多了，他们误报多。",
    ],
    "marrow-lake-surgery": [
        "TrayPath has photo count sheets and a cloud dashboard.",
        "It means your trays are always complete, so there is less overtime.",
        "It also checks in loaners, so that no case gets bumped.",
        "You would see every set you own, which saves you a lot of money.",
        "Raymond Okafor is going to love the price.",
        "Vessara is far slower than we are.",
    ],
}


@cache
def book() -> RuleBook:
    return load_rules()


@cache
def account(slug: str) -> Authored:
    return load_library(place("scenarios")).scenarios[slug]


def told(record: Record) -> set[str]:
    return {fact for turn in record.turns for fact in turn.direction.tells}


def problems() -> list[tuple[str, str]]:
    return [(slug, problem.id) for slug in ACCOUNTS for problem in account(slug).scenario.problems]


def interview(slug: str, problem: Problem) -> list[str]:
    """An opening, the problem, and then on and on about it."""
    scenario = account(slug).scenario
    asked = problem.model_questions
    onwards = GOES_ON[scenario.language][: len(problem.chain) - 1]
    turns = [scenario.talks["strong"].turns[0], asked["problem"], asked["implication"], *onwards]
    return [*turns, asked["need_payoff"], WORTH[scenario.language]] if problem.solvable else turns


@pytest.mark.parametrize(("slug", "problem_id"), problems())
def test_asking_on_opens_a_problem_to_its_end(slug: str, problem_id: str) -> None:
    problem = account(slug).scenario.problem(problem_id)
    assert problem is not None
    record = rehearse(account(slug), interview(slug, problem), book(), load_rubric())
    expected = {problem.voiced.id, *(link.fact.id for link in problem.chain)}
    if problem.solvable:
        expected |= {problem.want.id, problem.payoff.id}
    assert expected - told(record) == set()


@pytest.mark.parametrize(("slug", "question", "fact_id"), FACTS)
def test_a_fair_question_earns_its_fact_once_there_is_trust(slug: str, question: str, fact_id: str) -> None:
    scenario = account(slug).scenario
    warm = [turn for turn in scenario.talks["strong"].turns[:10] if turn != question]
    record = rehearse(account(slug), [*warm, question], book(), load_rubric())
    if scenario.every_fact()[fact_id].public:
        assert fact_id not in told(record)
    else:
        assert fact_id in told(record)


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_nothing_is_earned_by_pitching(slug: str) -> None:
    record = rehearse(account(slug), PITCH[slug], book(), load_rubric())
    assert told(record) == set()


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_the_talks_land_in_their_bands_in_order(slug: str) -> None:
    proofs = {proof.seller: proof for proof in prove(account(slug), book(), load_rubric())}
    assert {name: proof.card.total for name, proof in proofs.items() if not proof.holds} == {}
    assert proofs["strong"].card.total > proofs["middle"].card.total > proofs["weak"].card.total
    assert proofs["strong"].card.outcome == "advance"


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_no_answer_of_a_talk_repeats_the_one_before(slug: str) -> None:
    for talk in account(slug).scenario.talks.values():
        record = rehearse(account(slug), talk.turns, book(), load_rubric())
        said = [turn.reply.text for turn in record.turns if turn.reply]
        assert all(one != other for one, other in pairwise(said))
