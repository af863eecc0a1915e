"""Second tries of a moment: a practice of its own that begins with copies of stored turns."""

from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, literal, select

from app.spin.errors import NotEnded
from app.store.afterwards import Branch
from app.store.database import Database
from app.store.practice_lock import lock
from app.store.practices import insert_practice
from app.store.rows import StoredPractice
from app.store.tables import branches, practices, turns

COPIED = tuple(column.name for column in turns.c if column.name != "practice_id")


class Branches:
    """The table of second tries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, practice: StoredPractice, branch: Branch) -> str:
        """Store the practice with copies of its origin's turns before `branch.turn`; its id.

        Where a second try of that moment waits in which nothing was said yet, that one's id instead. Raises
        UnknownPractice, NotEnded (of the origin).
        """
        return self._database.write(partial(_add, practice, branch))

    def of(self, practice: str) -> Branch | None:
        """Where this practice branched off, if it did."""
        with self._database.reading() as connection:
            row = connection.execute(select(branches).where(branches.c.practice_id == practice)).one_or_none()
        return _branch(row) if row else None

    def begun_in(self, practice: str, limit: int) -> list[Branch]:
        """The second tries that began in this practice, newest first."""
        query = select(branches).join(practices).where(branches.c.origin_id == practice)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(practices.c.created_at.desc()).limit(limit)).all()
        return [_branch(row) for row in rows]


def _add(practice: StoredPractice, branch: Branch, connection: Connection) -> str:
    if not lock(connection, branch.origin):
        raise NotEnded(branch.origin)
    waiting = connection.scalars(_untouched(branch)).first()
    if waiting is not None:
        return waiting
    insert_practice(connection, practice)
    row = {"practice_id": practice.id, "origin_id": branch.origin, "turn": branch.turn, "rules_digest": branch.rules}
    connection.execute(insert(branches).values(row))
    kept = (turns.c.practice_id == branch.origin, turns.c.number < branch.turn)
    copies = select(literal(practice.id), *(turns.c[name] for name in COPIED)).where(*kept)
    connection.execute(insert(turns).from_select(["practice_id", *COPIED], copies))
    return practice.id


def _untouched(branch: Branch) -> Select[str]:
    said = select(func.count()).where(turns.c.practice_id == practices.c.id).scalar_subquery()
    return (
        select(practices.c.id)
        .join(branches)
        .where(branches.c.origin_id == branch.origin, branches.c.turn == branch.turn)
        .where(practices.c.ended == "", said == branch.turn - 1)
    )


def _branch(row: Row[Any]) -> Branch:
    return Branch(row.practice_id, row.origin_id, row.turn, row.rules_digest)
