"""What to do differently next time: few points, each with its moment and the better act. Keys and ids, no words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from app.spin.acts.act import SPIN, Kind, Span
from app.spin.scoring.tally import Did

Fault: TypeAlias = Literal[
    "pitched", "public", "repeated", "too_many", "no_trouble_sought", "facts_missing",
    "few_problems", "moved_on", "guarded", "too_early", "no_worth_asked", "no_gain_asked",
    "unlinked", "unanswered_want", "provoked", "not_heard_out", "people_unasked", "others_unasked",
    "decision_unasked",
    "baited", "pressed", "vague_step", "no_step", "small_step", "large_step", "objection_left",
    "opened_unclearly", "opened_on_offer", "crowded", "long",
    "spoke_long", "unchecked", "not_followed", "followed_halfway", "not_checked", "not_summed_up",
    "given_away", "not_acknowledged",
]  # fmt: skip
Move: TypeAlias = Literal[
    "ask", "known", "fact", "stay", "opening", "link", "answer", "listen", "recap", "single", "involve", "check",
    "sum_up", "trade", "propose",
]  # fmt: skip
When: TypeAlias = Literal["instead", "before", "after"]

# A beginner is told one thing; more at once does harm (Rackham 1988, ch. 8).
FIRST_TALKS = 3
WEAK_BELOW = 40
FAIR_UP_TO = 60
MOST = 3
SMALLEST_LOSS = 0.5
FOLLOWS = {Kind.PROBLEM: Kind.IMPLICATION, Kind.IMPLICATION: Kind.NEED_PAYOFF}


@dataclass(frozen=True, slots=True)
class Better:
    """The act that belonged there: its kind, how her sentence becomes it, and what it is about.

    `ref` names the fact, step or question meant; `keep` are the words of her turn that stay as they are;
    `when` says whether it belongs in place of the turn it is seen at, before it or after it.
    """

    kind: Kind
    move: Move
    problem: str = ""
    ref: str = ""
    keep: tuple[Span, ...] = ()
    when: When = "instead"


@dataclass(frozen=True, slots=True)
class Model:
    """The scenario's own question to learn from: of this kind on this problem; asked before the better act or after."""

    problem: str
    kind: Kind
    when: Literal["then", "before"]


@dataclass(frozen=True, slots=True)
class Focus:
    """One thing to do differently, and what it cost: each criterion that waits for it with its points.

    `turn` is where it is seen, `quote` a substring of what she said there; `missing` are ids of facts she did not get.
    """

    criterion: str
    fault: Fault
    turn: int
    quote: str
    better: Better | None
    model: Model | None = None
    missing: tuple[str, ...] = ()
    costs: tuple[tuple[str, float], ...] = ()

    @property
    def moment(self) -> int:
        """The turn in which the better act would have been said."""
        return self.turn + (self.better is not None and self.better.when == "after")

    @property
    def lost(self) -> float:
        """All points that wait for this one."""
        return round(sum(points for _, points in self.costs), 1)

    def costing(self, criterion: str, points: float) -> "Focus":
        """The same as the reason why this criterion lost so many points."""
        return replace(self, costs=(*self.costs, (criterion, points)))


def how_many(total: float, talks: int) -> int:
    """How many points she is shown; `talks` counts her scored practices up to this one."""
    if total < WEAK_BELOW or talks <= FIRST_TALKS:
        return 1
    return 2 if total <= FAIR_UP_TO else MOST


def gathered(points: Sequence[Focus], most: int) -> tuple[Focus, ...]:
    """Points that ask for the same act at the same moment or problem become one; the biggest losses come first."""
    kept: dict[object, Focus] = {}
    for each in sorted(points, key=lambda point: -point.lost):
        lesson = _lesson(each)
        first = kept.get(lesson)
        kept[lesson] = each if first is None else _joined(first, each)
    found = sorted(kept.values(), key=lambda point: -point.lost)
    return tuple(found[:most])


def pointing(
    criterion: str, fault: Fault, did: Did, better: Better, model: Model | None = None, missing: tuple[str, ...] = ()
) -> Focus:
    """A point seen at this act of hers."""
    return Focus(criterion, fault, did.turn.number, did.evidence().quote, better, model, missing)


def following(better: Better) -> Model | None:
    """The question that comes after the better one on the same problem."""
    kind = FOLLOWS.get(better.kind) if better.problem else None
    return Model(better.problem, kind, "then") if kind else None


def _lesson(point: Focus) -> object:
    better = point.better
    if better is None:
        return point.criterion
    return (better.kind, better.problem) if better.kind in SPIN and better.problem else (point.turn, better.kind)


def _joined(first: Focus, other: Focus) -> Focus:
    """The bigger of the two, named after the act that would mend both where one of them is about that act."""
    named = next((each for each in (first, other) if each.better and each.criterion == each.better.kind.value), first)
    return replace(named, costs=(*first.costs, *other.costs))
