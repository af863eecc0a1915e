"""The lock on one practice: all that changes a talk takes it first, so changes of one talk come one by one."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from app.spin.errors import UnknownPractice
from app.spin.practice import Ended
from app.store.tables import practices

# Built once: building a statement costs more than running it. PostgreSQL locks the row; SQLite, which holds
# the whole file by then, leaves the words out.
HOLD = select(practices.c.ended).where(practices.c.id == bindparam("of_practice")).with_for_update()


def lock(connection: Connection, practice: str) -> Ended:
    """Hold the practice until the transaction ends and tell how it ended; raises UnknownPractice."""
    row = connection.execute(HOLD, {"of_practice": practice}).one_or_none()
    if row is None:
        raise UnknownPractice(practice)
    ended: Ended = row.ended
    return ended


def close(connection: Connection, practice: str, ended: Ended, at: datetime) -> None:
    """Note how and when the talk ended."""
    connection.execute(update(practices).where(practices.c.id == practice).values(ended=ended, ended_at=at))
