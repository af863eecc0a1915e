"""Sheets of needs: handed in once, or skipped."""

from datetime import datetime
from functools import partial

from sqlalchemy import Connection, insert, select

from app.spin.errors import NotEnded, SheetGiven
from app.spin.scoring.sheet import Sheet
from app.store.database import Database
from app.store.practice_lock import lock
from app.store.tables import sheets


class Sheets:
    """The table of sheets."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hand_in(self, practice: str, sheet: Sheet, at: datetime) -> None:
        """Store it; the same again changes nothing. Raises UnknownPractice, NotEnded, SheetGiven."""
        self._database.write(partial(_hand_in, practice, sheet, at))

    def of(self, practice: str) -> Sheet | None:
        """The sheet of this practice, if she has handed it in or skipped it."""
        with self._database.reading() as connection:
            return _found(connection, practice)


def _hand_in(practice: str, sheet: Sheet, at: datetime, connection: Connection) -> None:
    if not lock(connection, practice):
        raise NotEnded(practice)
    found = _found(connection, practice)
    if found is None:
        connection.execute(insert(sheets).values(practice_id=practice, sheet=sheet, handed_at=at))
    elif found != sheet:
        raise SheetGiven(practice)


def _found(connection: Connection, practice: str) -> Sheet | None:
    found: Sheet | None = connection.execute(
        select(sheets.c.sheet).where(sheets.c.practice_id == practice)
    ).scalar_one_or_none()
    return found
