"""Whether an endpoint is asked at all: one that is down rests for a growing while, then one call tries it. Pure."""

from typing import Final, Literal, TypeAlias

State: TypeAlias = Literal["closed", "open", "half_open"]
LONGEST: Final = 300.0  # seconds; the pause doubles up to here
GROWTH: Final = 2


class Breaker:
    """Counts failures in a row. Every `now` is a reading of one clock, in seconds; `after` 0 never lets it rest."""

    def __init__(self, after: int, pause: float, longest: float = LONGEST) -> None:
        self._after = after
        self._first = pause
        self._longest = longest
        self._failures = 0
        self._pause = 0.0  # above 0 while it rests or is tried
        self._until = 0.0
        self._trying = False
        self._era = 0

    def admit(self, now: float) -> int | None:
        """A ticket for a call, to be given back by `failed`, `worked` or `left`; None while the endpoint rests."""
        if not self._pause:
            return self._era
        if self._trying or now < self._until:
            return None
        self._trying = True
        return self._era

    def failed(self, ticket: int, now: float) -> None:
        """The call found the endpoint down. A call admitted before the rest began tells nothing new."""
        if ticket != self._era:
            return
        self._failures += 1
        if self._trying or 0 < self._after <= self._failures:
            self._pause = min(self._longest, self._pause * GROWTH or self._first)
            self._until = now + self._pause
            self._turn_over()

    def worked(self) -> None:
        """A call got an answer: the endpoint is up, whenever that call was admitted."""
        self._failures, self._pause = 0, 0.0
        if self._trying:
            self._turn_over()

    def left(self, ticket: int) -> None:
        """The call is over; if it was the trial and told nothing, the next call is one."""
        if ticket == self._era:
            self._trying = False

    def state(self, now: float) -> State:
        """Closed: all calls are made; open: none; half open: the next one tries, or one is trying."""
        if not self._pause:
            return "closed"
        return "open" if now < self._until and not self._trying else "half_open"

    def rests(self, now: float) -> float:
        """Seconds until it is tried again."""
        return max(0.0, self._until - now) if self._pause and not self._trying else 0.0

    def _turn_over(self) -> None:
        self._trying = False
        self._era += 1
