"""Runs of words: what is found in a text, and the numbers they get when they are met."""

import time
from concurrent.futures import ThreadPoolExecutor

from app.spin.acts.votes.runs import Runs

WORDS = [f"word{number}" for number in range(40)]


def found(runs: Runs, met: list[int], text: str) -> set[str]:
    numbers = runs.find(runs.numbers(text.split()))
    return {runs.every[met[number - 1]] for number in numbers if number}


def test_a_long_run_is_found_behind_the_shorter_ones_it_begins_with() -> None:
    met: list[int] = []
    runs = Runs("en", ["how many days", "$", "days late $"], met.append)
    assert found(runs, met, "so how many days late") >= {"how many days", "days late $"}
    assert not {"how many days", "days late $"} & found(runs, met, "days late how many more")


def test_runs_met_by_several_at_once_have_a_number_each() -> None:
    met: list[int] = []

    def slowly(place: int) -> None:
        time.sleep(1e-4)
        met.append(place)

    runs = Runs("en", WORDS, slowly)
    with ThreadPoolExecutor(8) as readers:
        numbers = list(readers.map(lambda word: runs.numbers([word])[0], WORDS))
    assert [runs.every[met[number - 1]] for number in numbers] == WORDS
