"""The accounts that ship understand questions as people put them: each natural question leads to its own fact."""

from functools import cache

import pytest

from app.content.rules import load_rules
from app.content.scenarios import Authored, load_library
from app.places import place
from app.spin.acts.act import Thread
from app.spin.acts.classify import classify
from app.spin.acts.text import plain
from app.spin.acts.topics import index_of

LIFENG, MARROW = "lifeng-chassis", "marrow-lake-surgery"

FACTS = [
    (LIFENG, "你们一共有多少台机床？", "machines"),
    (LIFENG, "主要客户有哪几家？", "customers"),
    (LIFENG, "平时设备怎么保养？", "upkeep"),
    (LIFENG, "维修班多少人？", "crew"),
    (LIFENG, "这批设备有多少年了？", "age"),
    (LIFENG, "您在厂里干了多少年了？", "tenure"),
    (LIFENG, "车间几班倒？", "shifts"),
    (LIFENG, "二车间月产量大概多少？", "output"),
    (LIFENG, "一年维修费用要多少？", "cost"),
    (LIFENG, "设备管理用的什么软件？", "systems"),
    (LIFENG, "这个事最后谁说了算？", "decider"),
    (LIFENG, "评审的时候还有哪些部门参与？", "quality_voice"),
    (LIFENG, "采购那边由谁负责？", "purchasing_voice"),
    (LIFENG, "今年这块有预算吗？", "budget"),
    (LIFENG, "您打算什么时候上？", "timing"),
    (LIFENG, "选供应商您最看重什么？", "criteria"),
    (LIFENG, "从立项到签合同，内部流程怎么走？", "process"),
    (LIFENG, "之前有没有了解过别家的产品？", "rival"),
    (LIFENG, "這件事做成了，您個人最希望得到什麼？", "chen_win"),
    (MARROW, "How many operating rooms do you have?", "rooms"),
    (MARROW, "Does each hospital have its own sterile processing?", "central"),
    (MARROW, "How many cases a day do you do?", "volume"),
    (MARROW, "How do you keep track of the trays?", "tracking"),
    (MARROW, "How many sets are in circulation?", "sets"),
    (MARROW, "How many techs work down there?", "crew"),
    (MARROW, "What system do you schedule with?", "software"),
    (MARROW, "How many truck runs are there between hospitals?", "trucks"),
    (MARROW, "Who has the final say?", "decider"),
    (MARROW, "Who would use it day to day?", "spd_lead"),
    (MARROW, "How does procurement get involved?", "committee"),
    (MARROW, "Is there a budget for this?", "budget"),
    (MARROW, "What's your timeline?", "timing"),
    (MARROW, "What matters most to you in a system?", "criteria"),
    (MARROW, "Can you walk me through the approval process?", "process"),
    (MARROW, "Which other vendors are you talking to?", "rival"),
    (MARROW, "What would you personally get out of it?", "dana_win"),
]
TROUBLES = [
    (LIFENG, "设备故障多不多？", "downtime", ""),
    (LIFENG, "停机对交货有什么影响？", "downtime", "downtime.delivery"),
    (LIFENG, "因为停机要加多少班，工时多出多少？", "downtime", "downtime.overtime"),
    (LIFENG, "停机會不會造成報廢？", "downtime", "downtime.scrap"),
    (LIFENG, "会不会影响新项目定点？", "downtime", "downtime.award"),
    (LIFENG, "备件够不够用？", "spares", ""),
    (LIFENG, "备件一般要等多久才到货？", "spares", "spares.waiting"),
    (LIFENG, "这些备件占用了多少资金？", "spares", "spares.cash"),
    (LIFENG, "点检做得怎么样？", "rounds", ""),
    (LIFENG, "这对客户审核有影响吗？", "rounds", "rounds.audit"),
    (LIFENG, "机器老坏吗？", "downtime", ""),
    (LIFENG, "人手够吗？", "leaving", ""),
    (LIFENG, "骨干好留吗？", "leaving", ""),
    (LIFENG, "夜班受影响大吗？", "leaving", "leaving.night"),
    (MARROW, "Are the trays complete when you open them?", "trays", ""),
    (MARROW, "Does that delay the first case?", "trays", "trays.starts"),
    (MARROW, "How much overtime does that cause?", "trays", "trays.overtime"),
    (MARROW, "What do the surgeons say about it?", "trays", "trays.surgeons"),
    (MARROW, "Could that be a problem in an accreditation survey?", "trays", "trays.flashing"),
    (MARROW, "Any trouble with loaner trays?", "loaners", ""),
    (MARROW, "Do cases get bumped because of that?", "loaners", "loaners.bumped"),
    (MARROW, "Do the vendors bill you for lost instruments?", "loaners", "loaners.claims"),
    (MARROW, "Do you end up buying new sets you already own?", "duplicates", ""),
    (MARROW, "How hard is hiring at the moment?", "techs", ""),
    (MARROW, "Do you have trouble keeping staff?", "techs", ""),
    (MARROW, "How much do you pay agency people?", "techs", "techs.agency"),
]


@cache
def account(slug: str) -> Authored:
    return load_library(place("scenarios")).scenarios[slug]


@pytest.mark.parametrize(("slug", "question", "fact"), FACTS)
def test_a_natural_question_names_its_fact(slug: str, question: str, fact: str) -> None:
    scenario = account(slug).scenario
    about = index_of(scenario.topics(), scenario.language).about(plain(question).text)
    assert about.fact == fact


@pytest.mark.parametrize(("slug", "question", "problem", "consequence"), TROUBLES)
def test_a_natural_question_names_its_trouble(slug: str, question: str, problem: str, consequence: str) -> None:
    scenario = account(slug).scenario
    about = index_of(scenario.topics(), scenario.language).about(plain(question).text)
    assert (about.problem, about.consequence) == (problem, consequence)


def test_every_plain_fact_is_asked_for_here() -> None:
    for slug in (LIFENG, MARROW):
        asked = {fact for each, _, fact in FACTS if each == slug}
        assert asked == {fact.id for fact in account(slug).scenario.facts}


@pytest.mark.parametrize("slug", [LIFENG, MARROW])
def test_model_questions_are_what_they_say(slug: str) -> None:
    """A question shown to trainees as a model must be read by our own rules as what it models."""
    scenario, rules = account(slug).scenario, load_rules()
    for problem in scenario.problems:
        for kind, question in problem.model_questions.items():
            voiced = frozenset({problem.id} if kind in {"implication", "need_payoff"} else ())
            thread = Thread(topics=scenario.topics(), voiced=voiced)
            reading = classify(question, thread, rules)
            assert reading.label == kind, question
            assert kind == "situation" or reading.acts[reading.lead].about.problem == problem.id, question
