"""The scorecard of a practice: computed once, when the talk has ended, and the same ever after."""

from app.coaching.clock import now
from app.coaching.record import record_of, rubric_of
from app.coaching.threads import Threads
from app.content.rubric import Rubrics
from app.spin.errors import NotEnded, UnknownVersion
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from app.store.scorecards import FIRST, Version
from app.store.store import Store


class Marks:
    """Scorecards as they are asked for."""

    def __init__(self, store: Store, threads: Threads, rubrics: Rubrics) -> None:
        self._store = store
        self._threads = threads
        self._rubrics = rubrics

    async def card(self, practice: str, version: int = FIRST) -> Scorecard:
        """The stored scorecard, the first scoring if not told; that is made now if the talk ended unscored.

        Raises UnknownPractice, NotEnded, UnknownVersion.
        """
        found = await self._threads.run(self._store.scorecards.of, practice, version)
        if found:
            return found
        first = await self._threads.run(self._first, practice)
        if version != FIRST:
            raise UnknownVersion(practice, version)
        return first

    async def versions(self, practice: str) -> list[Version]:
        """All scorings of the practice, the first one first."""
        return await self._threads.run(self._store.scorecards.versions, practice)

    async def catch_up(self) -> None:
        """Score what ended while nobody was there to score it."""
        for practice in await self._threads.run(self._store.practices.unscored):
            await self.card(practice)

    def _first(self, practice: str) -> Scorecard:
        talk = self._store.practices.load(practice)
        if not talk.practice.ended:
            raise NotEnded(practice)
        card = score(record_of(talk), rubric_of(talk.practice, self._rubrics))
        return self._store.scorecards.add_first(card, now())
