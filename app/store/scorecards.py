"""Scorecards: stored as canonical JSON; an old version is never changed, only followed by a newer one."""

from datetime import datetime
from functools import partial

from sqlalchemy import Connection, insert, select

from app.spin.scoring.score import canonical
from app.spin.scoring.scorecard import Scorecard
from app.store.database import Database
from app.store.held import lock
from app.store.shapes import SCORECARD
from app.store.tables import scorecards


class Scorecards:
    """The table of scorecards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_first(self, card: Scorecard, at: datetime) -> Scorecard:
        """Store version 1, unless the practice has a card; the card that is stored now. Raises UnknownPractice."""
        return self._database.write(partial(_add_first, card, at))

    def newest(self, practice: str) -> Scorecard | None:
        """The latest card of the practice, if it has one."""
        with self._database.reading() as connection:
            return _newest(connection, practice)


def _add_first(card: Scorecard, at: datetime, connection: Connection) -> Scorecard:
    lock(connection, card.practice)
    found = _newest(connection, card.practice)
    if found is None:
        connection.execute(insert(scorecards).values(_row(card) | {"version": 1, "created_at": at}))
    return found or card


def _newest(connection: Connection, practice: str) -> Scorecard | None:
    of_practice = scorecards.c.practice_id == practice
    query = select(scorecards.c.card).where(of_practice).order_by(scorecards.c.version.desc()).limit(1)
    text = connection.execute(query).scalar_one_or_none()
    return None if text is None else SCORECARD.load_text(text)


def _row(card: Scorecard) -> dict[str, object]:
    return {
        "practice_id": card.practice,
        "card": canonical(card),
        "hash": card.hash,
        "total": card.total,
        "band": card.band,
        "not_scored": card.not_scored,
        "outcome": card.outcome,
    }
