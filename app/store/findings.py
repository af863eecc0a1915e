"""What the guard found in a model's answers: kept with the turn, counted for the trainer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select

from app.spin.acts.act import Language
from app.spin.finding import Finding, Kind, Remedy
from app.store.database import Database
from app.store.rows import Answer, Lease
from app.store.tables import findings, practices

ADD = insert(findings)
ALL = select(findings).order_by(findings.c.number, findings.c.place)
OF_PRACTICE = ALL.where(findings.c.practice_id == bindparam("of_practice"))


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one kind of thing was found, what was done about it, and the model's words of the last time."""

    kind: Kind
    count: int
    remedies: Mapping[Remedy, int]
    words: str
    language: Language
    at: datetime


class Findings:
    """The table of findings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, practice: str) -> Mapping[int, tuple[Finding, ...]]:
        """The findings of a practice by turn, in order; turns without any are left out."""
        found: dict[int, tuple[Finding, ...]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(OF_PRACTICE, {"of_practice": practice}):
                one = Finding(Kind(row.kind), row.words, row.attempt, Remedy(row.remedy))
                found[row.number] = (*found.get(row.number, ()), one)
        return found

    def since(self, then: datetime) -> list[Tally]:
        """What was found since then by kind, most frequent first."""
        recent = findings.c.found_at >= then
        counts = select(findings.c.kind, findings.c.remedy, func.count()).where(recent)
        with self._database.reading() as connection:
            rows = connection.execute(counts.group_by(findings.c.kind, findings.c.remedy)).all()
            last = {row.kind: row for row in connection.execute(_newest(then))}
        done: dict[str, dict[Remedy, int]] = {}
        for kind, remedy, count in rows:
            done.setdefault(kind, {})[Remedy(remedy)] = count
        tallies = [
            Tally(Kind(kind), sum(each.values()), each, last[kind].words, last[kind].language, last[kind].found_at)
            for kind, each in done.items()
        ]
        return sorted(tallies, key=lambda each: (-each.count, each.kind))


def _newest(then: datetime) -> Select[Any]:
    """The newest finding of each kind since then."""
    order = (findings.c.found_at.desc(), findings.c.practice_id, findings.c.number.desc(), findings.c.place.desc())
    age = func.row_number().over(partition_by=findings.c.kind, order_by=order).label("age")
    columns = (findings.c.kind, findings.c.words, findings.c.found_at, practices.c.language)
    joined = findings.join(practices, practices.c.id == findings.c.practice_id)
    ranked = select(*columns, age).select_from(joined).where(findings.c.found_at >= then).subquery()
    return select(ranked).where(ranked.c.age == 1)


def add(connection: Connection, lease: Lease, answer: Answer) -> None:
    """Keep what was found in this answer, in the transaction that stores it."""
    rows = [
        {
            "practice_id": lease.practice,
            "number": lease.number,
            "place": place,
            "kind": each.kind.value,
            "words": each.words,
            "attempt": each.attempt,
            "remedy": each.remedy.value,
            "found_at": answer.at,
        }
        for place, each in enumerate(answer.findings)
    ]
    if rows:
        connection.execute(ADD, rows)
