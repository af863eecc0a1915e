"""What labelled utterances say of the book of rules: coverage, overlaps, conflicts, dead rules."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, TypeAlias

from app.spin.acts.act import SPIN, Act, Kind, Language
from app.spin.acts.measure.evaluate import LABELS, Case
from app.spin.acts.votes.rules import Rule, RuleBook

By: TypeAlias = Literal["rule", "cues", "default"]

# Two rules overlap where the rarer one fires at least this often, and nearly always with the other.
LEAST_TOGETHER = 4
NEARLY_ALWAYS = 0.9


@dataclass(frozen=True, slots=True)
class Coverage:
    """The utterances of one language and label: how many a rule with words of its own decided, how many the cues."""

    language: Language
    label: str
    utterances: int
    by_rule: int
    right_by_rule: int
    by_cues: int
    right_by_cues: int
    right_by_default: int

    @property
    def by_default(self) -> int:
        """How many only a default decided."""
        return self.utterances - self.by_rule - self.by_cues


@dataclass(frozen=True, slots=True)
class Decider:
    """How many utterances rules, cues or defaults decided, and how many of these rightly."""

    by: By
    lines: int
    right: int


@dataclass(slots=True)
class Use:
    """One rule on the utterances. `fires` and `decides` count clauses, `leads` the utterances whose label it gave.

    A rule that stands for cues fires where they speak for its kind more than for any other. `right` of `leads` were
    rightly read; `instead` counts the labels of the others.
    """

    rule: Rule
    fires: int = 0
    decides: int = 0
    leads: int = 0
    right: int = 0
    instead: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float | None:
        """The share of labels it gave that the samples carry (0-1); None where it gave none."""
        return self.right / self.leads if self.leads else None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules of one kind that nearly always fire together; `share` is of the firings of the rarer, first, one."""

    rare: Rule
    common: Rule
    together: int
    share: float


@dataclass(slots=True)
class Side:
    """A rule in a conflict: clauses won, utterances led by them, those rightly; `denied`: its own, but wrongly read."""

    rule: Rule
    won: int = 0
    judged: int = 0
    right: int = 0
    denied: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rules of different kinds that fire on the same clauses. Where neither side won, a third rule did."""

    sides: tuple[Side, Side]
    together: int

    @property
    def wrong(self) -> int:
        """Utterances that one side won wrongly."""
        return sum(side.judged - side.right for side in self.sides)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole account; overlaps and conflicts the most frequent first, rules in the book's order."""

    coverage: tuple[Coverage, ...]
    uses: tuple[Use, ...]
    overlaps: tuple[Overlap, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def silent(self) -> tuple[Rule, ...]:
        """Rules that never fire, but for those that only a thread awakens or that stand for cues."""
        quiet = (use.rule for use in self.uses if not (use.fires or use.decides))
        return tuple(rule for rule in quiet if rule.default not in ("open_problem", "cues"))

    @property
    def idle(self) -> tuple[Rule, ...]:
        """Rules that fire and never decide; they may still lend weight to a rule of their kind."""
        return tuple(use.rule for use in self.uses if use.fires and not use.decides and use.rule.default != "cues")


def report(cases: Iterable[Case], book: RuleBook) -> Report:
    """Counts what the rules did on cases read with `book`; only languages that occur are reported on."""
    found = tuple(cases)
    spoken = {case.sample.language for case in found}
    uses = {rule.id: Use(rule) for rule in book.rules if rule.language in spoken}
    together: Counter[tuple[str, str]] = Counter()
    sides: dict[tuple[str, str], tuple[Side, Side]] = {}
    for case in found:
        for place, act in enumerate(case.reading.acts):
            is_lead = place == case.reading.lead
            fired = _fired(act, book)
            _count(act, fired, case, uses, is_lead=is_lead)
            for pair in combinations(sorted(fired), 2):
                together[pair] += 1
                _contest(sides, pair, act, case if is_lead else None, book)
    return Report(
        coverage=coverage(found, book),
        uses=tuple(uses.values()),
        overlaps=tuple(_overlaps(together, uses)),
        conflicts=tuple(Conflict(sides[pair], count) for pair, count in together.most_common() if pair in sides),
    )


def decided_by(rule: Rule) -> By:
    """Whether a rule with words of its own, the cues together or a default decides where this rule does."""
    if rule.default is None:
        return "rule"
    return "cues" if rule.default == "cues" else "default"


def deciders(cases: tuple[Case, ...], book: RuleBook) -> tuple[Decider, ...]:
    """All cases by what decided them; a text without words is a default's."""
    rows = coverage(cases, book)
    return (
        Decider("rule", sum(row.by_rule for row in rows), sum(row.right_by_rule for row in rows)),
        Decider("cues", sum(row.by_cues for row in rows), sum(row.right_by_cues for row in rows)),
        Decider("default", sum(row.by_default for row in rows), sum(row.right_by_default for row in rows)),
    )


def label_of(kind: Kind) -> str:
    """The coarse label of a kind: itself if it is a SPIN question, else other."""
    return kind.value if kind in SPIN else Kind.OTHER.value


def _fired(act: Act, book: RuleBook) -> set[str]:
    """The rules that found their words, and the one that stands for the cues that speak most."""
    by_cues = [hit for hit in act.hits if book.rule(hit.rule).default == "cues"]
    fired = {hit.rule for hit in act.hits if hit not in by_cues}
    return fired | {hit.rule for hit in by_cues if hit is max(by_cues, key=lambda each: each.weight)}


def _count(act: Act, fired: set[str], case: Case, uses: dict[str, Use], *, is_lead: bool) -> None:
    for rule in fired:
        uses[rule].fires += 1
    use = uses[act.rule]
    use.decides += 1
    if is_lead:
        use.leads += 1
        use.right += case.right
        if not case.right:
            use.instead[case.sample.label] += 1


def _contest(
    sides: dict[tuple[str, str], tuple[Side, Side]],
    pair: tuple[str, str],
    act: Act,
    judged: Case | None,
    book: RuleBook,
) -> None:
    rules = book.rule(pair[0]), book.rule(pair[1])
    # Cues know no fine acts: what is no question to them is of any kind that is none.
    of_cues = any(rule.default == "cues" for rule in rules)
    if rules[0].kind is rules[1].kind or (of_cues and label_of(rules[0].kind) == label_of(rules[1].kind)):
        return
    for side in sides.setdefault(pair, (Side(rules[0]), Side(rules[1]))):
        won = act.rule == side.rule.id
        side.won += won
        if judged:
            fits = label_of(side.rule.kind) == judged.sample.label
            side.judged += won
            side.right += won and judged.right
            side.denied += fits and not judged.right


def _overlaps(together: Counter[tuple[str, str]], uses: dict[str, Use]) -> Iterator[Overlap]:
    for pair, count in together.most_common():
        rare, common = sorted((uses[rule] for rule in pair), key=lambda use: use.fires)
        share = count / rare.fires
        if "cues" in (rare.rule.default, common.rule.default):
            continue
        if rare.rule.kind is common.rule.kind and rare.fires >= LEAST_TOGETHER and share >= NEARLY_ALWAYS:
            yield Overlap(rare.rule, common.rule, count, share)


def coverage(cases: tuple[Case, ...], book: RuleBook) -> tuple[Coverage, ...]:
    """A row for each language that occurs and each label."""
    rows: list[Coverage] = []
    for language in dict.fromkeys(case.sample.language for case in cases):
        for label in LABELS:
            part = [case for case in cases if (case.sample.language, case.sample.label) == (language, label)]
            rows.append(_covered(language, label, part, book))
    return tuple(rows)


def _covered(language: Language, label: str, part: list[Case], book: RuleBook) -> Coverage:
    by_rule = [case for case in part if case.rule and decided_by(book.rule(case.rule)) == "rule"]
    by_cues = [case for case in part if case.rule and decided_by(book.rule(case.rule)) == "cues"]
    right = sum(case.right for case in by_rule), sum(case.right for case in by_cues)
    rest = sum(case.right for case in part) - sum(right)
    return Coverage(language, label, len(part), len(by_rule), right[0], len(by_cues), right[1], rest)
