"""Which attempt of a trainee at a scenario a practice is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A submitted practice among those of the same trainee at the same meeting of a scenario.

    `number` counts from 1 in the order they were submitted; `of` is how many there are. The best is the highest
    total that was scored, of equal ones the first.
    """

    number: int
    of: int
    is_best: bool
    submitted_at: datetime

    @property
    def is_first(self) -> bool:
        """Whether it was submitted before all others."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether none was submitted after it."""
        return self.number == self.of
