"""What a criterion is examined on: the tally of the talk, the criterion's own data, the rubric around it."""

from dataclasses import dataclass
from fractions import Fraction

from app.spin.scoring.rubric import Criterion, Rubric
from app.spin.scoring.tally import Tally


@dataclass(frozen=True, slots=True)
class Exam:
    """One criterion applied to one talk."""

    tally: Tally
    criterion: Criterion
    rubric: Rubric

    def target(self, term: str) -> Fraction:
        """The value that earns the whole of a term."""
        return self.criterion.terms[term].target
