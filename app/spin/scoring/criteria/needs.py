"""The criteria of investigating: opening, situation, problem, implication, need-payoff."""

from fractions import Fraction

from app.spin.acts.act import CAPABILITY, Kind
from app.spin.scenario import Disclosure, Fact, Problem
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import Findings, Measured, clamp, given, reached, share
from app.spin.scoring.tally import Did, Tally, Voiced, distinct

OPENING_PARTS = ("who", "why", "permission")
TOO_EARLY = ("need_payoff_unripe", "need_payoff_premature")  # the buyer's own word on it, as recorded


def opening(exam: Exam) -> Findings:
    """Who I am, why I am here, may I ask; and a question about the account before anything is presented."""
    tally = exam.tally
    parts = {part: _opened(tally, part) for part in OPENING_PARTS}
    asked = {each.place for each in tally.questions}
    first = next((each for each in tally.did if each.place in asked or each.act.kind in CAPABILITY), None)
    evidence = [first.evidence()] if first and first.place in asked else []
    return {**parts, "questions_first": given(evidence)}


def _opened(tally: Tally, part: str) -> Measured:
    found = [each for each in tally.acts(Kind.OPENING) if part in each.act.flags]
    return given([each.evidence() for each in found[:1]])


def situation(exam: Exam) -> Findings | None:
    """Facts found of those needed; too many, repeated or already known ones take away. None: all were known before."""
    tally = exam.tally
    told = {each.event.ref: each for each in reversed(tally.events("fact"))}
    needed = _needed(tally)
    if not needed and tally.before.told:
        return None
    found = [told[fact_id] for fact_id in needed if fact_id in told]
    asked = tally.fresh(Kind.SITUATION)
    cap = exam.rubric.situation_cap[tally.scenario.meeting]
    unfound = [fact_id for fact_id in needed if fact_id not in told]
    facts = reached(len(found), len(needed), [each.evidence() for each in found], unfound)
    over = clamp(share(max(0, len(asked) - cap), cap)) * facts.earned
    beyond = tuple(each.evidence() for each in asked[cap:])
    wasted = [each for each in tally.acts(Kind.SITUATION) if {"public", "repeated"} & set(each.act.flags)]
    waste = Fraction(len(wasted))
    return {
        "facts": facts,
        "over_cap": Measured(over, Fraction(len(asked)), Fraction(cap), beyond),
        "waste": Measured(waste, waste, Fraction(0), tuple(each.evidence() for each in wasted)),
    }


def _needed(tally: Tally) -> list[str]:
    facts = [fact for fact in tally.scenario.facts if fact.id not in tally.before.told]
    required = [fact.id for fact in facts if fact.required]
    return required or [fact.id for fact in facts if _worth_asking(fact)]


def _worth_asking(fact: Fact) -> bool:
    return fact.disclosure is Disclosure.OPEN and not fact.public


def problem(exam: Exam) -> Findings | None:
    """Problems the buyer voiced, and how many problem questions it took. None: all had been voiced before."""
    tally = exam.tally
    voiced = distinct(tally.events("implied"), lambda event: event.problem)
    asked = tally.asked(Kind.PROBLEM)
    problems = [each for each in tally.scenario.problems if each.id not in tally.before.voiced]
    if not problems:
        return None
    goal = exam.at_most("voiced", len(problems))
    heard = {each.event.problem for each in voiced}
    return {
        "voiced": reached(
            len(voiced),
            goal,
            [each.evidence() for each in voiced],
            [each.id for each in problems if each.id not in heard],
        ),
        "asked": exam.measured("asked", len(asked), [each.evidence() for each in asked]),
    }


def implication(exam: Exam) -> Findings | None:
    """The longest chain of consequences opened, on how many problems, how often asked, and whether in numbers.

    None: earlier meetings have opened all of them.
    """
    tally = exam.tally
    left = [tally.before.unopened(each) for each in tally.scenario.problems]
    if not any(left):
        return None
    links = distinct(tally.events("consequence"), lambda event: event.ref)
    chains: dict[str, list[Voiced]] = {}
    for each in links:
        chains.setdefault(each.event.problem, []).append(each)
    longest = max(chains.values(), key=len, default=[])
    asked = tally.asked(Kind.IMPLICATION) if links else ()
    problems = tally.scenario.problems
    return {
        "chain": reached(
            len(longest),
            exam.at_most("chain", max(left)),
            [each.evidence() for each in longest],
            _unopened(problems, longest),
        ),
        "problems": reached(
            len(chains),
            exam.at_most("problems", sum(each > 0 for each in left)),
            [chain[0].evidence() for chain in chains.values()],
            [each.id for each in problems if each.id not in chains],
        ),
        "mix": exam.measured("mix", share(len(asked), len(tally.turns)), [each.evidence() for each in asked]),
        "numbers": given([each.evidence() for each in links if each.event.quantified], _in_numbers(problems)),
    }


def _unopened(problems: tuple[Problem, ...], opened: list[Voiced]) -> list[str]:
    """The links that the longest chain lacks; of all problems where there is none."""
    known = {each.event.ref for each in opened}
    meant = {each.event.problem for each in opened}
    chains = [each.chain for each in problems if not meant or each.id in meant]
    return [link.fact.id for chain in chains for link in chain if link.fact.id not in known]


def _in_numbers(problems: tuple[Problem, ...]) -> list[str]:
    return [link.fact.id for each in problems for link in each.chain if link.quantified]


def need_payoff(exam: Exam) -> Findings | None:
    """Wants the buyer voiced, need-payoff questions that were ripe and solvable, and his own words of gain.

    None: all he could want had been voiced before.
    """
    tally = exam.tally
    unvoiced = [each for each in tally.scenario.problems if each.id not in tally.before.wants]
    if not unvoiced:
        return None
    wants, gains = tally.wants, tally.events("benefit")
    voiced = {each.event.problem for each in wants}
    solvable = [each for each in tally.scenario.problems if each.solvable]
    timely = [each for each in tally.asked(Kind.NEED_PAYOFF) if _timely(tally, each)]
    asked = tally.fresh(Kind.NEED_PAYOFF)
    asked_for = tuple(each.evidence() for each in asked)
    return {
        "wants": reached(
            len(wants),
            exam.at_most("wants", len(unvoiced)),
            [each.evidence() for each in wants],
            [each.id for each in solvable if each.id not in voiced],
        ),
        "timely": exam.measured("timely", len(timely), [each.evidence() for each in timely]),
        "gain": given([each.evidence() for each in gains[:1]], [each.payoff.id for each in solvable]),
        "ripe": Measured(share(len(timely), len(asked)), Fraction(len(timely)), Fraction(len(asked)), asked_for),
    }


def _timely(tally: Tally, asked: Did) -> bool:
    """After a consequence or a want on the same solvable problem, in an earlier turn, not too early for him."""
    if any(effect.name in TOO_EARLY for effect in asked.turn.direction.effects):
        return False
    solvable = {each.id for each in tally.scenario.problems if each.solvable}
    grown = tally.events("consequence", "explicit")
    if asked.problem in solvable & tally.before.wants:
        return True
    return asked.problem in solvable and any(
        each.event.problem == asked.problem and each.turn.number < asked.turn.number for each in grown
    )
