"""The script that writes the figures of the gold and the marks of its known misses."""

import json

import pytest

from app.content.labelled import read_samples
from app.spin.acts.measure.evaluate import read
from scripts.gold_figures import Kept, falls, kept, marked
from tests.kept import book

ROWS = [
    {"text": "Are there any bottlenecks on the line?", "lang": "en", "label": "problem", "known_miss": True},
    {"text": "Are there any bottlenecks on the dock?", "lang": "en", "label": "situation", "fold": "held"},
    {"text": "有多少台设备？", "lang": "zh", "label": "situation", "fold": "read"},
]
TEXT = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n"
CASES = read(read_samples(TEXT.split("\n"), "gold"), book())


def test_marks_are_put_on_what_is_missed_and_taken_from_what_is_not() -> None:
    lines = marked(TEXT, CASES).split("\n")
    rows = [json.loads(line) for line in lines if line]
    assert ["known_miss" in row for row in rows] == [False, True, False]
    assert lines[2:] == TEXT.split("\n")[2:]
    again = read(read_samples(lines, "gold"), book())
    assert marked("\n".join(lines), again) == "\n".join(lines)


def test_figures_are_kept_by_language_and_fold() -> None:
    found = kept(list(CASES))
    assert {language: list(folds) for language, folds in found.items()} == {
        "en": ["all", "held"],
        "zh": ["all", "read"],
    }
    assert (found["en"]["all"]["lines"], found["en"]["all"]["accuracy"]) == (2, 0.5)
    assert found["en"]["all"]["recall.problem"] == 1


@pytest.mark.parametrize(
    ("lines", "accuracy", "sentences"),
    [(10, 0.8, ["en all: accuracy falls from 0.9 to 0.8"]), (10, 0.9, []), (12, 0.8, [])],
    ids=["lower", "equal", "other lines"],
)
def test_a_figure_falls_only_on_the_same_lines(lines: int, accuracy: float, sentences: list[str]) -> None:
    before: Kept = {"en": {"all": {"lines": 10, "accuracy": 0.9, "macro_f1": 0.9}}}
    today: Kept = {"en": {"all": {"lines": lines, "accuracy": accuracy, "macro_f1": 0.9}}}
    assert list(falls(before, today)) == sentences
