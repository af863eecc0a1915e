"""Where each criterion lost its points: the moment it is best seen at, and the act that belonged there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from app.spin.acts.act import CAPABILITY, Kind
from app.spin.scenario import Problem
from app.spin.scoring.course import Course, due, unopened
from app.spin.scoring.focus import SMALLEST_LOSS, Better, Fault, Focus, following, gathered, how_many, pointing
from app.spin.scoring.moments.left import facts_missing, few_problems, next_question, unanswered_want, unopened_trouble
from app.spin.scoring.moments.talk import TALKED, recappable
from app.spin.scoring.scorecard import CriterionScore, Scorecard
from app.spin.scoring.tally import Did, Voiced

Find: TypeAlias = Callable[[Course, CriterionScore], Focus | None]

BAITS = (Kind.PRESSURE, Kind.IRRITATOR, Kind.CONCEDE, Kind.DISPARAGE)
TOO_EARLY = ("need_payoff_premature", "need_payoff_unripe")


def focus(course: Course, card: Scorecard, talks: int) -> tuple[Focus, ...]:
    """What she is to do differently, the biggest loss first, at most three; `talks` counts her scored practices."""
    found = [_point(course, each) for each in card.criteria if each.applies]
    points = gathered([each for each in found if each], how_many(card.total, talks))
    return tuple(each if each.model else replace(each, model=next_question(course, each)) for each in points)


def _point(course: Course, score: CriterionScore) -> Focus | None:
    lost = round(score.weight - score.points, 1)
    seek = FINDS.get(score.id)
    found = seek(course, score) if seek and lost >= SMALLEST_LOSS else None
    return found.costing(score.id, lost) if found else None


def situation(course: Course, score: CriterionScore) -> Focus | None:
    """A question whose answer she had, one too many, or a fact this call needed and did not get."""
    for fault in WASTED:
        did = _wasted(course, fault)
        if did:
            return _asking(course, did, fault)
    over = next((term for term in score.terms if term.name == "over_cap"), None)
    beyond = over.evidence[0].turn if over and over.evidence else 0
    did = course.first(lambda each: each.act.kind is Kind.SITUATION and each.turn.number == beyond)
    if did:
        return _asking(course, did, "too_many")
    return facts_missing(course)


def problem(course: Course, _score: CriterionScore) -> Focus | None:
    """The first sentence spent on the offer, or else on a fact, where a problem question belonged."""
    latent = [each for each in course.scenario.problems if each.id not in course.end.voiced()]
    if not latent:
        return None
    spent = _spent(course)
    if spent:
        return replace(_asking(course, *spent, among=latent), criterion="problem")
    return few_problems(course, latent)


def implication(course: Course, score: CriterionScore) -> Focus | None:
    """Her words after a problem was on the table, or after its last consequence, that led away from it."""
    if not course.end.voiced():
        return problem(course, score)
    left = [_leaving(course, each) for each in course.scenario.problems if unopened(each, course.end)]
    led_away = [pair for pair in left if pair and _led_away(*pair)]
    if not led_away:
        return _guarded(course) or unopened_trouble(course)
    grown, did = max(led_away, key=lambda pair: (pair[0].solvable, _depth(course, pair[0])))
    return _staying(did, grown, Kind.IMPLICATION, "moved_on")


def _guarded(course: Course) -> Focus | None:
    """A question on consequences that came before he trusted her with the answer: first show that she listens."""
    for each in course.tally.acts(Kind.IMPLICATION):
        met = any(moved.name == "implication_guarded" for moved in each.turn.direction.effects)
        if met and recappable(course, each.turn.number):
            return pointing("implication", "guarded", each, Better(Kind.TESTING, "recap"))
    return None


def need_payoff(course: Course, score: CriterionScore) -> Focus | None:
    """A question on the value that came too early, or the place where it was due and did not come."""
    for each in course.tally.acts(Kind.NEED_PAYOFF):
        if any(moved.name in TOO_EARLY for moved in each.turn.direction.effects):
            return _asking(course, each, "too_early", stay=True)
    wanted = course.end.wants()
    unwanted = [each for each in course.scenario.problems if each.solvable and each.id not in wanted]
    for ripe in (each for each in unwanted if due(each, course.end) is Kind.NEED_PAYOFF):
        left = _leaving(course, ripe)
        if left:
            return _staying(left[1], ripe, Kind.NEED_PAYOFF, "no_worth_asked")
    return _gain_unasked(course) or implication(course, score)


def _gain_unasked(course: Course) -> Focus | None:
    """What she did right after a want, where nobody asked what it would be worth."""
    named = {each.event.problem for each in course.tally.events("benefit")}
    for each in course.tally.events("explicit"):
        wanted, after = course.scenario.problem(each.event.problem), course.after(each.turn.number)
        if wanted and wanted.solvable and wanted.id not in named and after:
            return _staying(course.lead(after), wanted, Kind.NEED_PAYOFF, "no_gain_asked")
    return None


def _leaving(course: Course, grown: Problem) -> tuple[Problem, Did] | None:
    """What she did right after this problem had last grown; None where it never did, or the talk ended there."""
    grew = [
        each.turn.number for each in course.tally.events("implied", "consequence") if each.event.problem == grown.id
    ]
    after = course.after(grew[-1]) if grew else None
    return (grown, course.lead(after)) if after else None


def _led_away(grown: Problem, did: Did) -> bool:
    return not (did.act.about.problem == grown.id and did.act.kind in (Kind.IMPLICATION, Kind.NEED_PAYOFF))


def _depth(course: Course, each: Problem) -> int:
    strand = course.end.strand(each.id)
    return len(strand.nodes) if strand else 0


def early(course: Course, _score: CriterionScore) -> Focus | None:
    """What was presented before a want, or asked for its value before its time; or a want left without an answer."""
    wanted = course.first_want
    for each in course.tally.acts(*CAPABILITY, Kind.NEED_PAYOFF):
        hasty = any(moved.name in TOO_EARLY for moved in each.turn.direction.effects)
        if each.act.kind is Kind.NEED_PAYOFF and hasty:
            return _asking(course, each, "too_early", stay=True)
        if each.act.kind in CAPABILITY and (wanted is None or each.place < wanted):
            return _asking(course, each, "pitched")
    return None


def capability(course: Course, _score: CriterionScore) -> Focus | None:
    """As `early`, and what was presented past the wants that were stated, and wants that nothing answered."""
    for each in course.tally.acts(Kind.FEATURE, Kind.ADVANTAGE):
        state = course.before(each.turn.number)
        meant = each.act.about.problem
        if state.wants() and (not meant or meant in state.wants()):
            unmet = [strand.problem for strand in state.strands if strand.problem in state.wants() and not strand.met]
            ref = meant or (unmet or sorted(state.wants()))[0]
            return pointing("capability", "unlinked", each, Better(Kind.BENEFIT, "link", ref))
        return _asking(course, each, "pitched")
    return unanswered_want(course)


def objections(course: Course, _score: CriterionScore) -> Focus | None:
    """What provoked an objection, or the words after it that did not hear it out."""
    given = _given_away(course)
    if given:
        return given
    raised = course.tally.events("objection")
    provoked = next((each for each in raised if each.event.cause in CAUSES), None)
    if provoked:
        kind = CAUSES[provoked.event.cause]
        did = course.first(lambda each: each.turn.number == provoked.turn.number and each.act.kind in kind)
        if did:
            return _asking(course, did, "provoked")
    return _half_heard(course, raised, Kind.CLARIFY, "not_heard_out") or _half_heard(
        course, raised, Kind.ACKNOWLEDGE, "not_acknowledged"
    )


def _given_away(course: Course) -> Focus | None:
    """A demand met for nothing: at the end of a sale every concession is worth something in return."""
    demanded = {each.turn.number: each.event.ref for each in course.tally.events("conceded")}
    for did in course.tally.acts(Kind.CONCEDE):
        if did.turn.number in demanded:
            better = Better(Kind.PROPOSAL, "trade", ref=demanded[did.turn.number])
            return pointing("objections", "given_away", did, better)
    return None


def _half_heard(course: Course, raised: Sequence[Voiced], kind: Kind, fault: Fault) -> Focus | None:
    """Her words after an objection that lack this part of hearing it out; a trade needs neither."""
    traded = {each.event.ref for each in course.tally.events("traded")}
    for each in (one for one in raised if one.event.ref not in traded):
        after = course.after(each.turn.number)
        if after and kind not in {act.kind for act in after.reading.acts}:
            better = Better(Kind.CLARIFY, "listen", ref=each.event.ref)
            return pointing("objections", fault, course.lead(after), better)
    return None


def _asking(course: Course, did: Did, fault: Fault, *, among: list[Problem] | None = None, stay: bool = False) -> Focus:
    """The question that was due where she did this: on the problem she spoke of, else on the next one in reach."""
    state = course.before(did.turn.number)
    fit = [each for each in among or course.scenario.problems if each.solvable] or list(course.scenario.problems)
    meant = next((each for each in fit if each.id == did.act.about.problem), None)
    standing = next((each for each in fit if stay and each.id == state.problem), None)
    latent = next((each for each in fit if each.id not in state.voiced()), fit[0])
    target = meant or standing or latent
    known = did.act.about.fact if fault in WASTED else ""
    better = Better(due(target, state), "known" if known else "ask", target.id, known)
    return pointing(BELONGS.get(fault, better.kind.value), fault, did, better, following(better))


def _staying(did: Did, grown: Problem, kind: Kind, fault: Fault) -> Focus:
    better = Better(kind, "stay", grown.id)
    return pointing(kind.value, fault, did, better, following(better))


def _wasted(course: Course, flag: str) -> Did | None:
    return course.first(lambda each: each.act.kind is Kind.SITUATION and flag in each.act.flags)


def _spent(course: Course) -> tuple[Did, Fault] | None:
    """The first act that gave the talk away: the offer, a fact she had, bait; else any, where no trouble was found."""
    wanted = course.first_want

    def offered(each: Did) -> bool:
        return each.act.kind in CAPABILITY and each.turn.number > 1 and (wanted is None or each.place < wanted)

    def baited(each: Did) -> bool:
        return each.act.kind in BAITS and each.turn.number > 1

    def idle(each: Did) -> bool:
        return not course.end.voiced() and each.turn.number > 1

    found: tuple[tuple[Did | None, Fault], ...] = (
        (course.first(offered), "pitched"),
        (_wasted(course, "public"), "public"),
        (_wasted(course, "repeated"), "repeated"),
        (course.first(baited), "baited"),
    )
    early = min(((did, fault) for did, fault in found if did), key=lambda pair: pair[0].place, default=None)
    first = course.first(idle)
    return early or ((first, "no_trouble_sought") if first else None)


WASTED: tuple[Fault, ...] = ("public", "repeated")
CAUSES: Mapping[str, tuple[Kind, ...]] = {
    "feature": (Kind.FEATURE,),
    "advantage": (Kind.ADVANTAGE, Kind.BENEFIT),
    "pressure": (Kind.PRESSURE,),
}
BELONGS: Mapping[Fault, str] = {
    "public": "situation", "repeated": "situation", "too_many": "situation", "provoked": "objections",
    "too_early": "need_payoff",
}  # fmt: skip
FINDS: Mapping[str, Find] = {
    "situation": situation,
    "problem": problem,
    "implication": implication,
    "need_payoff": need_payoff,
    "order": early,
    "capability": capability,
    "objections": objections,
    **TALKED,
}
