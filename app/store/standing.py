"""Which attempt a submitted practice is: counted in the database, so that a row of an export needs no other rows."""

from typing import Any

from sqlalchemy import Label, Row, Select, and_, func, or_, select, tuple_

from app.spin.standing import Standing
from app.store.tables import attempts, practices, scorecards

RIVAL, HANDED, CARD = practices.alias("rival"), attempts.alias("handed"), scorecards.alias("rival_card")
CARD_OF = and_(CARD.c.practice_id == RIVAL.c.id, CARD.c.version == 1)
# The same trainee, scenario and meeting; without a name the browser tells people apart.
RIVALS = (
    select(func.count())
    .select_from(RIVAL.join(HANDED, HANDED.c.practice_id == RIVAL.c.id).outerjoin(CARD, CARD_OF))
    .where(RIVAL.c.trainee == practices.c.trainee, RIVAL.c.scenario == practices.c.scenario)
    .where(RIVAL.c.meeting == practices.c.meeting)
    .where(or_(practices.c.trainee != "", RIVAL.c.visitor == practices.c.visitor))
    .correlate(practices, attempts, scorecards)
)
THEIRS = tuple_(HANDED.c.submitted_at, HANDED.c.practice_id)
OURS = tuple_(attempts.c.submitted_at, attempts.c.practice_id)
AHEAD = and_(
    CARD.c.not_scored == "",
    or_(CARD.c.total > scorecards.c.total, and_(CARD.c.total == scorecards.c.total, THEIRS < OURS)),
)


def _count(query: Select[int], name: str) -> Label[int]:
    return query.scalar_subquery().label(name)


STANDING: tuple[Label[Any], ...] = (
    attempts.c.submitted_at.label("submitted"),
    _count(RIVALS.where(THEIRS <= OURS), "attempt"),
    _count(RIVALS, "attempts"),
    _count(RIVALS.where(AHEAD), "ahead"),
)


def standing_of(row: Row[*tuple[Any, ...]]) -> Standing | None:
    """The standing in a row that has the columns STANDING and the card's `not_scored`; None where she kept it."""
    if row.submitted is None:
        return None
    scored = row.not_scored == ""
    return Standing(row.attempt, row.attempts, scored and row.ahead == 0, row.submitted)
