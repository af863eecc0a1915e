"""What a criterion is examined on: the tally of the talk, the criterion's own data, the rubric around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.spin.scoring.measure import Measured
from app.spin.scoring.rubric import Criterion, Rubric, TermRule
from app.spin.scoring.scorecard import Evidence
from app.spin.scoring.tally import Tally


@dataclass(frozen=True, slots=True)
class Exam:
    """One criterion applied to one talk."""

    tally: Tally
    criterion: Criterion
    rubric: Rubric

    def rule(self, term: str) -> TermRule:
        """What the rubric says of a term."""
        return self.criterion.terms[term]

    def target(self, term: str) -> Fraction:
        """The value that earns the whole of a term."""
        return self.criterion.terms[term].target

    def at_most(self, term: str, left: int) -> Fraction:
        """The value that earns the whole of a term, or all that is left where that is less."""
        return min(self.target(term), Fraction(left))

    def measured(self, term: str, value: Fraction | int, evidence: Sequence[Evidence] = ()) -> Measured:
        """The value on the scale that the rubric gives the term."""
        rule = self.criterion.terms[term]
        return Measured(rule.earned(value), Fraction(value), rule.target, tuple(evidence))
