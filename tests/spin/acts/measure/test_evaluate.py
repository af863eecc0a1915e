"""Figures of the rules on labelled utterances."""

import pytest

from app.spin.acts.measure.agreement import kappa
from app.spin.acts.measure.evaluate import LABELS, Sample, by_language, evaluate, measure, read, spread
from tests.kept import book

BOOK = book()
ROWS = [
    Sample("How many drivers work for the depot?", "en", "situation", family="depot", agreed=True),
    Sample("Are there any bottlenecks on the packing line?", "en", "problem", family="line", agreed=True),
    Sample("Are there any difficulties on the packing line?", "en", "situation", family="line", agreed=False),
    Sample("客户有多少司机？", "zh", "situation"),
]


def test_an_evaluation_counts_what_it_says() -> None:
    found = by_language(ROWS, BOOK)
    english = found["en"]
    assert (english.samples, found["zh"].samples) == (3, 1)
    assert english.accuracy == pytest.approx(2 / 3)
    assert english.confusion["situation", "problem"] == 1
    assert english.labels["problem"].precision == pytest.approx(0.5)
    assert english.labels["problem"].recall == 1
    assert english.labels["situation"].f1 == pytest.approx(2 / 3)
    assert english.macro_f1 == pytest.approx((2 / 3 + 2 / 3) / len(LABELS))


def test_a_miss_names_the_rule_and_the_words_it_saw() -> None:
    (miss,) = evaluate(ROWS, BOOK).misses
    assert miss.sample is ROWS[2]
    assert BOOK.rule(miss.rule).kind.value == miss.read == "problem"
    assert "difficulties" in miss.words


def test_nothing_to_measure_gives_noughts() -> None:
    found = evaluate([], BOOK)
    assert (found.samples, found.accuracy, found.macro_f1) == (0, 0.0, 0.0)


def test_only_what_all_readers_agreed_on_can_be_counted_apart() -> None:
    agreed = measure(case for case in read(ROWS, BOOK) if case.sample.agreed)
    assert (agreed.samples, agreed.accuracy) == (2, 1.0)


def test_families_count_once_each_and_the_worst_comes_first() -> None:
    found = spread(read(ROWS, BOOK), lambda sample: sample.family)
    assert found is not None
    assert [(group.name, group.samples, group.accuracy) for group in found.groups] == [
        ("line", 2, 0.5),
        ("depot", 1, 1),
    ]
    assert (found.mean, found.deviation) == (0.75, 0.25)
    assert spread(read(ROWS, BOOK), lambda sample: sample.fold) is None


def test_kappa_is_agreement_beyond_chance() -> None:
    # The textbook table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([("y", "y"), ("n", "n")]) == 1
    assert kappa([("y", "y")]) == 1
    assert kappa([("y", "n"), ("n", "y")]) == -1
    with pytest.raises(ValueError, match="two readers"):
        kappa([])
