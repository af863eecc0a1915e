"""The criteria of the account: the people and the decision, and what the buyer agreed to do."""

from fractions import Fraction

from app.spin.acts.act import Kind
from app.spin.scenario import Heading
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import Findings, Measured, given, reached, share
from app.spin.scoring.outcome import Result, result_of
from app.spin.scoring.tally import Did, distinct


def key_account(exam: Exam) -> Findings:
    """People of the decision met with, decision facts found, the personal side touched; what is left of each."""
    tally, scenario = exam.tally, exam.tally.scenario
    settled = tally.before
    people = distinct(tally.events("role"), lambda event: event.ref)
    met = {each.event.ref for each in people}
    asked_of = {fact.id: fact.decision for fact in scenario.facts if fact.decision and fact.id not in settled.told}
    strangers = [each.id for each in scenario.stakeholders if each.id not in settled.people]
    personal = [fact.id for fact in scenario.facts if fact.heading is Heading.PERSONAL and fact.id not in settled.told]
    decided = distinct(tally.events("decision"), lambda event: asked_of.get(event.ref, event.ref))
    known = {asked_of.get(each.event.ref) for each in decided}
    keys = list(dict.fromkeys(asked_of.values()))
    found = {
        "people": reached(
            len(people),
            len(strangers),
            [each.evidence() for each in people],
            [each for each in strangers if each not in met],
        ),
        "decision": reached(
            len(decided), len(keys), [each.evidence() for each in decided], [key for key in keys if key not in known]
        ),
        "personal": given(
            [each.evidence() for each in tally.events("personal")],
            personal,
        ),
    }
    left = {"people": strangers, "decision": keys, "personal": personal}
    return {name: each for name, each in found.items() if left[name]}


def commitment(exam: Exam) -> Findings:
    """What the buyer agreed to do, and how it was asked for: concerns checked, benefits summed up, a step proposed."""
    tally = exam.tally
    result = result_of(tally)
    ladder = max((step.level for step in tally.scenario.ladder), default=1)
    pushed = tally.acts(Kind.PRESSURE)
    times = Fraction(len(pushed))
    return {
        "agreed": Measured(_worth(exam, result, ladder), Fraction(result.level), Fraction(ladder), result.evidence),
        "checked": _asked_for(exam, "checked", tally.acts(Kind.CHECK), result),
        "summed_up": _asked_for(exam, "summed_up", tally.acts(Kind.SUMMARY_OF_BENEFITS), result),
        "proposed": _asked_for(exam, "proposed", tally.acts(Kind.PROPOSAL), result),
        "pressure": Measured(times, times, Fraction(0), tuple(each.evidence() for each in pushed)),
    }


def _worth(exam: Exam, result: Result, ladder: int) -> Fraction:
    """What the outcome earns of the term; an Advance more, the higher its rung."""
    values = exam.rule("agreed").values
    rung = values["ladder"] * share(result.level, ladder) if result.outcome == "advance" else Fraction(0)
    return values.get(result.outcome, Fraction(0)) + rung


def _asked_for(exam: Exam, term: str, found: tuple[Did, ...], result: Result) -> Measured:
    """How it was asked for is worth less where no commitment came of it."""
    values = exam.rule(term).values
    worth = Fraction(1) if result.outcome in ("order", "advance") else values["in_vain"]
    return Measured(worth * bool(found), Fraction(len(found)), Fraction(1), tuple(each.evidence() for each in found))
