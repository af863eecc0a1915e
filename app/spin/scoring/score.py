"""A record and a rubric in, a scorecard out. Pure: equal input gives equal bytes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from app.spin.acts.act import Kind
from app.spin.practice import Record
from app.spin.scoring.advice import advise
from app.spin.scoring.canon import canonical, hash_of
from app.spin.scoring.criteria import account, needs, talk
from app.spin.scoring.criteria.order import order
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import Findings, credit, shared_out, standing
from app.spin.scoring.outcome import result_of
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.scorecard import Band, CriterionScore, Deduction, NotScored, Scorecard
from app.spin.scoring.tally import Tally

__all__ = ["EXAMINERS", "canonical", "hash_of", "score"]

Examiner = Callable[[Exam], Findings | None]
EXAMINERS: dict[str, Examiner] = {
    "opening": needs.opening,
    "situation": needs.situation,
    "problem": needs.problem,
    "implication": needs.implication,
    "need_payoff": needs.need_payoff,
    "order": order,
    "listening": talk.listening,
    "capability": talk.capability,
    "objections": talk.objections,
    "key_account": account.key_account,
    "commitment": account.commitment,
}
WHOLE = 1000  # tenths of a point


def score(record: Record, rubric: Rubric) -> Scorecard:
    """The scorecard of a finished practice; of a short or open one, a card that says why it is not scored."""
    tally = Tally(record, rubric.questions_per_turn)
    reason = _not_scored(record, tally, rubric)
    criteria = () if reason else _criteria(tally, rubric)
    deductions = () if reason else _deductions(tally, rubric)
    total = _total(criteria, deductions)
    result = result_of(tally)
    card = Scorecard(
        practice=record.practice,
        scenario=record.scenario.slug,
        total=total,
        band=_band(total, rubric),
        not_scored=reason,
        failed=bool(tally.acts(Kind.UNETHICAL)),
        outcome=result.outcome,
        commitment=result.agreed.ref,
        actor=result.agreed.actor,
        action=result.agreed.action,
        when=result.agreed.when,
        criteria=criteria,
        deductions=deductions,
        advice=advise(tally, criteria),
        counts=_counts(tally),
        rules_digest=record.digests.rules,
        rubric=rubric.id,
        rubric_digest=rubric.digest,
        scenario_digest=record.digests.scenario,
    )
    return replace(card, hash=hash_of(card))


def _not_scored(record: Record, tally: Tally, rubric: Rubric) -> NotScored:
    if not record.ended:
        return "unfinished"
    return "too_short" if len(tally.turns) < rubric.fewest_turns else ""


def _criteria(tally: Tally, rubric: Rubric) -> tuple[CriterionScore, ...]:
    waived = rubric.waived.get(tally.scenario.meeting, ())
    found = {
        each.id: None if each.id in waived else EXAMINERS[each.id](Exam(tally, each, rubric))
        for each in rubric.criteria
    }
    worth = _worth(rubric, found)
    return tuple(credit(each, worth[each.id], found[each.id]) for each in rubric.criteria)


def _worth(rubric: Rubric, found: Mapping[str, Findings | None]) -> dict[str, int]:
    """What each criterion is worth in tenths: its weight, and its part of the weight of those that do not apply."""
    weights = [standing(each, found[each.id]) for each in rubric.criteria]
    whole = sum(weights, Fraction(0))
    tenths = shared_out([weight * WHOLE / whole for weight in weights], WHOLE)
    return dict(zip((each.id for each in rubric.criteria), tenths, strict=True))


def _deductions(tally: Tally, rubric: Rubric) -> tuple[Deduction, ...]:
    taken: list[Deduction] = []
    left = rubric.most_deducted
    for each in tally.did:
        points = min(rubric.deductions.get(each.act.kind.value, 0), left)
        if points:
            taken.append(Deduction(each.act.kind.value, float(points), each.evidence()))
            left -= points
    return tuple(taken)


def _total(criteria: tuple[CriterionScore, ...], deductions: tuple[Deduction, ...]) -> float:
    gained = sum(round(each.points * 10) for each in criteria)
    lost = sum(round(each.points * 10) for each in deductions)
    return max(0, gained - lost) / 10


def _band(total: float, rubric: Rubric) -> Band:
    if total >= rubric.bands["excellent"]:
        return "excellent"
    if total >= rubric.bands["good"]:
        return "good"
    return "improve" if total >= rubric.bands["improve"] else "weak"


def _counts(tally: Tally) -> tuple[tuple[str, int], ...]:
    seller, buyer = tally.talk
    kinds = tuple((kind.value, len(tally.acts(kind))) for kind in Kind)
    share = 100 * seller // (seller + buyer) if seller + buyer else 0
    return (("turns", len(tally.turns)), ("talk_share", share), *kinds)
