"""The rubric as data: weights, shares, thresholds, and the reason and source of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class TermRule:
    """A part of a criterion: its share of the weight (negative: takes away) and the value that earns all of it."""

    share: Fraction
    target: Fraction = Fraction(1)


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
    """All criteria, bands (lowest total of each), deductions with their ceiling, caps on situation questions."""

    id: str
    criteria: tuple[Criterion, ...]
    bands: Mapping[str, int]
    deductions: Mapping[str, int]
    most_deducted: int
    fewest_turns: int
    questions_per_turn: int
    situation_cap: Mapping[str, int]
    digest: str
