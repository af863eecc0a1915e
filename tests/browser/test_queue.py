"""A model with one place: who waits for it sees where she stands, and no more once he speaks."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import CHINESE, ENGLISH, Visitor
from tests.fakes.openai_server import FakeModel, play
from tests.service import Forked
from tests.web.client import Trainee


@dataclass
class Busy:
    """A service whose model gives one answer at a time, and thinks until it `may_speak`."""

    url: str
    model: FakeModel
    may_speak: threading.Event

    def ask(self, scenario: str) -> None:
        """Ask it, and hear the answer to its end."""
        other = Trainee(self.url)
        try:
            other.say(other.start(scenario), "one", "Good morning.")
        finally:
            other.http.close()


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[Busy]:
    may_speak = threading.Event()
    with FakeModel(lambda asked: replace(play("ok", asked.language), until=may_speak)) as model:
        running = Forked(tmp_path, OPENAI_BASE_URL=model.address, COACH_MODEL_CALLS="1").start()
        yield Busy(running.url, model, may_speak)
        may_speak.set()
        running.kill()


@pytest.mark.parametrize(
    ("locale", "scenario", "told"),
    [("en-GB", ENGLISH, "number 1 in the queue"), ("zh-CN", CHINESE, "排在第 1 位")],
)
def test_who_waits_for_the_model_sees_her_place_until_he_speaks(
    browser: Browser, busy: Busy, locale: str, scenario: str, told: str
) -> None:
    with Visitor.arriving(browser, busy.url, locale=locale) as visitor, ThreadPoolExecutor() as beside:
        visitor.start(scenario)
        before = beside.submit(busy.ask, scenario)
        while not busy.model.asked:
            visitor.page.wait_for_timeout(20)
        visitor.words.fill("Good morning, thank you for your time.")
        visitor.page.click("#send")
        state = visitor.page.locator("#state")
        expect(state).to_contain_text(told)
        busy.may_speak.set()
        before.result()
        visitor.answered()
        expect(state).not_to_contain_text(told)
        expect(visitor.page.locator(".line.buyer")).to_have_count(2)
