"""Leaving and coming back: reloads, other tabs, a service that dies."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.visitor import ENGLISH, Visitor
from tests.service import Forked

ASKED = "How many trays do you process a day?"


def test_a_reload_in_mid_answer_goes_on_with_it(slow_visitor: Visitor) -> None:
    practice = slow_visitor.start(ENGLISH)
    slow_visitor.words.fill(ASKED)
    slow_visitor.words.press("Enter")
    expect(slow_visitor.page.locator("#reply-1 .said")).not_to_be_empty()
    slow_visitor.page.reload()
    expect(slow_visitor.page.locator("[data-speaking]")).to_have_count(1)
    slow_visitor.answered()
    stored = slow_visitor.page.request.get(f"{slow_visitor.url}/api/practices/{practice}").json()
    assert [each["reply"] for each in stored["turns"]] == [slow_visitor.lines[-1]]
    assert slow_visitor.page.locator("#turn-1 .kind").inner_text()


def test_leaving_and_coming_back_shows_everything(visitor: Visitor, strong: dict[str, tuple[str, ...]]) -> None:
    practice = visitor.start(ENGLISH)
    for text in strong[ENGLISH][:4]:
        visitor.say(text)
    visitor.words.fill("half a thou")
    seen, filed = visitor.lines, visitor.page.locator(".filed li").all_inner_texts()
    counts = [visitor.count(kind) for kind in ("situation", "problem", "implication", "need_payoff")]
    last = visitor.page.locator("#last").inner_text()
    visitor.page.goto(f"{visitor.url}/history")
    visitor.page.click(f"a[href='/practices/{practice}'] >> nth=0")
    expect(visitor.words).to_have_value("half a thou")
    assert visitor.lines == seen
    assert visitor.page.locator(".filed li").all_inner_texts() == filed
    assert [visitor.count(kind) for kind in ("situation", "problem", "implication", "need_payoff")] == counts
    assert visitor.page.locator("#last").inner_text() == last


def test_the_way_back_shows_what_was_said_since(visitor: Visitor) -> None:
    visitor.start(ENGLISH)
    visitor.say("Good morning. May I ask you a few questions?")
    visitor.say(ASKED)
    said = visitor.lines
    visitor.page.goto(f"{visitor.url}/rules")
    visitor.page.go_back()
    expect(visitor.page.locator(".line .said")).to_have_text(said)


def test_on_a_telephone_a_reload_shows_the_last_answer(visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.start(ENGLISH)
    visitor.say("Good morning. May I ask you a few questions?")
    visitor.say(ASKED)
    visitor.page.reload()
    visitor.may_send()
    expect(visitor.page.locator("#reply-2 .said")).to_be_in_viewport(ratio=1)


def test_the_end_in_mid_answer_says_what_it_waits_for(slow_visitor: Visitor) -> None:
    slow_visitor.start(ENGLISH)
    slow_visitor.words.fill(ASKED)
    slow_visitor.words.press("Enter")
    expect(slow_visitor.page.locator("#reply-1 .said")).not_to_be_empty()
    slow_visitor.page.click("#end")
    slow_visitor.page.click("#really-end")
    expect(slow_visitor.page.locator("#ending-trouble")).to_contain_text("is answering")
    slow_visitor.page.wait_for_url("**/scorecard")
    # A talk that is not scored says so in a long sentence; what stands beside it must keep its place.
    beside = slow_visitor.page.locator(".outcome").bounding_box()
    assert beside
    assert beside["width"] > 200


def test_two_tabs_never_make_two_turns_of_one(slow_visitor: Visitor) -> None:
    slow_visitor.start(ENGLISH)
    other = Visitor(slow_visitor.page.context.new_page(), slow_visitor.url)
    other.page.goto(slow_visitor.page.url)
    slow_visitor.words.fill(ASKED)
    slow_visitor.words.press("Enter")
    expect(slow_visitor.page.locator("#turn-1")).to_be_visible()
    other.words.fill("And who decides?")
    other.words.press("Enter")
    # The second tab learns of the turn, keeps its own words, and follows the answer under way.
    expect(other.page.locator("#turn-1 .said")).to_have_text(ASKED)
    expect(other.words).to_have_value("And who decides?")
    expect(other.page.locator("#trouble")).to_contain_text("still answering")
    slow_visitor.answered()
    other.answered()
    assert other.lines == slow_visitor.lines
    assert all("409" in each for each in other.complaints)


def test_a_killed_service_is_met_again_in_the_same_answer(browser: Browser, tmp_path: Path) -> None:
    service = Forked(tmp_path, COACH_PACE="30").start()
    with Visitor.arriving(browser, service.url, locale="en-GB") as trainee:
        trainee.start(ENGLISH)
        trainee.words.fill(ASKED)
        trainee.words.press("Enter")
        expect(trainee.page.locator("#reply-1 .said")).not_to_be_empty()
        service.kill()
        expect(trainee.page.locator("#state")).to_contain_text("trying again")
        service.start()
        trainee.answered()
        assert len(trainee.lines) == 3
        assert trainee.lines[-1]
        trainee.complaints.clear()  # the browser itself notes each try that found nobody
        trainee.say("And who decides?")
    service.stop()
