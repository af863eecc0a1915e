"""Turns: appended once, answered once, whoever tries and however often."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from app.spin.errors import PracticeEnded, StillSpeaking, TurnChanged
from app.spin.practice import Reply, Turn
from app.store.database import Database
from app.store.held import close, lock
from app.store.rows import Answer, Lease, Said, StoredTurn
from app.store.tables import turns


class Turns:
    """The table of turns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, said: Said, lease: Lease) -> bool:
        """Store what the seller said; False where this very turn is stored already.

        Raises UnknownPractice, PracticeEnded, StillSpeaking, TurnChanged.
        """
        with self._database.writing() as connection:
            ended = lock(connection, lease.practice)
            if _is_known(connection, lease.practice, said):
                return False
            if ended:
                raise PracticeEnded(lease.practice)
            if not _is_next(connection, lease.practice, said.number):
                raise StillSpeaking(lease.practice)
            connection.execute(insert(turns).values(_said(said), **_held(lease), practice_id=lease.practice))
        return True

    def answer(self, lease: Lease, answer: Answer) -> bool:
        """Store the buyer's words and, with them, the end of the talk; False where the lease is another's by now."""
        with self._database.writing() as connection:
            ended = lock(connection, lease.practice)
            values = {
                "reply": answer.reply.text,
                "voice": answer.reply.voice,
                "fallback": answer.reply.fallback,
                "first_word_ms": answer.first_word_ms,
                "answered_at": answer.at,
            }
            stored = connection.execute(update(turns).where(*_fenced(lease)).values(values)).rowcount == 1
            if stored and answer.ends and not ended:
                close(connection, lease.practice, answer.ends, answer.at)
        return stored

    def renew(self, lease: Lease, until: datetime) -> bool:
        """Keep the lease until then; False where it is another's by now."""
        return self._change(lease, lease_until=until)

    def take(self, lease: Lease, owner: str, until: datetime) -> Lease | None:
        """Take a lease over from whoever holds it; None where someone else was quicker or the turn is answered."""
        mine = Lease(lease.practice, lease.number, lease.attempt + 1, owner, until)
        return mine if self._change(lease, **_held(mine)) else None

    def expired(self, now: datetime) -> list[Lease]:
        """The leases of unanswered turns that ran out before `now`."""
        query = select(turns).where(turns.c.answered_at.is_(None), turns.c.lease_until < now)
        with self._database.reading() as connection:
            return [_lease(row) for row in connection.execute(query)]

    def unanswered(self) -> list[Lease]:
        """The leases of all unanswered turns."""
        with self._database.reading() as connection:
            return [_lease(row) for row in connection.execute(select(turns).where(turns.c.answered_at.is_(None)))]

    def _change(self, lease: Lease, **values: object) -> bool:
        with self._database.writing() as connection:
            return connection.execute(update(turns).where(*_fenced(lease)).values(values)).rowcount == 1


def stored_turn(row: Row[Any]) -> StoredTurn:
    """A row of the table as domain objects."""
    reply = None if row.reply is None else Reply(row.reply, row.voice, row.fallback)
    return StoredTurn(
        turn=Turn(row.number, row.text, row.reading, row.direction, reply),
        client_turn_id=row.client_turn_id,
        said_at=row.said_at,
        lease=_lease(row),
        answered_at=row.answered_at,
        first_word_ms=row.first_word_ms,
    )


def _is_known(connection: Connection, practice: str, said: Said) -> bool:
    query = select(turns.c.text).where(turns.c.practice_id == practice, turns.c.client_turn_id == said.client_turn_id)
    row = connection.execute(query).one_or_none()
    if row is not None and row.text != said.text:
        raise TurnChanged(practice)
    return row is not None


def _is_next(connection: Connection, practice: str, number: int) -> bool:
    columns = (turns.c.number, turns.c.answered_at)
    query = select(*columns).where(turns.c.practice_id == practice).order_by(turns.c.number.desc()).limit(1)
    last = connection.execute(query).one_or_none()
    if last is None:
        return number == 1
    return last.answered_at is not None and last.number == number - 1


def _said(said: Said) -> dict[str, object]:
    return {
        "number": said.number,
        "client_turn_id": said.client_turn_id,
        "text": said.text,
        "reading": said.reading,
        "direction": said.direction,
        "said_at": said.at,
        "voice": "",
        "fallback": "",
    }


def _held(lease: Lease) -> dict[str, Any]:
    return {"lease_until": lease.until, "lease_owner": lease.owner, "attempt": lease.attempt}


def _lease(row: Row[Any]) -> Lease:
    return Lease(row.practice_id, row.number, row.attempt, row.lease_owner, row.lease_until)


def _fenced(lease: Lease) -> Iterable[ColumnElement[bool]]:
    return (
        turns.c.practice_id == lease.practice,
        turns.c.number == lease.number,
        turns.c.attempt == lease.attempt,
        turns.c.answered_at.is_(None),
    )
