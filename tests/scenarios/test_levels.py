"""What difficulty does, held to: three sellers stay far apart on every level, and the published table is true."""

from functools import cache

import pytest

from app.cli.scenario_levels import PAGES, page
from app.coaching.levels import Played, measured, resisting
from app.content.rubric import load_rubric
from app.places import place
from app.spin.acts.act import Language
from app.spin.scenario import Difficulty
from tests.kept import book, library

ACCOUNTS = tuple(library().scenarios)
LEVELS = tuple(Difficulty)
APART = {("strong", "middle"): 15, ("middle", "weak"): 25, ("strong", "weak"): 70}


@cache
def played() -> tuple[Played, ...]:
    """Every talk of every account on each level, played once for all tests."""
    accounts = library().scenarios.values()
    return tuple(measured(accounts, book(), load_rubric()))


def firsts(level: Difficulty, seller: str = "") -> list[Played]:
    return [each for each in played() if each.meeting == 1 and each.level is level and seller in ("", each.seller)]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("slug", ACCOUNTS)
def test_the_sellers_stay_apart(slug: str, level: Difficulty) -> None:
    total = {each.seller: each.total for each in firsts(level) if each.slug == slug}
    too_near = {
        pair: total[pair[0]] - total[pair[1]] for pair in APART if total[pair[0]] - total[pair[1]] < APART[pair]
    }
    assert too_near == {}


@pytest.mark.parametrize("level", LEVELS)
def test_a_strong_seller_gets_an_advance_from_everybody(level: Difficulty) -> None:
    without = {each.slug: each.outcome for each in firsts(level, "strong") if each.outcome != "advance"}
    assert without == {}


def test_a_strong_seller_comes_to_the_last_meeting_and_leaves_each_with_a_step() -> None:
    later = [each for each in played() if each.seller == "strong" and each.meeting > 1]
    assert [each for each in later if each.outcome not in ("advance", "order")] == []
    accounts = library().scenarios.values()
    assert len(later) == len(LEVELS) * sum(len(each.scenario.later) for each in accounts)


@pytest.mark.parametrize("level", LEVELS)
def test_a_weak_seller_opens_hardly_anything(level: Difficulty) -> None:
    weak = firsts(level, "weak")
    assert sum(each.opened for each in weak) * 3 < sum(each.needs for each in weak)
    assert {each.slug for each in weak if each.outcome == "advance"} == set()


def test_nobody_gets_an_order_in_a_first_meeting() -> None:
    assert [each for level in LEVELS for each in firsts(level) if each.outcome == "order"] == []


def test_a_buyer_resists_now_and_then_and_a_hard_one_more_often() -> None:
    easy, middle, hard = (resisting(firsts(level)) for level in LEVELS)
    assert 0.2 <= middle <= 0.3
    assert easy < middle < hard


@pytest.mark.parametrize("seller", ["strong", "middle"])
def test_a_harder_buyer_gives_no_more(seller: str) -> None:
    opened = [sum(each.opened for each in firsts(level, seller)) for level in LEVELS]
    assert opened == sorted(opened, reverse=True)
    assert opened[0] > opened[-1]


@pytest.mark.parametrize("language", PAGES)
def test_the_published_table_is_what_the_talks_give(language: Language) -> None:
    written = (place("docs") / PAGES[language]).read_text(encoding="utf-8")
    assert written == page(played(), language), "spin-coach scenario levels --write"


def test_on_the_medium_level_good_sellers_meet_resistance_too() -> None:
    middling, strong = (resisting(firsts(Difficulty.MIDDLE, seller)) for seller in ("middle", "strong"))
    assert 0.17 <= middling <= 0.3
    assert 0.1 <= strong <= 0.25
