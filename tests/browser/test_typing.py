"""Typing: input methods, lines, what may be sent when, and a send that fails."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.visitor import CHINESE, ENGLISH, Visitor


def compose(page: Page, text: str) -> None:
    """Begin a composition as an input method does, with these letters under way."""
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )


def press_enter(page: Page, code: int = 13) -> None:
    """The key as the browser delivers it; 229 is what it says while an input method is at work."""
    session = page.context.new_cdp_session(page)
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": code}
    for kind in ("rawKeyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, **key})


def test_enter_while_composing_chooses_and_does_not_send(visitor: Visitor) -> None:
    visitor.start(CHINESE)
    visitor.words.focus()
    compose(visitor.page, "ni hao")
    press_enter(visitor.page)
    expect(visitor.page.locator(".line.seller")).to_have_count(0)
    visitor.page.keyboard.insert_text("你好")  # the word chosen
    expect(visitor.words).to_have_value("你好")
    press_enter(visitor.page)
    expect(visitor.page.locator(".line.seller")).to_have_count(1)
    visitor.answered()


def test_the_key_code_of_input_methods_does_not_send(visitor: Visitor) -> None:
    visitor.start(CHINESE)
    visitor.words.fill("停机多吗")
    press_enter(visitor.page, 229)
    expect(visitor.page.locator(".line.seller")).to_have_count(0)


def test_shift_enter_makes_a_line(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    visitor.words.press_sequentially("Two lines:")
    visitor.words.press("Shift+Enter")
    visitor.words.press_sequentially("one question?")
    expect(visitor.words).to_have_value("Two lines:\none question?")
    visitor.words.press("Enter")
    expect(visitor.page.locator(".line.seller .said")).to_have_text("Two lines:\none question?")
    visitor.answered()


def test_nothing_empty_is_sent(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    visitor.words.fill("  \n ")
    visitor.words.press("Enter")
    visitor.page.click("#send")
    expect(visitor.page.locator(".line.seller")).to_have_count(0)


def test_while_he_speaks_she_may_type_but_not_send(slow_visitor: Visitor) -> None:
    slow_visitor.start(ENGLISH)
    slow_visitor.words.fill("How many trays do you process a day?")
    slow_visitor.words.press("Enter")
    expect(slow_visitor.page.locator("[data-speaking]")).to_have_count(1)
    slow_visitor.words.fill("And who decides?")
    slow_visitor.words.press("Enter")
    slow_visitor.page.click("#send", force=True)  # without force it would wait until sending is allowed
    expect(slow_visitor.page.locator("[data-speaking]")).to_have_count(1)
    assert slow_visitor.page.locator(".line.seller").count() == 1
    expect(slow_visitor.words).to_have_value("And who decides?")
    slow_visitor.answered()
    slow_visitor.words.press("Enter")
    expect(slow_visitor.page.locator(".line.seller")).to_have_count(2)


def test_a_refused_send_keeps_the_draft_and_says_why(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    endless = "word " * 500
    visitor.words.fill(endless)
    visitor.page.click("#send")
    expect(visitor.page.locator("#trouble")).to_contain_text("the most is 2000")
    expect(visitor.words).to_have_value(endless)
    expect(visitor.page.locator(".line.seller")).to_have_count(0)
    assert visitor.complaints.pop().startswith("Failed to load resource")
    visitor.say("How many trays do you process a day?")
    expect(visitor.page.locator("#trouble")).to_be_hidden()


@pytest.mark.parametrize("then", ["stays", "returns"])
def test_a_lost_connection_keeps_the_draft(visitor: Visitor, then: str) -> None:
    visitor.start(ENGLISH)
    tries: list[str] = []

    def cut(route: Route) -> None:
        tries.append(route.request.post_data or "")
        if then == "returns" and len(tries) > 1:
            route.continue_()
        else:
            route.abort()

    visitor.page.route("**/turns", cut)
    visitor.words.fill("How many trays do you process a day?")
    visitor.page.click("#send")
    if then == "returns":
        expect(visitor.page.locator(".line.buyer")).to_have_count(2)
        visitor.answered()
        assert len(visitor.lines) == 3
    else:
        expect(visitor.page.locator("#trouble")).to_contain_text("Your words are kept", timeout=15_000)
        expect(visitor.words).to_have_value("How many trays do you process a day?")
        visitor.page.unroute("**/turns")
        visitor.page.reload()
        expect(visitor.words).to_have_value("How many trays do you process a day?")
    assert len(set(tries)) == 1  # the same turn each time, id and all
    visitor.complaints = [each for each in visitor.complaints if "Failed to load resource" not in each]
