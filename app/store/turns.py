"""Turns: appended once, answered once, whoever tries and however often."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from app.spin.errors import PracticeEnded, StillSpeaking, TurnChanged
from app.spin.practice import Reply, Turn
from app.spin.took import Took
from app.store import findings
from app.store.database import Database
from app.store.practice_lock import close, lock
from app.store.rows import Answer, Lease, Said, StoredTurn
from app.store.tables import turns
from app.store.voices import took

# Only these columns: a turn that cannot be read must not keep the others from being found.
LEASES = select(turns.c.practice_id, turns.c.number, turns.c.attempt, turns.c.lease_owner, turns.c.lease_until).where(
    turns.c.answered_at.is_(None)
)

# Built once, like those below: to build a statement costs more than to carry it out.
OF_PRACTICE = turns.c.practice_id == bindparam("of_practice")
OF_TURN = (OF_PRACTICE, turns.c.number == bindparam("of_number"))
APPEND = insert(turns)
# The turn that was sent under this id before, and those from the last one on that the next may follow.
BEFORE = select(turns.c.number, turns.c.client_turn_id, turns.c.text, turns.c.answered_at).where(
    OF_PRACTICE, or_(turns.c.client_turn_id == bindparam("of_client"), turns.c.number >= bindparam("of_last"))
)
ATTEMPT = select(turns.c.attempt).where(*OF_TURN)
FENCED = update(turns).where(*OF_TURN, turns.c.attempt == bindparam("of_attempt"), turns.c.answered_at.is_(None))


class Turns:
    """The table of turns."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(self, said: Said, lease: Lease) -> int | None:
        """Store what the seller said; where this very turn is stored already, its number instead.

        Raises UnknownPractice, PracticeEnded, StillSpeaking, TurnChanged.
        """
        return self._database.write(partial(_append, said, lease))

    def answer(self, lease: Lease, answer: Answer) -> bool:
        """Store the buyer's words and, with them, the end of the talk; False where the lease is another's by now."""
        return self._database.write(partial(_answer, lease, answer))

    def renew(self, leases: Sequence[Lease], until: datetime) -> list[Lease]:
        """Keep these leases until then; those that are another's by now."""
        return self._database.write(partial(_renew, leases, until)) if leases else []

    def take(self, lease: Lease, owner: str, until: datetime) -> Lease | None:
        """Take a lease over from whoever holds it; None where someone else was quicker or the turn is answered."""
        mine = Lease(lease.practice, lease.number, lease.attempt + 1, owner, until)
        return self._database.write(lambda connection: mine if _changed(connection, lease, _held(mine)) else None)

    def expired(self, now: datetime) -> list[Lease]:
        """The leases of unanswered turns that ran out before `now`."""
        query = LEASES.where(turns.c.lease_until < now)
        with self._database.reading() as connection:
            return [_lease(row) for row in connection.execute(query)]

    def unanswered(self) -> list[Lease]:
        """The leases of all unanswered turns."""
        with self._database.reading() as connection:
            return [_lease(row) for row in connection.execute(LEASES)]


def stored_turn(row: Row[Any]) -> StoredTurn:
    """A row of the table as domain objects."""
    reply = None if row.reply is None else Reply(row.reply, row.voice, row.fallback)
    return StoredTurn(
        turn=Turn(row.number, row.text, row.reading, row.direction, reply),
        client_turn_id=row.client_turn_id,
        said_at=row.said_at,
        lease=_lease(row),
        answered_at=row.answered_at,
        took=took(row),
    )


def _append(said: Said, lease: Lease, connection: Connection) -> int | None:
    ended = lock(connection, lease.practice)
    before = connection.execute(
        BEFORE, {"of_practice": lease.practice, "of_client": said.client_turn_id, "of_last": said.number - 1}
    ).all()
    number = _known(before, lease.practice, said)
    if number:
        return number
    if ended:
        raise PracticeEnded(lease.practice)
    if not _is_next(before, said.number):
        raise StillSpeaking(lease.practice)
    connection.execute(APPEND, _said(said) | _held(lease) | {"practice_id": lease.practice})
    return None


def _answer(lease: Lease, answer: Answer, connection: Connection) -> bool:
    ended = lock(connection, lease.practice)
    values: dict[str, object] = {
        "reply": answer.reply.text,
        "voice": answer.reply.voice,
        "fallback": answer.reply.fallback,
        **_took(answer.took),
        "answered_at": answer.at,
    }
    stored = _changed(connection, lease, values)
    if stored:
        findings.add(connection, lease, answer)
    if stored and answer.ends and not ended:
        close(connection, lease.practice, answer.ends, answer.at)
    return stored


def _took(given: Took) -> dict[str, object]:
    values = asdict(given)
    estimated = values.pop("estimated")
    return values | {"tokens_estimated": None if given.prompt_tokens is None else estimated}


def _renew(leases: Sequence[Lease], until: datetime, connection: Connection) -> list[Lease]:
    kept = [_changed(connection, lease, {"lease_until": until}) for lease in leases]
    lost = [lease for lease, is_kept in zip(leases, kept, strict=True) if not is_kept]
    return [lease for lease in lost if connection.scalar(ATTEMPT, _of(lease)) != lease.attempt]


def _known(before: Sequence[Row[*tuple[Any, ...]]], practice: str, said: Said) -> int | None:
    row = next((each for each in before if each.client_turn_id == said.client_turn_id), None)
    if row is not None and row.text != said.text:
        raise TurnChanged(practice)
    return None if row is None else int(row.number)


def _is_next(before: Sequence[Row[*tuple[Any, ...]]], number: int) -> bool:
    """Whether the turn before is the last one, and answered."""
    if not before:
        return number == 1
    return len(before) == 1 and before[0].number == number - 1 and before[0].answered_at is not None


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


def _held(lease: Lease) -> dict[str, object]:
    return {"lease_until": lease.until, "lease_owner": lease.owner, "attempt": lease.attempt}


def _lease(row: Row[*tuple[Any, ...]]) -> Lease:
    return Lease(row.practice_id, row.number, row.attempt, row.lease_owner, row.lease_until)


def _changed(connection: Connection, lease: Lease, values: dict[str, object]) -> bool:
    """Change the unanswered turn of this lease; False where it is answered or another's by now."""
    return connection.execute(FENCED, _of(lease) | {"of_attempt": lease.attempt} | values).rowcount == 1


def _of(lease: Lease) -> dict[str, object]:
    return {"of_practice": lease.practice, "of_number": lease.number}
