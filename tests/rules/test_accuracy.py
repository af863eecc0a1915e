"""The page of accuracy: figures of what was measured, and not a word that may not be shown."""

import json

import pytest

from app.spin.acts.measure.evaluate import Sample, read
from scripts.accuracy import PAGES, ROOT, Record, gold, is_today, outside, page, point
from tests.kept import book

BOOK = book()
SEEN = "Are there any bottlenecks on the line?"
HELD = "Are there any bottlenecks on the dock?"
OUTSIDE = "Are there any bottlenecks on the roof?"
TWO = ("problem", "problem")
ROWS = [
    Sample(SEEN, "en", "situation", family="a", fold="read", act="situation", readers=TWO, known_miss=True),
    Sample(HELD, "en", "situation", family="b", fold="held", readers=TWO, agreed=False, known_miss=True),
    Sample("How many lines are there?", "en", "situation", family="b", fold="held", readers=("situation", "situation")),
    Sample("有多少台设备？", "zh", "situation", readers=("situation", "situation"), agreed=True),
]
OTHERS = [Sample(OUTSIDE, "en", "problem", agreed=True), Sample("现在停机多吗？", "zh", "problem", agreed=True)]


@pytest.fixture
def record() -> Record:
    kept = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))
    dev = outside(read(OTHERS, BOOK), BOOK)
    found = {**kept, "book": BOOK.digest, "engine": dev["engine"], "gold": gold(read(ROWS, BOOK)), "dev": dev}
    return {**found, "curve": [point(found, BOOK)]}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_shows_our_misses_but_neither_held_nor_foreign_sentences(record: Record, language: str) -> None:
    text = page(record, language)
    assert SEEN in text
    assert HELD not in text
    assert OUTSIDE not in text + json.dumps(record)
    assert BOOK.digest[:12] in text


def test_figures_stand_by_fold_with_agreement_families_and_misses(record: Record) -> None:
    english = record["gold"]["en"]
    assert {fold: row["lines"] for fold, row in english["folds"].items()} == {"all": 3, "read": 1, "held": 2}
    assert (english["read_twice"], english["kappa"]) == (3, 1.0)
    assert english["families"] == {"count": 2, "mean": 0.25, "deviation": 0.25, "lowest": 0.0}
    assert [(miss["label"], miss["read"], miss["lines"]) for miss in english["misses"]] == [("situation", "problem", 2)]
    assert english["acts"]["situation"]["support"] == 1


def test_a_step_of_the_curve_leaves_out_what_was_measured_with_other_rules(record: Record) -> None:
    (row,) = record["curve"]
    assert (row["en"]["held"], row["zh"]["held"]) == (0.1333, None)
    assert row["en"]["dev"] == 0.2
    old = {**record, "dev": {**record["dev"], "book": "0" * 64}}
    assert not is_today(old)
    assert point(old, BOOK)["en"]["dev"] is None
    assert "0" * 12 in page(old, "en")
