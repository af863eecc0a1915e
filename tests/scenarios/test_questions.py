"""The accounts that ship understand questions as people put them: each natural question leads to its own fact."""

from dataclasses import replace

import pytest

from app.spin.acts.act import Kind, Thread
from app.spin.acts.classify import classify
from app.spin.acts.plain.text import plain
from app.spin.acts.thread.topics import index_of
from tests.kept import book, library
from tests.scenarios.asked import Asked, account, all_asked

FACTS = [(each.slug, *row) for each in all_asked() for row in each.facts]
TROUBLES = [(each.slug, *row) for each in all_asked() for row in each.troubles]


@pytest.mark.parametrize(("slug", "question", "fact"), FACTS)
def test_a_natural_question_names_its_fact(slug: str, question: str, fact: str) -> None:
    scenario = account(slug).scenario
    about = index_of(scenario.topics(), scenario.language).about(plain(question).text)
    assert about.fact == fact


WHO_ELSE = {
    "en": (
        "Who else would have to be on board for something like this?",
        "Who else gets a say in this?",
        "Who would you need to convince?",
        "Besides you, who else cares about this?",
    ),
    "zh": ("还有哪些人会参与进来？", "您还需要跟谁商量？", "除了您，还有谁关心这件事？", "这件事还得过谁那一关？"),
}


@pytest.mark.parametrize("slug", library().scenarios)
def test_who_else_has_a_say_leads_to_somebody(slug: str) -> None:
    scenario = account(slug).scenario
    people = {fact.id for fact in scenario.facts if fact.person}
    for question in WHO_ELSE[scenario.language]:
        about = index_of(scenario.topics(), scenario.language).about(plain(question).text)
        assert about.fact in people, question


FETCH = {
    "en": ("Could you set up half an hour with {who} next week?", "Could you introduce me to {who} next week?"),
    "zh": (
        "{who}那边，您下周三之前帮我约一下，可以吗？",
        "您下周三之前帮我约一下{who}，好吗？",
        "您下周跟{who}约个时间，好吗？",
        "您看下周能不能安排我跟{who}见一面？",
    ),
}
CALLED = {
    "chenghu-bank": "郑行长",
    "helinli-retail": "龚总",
    "lifeng-chassis": "周总",
    "tangxi-hospital": "韩院长",
    "goldenrod-payments": "Gretchen",
    "ketteridge-freight": "Dale",
    "marrow-lake-surgery": "Mr. Okafor",
}


@pytest.mark.parametrize(("slug", "who"), CALLED.items())
def test_a_meeting_with_who_decides_is_a_step_of_the_account(slug: str, who: str) -> None:
    scenario = account(slug).scenario
    for asked in FETCH[scenario.language]:
        about = index_of(scenario.topics(), scenario.language).about(plain(asked.format(who=who)).text)
        assert about.step, asked


@pytest.mark.parametrize(("slug", "question", "problem", "consequence"), TROUBLES)
def test_a_natural_question_names_its_trouble(slug: str, question: str, problem: str, consequence: str) -> None:
    scenario = account(slug).scenario
    about = index_of(scenario.topics(), scenario.language).about(plain(question).text)
    assert (about.problem, about.consequence) == (problem, consequence)


def test_every_account_that_ships_is_asked() -> None:
    assert {each.slug for each in all_asked()} == set(library().scenarios)


@pytest.mark.parametrize("asked", all_asked(), ids=lambda each: each.slug)
def test_every_plain_fact_is_asked_for(asked: Asked) -> None:
    assert {fact for _, fact in asked.facts} == {fact.id for fact in account(asked.slug).scenario.facts}


@pytest.mark.parametrize("asked", all_asked(), ids=lambda each: each.slug)
def test_model_questions_are_what_they_say(asked: Asked) -> None:
    """A question shown to trainees as a model must be read by our own rules as what it models."""
    scenario, rules = account(asked.slug).scenario, book()
    for problem in scenario.problems:
        for kind, question in problem.model_questions.items():
            voiced = frozenset({problem.id} if kind in {"implication", "need_payoff"} else ())
            thread = Thread(topics=scenario.topics(), voiced=voiced)
            reading = classify(question, thread, rules)
            assert reading.label == kind, question
            assert kind == "situation" or reading.acts[reading.lead].about.problem == problem.id, question


@pytest.mark.parametrize("asked", all_asked(), ids=lambda each: each.slug)
def test_what_a_call_must_find_has_a_question_that_asks_for_it(asked: Asked) -> None:
    """The debrief shows it to who never asked: it must be a situation question on that fact."""
    first = account(asked.slug).scenario
    for meeting in (first, *first.later):
        for fact in (each for each in meeting.facts if each.required):
            reading = classify(fact.question, Thread(topics=meeting.topics()), book())
            assert reading.label == "situation", fact.question
            assert reading.acts[reading.lead].about.fact == fact.id, fact.question


@pytest.mark.parametrize("asked", all_asked(), ids=lambda each: each.slug)
def test_what_we_solve_has_a_benefit_that_answers_the_want(asked: Asked) -> None:
    scenario = account(asked.slug).scenario
    for problem in (each for each in scenario.problems if each.solvable):
        wanting = Thread(
            topics=scenario.topics(),
            voiced=frozenset({problem.id}),
            wants=frozenset({problem.id}),
            ours=scenario.briefing.ours,
        )
        lead = classify(problem.answer, wanting, book())
        assert lead.kind is Kind.BENEFIT, problem.answer
        assert lead.acts[lead.lead].about.problem == problem.id, problem.answer
        unwanted = classify(problem.answer, replace(wanting, wants=frozenset()), book())
        assert unwanted.kind is not Kind.BENEFIT, problem.answer
