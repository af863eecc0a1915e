"""What she lets HR and the trainer see: practices she submits as attempts."""

from app.coaching.after.own import over_and_hers
from app.coaching.clock import now
from app.coaching.threads import Threads
from app.spin.standing import Standing
from app.store.store import Store


class Submissions:
    """Attempts as use cases."""

    def __init__(self, store: Store, threads: Threads) -> None:
        self._store = store
        self._threads = threads

    async def submit(self, practice: str, visitor: str) -> None:
        """Let it be seen, for good; a second time changes nothing.

        Raises UnknownPractice, NotYours, NotEnded, NotAnAttempt.
        """
        await self._threads.run(self._submit, practice, visitor)

    async def standing(self, practice: str) -> Standing | None:
        """Which attempt it is; None while she keeps it to herself."""
        return await self._threads.run(self._store.attempts.standing, practice)

    def _submit(self, practice: str, visitor: str) -> None:
        over_and_hers(self._store.practices.load(practice), visitor)
        self._store.attempts.submit(practice, now())
