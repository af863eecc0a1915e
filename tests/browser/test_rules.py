"""The rules page at work: a sentence weighed in place, the book searched as one types, and both without a script."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor
from tests.service import Forked

SAID = "If the label printer stops again, what does that do to your deliveries?"


def visible(page: Page) -> list[str]:
    return [str(each) for each in page.locator(".rule:visible").evaluate_all("all => all.map((each) => each.id)")]


def test_a_sentence_is_weighed_in_place_and_announced(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/rules")
    page.evaluate("window.same = true")
    page.fill("#sentence", SAID)
    page.press("#sentence", "Enter")
    expect(page.locator(".verdict .kind")).to_have_text("Implication")
    expect(page.locator("#told")).to_contain_text("Implication")
    expect(page.locator("#sentence")).to_be_focused()
    page.select_option("#before", "want")
    page.fill("#sentence", "Why?")
    page.press("#sentence", "Enter")
    expect(page.locator(".verdict .kind")).to_have_text("Need-payoff")
    assert page.evaluate("window.same")
    page.reload()
    expect(page.locator(".verdict .kind")).to_have_text("Need-payoff")  # the address can be passed on


def test_an_example_is_one_click_away(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/rules")
    page.get_by_role("link", name="为什么？").click()
    expect(page.locator(".verdict .kind")).to_have_text("Problem")
    expect(page.locator("#before")).to_have_value("implied")


def test_the_book_is_searched_as_one_types(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/rules")
    page.fill("#q", "zh-i01")
    expect(page.locator(".rule:visible")).to_have_count(1)
    expect(page.locator("#shown")).to_have_text(re.compile(r"^1 of \d+ rules$"))
    page.fill("#q", "xylophones in no rule")
    expect(page.locator("#none")).to_be_visible()
    page.fill("#q", "")
    page.select_option("#language", "zh")
    page.select_option("#kind", "implication")
    expect(page.locator(".group:visible")).to_have_count(1)
    chosen = visible(page)
    assert chosen
    assert all(each.startswith("zh-") for each in chosen)
    page.reload()
    assert visible(page) == chosen


def test_a_filtered_page_gets_the_rest_when_it_is_wanted(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/rules?q=zh-i01")
    assert visible(page) == ["zh-i01"]
    page.fill("#q", "en-i11")
    expect(page.locator("#en-i11")).to_be_visible()
    assert visible(page) == ["en-i11"]


def test_a_rule_that_is_linked_to_is_shown_whatever_the_filters_say(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/rules?q=zh-i01")
    page.fill("#sentence", SAID)
    page.press("#sentence", "Enter")
    link = page.locator(".vote .rule-link").first
    link.click()
    expect(page.locator(f"#{link.inner_text()}")).to_be_in_viewport()
    expect(page.locator("#q")).to_have_value("")


def test_both_work_without_a_script(browser: Browser, service: Forked) -> None:
    with Visitor.arriving(browser, service.url, locale="zh-CN", java_script_enabled=False) as someone:
        page = someone.page
        page.goto(f"{service.url}/rules")
        page.fill("#sentence", SAID)
        page.click("#try button")
        expect(page.locator(".verdict .kind")).to_have_text("暗示问题")
        page.fill("#q", "zh-i01")
        page.click("#filters button")
        expect(page).to_have_url(re.compile(r"q=zh-i01"))
        expect(page.locator(".rule")).to_have_count(1)
