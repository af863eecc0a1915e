"""Many writers share a commit, and each gets what he would have got alone."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from app.spin.errors import DatabaseTrouble, EmptyTurn
from app.store.database import Database

Insert = Callable[[int], Callable[[Connection], int]]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A file with one table that takes each number once."""
    opened = Database(f"sqlite:///{tmp_path / 'coach.db'}")
    opened.write(lambda connection: connection.execute(text("CREATE TABLE t (n INTEGER PRIMARY KEY)")))
    yield opened
    opened.close()


def insert(number: int) -> Callable[[Connection], int]:
    def do(connection: Connection) -> int:
        connection.execute(text("INSERT INTO t VALUES (:n)"), {"n": number})
        if number < 0:
            raise EmptyTurn
        return number

    return do


def numbers(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.scalars(text("SELECT n FROM t ORDER BY n")))


def together(database: Database, wanted: list[int]) -> list[Future[int]]:
    """These writers wait behind one that is not yet through, so that they go in one commit."""
    hold, inside = Event(), Event()

    def first(_connection: Connection) -> None:
        inside.set()
        hold.wait(10)

    with ThreadPoolExecutor(len(wanted) + 1) as pool:
        pool.submit(database.write, first)
        assert inside.wait(10)
        futures = [pool.submit(database.write, insert(number)) for number in wanted]
        hold.set()
    return futures


def test_what_many_write_at_once_is_all_there(database: Database) -> None:
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(lambda n: database.write(insert(n)), range(200))) == list(range(200))
    assert numbers(database) == list(range(200))


def test_a_refusal_and_a_broken_rule_leave_the_others_and_no_trace(database: Database) -> None:
    futures = together(database, [1, -2, 3, 3, 4])
    errors = [type(future.exception()).__name__ for future in futures if future.exception()]
    assert sorted(errors) == ["EmptyTurn", "IntegrityError"]
    assert numbers(database) == [1, 3, 4]


def test_a_commit_that_fails_fails_for_everyone_in_it(database: Database) -> None:
    full = "PRAGMA max_page_count = 3"
    database.write(lambda connection: connection.exec_driver_sql(full))
    big = text("CREATE TABLE big AS SELECT randomblob(20000) AS b")
    with pytest.raises(DatabaseTrouble, match="full"):
        database.write(lambda connection: connection.execute(big))
    assert numbers(database) == []


def test_a_locked_file_is_trouble_with_a_sentence_and_no_hanging_writer(tmp_path: Path, database: Database) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(tmp_path / "coach.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseTrouble, match="locked"):
        database.write(insert(1))
    other.execute("ROLLBACK")
    other.close()
    assert database.write(insert(1)) == 1


def test_a_fault_nobody_foresaw_hits_its_maker_and_lets_the_next_one_through(database: Database) -> None:
    def faulty(_connection: Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        database.write(faulty)
    assert database.write(insert(7)) == 7
    with pytest.raises(IntegrityError):
        database.write(insert(7))
