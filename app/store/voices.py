"""How the voices did: who spoke the answers, why the script stepped in, how long and how much it took."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import Row, Select, or_, select

from app.spin.took import Answered, Took
from app.store.database import Database
from app.store.tables import branches, turns

NOTED = (
    turns.c.practice_id, turns.c.number, turns.c.voice, turns.c.fallback, turns.c.first_word_ms, turns.c.waited_ms,
    turns.c.prompt_tokens, turns.c.answer_tokens, turns.c.tokens_estimated,
)  # fmt: skip
MOST = 5000  # answers that are looked at, the last ones


@dataclass(frozen=True, slots=True)
class Voiced:
    """Of the answers a model was to give: how many, how many the script finished by reason, and what they took.

    Times are medians in milliseconds, tokens are means; None where there is nothing to measure.
    """

    answers: int = 0
    by_script: tuple[tuple[str, int], ...] = ()  # most frequent first
    first_word_ms: int | None = None
    waited: int = 0  # how many had to wait in the queue
    prompt_tokens: int | None = None
    answer_tokens: int | None = None
    estimated: bool = False


class Voices:
    """Reads what is noted of answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, then: datetime, model: str) -> Voiced:
        """The answers given since then that the voice `model` gave or was to give."""
        query = _answered().where(turns.c.answered_at >= then)
        query = query.where(or_(turns.c.voice == model, turns.c.fallback != ""))
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(turns.c.answered_at.desc()).limit(MOST)).all()
        return voiced([answered(row) for row in rows])

    def of(self, practices: Iterable[str]) -> Mapping[str, tuple[Answered, ...]]:
        """The answers of each of these practices, in order."""
        found: dict[str, tuple[Answered, ...]] = dict.fromkeys(practices, ())
        query = _answered().where(turns.c.practice_id.in_(found)).order_by(turns.c.number)
        with self._database.reading() as connection:
            for row in connection.execute(query):
                found[row.practice_id] += (answered(row),)
        return found


def _answered() -> Select[Any]:
    """Answered turns, without those that a second try only copied."""
    own = or_(branches.c.turn.is_(None), turns.c.number >= branches.c.turn)
    found = turns.outerjoin(branches, branches.c.practice_id == turns.c.practice_id)
    return select(*NOTED).select_from(found).where(turns.c.answered_at.is_not(None), own)


def answered(row: Row[Any]) -> Answered:
    """A row of the table of turns without its words."""
    return Answered(row.number, row.voice, row.fallback, took(row))


def took(row: Row[Any]) -> Took:
    """What is noted in a row of the table of turns."""
    return Took(
        row.first_word_ms, row.waited_ms, row.prompt_tokens, row.answer_tokens, estimated=bool(row.tokens_estimated)
    )


def voiced(answers: Iterable[Answered]) -> Voiced:
    """The sums of these answers."""
    found = tuple(answers)
    reasons = Counter(each.fallback for each in found if each.fallback)
    firsts = [each.took.first_word_ms for each in found if each.took.first_word_ms is not None]
    return Voiced(
        answers=len(found),
        by_script=tuple(sorted(reasons.items(), key=lambda each: (-each[1], each[0]))),
        first_word_ms=round(median(firsts)) if firsts else None,
        waited=sum(each.took.waited_ms is not None for each in found),
        prompt_tokens=_mean(each.took.prompt_tokens for each in found),
        answer_tokens=_mean(each.took.answer_tokens for each in found),
        estimated=any(each.took.estimated for each in found),
    )


def _mean(numbers: Iterable[int | None]) -> int | None:
    known = [each for each in numbers if each is not None]
    return round(sum(known) / len(known)) if known else None
