"""What is read over many practices: a visitor's own, those that HR may see, and how the model did lately."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from app.coaching.clock import now
from app.coaching.results import Scoring, newest, results
from app.coaching.threads import Threads
from app.reports.columns import Result
from app.store.findings import Tally
from app.store.rows import Filters, Summary
from app.store.store import Store
from app.store.voices import Voiced

LATELY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Overview:
    """Lists and counts; `voice` is the name of the voice that plays now."""

    store: Store
    threads: Threads
    voice: str

    async def history(self, visitor: str) -> list[Summary]:
        """The visitor's practices, newest first."""
        return await self.threads.run(self.store.practices.history, visitor)

    async def newest(self, filters: Filters, limit: int) -> list[Result]:
        """The finished practices that ended last, newest first."""
        return await self.threads.run(newest, self.store, filters, limit)

    def results(self, filters: Filters | None = None, scoring: Scoring = "first") -> Iterator[Result]:
        """Finished practices with their scorecards in the order they ended, in chunks. Blocking: for threads."""
        return results(self.store, filters or Filters(), scoring)

    async def voiced(self) -> Voiced:
        """How the model did LATELY."""
        return await self.threads.run(self.store.voices.since, now() - LATELY, self.voice)

    async def stopped(self) -> list[Tally]:
        """What the guard found LATELY, by kind."""
        return await self.threads.run(self.store.findings.since, now() - LATELY)
