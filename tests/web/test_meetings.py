"""An account over several meetings and on several levels, through the running service."""

from collections.abc import Iterator

import pytest

from tests.kept import library
from tests.service import Forked
from tests.web.client import Trainee

SLUG = "helinli-retail"


@pytest.fixture(scope="module")
def won(service: Forked) -> Iterator[tuple[Trainee, str]]:
    """Somebody who has won an Advance in a first meeting, and its id."""
    trainee = Trainee(service.url)
    talk = library().scenarios[SLUG].scenario.talks["strong"]
    practice = trainee.start(SLUG)
    for number, text in enumerate(talk.turns):
        trainee.say(practice, f"t{number}", text)
    trainee.http.post(f"/api/practices/{practice}/finish")
    yield trainee, practice
    trainee.http.close()


def test_the_card_and_the_first_page_lead_on(won: tuple[Trainee, str]) -> None:
    trainee, first = won
    for address in (f"/practices/{first}/scorecard", "/"):
        assert f"/practices/{first}/next" in trainee.http.get(address).text
    gone = trainee.http.post(f"/practices/{first}/next", follow_redirects=False)
    assert gone.status_code == 303
    assert gone.headers["location"] != f"/practices/{first}"


def test_an_advance_opens_the_next_meeting_and_all_that_was_told_goes_along(won: tuple[Trainee, str]) -> None:
    trainee, first = won
    before = trainee.read(first)
    assert before["opens_next"]
    answer = trainee.http.post(f"/api/practices/{first}/next")
    assert answer.status_code == 201
    now = answer.json()
    assert (now["meeting"], now["follows"], now["turns"]) == (2, first, [])
    assert {each["fact"] for each in now["account"]} == {each["fact"] for each in before["account"]}
    assert {each["turn"] for each in now["account"]} == {0}
    assert now["opening"] != before["opening"]
    page = trainee.http.get(f"/practices/{now['id']}", headers={"Accept-Language": "en"}).text
    assert "Meeting 2 of" in page
    assert "from an earlier meeting" in page
    assert "What was agreed last time" in page
    assert now["agreed"]["action"] in page
    assert now["agreed"]["when"]
    assert before["agreed"] is None


def test_without_an_advance_there_is_no_next_meeting(trainee: Trainee) -> None:
    practice = trainee.start(SLUG)
    for number in range(4):
        trainee.say(practice, f"t{number}", "我们的系统有三十个报表。")
    assert trainee.http.post(f"/api/practices/{practice}/next").json()["error"]["key"] == "no_next_meeting"
    trainee.http.post(f"/api/practices/{practice}/finish")
    refused = trainee.http.post(f"/api/practices/{practice}/next")
    assert (refused.status_code, refused.json()["error"]["key"]) == (409, "no_next_meeting")


def test_nobody_goes_on_in_the_place_of_another(won: tuple[Trainee, str], trainee: Trainee) -> None:
    _, first = won
    assert trainee.http.post(f"/api/practices/{first}/next").status_code == 404


def test_a_level_is_chosen_and_kept(trainee: Trainee) -> None:
    practice = trainee.start(SLUG, level="hard")
    assert trainee.read(practice)["level"] == "hard"
    own = trainee.start(SLUG)
    assert trainee.read(own)["level"] == "middle"
    bad = trainee.http.post("/api/practices", json={"scenario": SLUG, "level": "deadly"})
    assert bad.status_code == 422


def test_the_same_words_meet_more_resistance_on_a_harder_level(trainee: Trainee) -> None:
    told = {}
    for level in ("easy", "hard"):
        practice = trainee.start(SLUG, level=level)
        trainee.say(practice, "a", "您好，我想了解一下，仓库那边主要有哪些麻烦？")
        told[level] = len(trainee.read(practice)["account"])
    assert told["easy"] > told["hard"] == 0
