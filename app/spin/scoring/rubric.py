"""The rubric as data: weights, shares, thresholds, and the reason and source of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

NONE, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class TermRule:
    """A part of a criterion: its share of the weight (negative: takes away) and the value that earns all of it.

    `zero` is the value that earns nothing; where it lies beyond the target, less is better. `values` are the worths
    of what a term tells apart (the kinds of outcome, the parts of an answer to an objection).
    """

    share: Fraction
    target: Fraction = Fraction(1)
    zero: Fraction = Fraction(0)
    values: Mapping[str, Fraction] = field(default_factory=dict)

    def earned(self, value: Fraction | int) -> Fraction:
        """How much of the term this value earns, 0..1, in a straight line from `zero` to `target`."""
        if value == self.zero:
            return NONE
        if value == self.target:
            return ALL
        earned = (value - self.zero) / (self.target - self.zero) if self.zero else value / self.target
        return NONE if earned < 0 else min(ALL, earned)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: weight in points of 100, its terms, and why it counts (per language, with a source)."""

    id: str
    weight: Fraction
    terms: Mapping[str, TermRule]
    reason: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Rubric:
    """All criteria, bands (lowest total of each), deductions with their ceiling, caps on situation questions.

    `waived` names, for a kind of meeting, the criteria that it does not ask for; their weight goes to the others.
    """

    id: str
    criteria: tuple[Criterion, ...]
    bands: Mapping[str, int]
    deductions: Mapping[str, int]
    most_deducted: int
    fewest_turns: int
    questions_per_turn: int
    situation_cap: Mapping[str, int]
    digest: str
    title: Mapping[str, str] = field(default_factory=dict)
    waived: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


# Every term that is counted, and what a rubric may say of it beside its share. A scale runs from `zero` to `target`,
# a number is reached at `target`, and a term with `values` tells kinds apart.
SCALE, NUMBER, PLAIN = frozenset({"target", "zero"}), frozenset({"target"}), frozenset[str]()
VALUES = frozenset({"values"})
TERMS: Mapping[str, Mapping[str, frozenset[str]]] = {
    "opening": {"who": PLAIN, "why": PLAIN, "permission": PLAIN, "questions_first": PLAIN},
    "situation": {"facts": PLAIN, "over_cap": PLAIN, "waste": PLAIN},
    "problem": {"voiced": NUMBER, "asked": SCALE},
    "implication": {"chain": NUMBER, "problems": NUMBER, "mix": SCALE, "numbers": PLAIN},
    "need_payoff": {"wants": NUMBER, "timely": SCALE, "gain": PLAIN, "ripe": PLAIN},
    "order": {"sequence": PLAIN, "patience": PLAIN},
    "listening": {"share": SCALE, "brevity": SCALE, "checking": SCALE, "spread": SCALE, "one_at_a_time": SCALE},
    "capability": {"benefits": PLAIN, "wants_met": NUMBER},
    "objections": {"unprovoked": SCALE, "handled": VALUES},
    "key_account": {"people": PLAIN, "decision": PLAIN, "personal": PLAIN},
    "commitment": {"agreed": VALUES, "checked": VALUES, "summed_up": VALUES, "proposed": VALUES, "pressure": PLAIN},
}
TAKES = frozenset({"over_cap", "waste", "pressure"})
IN_VAIN = frozenset({"in_vain"})
WORTHS: Mapping[str, frozenset[str]] = {
    "handled": frozenset({"acknowledge", "clarify", "resolved", "questions"}),
    "agreed": frozenset({"order", "advance", "ladder", "continuation", "no_sale"}),
    "checked": IN_VAIN,
    "summed_up": IN_VAIN,
    "proposed": IN_VAIN,
}
