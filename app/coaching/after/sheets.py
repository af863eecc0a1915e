"""The sheet of needs: written down before the account is revealed, handed in once, hers alone."""

from collections.abc import Iterable

from app.coaching.after.own import over_and_hers
from app.coaching.clock import now
from app.coaching.record import record_of
from app.coaching.threads import Threads
from app.spin.errors import NoteTooLong
from app.spin.scoring.sheet import Comparison, Sheet, compare
from app.store.clean import clean
from app.store.store import Store

MOST_LINES = 12  # in each of the three columns
LONGEST_LINE = 200  # characters


class Sheets:
    """Sheets as use cases."""

    def __init__(self, store: Store, threads: Threads) -> None:
        self._store = store
        self._threads = threads

    async def hand_in(self, practice: str, sheet: Sheet, visitor: str) -> None:
        """Hand it in, or skip it where it is empty; the same again changes nothing.

        Raises UnknownPractice, NotYours, NotEnded, SheetGiven.
        """
        await self._threads.run(self._hand_in, practice, sheet, visitor)

    async def of(self, practice: str) -> Sheet | None:
        """Her sheet; None until she has handed it in or skipped it."""
        return await self._threads.run(self._store.sheets.of, practice)

    async def comparison(self, practice: str, visitor: str) -> Comparison | None:
        """Her sheet beside the truth; None before it is handed in. Raises UnknownPractice, NotYours, NotEnded."""
        return await self._threads.run(self._comparison, practice, visitor)

    def _hand_in(self, practice: str, sheet: Sheet, visitor: str) -> None:
        over_and_hers(self._store.practices.load(practice), visitor)
        self._store.sheets.hand_in(practice, sheet, now())

    def _comparison(self, practice: str, visitor: str) -> Comparison | None:
        talk = over_and_hers(self._store.practices.load(practice), visitor)
        sheet = self._store.sheets.of(practice)
        return None if sheet is None else compare(sheet, record_of(talk))


def sheet_from(troubles: Iterable[str], costs: Iterable[str], wants: Iterable[str]) -> Sheet:
    """A sheet from lines as they come in; empty ones fall out. Raises NoteTooLong."""
    return Sheet(_lines(troubles), _lines(costs), _lines(wants))


def _lines(given: Iterable[str]) -> tuple[str, ...]:
    lines = tuple(filter(None, (clean(line).strip() for line in given)))
    if len(lines) > MOST_LINES:
        raise NoteTooLong(len(lines), MOST_LINES)
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_LINE:
        raise NoteTooLong(longest, LONGEST_LINE)
    return lines
