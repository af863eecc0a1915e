"""Many talks at once, as scoring reads them: what was said and what it did, and nothing of who answered it when."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from app.spin.practice import Reply, Turn
from app.store.database import Database
from app.store.practices import stored_practice
from app.store.rows import Kept
from app.store.tables import practices, turns

# A scenario's text is long, and most practices share it: it is read once for each digest.
LEAN = tuple(column for column in practices.c if column.name != "scenario_text")
SPOKEN = (
    turns.c.practice_id, turns.c.number, turns.c.text, turns.c.reading, turns.c.direction,
    turns.c.reply, turns.c.voice, turns.c.fallback,
)  # fmt: skip


class Talks:
    """Practices with their turns, for reading thousands of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, practice_ids: Sequence[str]) -> dict[str, Kept]:
        """These practices by their ids, without those that are gone: a few hundred, not all there are."""
        wanted = turns.c.practice_id.in_(practice_ids)
        with self._database.reading() as connection:
            rows = connection.execute(select(*LEAN).where(practices.c.id.in_(practice_ids))).all()
            said = connection.execute(select(*SPOKEN).where(wanted).order_by(*turns.primary_key)).all()
            texts = _texts(connection, rows)
        spoken: dict[str, list[Turn]] = {row.id: [] for row in rows}
        for each in said:
            spoken[each.practice_id].append(_turn(each))
        return {row.id: Kept(stored_practice(row, texts[row.scenario_digest]), tuple(spoken[row.id])) for row in rows}


def _texts(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, str]:
    """The scenarios' texts by their digests, each from one of these practices."""
    first = {row.scenario_digest: row.id for row in reversed(rows)}
    query = select(practices.c.scenario_digest, practices.c.scenario_text).where(practices.c.id.in_(first.values()))
    return {row.scenario_digest: row.scenario_text for row in connection.execute(query)}


def _turn(row: Row[*tuple[Any, ...]]) -> Turn:
    _, number, text, reading, direction, reply, voice, fallback = row
    return Turn(number, text, reading, direction, None if reply is None else Reply(reply, voice, fallback))
