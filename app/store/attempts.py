"""Attempts: the practices she has let HR and the trainer see. A row once written stays."""

from datetime import datetime
from functools import partial

from sqlalchemy import Connection, insert, select

from app.spin.errors import NotAnAttempt, NotEnded
from app.spin.standing import Standing
from app.store.database import Database
from app.store.practice_lock import lock
from app.store.practices import CARD_OF
from app.store.standing import STANDING, standing_of
from app.store.tables import attempts, branches, practices, scorecards


class Attempts:
    """The table of attempts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def submit(self, practice: str, at: datetime) -> None:
        """Let it be seen; a second time changes nothing. Raises UnknownPractice, NotEnded, NotAnAttempt."""
        self._database.write(partial(_submit, practice, at))

    def standing(self, practice: str) -> Standing | None:
        """Which attempt it is; None where she keeps it to herself or nobody knows it."""
        query = (
            select(*STANDING, scorecards.c.not_scored)
            .select_from(practices.join(attempts).outerjoin(scorecards, CARD_OF))
            .where(practices.c.id == practice)
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return standing_of(row) if row else None


def _submit(practice: str, at: datetime, connection: Connection) -> None:
    if not lock(connection, practice):
        raise NotEnded(practice)
    if _comes_from_a_second_try(practice, connection):
        raise NotAnAttempt(practice)
    if connection.execute(select(attempts.c.practice_id).where(attempts.c.practice_id == practice)).first() is None:
        connection.execute(insert(attempts).values(practice_id=practice, submitted_at=at))


def _comes_from_a_second_try(practice: str, connection: Connection) -> bool:
    """Whether it is a second try, or a later meeting of an account that was opened by one."""
    meeting = practice
    while meeting:
        if connection.execute(select(branches.c.turn).where(branches.c.practice_id == meeting)).first():
            return True
        meeting = connection.scalar(select(practices.c.follows).where(practices.c.id == meeting)) or ""
    return False
