"""For everyone: rules of accessibility, small screens, the keyboard alone, no script, a plain-http intranet."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.visitor import CHINESE, ENGLISH, Visitor
from tests.service import Forked

PAGES = (
    "/",
    "/history",
    "/rules?language=zh&kind=implication&try=Thanks.+If+it+stops+again,+what+does+that+do+to+you%3F",
    "/trainer",
    "/trainer/objections",
    "/seen",
    "/hr",
    "/nothing-here",
)
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="module")
def played(browser: Browser, service: Forked, strong: dict[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    """The state of a browser whose visitor has an open practice and a finished one, and their addresses."""
    with Visitor.arriving(browser, service.url, locale="en-GB") as someone:
        done = someone.start(ENGLISH)
        for text in strong[ENGLISH][:6]:
            someone.say(text)
        someone.end()
        going = someone.start(CHINESE)
        for text in strong[CHINESE][:3]:
            someone.say(text)
        paths = (*PAGES, f"/practices/{going}", f"/practices/{done}", f"/practices/{done}/scorecard")
        yield {"state": someone.page.context.storage_state(), "paths": paths}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, service: Forked, played: dict[str, Any], scheme: Scheme) -> None:
    locale = "en-GB" if scheme == "light" else "zh-CN"
    wishes = {"locale": locale, "color_scheme": scheme, "reduced_motion": "reduce", "storage_state": played["state"]}
    with Visitor.arriving(browser, service.url, **wishes) as someone:
        for path in played["paths"]:
            someone.page.goto(service.url + path)
            someone.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            found = Axe().run(someone.page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        someone.complaints.clear()  # the missing page is one


@pytest.mark.parametrize("locale", ["en-GB", "zh-TW"])
def test_nothing_is_wider_than_a_telephone(
    browser: Browser, service: Forked, played: dict[str, Any], locale: str
) -> None:
    screen = {"width": 390, "height": 844}
    wishes = {"locale": locale, "viewport": screen, "has_touch": True, "storage_state": played["state"]}
    with Visitor.arriving(browser, service.url, **wishes) as someone:
        for path in played["paths"]:
            someone.page.goto(service.url + path)
            someone.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
            wide = someone.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= screen["width"], f"{path} is {wide} px wide"
        someone.complaints.clear()


def test_the_keyboard_alone_is_enough(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(visitor.url)
    _tab_to(visitor, "#trainee")
    page.keyboard.type("Sam")
    _tab_to(visitor, "input[name=mode]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    _tab_to(visitor, f"button[value={ENGLISH}]")
    page.keyboard.press("Enter")
    expect(visitor.words).to_be_focused()
    page.keyboard.type("How many trays do you process a day?")
    page.keyboard.press("Enter")
    expect(page.locator(".line.buyer")).to_have_count(2)
    visitor.answered()
    expect(page.locator("#announce")).to_contain_text(visitor.lines[-1])
    _tab_to(visitor, "#end", back=True)
    page.keyboard.press("Enter")
    expect(page.locator("#ending")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#end")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(visitor, "#really-end")
    page.keyboard.press("Enter")
    page.wait_for_url("**/scorecard")
    expect(page.locator("h1")).to_contain_text("Not scored")


def _tab_to(visitor: Visitor, target: str, *, back: bool = False) -> None:
    for _ in range(40):
        if visitor.page.locator(f"{target}:focus").count():
            return
        visitor.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{target} cannot be reached by keyboard")


def test_the_finished_turn_is_announced_once(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    assert visitor.page.locator("#lines").get_attribute("role") == "log"
    visitor.page.evaluate(
        """() => {
            window.announced = [];
            const heed = () => window.announced.push(document.getElementById("announce").textContent);
            new MutationObserver(heed).observe(document.getElementById("announce"), { childList: true });
        }"""
    )
    said = visitor.say("How many trays do you process a day?")
    assert visitor.page.evaluate("window.announced") == [f"Dana Whitfield: {said}"]


def test_a_plain_http_intranet_is_enough(browser: Browser, service: Forked) -> None:
    address = f"http://intranet.test:{service.port}"
    with Visitor.arriving(browser, address, locale="zh-CN") as someone:
        someone.start(CHINESE)
        assert someone.page.evaluate("typeof crypto.randomUUID") == "undefined"
        assert someone.say("目前二车间有多少台机床？")
        someone.page.locator(".tongues button[value=zh-Hant]").click()
        expect(someone.page.locator("html")).to_have_attribute("lang", "zh-Hant")
        someone.end()


def test_the_language_switch_changes_the_page_and_not_the_talk(visitor: Visitor) -> None:
    visitor.start(CHINESE)
    said = visitor.lines
    visitor.page.locator(".tongues button[value=zh-Hans]").click()
    expect(visitor.page.locator("#send")).to_have_text("发送")
    assert visitor.lines == said
    assert visitor.page.locator(".line .said").first.get_attribute("lang") == "zh-Hans"
