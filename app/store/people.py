"""What is stored of a person, found by the name she typed or by its age: counted, and deleted for good."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import CTE, ColumnElement, Connection, Select, delete, func, select, union_all

from app.store.clean import clean
from app.store.database import Database
from app.store.tables import branches, metadata, practices

ALIKE = 5  # names to offer where one matches nothing


@dataclass(frozen=True, slots=True)
class Whose:
    """Practices of this name, begun before that moment; None: of any name, at any time."""

    name: str | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """How many rows of each table are stored, how many talks among them go on, and when the first and last began."""

    rows: tuple[tuple[str, int], ...]
    open: int
    first: datetime | None
    last: datetime | None

    def __bool__(self) -> bool:
        return self.first is not None


class People:
    """Practices with all that belongs to them, as one thing that can go."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def held(self, whose: Whose) -> Held:
        """What `forget` would delete."""
        with self._database.reading() as connection:
            return _held(whose, connection)

    def forget(self, whose: Whose) -> Held:
        """Delete it, with the second tries and later meetings that grew out of it, and tell what it was.

        Raises TracesLeft where it is deleted and the files could not be written anew.
        """
        gone = self._database.write(partial(_forget, whose))
        self._database.rewrite([table.name for table in metadata.sorted_tables])
        return gone

    def names_like(self, name: str) -> list[str]:
        """A few names that contain this one, whatever their case."""
        alike = practices.c.trainee.icontains(clean(name).strip(), autoescape=True)
        query = select(practices.c.trainee).where(alike).distinct().order_by(practices.c.trainee).limit(ALIKE)
        with self._database.reading() as connection:
            return list(connection.scalars(query))


def _forget(whose: Whose, connection: Connection) -> Held:
    held = _held(whose, connection)
    connection.execute(delete(practices).where(practices.c.id.in_(_ids(whose))))
    return held


def _held(whose: Whose, connection: Connection) -> Held:
    ids = _ids(whose)
    begun = practices.c.created_at
    query = select(func.count(), func.min(begun), func.max(begun)).where(practices.c.id.in_(ids))
    count, first, last = connection.execute(query).one()
    going_on = select(func.count()).where(practices.c.id.in_(ids), practices.c.ended == "")
    rows = [(practices.name, int(count))]
    for table in metadata.sorted_tables:
        if table is not practices:
            of_them = select(func.count()).where(table.c.practice_id.in_(ids))
            rows.append((table.name, connection.execute(of_them).scalar_one()))
    return Held(tuple(rows), connection.execute(going_on).scalar_one(), first, last)


def _ids(whose: Whose) -> Select[str]:
    gone = _with_what_grew(select(practices.c.id).where(*_wanted(whose)).cte("gone", recursive=True))
    return select(gone.c.id)


def _with_what_grew(chosen: CTE) -> CTE:
    """These practices with their second tries and the meetings after them, which repeat what she said in them."""
    tries = select(branches.c.practice_id.label("id"), branches.c.origin_id.label("origin"))
    meetings = select(practices.c.id, practices.c.follows).where(practices.c.follows != "")
    grown = union_all(tries, meetings).subquery("grown")
    return chosen.union(select(grown.c.id).join(chosen, grown.c.origin == chosen.c.id))


def _wanted(whose: Whose) -> list[ColumnElement[bool]]:
    wanted = []
    if whose.name is not None:
        wanted.append(practices.c.trainee == clean(whose.name).strip())
    if whose.before is not None:
        wanted.append(practices.c.created_at < whose.before)
    return wanted
