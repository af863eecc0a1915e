"""The shape of a scorecard: criteria with points and evidence, and what to work on next."""

from dataclasses import dataclass
from typing import Literal, NewType, TypeAlias

Band: TypeAlias = Literal["excellent", "good", "improve", "weak"]
Outcome: TypeAlias = Literal["order", "advance", "continuation", "no_sale"]
NotScored: TypeAlias = Literal["", "too_short", "unfinished"]
Speaker: TypeAlias = Literal["seller", "buyer"]

# Words that somebody said: made by `app.spin.scoring.evidence.cut` alone, out of the text of a turn.
Quote = NewType("Quote", str)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence a point rests on. `quote` is a substring of what `speaker` said in `turn`.

    `rule` labelled a seller's act and `event` is its kind; a buyer's `event` speaks of `ref`, an id of the scenario.
    """

    turn: int
    speaker: Speaker
    quote: Quote
    rule: str = ""
    event: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a criterion: what was counted ("term.<name>" in the catalogue), of how many, and the points it gave.

    `missing` names what it lacks: ids of the scenario (facts, problems, consequences, people), else decision keys.
    """

    name: str
    value: float
    target: float
    points: float
    of: float
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """One criterion: points out of `weight` (re-normalised), or not applicable with `applies` false."""

    id: str
    weight: float
    points: float
    applies: bool
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off for an act that hurts in any talk."""

    act: str
    points: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Advice:
    """One of at most three things to work on: the criterion, what it lost, and the moment it is best seen at."""

    criterion: str
    lost: float
    turn: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scored practice. `total` is 0-100 with one decimal, the sum of its parts; `hash` covers all other fields.

    `commitment` is the step agreed to; `actor`, `action` and `when` are Rackham's test of it (who, what, by when).
    """

    practice: str
    scenario: str
    total: float
    band: Band
    not_scored: NotScored
    failed: bool
    outcome: Outcome
    commitment: str
    criteria: tuple[CriterionScore, ...]
    deductions: tuple[Deduction, ...]
    advice: tuple[Advice, ...]
    counts: tuple[tuple[str, int], ...]
    rules_digest: str
    rubric_digest: str
    scenario_digest: str
    hash: str = ""
    actor: Literal["", "buyer", "seller"] = ""
    action: str = ""
    when: str = ""
    rubric: str = ""
