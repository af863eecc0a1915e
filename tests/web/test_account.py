"""The trainer's sheet of an account: everything in it, for every account, in each language."""

import html

import pytest

from tests.kept import library
from tests.web.client import Trainee

ACCOUNTS = library().scenarios


@pytest.mark.parametrize("slug", ACCOUNTS)
def test_the_sheet_tells_all_that_is_hidden(trainee: Trainee, slug: str) -> None:
    scenario = ACCOUNTS[slug].scenario
    page = html.unescape(trainee.http.get(f"/trainer/accounts/{slug}").text)
    hidden = (fact.text for fact in scenario.every_fact().values())
    questions = (each for problem in scenario.problems for each in problem.model_questions.values())
    steps = (step.action for meeting in (scenario, *scenario.later) for step in meeting.ladder)
    assert [each for each in (*hidden, *questions, *steps) if each not in page] == []


def test_the_trainers_page_leads_to_it_and_an_unknown_account_is_said_to_be(trainee: Trainee) -> None:
    assert "/trainer/accounts/marrow-lake-surgery" in trainee.http.get("/trainer").text
    assert trainee.http.get("/trainer/accounts/nobody").status_code == 404


def test_it_reads_in_chinese_too(trainee: Trainee) -> None:
    page = trainee.http.get("/trainer/accounts/lifeng-chassis", headers={"Accept-Language": "zh-CN"}).text
    assert "培训师手册" in page
    assert "承诺阶梯" in page
