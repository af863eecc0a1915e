"""Measures the rules on labelled utterances: accuracy, macro-F1, confusion and misses."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.spin.acts.act import SPIN, Kind, Language, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.rules import RuleBook

LABELS: tuple[str, ...] = (*(kind.value for kind in SPIN), Kind.OTHER.value)


@dataclass(frozen=True, slots=True)
class Sample:
    """An utterance and the label people gave it."""

    text: str
    language: Language
    label: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A sample the rules read otherwise, with the rule that decided."""

    sample: Sample
    read: str
    rule: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and F1 of one label (0-1; 0 where nothing was found), and how many samples carry it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rules against the labels. `confusion` counts (label, read); macro-F1 is over the five labels."""

    samples: int
    accuracy: float
    macro_f1: float
    labels: Mapping[str, Measure]
    confusion: Mapping[tuple[str, str], int]
    misses: tuple[Miss, ...]


def evaluate(samples: Iterable[Sample], book: RuleBook) -> Evaluation:
    """Reads each sample without a thread and counts."""
    read = [(sample, classify(sample.text, Thread(), book, sample.language)) for sample in samples]
    return _evaluation(read)


def by_language(samples: Iterable[Sample], book: RuleBook) -> dict[Language, Evaluation]:
    """An evaluation for each language that has samples, in the order they first appear."""
    parts: dict[Language, list[Sample]] = {}
    for sample in samples:
        parts.setdefault(sample.language, []).append(sample)
    return {language: evaluate(part, book) for language, part in parts.items()}


def _evaluation(read: list[tuple[Sample, Reading]]) -> Evaluation:
    confusion = Counter((sample.label, reading.label) for sample, reading in read)
    labels = {label: _measure(label, confusion) for label in LABELS}
    right = sum(count for (label, found), count in confusion.items() if label == found)
    return Evaluation(
        samples=len(read),
        accuracy=right / len(read) if read else 0.0,
        macro_f1=sum(measure.f1 for measure in labels.values()) / len(LABELS),
        labels=labels,
        confusion=confusion,
        misses=tuple(_miss(sample, reading) for sample, reading in read if reading.label != sample.label),
    )


def _measure(label: str, confusion: Mapping[tuple[str, str], int]) -> Measure:
    right = confusion.get((label, label), 0)
    support = sum(count for (given, _), count in confusion.items() if given == label)
    found = sum(count for (_, read), count in confusion.items() if read == label)
    precision = right / found if found else 0.0
    recall = right / support if support else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Measure(precision, recall, f1, support)


def _miss(sample: Sample, reading: Reading) -> Miss:
    rule = reading.acts[reading.lead].rule if reading.acts else ""
    return Miss(sample, reading.label, rule)
