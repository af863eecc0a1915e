"""Labels she objects to, and what the trainer says to it."""

from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Update, insert, select, update

from app.spin.acts.act import Kind
from app.spin.errors import AlreadyDecided, NotEnded, UnknownObjection
from app.store.afterwards import Listed, Objected, Verdict
from app.store.database import Database
from app.store.practice_lock import lock
from app.store.tables import attempts, contests, practices


class Contests:
    """The table of objections to labels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, objected: Objected) -> None:
        """Store it in the place of an earlier one that is still open; the same again changes nothing.

        Raises UnknownPractice, NotEnded, and AlreadyDecided where the trainer has decided another one.
        """
        self._database.write(partial(_send, objected))

    def decide(self, ident: str, verdict: Verdict, note: str, at: datetime) -> None:
        """The trainer's word on it; a later one replaces it. Raises UnknownObjection."""
        values = {"verdict": verdict, "note": note, "decided_at": at}
        self._database.write(partial(_decide, update(contests).where(contests.c.id == ident).values(values)))

    def of(self, practice: str) -> list[Objected]:
        """The objections in this practice, in the order of the talk."""
        query = select(contests).where(contests.c.practice_id == practice).order_by(contests.c.turn, contests.c.act)
        with self._database.reading() as connection:
            return [_objected(row) for row in connection.execute(query)]

    def of_visitor(self, visitor: str) -> list[Objected]:
        """All that this visitor has sent, newest first."""
        query = select(contests).join(practices).where(practices.c.visitor == visitor)
        with self._database.reading() as connection:
            return [_objected(row) for row in connection.execute(query.order_by(contests.c.sent_at.desc()))]

    def listed(self, verdict: Verdict, limit: int | None = None) -> list[Listed]:
        """Those with this verdict, the oldest first; the name only where she has submitted the practice."""
        query = (
            select(contests, practices.c.trainee, attempts.c.submitted_at)
            .select_from(contests.join(practices).outerjoin(attempts, attempts.c.practice_id == practices.c.id))
            .where(contests.c.verdict == verdict)
            .order_by(contests.c.sent_at, contests.c.practice_id, contests.c.turn, contests.c.act)
        )
        with self._database.reading() as connection:
            return [_listed(row) for row in connection.execute(query.limit(limit))]


def _send(objected: Objected, connection: Connection) -> None:
    if not lock(connection, objected.practice):
        raise NotEnded(objected.practice)
    where = _at(objected.practice, objected.turn, objected.act)
    row = connection.execute(select(contests).where(*where)).one_or_none()
    if row is None:
        connection.execute(insert(contests).values(_values(objected)))
    elif (row.claim, row.reason) == (objected.claim.value, objected.reason):
        return
    elif row.verdict:
        raise AlreadyDecided(objected.practice)
    else:
        connection.execute(update(contests).where(*where).values(_values(objected) | {"id": row.id}))


def _decide(decision: Update, connection: Connection) -> None:
    if connection.execute(decision).rowcount != 1:
        raise UnknownObjection


def _at(practice: str, turn: int, act: int) -> tuple[Any, ...]:
    return (contests.c.practice_id == practice, contests.c.turn == turn, contests.c.act == act)


def _values(objected: Objected) -> dict[str, object]:
    return {
        "id": objected.id,
        "practice_id": objected.practice,
        "turn": objected.turn,
        "act": objected.act,
        "language": objected.language,
        "sentence": objected.sentence,
        "kind": objected.kind.value,
        "rule": objected.rule,
        "rules_digest": objected.rules,
        "claim": objected.claim.value,
        "reason": objected.reason,
        "sent_at": objected.sent_at,
        "verdict": objected.verdict,
        "note": objected.note,
        "decided_at": objected.decided_at,
    }


def _objected(row: Row[Any]) -> Objected:
    return Objected(
        id=row.id,
        practice=row.practice_id,
        turn=row.turn,
        act=row.act,
        language=row.language,
        sentence=row.sentence,
        kind=Kind(row.kind),
        rule=row.rule,
        rules=row.rules_digest,
        claim=Kind(row.claim),
        reason=row.reason,
        sent_at=row.sent_at,
        verdict=row.verdict,
        note=row.note,
        decided_at=row.decided_at,
    )


def _listed(row: Row[Any]) -> Listed:
    if row.submitted_at is None:
        return Listed(_objected(row), "", "")
    return Listed(_objected(row), row.trainee, row.practice_id)
