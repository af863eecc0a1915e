"""A whole practice in each language: start, talk, labels, account file, end, scorecard, HR's file."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import CHINESE, ENGLISH, Visitor
from tests.fakes.openai_server import FakeModel, Play, refuses, says
from tests.service import Forked

LOCALES = {ENGLISH: ("en-GB", "Advance"), CHINESE: ("zh-CN", "进展")}


@pytest.mark.parametrize("scenario", [CHINESE, ENGLISH])
def test_from_the_first_page_to_hrs_file(
    browser: Browser, service: Forked, strong: dict[str, tuple[str, ...]], scenario: str
) -> None:
    locale, outcome = LOCALES[scenario]
    name = f"王 {scenario}"
    with Visitor.arriving(browser, service.url, locale=locale) as trainee:
        practice = trainee.start(scenario, name=name)
        expect(trainee.page.locator("html")).to_have_attribute("lang", "zh-Hans" if scenario == CHINESE else "en")
        expect(trainee.page.locator(".line.buyer")).to_have_count(1)  # he speaks first
        expect(trainee.page.locator(".machine")).to_be_visible()
        for text in strong[scenario]:
            assert trainee.say(text)
        assert trainee.page.locator(".filed li").count() >= 5
        assert trainee.count("implication") >= 2
        assert trainee.count("need_payoff") >= 1
        _explained(trainee)
        trainee.end()
        _scored(trainee, outcome)
        _filed(trainee, practice, name)


def _explained(trainee: Visitor) -> None:
    """The label of her last turn: its words are in her sentence, and its rule is one click away."""
    page = trainee.page
    sentence = page.locator("#last [data-part=sentence]").inner_text()
    assert page.locator("#last mark").first.inner_text() in sentence
    with page.expect_popup() as opened:
        page.locator("#last .seen a").first.click()
    rule = opened.value
    expect(rule.locator(".rule:target")).to_be_visible()
    rule.close()


def _scored(trainee: Visitor, outcome: str) -> None:
    page = trainee.page
    assert float(page.locator(".giant").inner_text()) >= 60
    expect(page.locator(".outcome")).to_contain_text(outcome)
    expect(page.locator("details.criterion")).to_have_count(11)
    expect(page.locator(".next li")).not_to_have_count(0)
    page.locator("details.criterion", has=page.locator(".quotes")).first.locator("summary").click()
    link = page.locator(".quotes a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(f"{target}:target")).to_be_in_viewport()


def _filed(trainee: Visitor, practice: str, name: str) -> None:
    page = trainee.page
    page.locator(".choice summary").click()
    page.locator(".choice button").click()
    expect(page.locator("#attempt ~ p").first).to_contain_text("1")
    page.goto(f"{trainee.url}/hr?trainee={name}")
    with page.expect_download() as downloading:
        page.click("a[href*='scorecards.csv']")
    text = Path(downloading.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["practice_id"] for row in rows] == [practice]
    assert rows[0]["trainee"] == name


def test_marked_words_are_the_rules_own_also_after_characters_beyond_the_plane(visitor: Visitor) -> None:
    practice = visitor.start(CHINESE)
    visitor.say("😀👍 车床停机多不多，最头疼的是什么？")
    turn = visitor.page.request.get(f"{visitor.url}/api/practices/{practice}").json()["turns"][0]
    spans = sorted(act["span"] for act in turn["acts"])
    assert visitor.page.locator("#last mark").all_inner_texts() == [turn["text"][a:b] for a, b in spans]
    assert any("头疼" in turn["text"][a:b] for a, b in spans)


def test_a_model_plays_and_where_it_fails_there_is_a_discreet_mark(browser: Browser, tmp_path: Path) -> None:
    words = "Let me think about your question for a moment. We do that by hand, most days."
    with FakeModel([Play(says(words), pause=0.005), refuses(401)]) as fake:
        service = Forked(tmp_path, OPENAI_BASE_URL=fake.address, OPENAI_API_KEY="k").start()
        with Visitor.arriving(browser, service.url, locale="en-GB") as trainee:
            trainee.start(ENGLISH)
            expect(trainee.page.locator(".mode")).not_to_contain_text("prepared")
            marks = trainee.page.locator(".aside:visible")
            assert "by hand" in trainee.say("Good morning, may I ask you a few questions?")
            expect(marks).to_have_count(0)
            assert trainee.say("How many trays do you process a day?")
            expect(marks).to_have_text("Prepared lines stepped in here: the model refused the request.")
            trainee.page.reload()
            expect(marks).to_have_count(1)
        service.stop()


def test_an_exam_keeps_its_labels_for_the_scorecard(visitor: Visitor, strong: dict[str, tuple[str, ...]]) -> None:
    visitor.start(ENGLISH, mode="exam")
    for text in strong[ENGLISH][:4]:
        visitor.say(text)
    assert visitor.page.locator(".line .mark").count() == 0
    assert visitor.page.locator("#counts, #last").count() == 0
    visitor.end()
    assert visitor.page.locator(".transcript .labels .mark").count() >= 4


def test_the_buyer_can_end_the_talk(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    for text in ("We will pay you personally if you sign.", "Here is an envelope with cash for you, off the books."):
        if not visitor.page.locator("#over").is_visible():
            visitor.say(text)
    expect(visitor.page.locator("#over")).to_be_visible()
    expect(visitor.words).to_be_hidden()
    visitor.page.click("#over a")
    expect(visitor.page.locator("h1")).to_contain_text("Not scored")
