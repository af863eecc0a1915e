"""The criteria of talking and closing: listening, capability, objections, key account, commitment."""

from fractions import Fraction

from app.spin.acts.act import SPIN, Kind
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import GRANTED, Findings, Measured, clamp, given, reached, share
from app.spin.scoring.outcome import Result, result_of
from app.spin.scoring.tally import Did, Tally, Voiced, distinct

BALANCED = tuple(Fraction(each) for each in ("0.15", "0.30", "0.50", "0.70"))
SHORT_ENOUGH = 320
TOO_LONG_BY = 200


def listening(exam: Exam) -> Findings:
    """Share of the talk, longest turn, testing and summarising, questions spread, no stacking."""
    tally = exam.tally
    seller, buyer = tally.talk()
    part = share(seller, seller + buyer)
    turn, size = tally.longest()
    checked = tally.acts(Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS)
    checking = share(len(checked), len(tally.did))
    goal = exam.target("checking")
    stacked = [each for each in tally.turns if _questions_in(each.number, tally) > exam.rubric.questions_per_turn]
    crowd = share(len(stacked), len(tally.turns))
    quiet = clamp(crowd / exam.target("one_at_a_time"))
    spread = _spread(tally)
    return {
        "share": Measured(_trapezium(part), part, BALANCED[2]),
        "brevity": Measured(
            clamp(Fraction(SHORT_ENOUGH - size, TOO_LONG_BY)), Fraction(size), Fraction(SHORT_ENOUGH - TOO_LONG_BY)
        ),
        "checking": Measured(clamp(checking / goal), checking, goal, tuple(each.evidence() for each in checked)),
        "spread": Measured(clamp(spread / exam.target("spread")), spread, exam.target("spread")),
        "one_at_a_time": Measured(1 - quiet if turn else Fraction(0), Fraction(len(stacked)), Fraction(0)),
    }


def _trapezium(value: Fraction) -> Fraction:
    low, full, still, high = BALANCED
    return min(clamp((value - low) / (full - low)), clamp((high - value) / (high - still)))


def _questions_in(number: int, tally: Tally) -> int:
    return sum(1 for each in tally.acts(*SPIN) if each.turn.number == number)


def _spread(tally: Tally) -> Fraction:
    """The fewest questions in a third of the talk over the most."""
    thirds = [0, 0, 0]
    for each in tally.acts(*SPIN):
        place = next(i for i, turn in enumerate(tally.turns) if turn.number == each.turn.number)
        thirds[min(2, 3 * place // len(tally.turns))] += 1
    return share(min(thirds), max(thirds))


def capability(exam: Exam) -> Findings | None:
    """Benefits among all that was presented, and wants that got one; None where nothing was presented."""
    tally = exam.tally
    if not tally.presented:
        return None
    fitting = [each for each in tally.presented if each.act.kind is Kind.BENEFIT]
    wants = distinct(tally.events("explicit"), lambda event: event.problem)
    answered = {each.act.about.problem for each in fitting}
    met = [each for each in wants if each.event.problem in answered]
    return {
        "benefits": Measured(
            share(len(fitting), len(tally.presented)),
            Fraction(len(fitting)),
            Fraction(len(tally.presented)),
            tuple(each.evidence() for each in tally.presented),
        ),
        "wants_met": Measured(
            share(len(met), len(wants)),
            Fraction(len(met)),
            Fraction(len(wants)),
            tuple(each.evidence() for each in met),
        ),
    }


def objections(exam: Exam) -> Findings | None:
    """Objections not provoked, and those that came handled by listening; None where nothing could provoke any."""
    tally = exam.tally
    raised = tally.events("objection")
    if not raised:
        calm = bool(tally.presented) and len(tally.questions) >= exam.target("handled")
        return {"unprovoked": GRANTED, "handled": GRANTED} if calm else None
    provoked = [each for each in raised if each.event.cause]
    kept = 1 - clamp(Fraction(len(provoked)) / exam.target("unprovoked"))
    handling = [_handled(tally, each) for each in raised]
    mean = sum(handling, Fraction(0)) / len(handling)
    return {
        "unprovoked": Measured(kept, Fraction(len(provoked)), Fraction(0), tuple(each.evidence() for each in provoked)),
        "handled": Measured(
            mean, mean * len(handling), Fraction(len(handling)), tuple(each.evidence() for each in raised)
        ),
    }


def _handled(tally: Tally, raised: Voiced) -> Fraction:
    """Understanding .4, a question .4, resolved .2; nothing where the next turn argues, pushes or concedes."""
    after = [each for each in tally.did if each.turn.number > raised.turn.number]
    answer = [each for each in after if each.turn.number == after[0].turn.number] if after else []
    kinds = {each.act.kind for each in answer}
    if kinds & {Kind.DEFEND, Kind.PRESSURE, Kind.CONCEDE}:
        return Fraction(0)
    resolved = any(each.event.ref == raised.event.ref for each in tally.events("resolved"))
    return (
        Fraction(4, 10) * (Kind.ACKNOWLEDGE in kinds)
        + Fraction(4, 10) * (Kind.CLARIFY in kinds)
        + Fraction(2, 10) * resolved
    )


def key_account(exam: Exam) -> Findings:
    """People of the decision met with, decision facts found, the personal side touched."""
    tally = exam.tally
    people = distinct(tally.events("role"), lambda event: event.ref)
    asked_of = {fact.id: fact.decision for fact in tally.scenario.facts if fact.decision}
    decided = distinct(tally.events("decision"), lambda event: asked_of.get(event.ref, event.ref))
    personal = tally.events("personal")
    keys = set(asked_of.values())
    return {
        "people": reached(len(people), len(tally.scenario.stakeholders), [each.evidence() for each in people]),
        "decision": reached(len(decided), len(keys), [each.evidence() for each in decided]),
        "personal": given([each.evidence() for each in personal]),
    }


def commitment(exam: Exam) -> Findings:
    """What the buyer agreed to do, and how it was asked for: concerns checked, benefits summed up, a step proposed."""
    tally = exam.tally
    result = result_of(tally)
    ladder = max((step.level for step in tally.scenario.ladder), default=1)
    reach = {"order": Fraction(1), "advance": Fraction(45, 70) + Fraction(25, 70) * share(result.level, ladder)}
    base = reach.get(result.outcome, Fraction(1, 7) if result.outcome == "continuation" else Fraction(0))
    pushed = tally.acts(Kind.PRESSURE)
    return {
        "agreed": Measured(base, Fraction(result.level), Fraction(ladder), result.evidence),
        "checked": _asked_for(tally.acts(Kind.CHECK), result),
        "summed_up": _asked_for(tally.acts(Kind.SUMMARY_OF_BENEFITS), result),
        "proposed": _asked_for(tally.acts(Kind.PROPOSAL), result),
        "pressure": Measured(
            Fraction(len(pushed)), Fraction(len(pushed)), Fraction(0), tuple(each.evidence() for each in pushed)
        ),
    }


def _asked_for(found: tuple[Did, ...], result: Result) -> Measured:
    """Halved where no commitment came of it (spin.md 6.2)."""
    worth = Fraction(1) if result.outcome in ("order", "advance") else Fraction(1, 2)
    return Measured(worth * bool(found), Fraction(len(found)), Fraction(1), tuple(each.evidence() for each in found))
