"""The criterion of order: problem, then consequence, then want; and nothing presented before a want."""

from collections.abc import Iterable
from fractions import Fraction

from app.spin.acts.act import Kind
from app.spin.scoring.exam import Exam
from app.spin.scoring.measure import WITHHELD, Findings, Measured, share
from app.spin.scoring.scorecard import Evidence
from app.spin.scoring.tally import Did, Tally


def order(exam: Exam) -> Findings:
    """Each step after the one that prepares it, problem by problem, and patience; 0 without questions."""
    tally = exam.tally
    if not tally.questions:
        return {"sequence": WITHHELD, "patience": WITHHELD}
    steps = [step for each in tally.scenario.problems for step in _steps(tally, each.id)]
    kept = sum(is_kept for is_kept, _ in steps)
    want = min((each.place for each in tally.wants), default=None)
    known = bool(tally.before.wants)
    early = [each for each in tally.presented if not known and (want is None or each.place < want)]
    whole = len(tally.presented)
    asked = tuple(dict.fromkeys(step for _, step in steps))
    return {
        "sequence": Measured(share(kept, len(steps)), Fraction(kept), Fraction(len(steps)), asked),
        "patience": Measured(
            1 - share(len(early), whole),
            Fraction(whole - len(early)),
            Fraction(whole),
            tuple(each.evidence() for each in early),
        ),
    }


def _steps(tally: Tally, problem: str) -> list[tuple[bool, Evidence]]:
    """Whether each first question on the problem earns and came after what prepares it, with that question.

    A consequence needs the problem in the open; a need-payoff question needs the problem and a consequence, or a
    want that the buyer stated unasked.
    """
    earning = {each.place for each in tally.questions}
    in_the_open = _earliest(tally, problem, Kind.PROBLEM, "implied", "consequence", "explicit")
    grown = _earliest(tally, problem, Kind.IMPLICATION, "consequence", "explicit")
    implied = _first(tally.fresh(Kind.IMPLICATION), problem)
    wanted = _first(tally.fresh(Kind.NEED_PAYOFF), problem)
    due = [(implied, in_the_open), (wanted, in_the_open), (wanted, grown)]
    return [(each.place in earning and ready < each.place, each.evidence()) for each, ready in due if each]


def _first(asked: Iterable[Did], problem: str) -> Did | None:
    return next((each for each in asked if each.problem == problem), None)


def _earliest(tally: Tally, problem: str, kind: Kind, *events: str) -> int:
    """The place of the first such question on the problem or such event; before all where an earlier meeting had it."""
    settled = tally.before.voiced if kind is Kind.PROBLEM else tally.before.wants
    if problem in settled:
        return -1
    asked = [each.place for each in tally.asked(kind) if each.problem == problem]
    voiced = [each.place for each in tally.events(*events) if each.event.problem == problem]
    return min((*asked, *voiced), default=len(tally.did) + len(tally.voiced))
