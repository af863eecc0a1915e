"""The book against our own labelled utterances, which are no rule's examples."""

import json
from pathlib import Path

import pytest

from app.content.rules import load_rules
from app.spin.acts.evaluate import Sample, evaluate

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
