"""Every use case that follows the scorecard, in one place."""

from app.coaching.after.contests import Contests
from app.coaching.after.moments import Moments
from app.coaching.after.own import is_hers
from app.coaching.after.progress import Progress
from app.coaching.after.sheets import Sheets
from app.coaching.after.submissions import Submissions
from app.coaching.marks import Marks
from app.coaching.threads import Threads
from app.content.scenario.library import Library
from app.spin.acts.votes.rules import RuleBook
from app.store.store import Store


class After:
    """The use cases behind the scorecard, by subject."""

    def __init__(
        self, store: Store, threads: Threads, marks: Marks, rules: RuleBook, library: Library, model: str
    ) -> None:
        self._store = store
        self._threads = threads
        self.moments = Moments(store, threads, marks, rules, model)
        self.attempts = Submissions(store, threads)
        self.contests = Contests(store, threads)
        self.sheets = Sheets(store, threads)
        self.progress = Progress(store, threads, library)

    async def who(self, practice: str, visitor: str) -> tuple[bool, str]:
        """Whether this visitor held the talk, and the name given at its start; raises UnknownPractice."""
        found = (await self._threads.run(self._store.practices.load, practice)).practice
        return is_hers(found, visitor), found.trainee
