"""The criteria of investigating: opening, situation, problem, implication, need-payoff, order."""

from fractions import Fraction

from app.spin.acts.act import CAPABILITY, SPIN, Kind
from app.spin.scenario import Disclosure, Fact
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import WITHHELD, Findings, Measured, clamp, given, reached, share
from app.spin.scoring.tally import Did, Tally, Voiced, distinct

OPENING_PARTS = ("who", "why", "permission")
TOO_EARLY = ("need_payoff_unripe", "need_payoff_premature")  # the buyer's own word on it, as recorded


def opening(exam: Exam) -> Findings:
    """Who I am, why I am here, may I ask; and a question before anything is presented."""
    tally = exam.tally
    parts = {part: _opened(tally, part) for part in OPENING_PARTS}
    first = next((each for each in tally.did if each.act.kind in (*SPIN, *CAPABILITY)), None)
    asked_first = first is not None and first.act.kind in SPIN
    evidence = [first.evidence()] if first and asked_first else []
    return {**parts, "questions_first": given(evidence)}


def _opened(tally: Tally, part: str) -> Measured:
    found = [each for each in tally.acts(Kind.OPENING) if part in each.act.flags]
    return given([each.evidence() for each in found])


def situation(exam: Exam) -> Findings:
    """Facts found of those needed; too many, repeated or already known ones take away."""
    tally = exam.tally
    told = {each.event.ref: each for each in tally.events("fact")}
    needed = _needed(tally)
    found = [told[fact_id] for fact_id in needed if fact_id in told]
    asked = tally.asked(Kind.SITUATION)
    cap = exam.rubric.situation_cap[tally.scenario.meeting]
    facts = reached(len(found), len(needed), [each.evidence() for each in found])
    over = clamp(share(max(0, len(asked) - cap), cap)) * facts.earned
    beyond = [each.evidence() for each in asked[cap:]]
    wasted = [each for each in tally.acts(Kind.SITUATION) if {"public", "repeated"} & set(each.act.flags)]
    return {
        "facts": facts,
        "over_cap": Measured(over, Fraction(len(asked)), Fraction(cap), tuple(beyond)),
        "waste": Measured(
            Fraction(len(wasted)), Fraction(len(wasted)), Fraction(0), tuple(each.evidence() for each in wasted)
        ),
    }


def _needed(tally: Tally) -> list[str]:
    facts = tally.scenario.facts
    required = [fact.id for fact in facts if fact.required]
    return required or [fact.id for fact in facts if _worth_asking(fact)]


def _worth_asking(fact: Fact) -> bool:
    return fact.disclosure is Disclosure.OPEN and not fact.public


def problem(exam: Exam) -> Findings:
    """Problems the buyer voiced, and how many problem questions it took."""
    tally = exam.tally
    voiced = distinct(tally.events("implied"), lambda event: event.problem)
    asked = tally.asked(Kind.PROBLEM)
    goal = min(exam.target("voiced"), Fraction(len(tally.scenario.problems)))
    return {
        "voiced": reached(len(voiced), goal, [each.evidence() for each in voiced]),
        "asked": reached(len(asked), exam.target("asked"), [each.evidence() for each in asked]),
    }


def implication(exam: Exam) -> Findings:
    """The longest chain of consequences opened, on how many problems, how often asked, and whether in numbers."""
    tally = exam.tally
    links = distinct(tally.events("consequence"), lambda event: event.ref)
    chains: dict[str, list[Voiced]] = {}
    for each in links:
        chains.setdefault(each.event.problem, []).append(each)
    longest = max(chains.values(), key=len, default=[])
    asked = tally.asked(Kind.IMPLICATION)
    mix = share(len(asked), len(tally.questions)) if links else Fraction(0)
    goal = exam.target("mix")
    numbers = [each.evidence() for each in links if each.event.quantified]
    return {
        "chain": reached(len(longest), exam.target("chain"), [each.evidence() for each in longest]),
        "problems": reached(len(chains), exam.target("problems"), [chain[0].evidence() for chain in chains.values()]),
        "mix": Measured(clamp(mix / goal), mix, goal, tuple(each.evidence() for each in asked)),
        "numbers": given(numbers),
    }


def need_payoff(exam: Exam) -> Findings:
    """Wants the buyer voiced, need-payoff questions that were ripe and solvable, and his own words of gain."""
    tally = exam.tally
    wants = distinct(tally.events("explicit"), lambda event: event.problem)
    gains = tally.events("benefit")
    asked = tally.asked(Kind.NEED_PAYOFF)
    timely = [each for each in asked if _timely(tally, each)]
    return {
        "wants": reached(len(wants), exam.target("wants"), [each.evidence() for each in wants]),
        "timely": reached(len(timely), exam.target("timely"), [each.evidence() for each in timely]),
        "gain": given([each.evidence() for each in gains]),
        "ripe": Measured(
            share(len(timely), len(asked)),
            Fraction(len(timely)),
            Fraction(len(asked)),
            tuple(each.evidence() for each in asked if each not in timely),
        ),
    }


def _timely(tally: Tally, asked: Did) -> bool:
    """After a consequence or a want on the same solvable problem, in an earlier turn, not too early for him."""
    if any(effect.name in TOO_EARLY for effect in asked.turn.direction.effects):
        return False
    problem_id = _meant(asked)
    solvable = {each.id for each in tally.scenario.problems if each.solvable}
    grown = tally.events("consequence", "explicit")
    return problem_id in solvable and any(
        each.event.problem == problem_id and each.turn.number < asked.turn.number for each in grown
    )


def _meant(asked: Did) -> str:
    """The problem a question is about: as read, else the one the buyer answered on."""
    if asked.act.about.problem:
        return asked.act.about.problem
    return next((event.problem for event in asked.turn.direction.events if event.problem), "")


def order(exam: Exam) -> Findings:
    """Problem before implication before need-payoff, problem by problem, and nothing presented before a want."""
    tally = exam.tally
    if not tally.questions:
        return {"sequence": WITHHELD, "patience": WITHHELD}
    kept, due = _sequence(tally)
    want = tally.first_want
    early = [each for each in tally.presented if want is None or each.place < want]
    held = 1 - share(len(early), len(tally.presented))
    return {
        "sequence": Measured(share(kept, due), Fraction(kept), Fraction(due)),
        "patience": Measured(
            held,
            Fraction(len(tally.presented) - len(early)),
            Fraction(len(tally.presented)),
            tuple(each.evidence() for each in early),
        ),
    }


def _sequence(tally: Tally) -> tuple[int, int]:
    kept = due = 0
    for each in tally.scenario.problems:
        voiced = _first_voiced(tally, "implied", each.id)
        grown = _first_voiced(tally, "consequence", each.id)
        asked_i = _first_asked(tally, Kind.IMPLICATION, each.id)
        asked_n = _first_asked(tally, Kind.NEED_PAYOFF, each.id)
        pairs = ((voiced, asked_i), (voiced, asked_n), (grown, asked_n))
        due += sum(1 for _, later in pairs if later is not None)
        kept += sum(1 for earlier, later in pairs if None not in (earlier, later) and _before(earlier, later))
    return kept, due


def _before(earlier: int | None, later: int | None) -> bool:
    return earlier is not None and later is not None and earlier < later


def _first_voiced(tally: Tally, kind: str, problem_id: str) -> int | None:
    return min((each.place for each in tally.events(kind) if each.event.problem == problem_id), default=None)


def _first_asked(tally: Tally, kind: Kind, problem_id: str) -> int | None:
    return min((each.place for each in tally.acts(kind) if _meant(each) == problem_id), default=None)
