"""The figures of an evaluation in a form that can be committed: rounded, plain, by fold."""

from collections.abc import Iterable
from typing import TypedDict

from app.spin.acts.measure.evaluate import LABELS, Case, measure

DIGITS = 4
FOLDS = ("read", "held")
WHOLE = "all"


class LabelFigures(TypedDict):
    """Of one label: shares 0-1, and how many lines carry it."""

    precision: float
    recall: float
    f1: float
    lines: int


class Figures(TypedDict):
    """Of some lines: shares 0-1 rounded to DIGITS; `confusion` counts label → read."""

    lines: int
    accuracy: float
    macro_f1: float
    labels: dict[str, LabelFigures]
    confusion: dict[str, dict[str, int]]


def figures(cases: Iterable[Case]) -> Figures:
    """The rounded figures of what was read."""
    found = measure(cases)
    labels: dict[str, LabelFigures] = {
        label: {
            "precision": round(each.precision, DIGITS),
            "recall": round(each.recall, DIGITS),
            "f1": round(each.f1, DIGITS),
            "lines": each.support,
        }
        for label, each in found.labels.items()
    }
    return {
        "lines": found.samples,
        "accuracy": round(found.accuracy, DIGITS),
        "macro_f1": round(found.macro_f1, DIGITS),
        "labels": labels,
        "confusion": {label: {read: found.confusion.get((label, read), 0) for read in LABELS} for label in LABELS},
    }


def by_fold(cases: Iterable[Case]) -> dict[str, Figures]:
    """The figures of all lines, of those authors of rules may read, and of those held back; no fold without lines."""
    found = tuple(cases)
    parts = {WHOLE: found, **{fold: tuple(case for case in found if case.sample.fold == fold) for fold in FOLDS}}
    return {name: figures(part) for name, part in parts.items() if part}
