"""Measures the rules on labelled utterances: accuracy, macro-F1, confusion, misses, and how families spread."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev

from app.spin.acts.act import SPIN, Kind, Language, Reading, Thread
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook

LABELS: tuple[str, ...] = (*(kind.value for kind in SPIN), Kind.OTHER.value)


@dataclass(frozen=True, slots=True)
class Sample:
    """An utterance and the label people gave it.

    `family` groups utterances that resemble each other; `fold` says whether authors of rules may read them ("read")
    or not ("held"); `readers` are blind labels, `agreed` whether they and the label are one (None: nobody asked);
    `known_miss` marks what the rules are known to read otherwise. Empty where the file does not say.
    """

    text: str
    language: Language
    label: str
    id: str = ""
    act: str = ""
    family: str = ""
    fold: str = ""
    readers: tuple[str, ...] = ()
    agreed: bool | None = None
    known_miss: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A sample and how the rules read it."""

    sample: Sample
    reading: Reading

    @property
    def right(self) -> bool:
        """Whether the rules gave the label that people gave."""
        return self.reading.label == self.sample.label

    @property
    def rule(self) -> str:
        """The rule that decided the label; empty for a text without words."""
        return self.reading.acts[self.reading.lead].rule if self.reading.acts else ""

    @property
    def words(self) -> str:
        """The words that rule saw."""
        return self.reading.acts[self.reading.lead].span.of(self.sample.text) if self.reading.acts else ""


@dataclass(frozen=True, slots=True)
class Miss:
    """A sample the rules read otherwise, with the rule that decided and the words it saw."""

    sample: Sample
    read: str
    rule: str
    words: str


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


@dataclass(frozen=True, slots=True)
class Group:
    """The samples of one family or fold: how many, and the share read rightly (0-1)."""

    name: str
    samples: int
    accuracy: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Groups from the worst read to the best; mean and standard deviation count each group once, however large."""

    groups: tuple[Group, ...]
    mean: float
    deviation: float


def read(samples: Iterable[Sample], book: RuleBook) -> tuple[Case, ...]:
    """Each sample read by itself, without a thread."""
    return tuple(Case(sample, classify(sample.text, Thread(), book, sample.language)) for sample in samples)


def evaluate(samples: Iterable[Sample], book: RuleBook) -> Evaluation:
    """Reads each sample without a thread and counts."""
    return measure(read(samples, book))


def by_language(samples: Iterable[Sample], book: RuleBook) -> dict[Language, Evaluation]:
    """An evaluation for each language that has samples, in the order they first appear."""
    return {language: measure(part) for language, part in languages(read(samples, book)).items()}


def languages(cases: Iterable[Case]) -> dict[Language, tuple[Case, ...]]:
    """The cases of each language, in the order the languages first appear."""
    parts: dict[Language, list[Case]] = {}
    for case in cases:
        parts.setdefault(case.sample.language, []).append(case)
    return {language: tuple(part) for language, part in parts.items()}


def measure(cases: Iterable[Case]) -> Evaluation:
    """The counts and figures of what was read."""
    found = tuple(cases)
    confusion = Counter((case.sample.label, case.reading.label) for case in found)
    labels = {label: _measure(label, confusion) for label in LABELS}
    return Evaluation(
        samples=len(found),
        accuracy=_share(found),
        macro_f1=sum(each.f1 for each in labels.values()) / len(LABELS),
        labels=labels,
        confusion=confusion,
        misses=tuple(Miss(case.sample, case.reading.label, case.rule, case.words) for case in found if not case.right),
    )


def measure_acts(cases: Iterable[Case]) -> dict[str, Measure]:
    """Precision, recall and F1 of each fine act that occurs, over the samples that name theirs."""
    confusion = Counter((case.sample.act, case.reading.kind.value) for case in cases if case.sample.act)
    occurring = {act for pair in confusion for act in pair}
    return {kind.value: _measure(kind.value, confusion) for kind in Kind if kind.value in occurring}


def spread(cases: Iterable[Case], name: Callable[[Sample], str]) -> Spread | None:
    """How far the groups that `name` makes differ; samples it gives no name are left out, None if it names none."""
    parts: dict[str, list[Case]] = {}
    for case in cases:
        if group := name(case.sample):
            parts.setdefault(group, []).append(case)
    if not parts:
        return None
    groups = sorted((_share(part), group, len(part)) for group, part in parts.items())
    shares = [share for share, _, _ in groups]
    return Spread(tuple(Group(group, count, share) for share, group, count in groups), fmean(shares), pstdev(shares))


def _share(cases: Iterable[Case]) -> float:
    right = [case.right for case in cases]
    return sum(right) / len(right) if right else 0.0


def _measure(label: str, confusion: Mapping[tuple[str, str], int]) -> Measure:
    right = confusion.get((label, label), 0)
    support = sum(count for (given, _), count in confusion.items() if given == label)
    found = sum(count for (_, other), count in confusion.items() if other == label)
    precision = right / found if found else 0.0
    recall = right / support if support else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Measure(precision, recall, f1, support)
