"""Someone with a browser: chooses, types, reads. Waits for what a person would wait for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

PATIENCE = 30_000
ENGLISH, CHINESE = "marrow-lake-surgery", "lifeng-chassis"


class Visitor:
    """One page of one browser window."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", self._heed)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @classmethod
    @contextmanager
    def arriving(cls, browser: Browser, url: str, **wishes: Any) -> Iterator[Self]:
        """A visitor with a fresh profile; asserts at the end that the console stayed silent."""
        context = browser.new_context(**wishes)
        someone = cls(context.new_page(), url)
        yield someone
        context.close()
        assert not someone.complaints

    def start(self, scenario: str, *, mode: str = "coached", name: str = "Sam Carter") -> str:
        """Begin a practice from the first page; its id."""
        self.page.goto(self.url)
        self.page.fill("#trainee", name)
        self.page.check(f"input[name=mode][value={mode}]")
        self.page.click(f"button[value={scenario}]")
        self.may_send()
        return self.page.url.rpartition("/")[2]

    def say(self, text: str) -> str:
        """Say something, wait for the whole answer; the buyer's words."""
        before = self.page.locator(".line.buyer").count()
        self.words.fill(text)
        self.page.click("#send")
        expect(self.page.locator(".line.buyer")).to_have_count(before + 1)
        self.answered()
        return self.page.locator(".line.buyer .said").last.inner_text()

    def may_send(self) -> None:
        """Wait until the page is ready to take a turn."""
        expect(self.page.locator("#send")).to_have_attribute("aria-disabled", "false")

    def answered(self) -> None:
        """Wait until the buyer has finished."""
        expect(self.page.locator("[data-speaking]")).to_have_count(0)

    def end(self) -> None:
        """End the talk and wait for the scorecard."""
        self.page.click("#end")
        self.page.click("#really-end")
        self.page.wait_for_url("**/scorecard")

    @property
    def words(self) -> Locator:
        """Where she types."""
        return self.page.locator("#words")

    @property
    def lines(self) -> list[str]:
        """Everything said, in order."""
        return self.page.locator(".line .said").all_inner_texts()

    def count(self, kind: str) -> int:
        """How many questions of a kind the page says she has asked."""
        return int(self.page.locator(f"[data-count={kind}]").inner_text())

    def _heed(self, message: ConsoleMessage) -> None:
        # Chromium notes on plain http that it leaves this header out; it is meant for https.
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)
