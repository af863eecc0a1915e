"""From fractions to points: exact arithmetic, so that parts add up and no platform rounds differently."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from app.spin.scoring.rubric import Criterion
from app.spin.scoring.scorecard import CriterionScore, Evidence, Term

TENTHS = 10
NOTHING: tuple[Evidence, ...] = ()
NONE, ALL = Fraction(0), Fraction(1)


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
    goal = target if isinstance(target, Fraction) else Fraction(target)
    if not goal or not count:
        return Measured(NONE, Fraction(count), goal, tuple(evidence), tuple(missing) if goal else ())
    earned = ALL if count >= goal else count / goal
    return Measured(earned, Fraction(count), goal, tuple(evidence), () if earned is ALL else tuple(missing))


def given(evidence: Sequence[Evidence], missing: Sequence[str] = ()) -> Measured:
    """All or nothing: given where there is any evidence; the first is kept."""
    there = ALL if evidence else NONE
    return Measured(there, there, ALL, tuple(evidence[:1]), () if evidence else tuple(missing))


WITHHELD = Measured(NONE, NONE, ALL)


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
    if len(findings) == len(criterion.terms):
        return criterion.weight
    return criterion.weight * sum((max(Fraction(0), criterion.terms[name].share) for name in findings), Fraction(0))


def credit(criterion: Criterion, tenths: int, findings: Findings | None) -> CriterionScore:
    """Points of one criterion worth `tenths` tenths of a point: rounded by itself, its terms so that they add up to it.

    Worth nothing, it does not apply to this talk: its weight has gone to the others.
    """
    if not findings or not tenths:
        return CriterionScore(criterion.id, 0.0, 0.0, applies=False, terms=())
    standard = len(findings) == len(criterion.terms)
    whole = Fraction(tenths) if standard else tenths * criterion.weight / standing(criterion, findings)
    names = [name for name in criterion.terms if name in findings]
    exact, one = _on_one_scale([(findings[name].earned, criterion.terms[name].share) for name in names], whole)
    points = max(0, min(tenths, (2 * sum(exact) + one) // (2 * one)))
    terms = tuple(
        _term(name, _of(criterion.terms[name].share, whole), findings[name], gained)
        for name, gained in zip(names, _fitted(exact, one, points), strict=True)
    )
    return CriterionScore(criterion.id, tenths / TENTHS, points / TENTHS, applies=True, terms=terms)


def _on_one_scale(parts: Sequence[tuple[Fraction, Fraction]], whole: Fraction) -> tuple[list[int], int]:
    """Each product with the whole as an integer over one denominator: the same numbers, far quicker to add up."""
    top, bottom = whole.as_integer_ratio()
    pairs = []
    for earned, share_ in parts:
        (above, below), (over, under) = earned.as_integer_ratio(), share_.as_integer_ratio()
        pairs.append((above * over * top, below * under * bottom))
    one = lcm(*(below for _, below in pairs))
    return [above * (one // below) for above, below in pairs], one


def _fitted(exact: Sequence[int], one: int, total: int) -> list[int]:
    """Terms that add up to `total` even where the criterion was held at 0 or at its weight."""
    excess = sum(exact) - total * one
    fitted = list(exact)
    for i, value in enumerate(exact):
        taken = max(0, min(value, excess)) if excess > 0 else min(0, max(value, excess))
        if abs(excess) >= one:
            fitted[i] = value - taken
            excess -= taken
    lower = [each // one for each in fitted]
    order = sorted(range(len(fitted)), key=lambda i: (lower[i] * one - fitted[i], i))
    for i in order[: total - sum(lower)]:
        lower[i] += 1
    return lower


def _of(share: Fraction, whole: Fraction) -> float:
    """What a term may bring at most, in points."""
    (over, under), (top, bottom) = share.as_integer_ratio(), whole.as_integer_ratio()
    if over <= 0:
        return 0.0
    above, below = over * top, under * bottom
    return ((2 * above + below) // (2 * below)) / TENTHS


def _term(name: str, of: float, found: Measured, gained: int) -> Term:
    value, target = _number(found.value), _number(found.target)
    return Term(name, value, target, gained / TENTHS, of, found.evidence, found.missing)


def _number(value: Fraction) -> float:
    """To three decimals, half up."""
    above, below = value.as_integer_ratio()
    return float(above) if below == 1 else ((2000 * above + below) // (2 * below)) / 1000
