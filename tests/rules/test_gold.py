"""The book against our own labelled utterances, which are no rule's examples."""

import json
from pathlib import Path

import pytest

from app.content.rules import load_rules
from app.spin.acts.evaluate import LABELS, Sample, by_language, evaluate

GOLD = Path(__file__).parent.parent / "gold"
BOOK = load_rules()
LEAST = 0.9


def samples(file: Path) -> list[Sample]:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [Sample(row["text"], row["lang"], row["label"]) for row in rows]


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.jsonl")), ids=lambda file: file.stem)
def test_the_book_reads_our_gold_file(file: Path) -> None:
    found = evaluate(samples(file), BOOK)
    missed = "\n".join(
        f"{miss.sample.label} read as {miss.read} ({miss.rule}): {miss.sample.text}" for miss in found.misses
    )
    assert found.macro_f1 >= LEAST, missed


def test_an_evaluation_counts_what_it_says() -> None:
    rows = [
        Sample("How many drivers work for the depot?", "en", "situation"),
        Sample("Are there any bottlenecks on the packing line?", "en", "problem"),
        Sample("Are there any difficulties on the packing line?", "en", "situation"),
        Sample("客户有多少司机？", "zh", "situation"),
    ]
    found = by_language(rows, BOOK)
    english = found["en"]
    assert (english.samples, found["zh"].samples) == (3, 1)
    assert english.accuracy == pytest.approx(2 / 3)
    assert english.confusion["situation", "problem"] == 1
    assert english.labels["problem"].precision == pytest.approx(0.5)
    assert english.labels["problem"].recall == 1
    assert english.labels["situation"].f1 == pytest.approx(2 / 3)
    assert english.macro_f1 == pytest.approx((2 / 3 + 2 / 3) / len(LABELS))
    assert [miss.sample.text for miss in english.misses] == [rows[2].text]


def test_nothing_to_measure_gives_noughts() -> None:
    found = evaluate([], BOOK)
    assert (found.samples, found.accuracy, found.macro_f1) == (0, 0.0, 0.0)
