"""A model with one place: who waits for it sees where she stands, and no more once he speaks."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import CHINESE, ENGLISH, Visitor
from tests.fakes.openai_server import FakeModel, play
from tests.service import Forked
from tests.web.client import Trainee

LONG = 3.5  # seconds to the first word: longer than a page keeps quiet about a queue


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Forked]:
    """The service with a model that thinks for a while and gives one answer at a time."""
    with FakeModel(lambda asked: replace(play("ok", asked.language), first=LONG)) as model:
        running = Forked(tmp_path, OPENAI_BASE_URL=model.address, COACH_MODEL_CALLS="1").start()
        yield running
        running.kill()


@pytest.mark.parametrize(
    ("locale", "scenario", "told"),
    [("en-GB", ENGLISH, "number 1 in the queue"), ("zh-CN", CHINESE, "排在第 1 位")],
)
def test_who_waits_for_the_model_sees_her_place_until_he_speaks(
    browser: Browser, service: Forked, locale: str, scenario: str, told: str
) -> None:
    with Visitor.arriving(browser, service.url, locale=locale) as visitor:
        visitor.start(scenario)
        other = Trainee(service.url)
        before = threading.Thread(target=other.say, args=(other.start(scenario), "one", "Good morning."))
        before.start()
        visitor.page.wait_for_timeout(300)
        visitor.words.fill("Good morning, thank you for your time.")
        visitor.page.click("#send")
        state = visitor.page.locator("#state")
        expect(state).to_contain_text(told)
        before.join()
        visitor.answered()
        expect(state).not_to_contain_text(told)
        expect(visitor.page.locator(".line.buyer")).to_have_count(2)
        other.http.close()
