"""After the talk in a real browser, by keyboard: a moment again, an objection, a sheet of needs, an attempt."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.browser.visitor import ENGLISH, Visitor

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
OURS = ".contest, .choice, .second-try, .objection details, .meaning"
ALL_OPEN = f"document.querySelectorAll('{OURS}').forEach(each => {{ each.open = true }})"


def clean(visitor: Visitor) -> None:
    """No rule of accessibility is broken and nothing stands out of a telephone's screen, whatever of ours is opened."""
    page = visitor.page
    page.evaluate(ALL_OPEN)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    wide = page.viewport_size
    assert wide
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size(wide)
    page.reload()


def press(place: Locator) -> None:
    """What a keyboard does."""
    place.focus()
    expect(place).to_be_focused()
    place.press("Enter")


@pytest.fixture
def done(visitor: Visitor, strong: dict[str, tuple[str, ...]]) -> Visitor:
    """Someone on the scorecard of a talk that a strong seller has cut short."""
    visitor.start(ENGLISH)
    for text in strong[ENGLISH][:6]:
        visitor.say(text)
    visitor.end()
    return visitor


def test_a_moment_again_from_the_scorecard_and_back_to_both_side_by_side(done: Visitor) -> None:
    page, first = done.page, done.page.url
    clean(done)
    press(page.locator("form.again button").first)
    expect(done.words).to_be_visible()
    expect(page.locator(".second-try")).to_be_in_viewport()
    press(page.locator(".second-try summary"))
    expect(page.locator(".second-try p").first).to_be_visible()
    clean(done)
    done.may_send()
    done.say("What does that do to your surgeons?")
    done.end()
    expect(page.locator(".pair .try")).to_have_count(2)
    clean(done)
    page.goto(first)
    expect(page.locator(".pair .try")).to_have_count(2)


def test_objecting_handing_in_and_submitting_by_keyboard(done: Visitor) -> None:
    page = done.page
    press(page.locator(".contest summary").nth(1))
    form = page.locator(".contest form").nth(1)
    form.locator("select[name=claim]").select_option("implication")
    form.locator("input[name=reason]").fill("It asks for more")
    press(form.locator("button"))
    expect(page.locator(".objected")).to_contain_text("It asks for more")
    page.fill("#troubles", "incomplete trays\nbad coffee")
    press(page.locator("form.sheet button").first)
    expect(page.locator(".needs li").first).to_be_visible()
    press(page.locator(".choice summary"))
    press(page.locator(".choice button"))
    expect(page.locator("section:has(#attempt)")).to_contain_text("Attempt")
    clean(done)
    for path in ("/seen", "/trainer/objections", "/history"):
        page.goto(done.url + path)
        clean(done)
    press(page.locator(".one-thing button"))
    expect(done.words).to_be_visible()
