"""No trick earns a label it has not asked for."""

from collections import Counter

import pytest

from app.spin.acts.classify import classify
from tests.fair.tricks import Trick, tricks
from tests.kept import book

BOOK = book()
ALL = tricks()


def cases() -> list[object]:
    return [
        pytest.param(
            trick,
            id=f"{trick.language}-{number}",
            marks=[pytest.mark.xfail(reason=trick.missed, strict=True)] if trick.missed else [],
        )
        for number, trick in enumerate(ALL)
    ]


@pytest.mark.parametrize("trick", cases())
def test_a_turn_is_labelled_as_what_it_is(trick: Trick) -> None:
    reading = classify(trick.text, trick.thread, BOOK)
    told = [(act.kind.value, act.rule, act.clause.of(trick.text)) for act in reading.acts]
    assert reading.label == trick.label, (trick.why, told)
    assert trick.flag is None or all(trick.flag in act.flags for act in reading.acts if act.is_question)


def test_there_are_fifty_of_each_language_and_each_says_why() -> None:
    counts = Counter(trick.language for trick in ALL)
    assert counts["en"] >= 50
    assert counts["zh"] >= 50
    assert all(trick.why for trick in ALL)
    assert len({trick.text for trick in ALL}) == len(ALL)
