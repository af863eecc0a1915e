"""Talks that this process carries on: their next turn is heard without reading them from the store again."""

from collections.abc import Callable

from app.store.rows import StoredTalk

MOST = 300  # talks; one of twenty turns takes some 100 KB


class AtHand:
    """Used from the event loop's thread only; `clock` gives seconds.

    A talk that is taken is gone until the answer to its turn is stored. It may have been carried on elsewhere
    meanwhile: the store, which takes a turn only behind the last one, then refuses the next.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._talks: dict[str, tuple[StoredTalk, float]] = {}

    def take(self, practice: str) -> StoredTalk | None:
        """The talk as it stood after its last answer; None where this process has not carried it on lately."""
        found = self._talks.pop(practice, None)
        return found[0] if found else None

    def put(self, talk: StoredTalk) -> None:
        """Keep a talk with all its turns answered; the one that has lain longest makes room."""
        self._talks.pop(talk.practice.id, None)
        self._talks[talk.practice.id] = (talk, self._clock())
        if len(self._talks) > MOST:
            del self._talks[next(iter(self._talks))]

    def forget(self, older: float) -> None:
        """Drop what has lain for more than so many seconds."""
        before = self._clock() - older
        for practice in [each for each, (_, since) in self._talks.items() if since < before]:
            del self._talks[practice]
