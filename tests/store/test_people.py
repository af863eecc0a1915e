"""A person's data goes whole, from every table and from the files, and nobody else's with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from app.spin.acts.act import Kind
from app.spin.errors import TracesLeft, UnknownPractice
from app.spin.finding import Finding
from app.spin.finding import Kind as Slip
from app.spin.scoring.sheet import Sheet
from app.store.afterwards import Branch, Objected
from app.store.database import Database
from app.store.people import Whose
from app.store.store import Store
from app.store.tables import metadata, practices
from tests.store import rows

SECRET = "Zanzibarite"
OLD = rows.NOON - timedelta(days=400)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


def talk(store: Store, **changes: object) -> str:
    """A whole practice, with a row in every table but that of second tries."""
    practice = rows.practice(**changes)
    ident = practice.id
    store.practices.add(practice)
    store.turns.append(rows.said(text=f"{SECRET}?"), rows.lease(ident))
    store.turns.answer(rows.lease(ident), rows.answer(SECRET, findings=(Finding(Slip.NAME, SECRET),)))
    store.practices.end(ident, "seller", rows.NOON)
    store.scorecards.add_first(rows.card(ident), rows.NOON)
    store.attempts.submit(ident, rows.NOON)
    store.contests.send(
        Objected(uuid4().hex, ident, 1, 0, "zh", SECRET, Kind.SITUATION, "", "", Kind.PROBLEM, SECRET, rows.NOON)
    )
    store.sheets.hand_in(ident, Sheet((SECRET,)), rows.NOON)
    return ident


def second_try(store: Store, origin: str) -> str:
    practice = replace(store.practices.load(origin).practice, id=uuid4().hex, ended="", ended_at=None)
    return store.branches.add(practice, Branch(practice.id, origin, 2, "r" * 64))


def stored(database: Database, *ids: str) -> dict[str, int]:
    """How many rows these practices have in each table."""
    with database.reading() as connection:
        return {
            table.name: connection.execute(
                select(func.count()).where((table.c.id if table is practices else table.c.practice_id).in_(ids))
            ).scalar_one()
            for table in metadata.sorted_tables
        }


def test_every_table_goes_with_its_practice() -> None:
    for table in set(metadata.tables.values()) - {practices}:
        assert any(key.ondelete == "CASCADE" for key in table.foreign_key_constraints), table.name


def test_all_of_a_name_goes_with_what_grew_out_of_it_and_nothing_of_others(store: Store, database: Database) -> None:
    hers, other = talk(store, trainee="Li Lei"), talk(store, trainee="Li Lei 2")
    later = talk(store, trainee="Li Lei", follows=hers, meeting=2)
    mine = {hers, later, second_try(store, hers), second_try(store, later)}
    before, others = stored(database, *mine), stored(database, other)
    assert min(before.values()) > 0
    whose = Whose(" Li Lei ")
    assert dict(store.people.held(whose).rows) == before
    assert stored(database, *mine) == before
    held = store.people.forget(whose)
    assert (dict(held.rows), held.open, held.first, held.last) == (before, 2, rows.NOON, rows.NOON)
    assert set(stored(database, *mine).values()) == {0}
    assert stored(database, other) == others
    with pytest.raises(UnknownPractice):
        store.practices.load(hers)
    assert not store.people.held(whose)
    assert not store.people.forget(whose)


def test_by_age_goes_what_began_before_and_the_meetings_after_it(store: Store, database: Database) -> None:
    old, young = talk(store, trainee="A", created_at=OLD), talk(store, trainee="A")
    later = talk(store, trainee="A", follows=old)
    day = OLD + timedelta(days=1)
    assert not store.people.held(Whose("B", day))
    assert store.people.held(Whose("A", day)) == store.people.forget(Whose(None, day))
    assert stored(database, old, later)["practices"] == 0
    assert stored(database, young)["practices"] == 1


def test_a_name_that_matches_nothing_finds_those_that_hold_it(store: Store) -> None:
    for name in ("Zhou Min", "zhou min", "周敏 (100%)", "Somebody"):
        talk(store, trainee=name)
    assert sorted(store.people.names_like("ZHOU")) == ["Zhou Min", "zhou min"]
    assert store.people.names_like("100%") == ["周敏 (100%)"]
    assert not store.people.held(Whose("ZHOU MIN"))


def test_nothing_of_it_stays_in_the_files(store: Store, database: Database) -> None:
    for number in range(40):
        talk(store, trainee="Quisling" if number % 2 else "Nobody else", created_at=OLD)
    assert traces(database, SECRET) > 0
    assert traces(database, "Quisling") > 0
    store.people.forget(Whose("Quisling"))
    assert traces(database, "Quisling") == 0
    store.people.forget(Whose(None, rows.NOON + timedelta(days=1)))
    assert traces(database, SECRET) == 0


def traces(database: Database, word: str) -> int:
    """How often the word stands in the files of the tables."""
    sought = word.encode()
    if database.file:
        beside = database.file.with_name(f"{database.file.name}-wal")
        return sum(each.read_bytes().count(sought) for each in (database.file, beside) if each.exists())
    file = text("SELECT pg_read_binary_file(pg_relation_filepath(:table))")
    with database.reading() as connection:
        connection.execute(text("CHECKPOINT"))
        files = [connection.scalar(file, {"table": each}) for each in metadata.tables]
    return sum(bytes(each or b"").count(sought) for each in files)


def test_who_still_reads_keeps_traces_and_it_is_said(store: Store, database: Database) -> None:
    gone = talk(store, trainee="Reader")
    with database.reading() as connection:
        connection.execute(select(practices.c.id)).all()
        with pytest.raises(TracesLeft):
            store.people.forget(Whose("Reader"))
    assert stored(database, gone)["turns"] == 0
