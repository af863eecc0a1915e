"""The debrief in a browser: to a moment and back, the picture by pointer and keyboard, on paper, without a script."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import ENGLISH, Visitor
from tests.service import Forked


@pytest.fixture(scope="module")
def debrief(browser: Browser, service: Forked, strong: dict[str, tuple[str, ...]]) -> str:
    """The address of a debrief that anybody may read."""
    with Visitor.arriving(browser, service.url, locale="en-GB") as someone:
        practice = someone.start(ENGLISH)
        for text in strong[ENGLISH][:7]:
            someone.say(text)
        someone.end()
    return f"{service.url}/practices/{practice}/scorecard"


def test_a_point_leads_to_its_moment(visitor: Visitor, debrief: str) -> None:
    visitor.page.goto(debrief)
    jump = visitor.page.locator(".point a[href^='#turn-']").first
    target = jump.get_attribute("href")
    jump.click()
    expect(visitor.page.locator(f"{target}:target")).to_be_in_viewport()


def test_the_picture_speaks_to_pointer_and_keyboard(visitor: Visitor, debrief: str) -> None:
    page = visitor.page
    page.goto(debrief)
    tip = page.locator("#tip")
    columns = page.locator(".column")
    columns.nth(2).hover()
    expect(tip).to_contain_text("Turn 3: Problem")
    page.locator(".timeline").focus()
    page.keyboard.press("ArrowRight")
    expect(columns.first).to_be_focused()
    expect(tip).to_contain_text("Turn 1")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(columns.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(columns.nth(2)).to_be_focused()
    page.keyboard.press("End")
    expect(tip).to_contain_text("Turn 7: Need-payoff")
    page.keyboard.press("Tab")
    assert page.locator(".column:focus").count() == 0  # one stop for the whole picture
    columns.nth(3).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#turn-4")  # the way there is the browser's own and may take it a moment


def test_without_a_script_each_column_is_a_link_with_its_words(browser: Browser, service: Forked, debrief: str) -> None:
    with Visitor.arriving(browser, service.url, locale="zh-CN", java_script_enabled=False) as someone:
        someone.page.goto(debrief)
        expect(someone.page.locator(".column title")).to_have_count(7)
        expect(someone.page.locator("#tip")).to_be_hidden()
        someone.page.locator(".as-table summary").click()
        expect(someone.page.locator(".as-table tbody tr")).to_have_count(7)


def test_on_paper_everything_is_open_and_within_the_sheet(visitor: Visitor, debrief: str) -> None:
    page = visitor.page
    page.goto(debrief)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # A4 within its margins, 96 to the inch
    expect(page.locator(".as-table table")).to_be_visible()
    expect(page.locator(".opened").first).to_be_visible()
    expect(page.locator(".masthead")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 688
    wide = page.evaluate("document.querySelector('.drawn').getBoundingClientRect().right")
    assert wide <= 688
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    assert 2 <= pages <= 12
