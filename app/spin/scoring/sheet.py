"""The needs a seller wrote down after a talk, before the account was revealed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """One need a line: troubles and costs are implied needs, wants explicit ones. Without a line it was skipped."""

    troubles: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()

    @property
    def skipped(self) -> bool:
        """Whether nothing was written."""
        return not (self.troubles or self.costs or self.wants)
