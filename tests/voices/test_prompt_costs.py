"""Whole practices of every account: a server need not read again what it has read, and no talk costs too much."""

import pytest

from app.content.scenario.library import Authored
from tests.bench.prompts import ENOUGH, costs, growth, prompts
from tests.kept import book, library

BOOK = book()
SCENARIOS = library().scenarios
MOST_TIMES = 2.5  # a request of a talk of 60 turns costs at most so many of one of 10


@pytest.mark.parametrize("authored", SCENARIOS.values(), ids=list(SCENARIOS))
def test_each_request_begins_with_nearly_all_of_the_one_before(authored: Authored) -> None:
    for name, talk in authored.scenario.talks.items():
        shared = costs(list(prompts(authored, talk.turns, BOOK))).shared
        assert min(shared) >= ENOUGH, name


@pytest.mark.parametrize("authored", SCENARIOS.values(), ids=list(SCENARIOS))
def test_a_long_talk_costs_little_more_a_turn_and_begins_the_same_nearly_always(authored: Authored) -> None:
    usual, wordy = growth(authored, BOOK), growth(authored, BOOK, wordy=True)
    assert usual.times <= MOST_TIMES
    assert wordy.times <= MOST_TIMES
    assert usual.breaks <= 1
    assert wordy.breaks <= 4


def test_the_measure_sees_a_beginning_that_changes() -> None:
    authored = next(iter(SCENARIOS.values()))
    first, *_, last = prompts(authored, authored.scenario.talks["strong"].turns, BOOK)
    other = next(prompts(list(SCENARIOS.values())[1], ["Hello"], BOOK))
    assert costs([first, last]).shared[0] > ENOUGH
    assert costs([first, other]).shared[0] < ENOUGH
