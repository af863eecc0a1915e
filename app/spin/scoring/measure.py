"""From fractions to points: exact arithmetic, so that parts add up and no platform rounds differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from app.spin.scoring.rubric import Criterion
from app.spin.scoring.scorecard import CriterionScore, Evidence, Term

TENTHS = 10
NOTHING: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """What a criterion found for a term: the fraction earned (0..1), what was counted, of how many, what is missing."""

    earned: Fraction
    value: Fraction
    target: Fraction
    evidence: tuple[Evidence, ...] = NOTHING
    missing: tuple[str, ...] = ()


Findings = Mapping[str, Measured]


def clamp(value: Fraction) -> Fraction:
    """`value` held within 0..1."""
    return max(Fraction(0), min(Fraction(1), value))


def share(part: int, whole: int) -> Fraction:
    """`part` of `whole`, 0 where there is no whole."""
    return Fraction(part, whole) if whole else Fraction(0)


def reached(
    count: int, target: Fraction | int, evidence: Sequence[Evidence] = (), missing: Sequence[str] = ()
) -> Measured:
    """So many of so many, full at the target; nothing is missing from then on."""
    goal = Fraction(target)
    earned = clamp(Fraction(count) / goal) if goal else Fraction(0)
    return Measured(earned, Fraction(count), goal, tuple(evidence), () if count >= goal else tuple(missing))


def given(evidence: Sequence[Evidence], missing: Sequence[str] = ()) -> Measured:
    """All or nothing: given where there is any evidence; the first is kept."""
    there = Fraction(bool(evidence))
    return Measured(there, there, Fraction(1), tuple(evidence[:1]), () if evidence else tuple(missing))


WITHHELD = Measured(Fraction(0), Fraction(0), Fraction(1))


def shared_out(exact: Sequence[Fraction], whole: int) -> list[int]:
    """Integers near `exact` that add up to `whole` (largest remainder; ties go to the earlier)."""
    lower = [floor(each) for each in exact]
    order = sorted(range(len(exact)), key=lambda i: (lower[i] - exact[i], i))
    for i in order[: whole - sum(lower)]:
        lower[i] += 1
    return lower


def rounded(value: Fraction) -> int:
    """Half up, to an integer."""
    return floor(value + Fraction(1, 2))


def standing(criterion: Criterion, findings: Findings | None) -> Fraction:
    """What the criterion weighs in this talk: the shares of the terms that apply; 0 where none does."""
    if not findings:
        return Fraction(0)
    return criterion.weight * sum((max(Fraction(0), criterion.terms[name].share) for name in findings), Fraction(0))


def credit(criterion: Criterion, tenths: int, findings: Findings | None) -> CriterionScore:
    """Points of one criterion worth `tenths` tenths of a point: rounded by itself, its terms so that they add up to it.

    Worth nothing, it does not apply to this talk: its weight has gone to the others.
    """
    if not findings or not tenths:
        return CriterionScore(criterion.id, 0.0, 0.0, applies=False, terms=())
    whole = tenths * criterion.weight / standing(criterion, findings)
    names = [name for name in criterion.terms if name in findings]
    exact = [findings[name].earned * criterion.terms[name].share * whole for name in names]
    points = max(0, min(tenths, rounded(sum(exact, Fraction(0)))))
    terms = tuple(
        _term(name, max(Fraction(0), criterion.terms[name].share) * whole, findings[name], gained)
        for name, gained in zip(names, _fitted(exact, points), strict=True)
    )
    return CriterionScore(criterion.id, tenths / TENTHS, points / TENTHS, applies=True, terms=terms)


def _fitted(exact: Sequence[Fraction], total: int) -> list[int]:
    """Terms that add up to `total` even where the criterion was held at 0 or at its weight."""
    excess = sum(exact, Fraction(0)) - total
    fitted = list(exact)
    for i, value in enumerate(exact):
        taken = max(Fraction(0), min(value, excess)) if excess > 0 else min(Fraction(0), max(value, excess))
        if abs(excess) >= 1:
            fitted[i] = value - taken
            excess -= taken
    return shared_out(fitted, total)


def _term(name: str, of: Fraction, found: Measured, gained: int) -> Term:
    return Term(
        name=name,
        value=_number(found.value),
        target=_number(found.target),
        points=gained / TENTHS,
        of=rounded(of) / TENTHS,
        evidence=found.evidence,
        missing=found.missing,
    )


def _number(value: Fraction) -> float:
    return rounded(value * 1000) / 1000
