"""Practices: begun, loaded with their turns, ended, listed."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, insert, select, tuple_

from app.spin.errors import StillSpeaking, UnknownPractice
from app.spin.practice import Digests, Ended
from app.store.database import Database
from app.store.practice_lock import close, lock
from app.store.rows import Filters, Finished, StoredPractice, StoredTalk, Summary
from app.store.shapes import SCORECARD
from app.store.standing import STANDING, standing_of
from app.store.tables import attempts, branches, practices, scorecards, turns
from app.store.turns import stored_turn

CHUNK = 200
FIRST = 1
LISTED = (
    practices.c.id, practices.c.visitor, practices.c.trainee, practices.c.scenario, practices.c.title,
    practices.c.language, practices.c.mode, practices.c.model, practices.c.created_at, practices.c.ended,
    practices.c.ended_at, practices.c.level, practices.c.meeting,
)  # fmt: skip
SCORED = (scorecards.c.total, scorecards.c.band, scorecards.c.not_scored, scorecards.c.outcome)
# The first version counts wherever scores are listed: a later one stands beside it and changes no list, no export.
CARD_OF = and_(scorecards.c.practice_id == practices.c.id, scorecards.c.version == FIRST)
SPOKEN = (select(func.count()).select_from(turns).where(turns.c.practice_id == practices.c.id).scalar_subquery()).label(
    "turns"
)
SHARED = (attempts.c.submitted_at, branches.c.origin_id, branches.c.turn.label("branch_turn"))
SUMMARY = (*LISTED, SPOKEN, *SCORED, *SHARED)  # in the order of the fields of `Summary`
# Built once: building a statement costs more than running it.
PRACTICE = select(practices).where(practices.c.id == bindparam("of_practice"))
TURNS = select(turns).where(turns.c.practice_id == bindparam("of_practice")).order_by(turns.c.number)


class Practices:
    """The table of practices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, practice: StoredPractice) -> None:
        """Store a new practice."""
        self._database.write(partial(insert_practice, practice=practice))

    def load(self, practice: str) -> StoredTalk:
        """The practice and all its turns; raises UnknownPractice."""
        with self._database.reading() as connection:
            row = connection.execute(PRACTICE, {"of_practice": practice}).one_or_none()
            rows = connection.execute(TURNS, {"of_practice": practice}).all()
        if row is None:
            raise UnknownPractice(practice)
        return StoredTalk(stored_practice(row, row.scenario_text), tuple(stored_turn(each) for each in rows))

    def end(self, practice: str, ended: Ended, at: datetime) -> None:
        """End the talk, unless it has ended; raises UnknownPractice, and StillSpeaking while a turn is unanswered."""
        self._database.write(partial(_end, practice, ended, at))

    def history(self, visitor: str, limit: int = 500) -> list[Summary]:
        """The visitor's practices, newest first."""
        query = _summaries().where(practices.c.visitor == visitor).order_by(practices.c.created_at.desc())
        with self._database.reading() as connection:
            return [_summary(row) for row in connection.execute(query.limit(limit))]

    def tries(self, visitor: str, limit: int = 500) -> list[Finished]:
        """The visitor's finished and scored practices without second tries, the newest `limit` by their ends."""
        query = _finished(Filters(private=True)).where(practices.c.visitor == visitor, branches.c.turn.is_(None))
        query = query.order_by(practices.c.ended_at.desc(), practices.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return [_result(row) for row in connection.execute(query)][::-1]

    def unscored(self) -> list[str]:
        """Ids of practices that have ended and have no scorecard yet."""
        found = practices.outerjoin(scorecards, CARD_OF)
        query = select(practices.c.id).select_from(found).where(practices.c.ended != "", scorecards.c.card.is_(None))
        with self._database.reading() as connection:
            return list(connection.scalars(query))

    def newest(self, filters: Filters, limit: int) -> list[Finished]:
        """The finished and scored practices that ended last, newest first."""
        query = _finished(filters).order_by(practices.c.ended_at.desc(), practices.c.id.desc()).limit(limit)
        with self._database.reading() as connection:
            return [_result(row) for row in connection.execute(query)]

    def finished(self, filters: Filters) -> Iterator[list[Finished]]:
        """Finished and scored practices in the order they ended, in chunks: no transaction lasts longer than one."""
        query = _finished(filters).order_by(practices.c.ended_at, practices.c.id).limit(CHUNK)
        beyond: tuple[ColumnElement[bool], ...] = ()
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(query.where(*beyond)).all()
            if rows:
                yield [_result(row) for row in rows]
            if len(rows) < CHUNK:
                return
            beyond = (_after(rows[-1]),)


def insert_practice(connection: Connection, practice: StoredPractice) -> None:
    """Store a new practice in this transaction."""
    digests = practice.digests
    values = {
        "scenario_text": practice.text,
        "scenario_digest": digests.scenario,
        "rules_digest": digests.rules,
        "rubric_digest": digests.rubric,
        "rubric_text": practice.rubric,
        "prompt_digest": digests.prompt,
    }
    same = ("id", "visitor", "trainee", "scenario", "title", "language", "model", "mode", "opening", "created_at")
    more = ("ended", "ended_at", "level", "meeting", "follows", "carried")
    values |= {name: getattr(practice, name) for name in (*same, *more)}
    connection.execute(insert(practices).values(values))


def _end(practice: str, ended: Ended, at: datetime, connection: Connection) -> None:
    if lock(connection, practice):
        return
    waiting = select(turns.c.number).where(turns.c.practice_id == practice, turns.c.answered_at.is_(None))
    if connection.execute(waiting).first():
        raise StillSpeaking(practice)
    close(connection, practice, ended, at)


def _summaries(*more: ColumnElement[Any]) -> Select[Any]:
    found = practices.outerjoin(scorecards, CARD_OF).outerjoin(attempts).outerjoin(branches)
    return select(*SUMMARY, *more).select_from(found)


def _finished(filters: Filters) -> Select[Any]:
    query = _summaries(scorecards.c.card, *STANDING).where(practices.c.ended != "", scorecards.c.card.is_not(None))
    return query.where(*_wanted(filters))


def _result(row: Row[Any]) -> Finished:
    return Finished(_summary(row), standing_of(row), SCORECARD.load_text(row.card))


def _wanted(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if not filters.private:
        yield attempts.c.submitted_at.is_not(None)
    if filters.since:
        yield practices.c.ended_at >= filters.since
    if filters.until:
        yield practices.c.ended_at < filters.until
    if filters.scenario:
        yield practices.c.scenario == filters.scenario
    if filters.trainee:
        yield practices.c.trainee.icontains(filters.trainee, autoescape=True)


def _after(row: Row[Any]) -> ColumnElement[bool]:
    return tuple_(practices.c.ended_at, practices.c.id) > tuple_(row.ended_at, row.id)


def stored_practice(row: Row[Any], text: str) -> StoredPractice:
    """A row of the table, with the text of its scenario."""
    return StoredPractice(
        id=row.id,
        visitor=row.visitor,
        trainee=row.trainee,
        scenario=row.scenario,
        title=row.title,
        language=row.language,
        text=text,
        digests=Digests(row.rules_digest, row.rubric_digest, row.scenario_digest, row.prompt_digest),
        model=row.model,
        mode=row.mode,
        opening=row.opening,
        created_at=row.created_at,
        ended=row.ended,
        ended_at=row.ended_at,
        level=row.level,
        meeting=row.meeting,
        follows=row.follows,
        carried=row.carried,
        rubric=row.rubric_text,
    )


def _summary(row: Row[Any]) -> Summary:
    return Summary(*row[: len(SUMMARY)])
