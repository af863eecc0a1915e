"""Scorecards: stored as canonical JSON; an old version is never changed, only followed by a newer one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, func, insert, select

from app.spin.scoring.score import canonical
from app.spin.scoring.scorecard import Band, NotScored, Scorecard
from app.store.database import Database
from app.store.practice_lock import lock
from app.store.shapes import SCORECARD
from app.store.tables import scorecards

FIRST = 1


@dataclass(frozen=True, slots=True)
class Version:
    """One scoring of a practice: `number` counts from 1; the digests say what it rests on. The time is UTC."""

    number: int
    total: float
    band: Band
    not_scored: NotScored
    rules_digest: str
    rubric_digest: str
    hash: str
    created_at: datetime


class Scorecards:
    """The table of scorecards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_first(self, card: Scorecard, at: datetime) -> Scorecard:
        """Store version 1, unless the practice has it; the one that is stored now. Raises UnknownPractice."""
        return self._database.write(partial(_add_first, card, at))

    def add_version(self, card: Scorecard, at: datetime) -> int:
        """Store the card behind the newest version; the number it has, also where the newest is this very card.

        Raises UnknownPractice.
        """
        return self._database.write(partial(_add_version, card, at))

    def of(self, practice: str, version: int = FIRST) -> Scorecard | None:
        """The card of that version, if the practice has it."""
        with self._database.reading() as connection:
            return _card(connection, practice, version)

    def versions(self, practice: str) -> list[Version]:
        """All scorings of the practice, the first one first."""
        listed = [scorecards.c[each] for each in Version.__slots__ if each != "number"]
        query = select(scorecards.c.version, *listed).where(scorecards.c.practice_id == practice)
        with self._database.reading() as connection:
            return [Version(*row) for row in connection.execute(query.order_by(scorecards.c.version))]

    def newest(self, practice_ids: Iterable[str]) -> dict[str, tuple[int, Scorecard]]:
        """The newest card and its version of each of these practices that has one."""
        wanted = scorecards.c.practice_id.in_(tuple(practice_ids))
        last = select(scorecards.c.practice_id.label("practice"), func.max(scorecards.c.version).label("version"))
        newest = last.where(wanted).group_by(scorecards.c.practice_id).subquery()
        same = (scorecards.c.practice_id == newest.c.practice) & (scorecards.c.version == newest.c.version)
        query = select(newest, scorecards.c.card).join_from(newest, scorecards, same)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {row.practice: (row.version, SCORECARD.load_text(row.card)) for row in rows}


def _add_first(card: Scorecard, at: datetime, connection: Connection) -> Scorecard:
    lock(connection, card.practice)
    found = _card(connection, card.practice, FIRST)
    if found is None:
        _insert(connection, card, FIRST, at)
    return found or card


def _add_version(card: Scorecard, at: datetime, connection: Connection) -> int:
    lock(connection, card.practice)
    query = select(scorecards.c.version, scorecards.c.hash).where(scorecards.c.practice_id == card.practice)
    newest = connection.execute(query.order_by(scorecards.c.version.desc()).limit(1)).one_or_none()
    if newest is not None and newest.hash == card.hash:
        return int(newest.version)
    number = 1 + (newest.version if newest is not None else 0)
    _insert(connection, card, number, at)
    return number


def _card(connection: Connection, practice: str, version: int) -> Scorecard | None:
    query = select(scorecards.c.card).where(scorecards.c.practice_id == practice, scorecards.c.version == version)
    text = connection.execute(query).scalar_one_or_none()
    return None if text is None else SCORECARD.load_text(text)


def _insert(connection: Connection, card: Scorecard, version: int, at: datetime) -> None:
    kept = ("hash", "total", "band", "not_scored", "outcome", "rules_digest", "rubric_digest")
    values = {name: getattr(card, name) for name in kept}
    values |= {"practice_id": card.practice, "version": version, "card": canonical(card), "created_at": at}
    connection.execute(insert(scorecards).values(values))
