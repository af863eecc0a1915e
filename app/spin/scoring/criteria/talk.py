"""The criteria of talking: listening, capability, objections."""

from collections.abc import Mapping
from fractions import Fraction

from app.spin.acts.act import Kind
from app.spin.practice import Turn
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import Findings, Measured, reached, share
from app.spin.scoring.tally import Did, Tally, Voiced

ARGUES = frozenset({Kind.DEFEND, Kind.PRESSURE, Kind.CONCEDE})
NONE_CAME = Measured(Fraction(1), Fraction(0), Fraction(0))
UNDERSTANDS = {Kind.ACKNOWLEDGE: "acknowledge", Kind.CLARIFY: "clarify"}


def listening(exam: Exam) -> Findings:
    """Share of the talk, longest turn, testing and summarising, questions spread, no stacking."""
    tally = exam.tally
    seller, _ = tally.talk
    longest, size = tally.longest()
    wordy = tuple(each.evidence() for each in tally.did if longest and each.turn is longest)
    checked = tally.acts(Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS)
    crowded = [number for number, count in tally.asking.items() if count > exam.rubric.questions_per_turn]
    stacked = [each.evidence() for each in tally.did if each.act.is_question and each.turn.number in crowded]
    return {
        "share": exam.measured("share", share(seller, seller + tally.given()), wordy),
        "brevity": exam.measured("brevity", size, wordy),
        "checking": exam.measured(
            "checking", share(len(checked), len(tally.turns)), [each.evidence() for each in checked]
        ),
        "spread": _spread(exam),
        "one_at_a_time": exam.measured("one_at_a_time", len(crowded), stacked),
    }


def _spread(exam: Exam) -> Measured:
    """The longest run of turns without a question that counts; nothing is spread where none was asked."""
    asked = {each.turn.number for each in exam.tally.questions}
    runs: list[list[int]] = [[]]
    for turn in exam.tally.turns:
        if turn.number in asked:
            runs.append([])
        else:
            runs[-1].append(turn.number)
    longest = max(runs, key=len)
    silent = [each.evidence() for each in exam.tally.did if each.turn.number in longest]
    found = exam.measured("spread", len(longest), silent)
    return found if asked else Measured(Fraction(0), found.value, found.target, found.evidence)


def capability(exam: Exam) -> Findings | None:
    """Benefits among all that was presented, and wants that got one.

    A want that got nothing counts even where nothing was presented; None where there was neither.
    """
    tally = exam.tally
    if not tally.presented and not tally.wants:
        return None
    fitting = [each for each in tally.presented if _fits(tally, each)]
    met = _wants_met(exam, fitting)
    if not tally.presented:
        return {"wants_met": met}
    if not tally.wants and tally.before.wants:
        met = Measured(share(len(fitting) > 0, 1), Fraction(len(fitting)), Fraction(1), ())
    benefits = Measured(
        share(len(fitting), len(tally.presented)),
        Fraction(len(fitting)),
        Fraction(len(tally.presented)),
        tuple(each.evidence() for each in tally.presented),
    )
    return {"benefits": benefits, "wants_met": met}


def _wants_met(exam: Exam, fitting: list[Did]) -> Measured:
    wants = exam.tally.wants
    answered = {each.problem for each in fitting}
    # A benefit that names no want answers the first that no other answers.
    unnamed = sum(1 for each in fitting if not each.problem)
    open_ones = [each for each in wants if each.event.problem not in answered]
    met = [each for each in wants if each not in open_ones[unnamed:]]
    goal = min(exam.target("wants_met"), Fraction(len(wants)))
    missing = [each.event.problem for each in open_ones[unnamed:]]
    return reached(len(met), goal, [each.evidence() for each in met], missing)


def _fits(tally: Tally, shown: Did) -> bool:
    """A benefit proper: it meets a want that the buyer stated before (Rackham's distinction from an advantage)."""
    stated = {each.event.problem for each in tally.wants if each.place < shown.place} | tally.before.wants
    return shown.act.kind is Kind.BENEFIT and (shown.problem in stated or bool(stated and not shown.problem))


def objections(exam: Exam) -> Findings | None:
    """Objections not provoked, and those that came handled by listening; None where nothing could provoke any."""
    tally, worth = exam.tally, exam.rule("handled").values
    raised = tally.events("objection")
    if not raised:
        calm = bool(tally.presented) and len(tally.questions) >= worth["questions"]
        return {"unprovoked": NONE_CAME, "handled": NONE_CAME} if calm else None
    provoked = [each for each in raised if each.event.cause]
    handling = [_handled(tally, each, worth) for each in raised]
    mean = sum(handling, Fraction(0)) / len(handling)
    return {
        "unprovoked": exam.measured("unprovoked", len(provoked), [each.evidence() for each in provoked]),
        "handled": Measured(
            mean, mean * len(handling), Fraction(len(handling)), tuple(each.evidence() for each in raised)
        ),
    }


def _handled(tally: Tally, raised: Voiced, worth: Mapping[str, Fraction]) -> Fraction:
    """What the next turn that answers is worth: nothing where it argues, pushes or concedes, all where it trades."""
    if any(each.event.ref == raised.event.ref for each in tally.events("traded")):
        return Fraction(1)
    answer = _answer_to(tally, raised.turn)
    kinds = {each.kind for each in answer.reading.acts} if answer else set()
    if kinds & ARGUES:
        return Fraction(0)
    understood = sum((worth[name] for kind, name in UNDERSTANDS.items() if kind in kinds), Fraction(0))
    resolved = any(each.event.ref == raised.event.ref for each in tally.events("resolved"))
    return understood + worth["resolved"] * resolved


def _answer_to(tally: Tally, raised: Turn) -> Turn | None:
    later = (turn for turn in tally.turns if turn.number > raised.number)
    return next((turn for turn in later if not tally.is_noise(turn)), None)
