"""One database, two ways in: short reads, and writes that take their lock at the start."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from app.spin.errors import BadDatabaseUrl, DatabaseTrouble, TracesLeft
from app.store.turnstile import Turnstile

Thing = TypeVar("Thing")

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
PRAGMAS = ("busy_timeout=5000", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
# SQLite rebuilds tables to change them, so foreign keys are off meanwhile. The journal's mode is kept in the file;
# setting it is an error while others open the file, and only a migration is sure to be alone.
MIGRATING = ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=OFF")
CONNECTIONS = 8
# Even with secure_delete a page that SQLite has split may keep a copy of a row, and PostgreSQL keeps all of them:
# only tables that are written anew hold nothing that was deleted. The journal of SQLite has to go with them.
REWRITING = ("busy_timeout=2000", "synchronous=FULL", "secure_delete=ON")
ANEW_SQLITE = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
ANEW_POSTGRESQL = ("SET lock_timeout = '2s'", "VACUUM (FULL) {tables}")


class Database:
    """The engine behind a URL. SQLite and PostgreSQL differ here and in the migrations, nowhere else."""

    def __init__(self, url: str) -> None:
        self.url = _checked(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.file = Path(self.url.database or "").absolute() if self.is_sqlite else None
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        self.engine = self._engine()
        self._reads = self.engine.execution_options(reads_only=True)
        self._turnstile = Turnstile(self.engine) if self.is_sqlite else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A short transaction that only reads; raises DatabaseTrouble."""
        with _said_plainly(), self._reads.begin() as connection:
            yield connection

    def write(self, do: Callable[[Connection], Thing]) -> Thing:
        """Do it in a short transaction that holds the right to write from its start; raises DatabaseTrouble."""
        with _said_plainly():
            if self._turnstile:
                return self._turnstile.write(do)
            with self.engine.begin() as connection:
                return do(connection)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection of its own for changes of schema; the caller sees to it that it is the only one."""
        engine = self._engine(MIGRATING, alone=True)
        try:
            with _said_plainly(), engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()

    def rewrite(self, tables: Sequence[str]) -> None:
        """Write these tables anew, so that nothing deleted is left in the files; raises TracesLeft.

        It waits 2 s for others, and they wait for it, 5 s at most on SQLite: it is for when nobody talks.
        """
        engine = self._engine(REWRITING, alone=True)
        bare = engine.execution_options(**({"bare": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}))
        try:
            with _said_plainly(), bare.connect() as connection:
                _run_bare(connection, ANEW_SQLITE if self.is_sqlite else ANEW_POSTGRESQL, ", ".join(tables))
        except DatabaseTrouble as error:
            raise TracesLeft(str(error.facts["why"])) from error
        finally:
            engine.dispose()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    def _engine(self, pragmas: tuple[str, ...] = PRAGMAS, *, alone: bool = False) -> Engine:
        # JSON comes out as text: its shape reads that at once, four times as fast as Python values made of it first.
        plain = {"json_serializer": partial(json.dumps, ensure_ascii=False), "json_deserializer": _as_it_is}
        if not self.is_sqlite:
            limits = {"poolclass": NullPool} if alone else {"pool_size": CONNECTIONS, "pool_pre_ping": True}
            return create_engine(self.url, connect_args={"connect_timeout": 5}, **plain, **limits)
        pool = {"poolclass": NullPool} if alone else {"pool_size": CONNECTIONS}
        engine = create_engine(self.url, **plain, **pool)
        event.listen(engine, "connect", partial(_set_up, pragmas))
        event.listen(engine, "begin", _begin)
        return engine


def _as_it_is(text: str | bytes) -> str | bytes:
    return text


def _checked(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise BadDatabaseUrl("is no database address") from error
    name = url.drivername.partition("+")[0]
    if name not in DRIVERS:
        raise BadDatabaseUrl(f"names “{url.drivername}”, which is not supported")
    if name == "sqlite" and url.database in (None, "", ":memory:"):
        raise BadDatabaseUrl("names no file, and a practice must survive a restart")
    return url.set(drivername=DRIVERS[name])


def _set_up(pragmas: tuple[str, ...], raw: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin transactions on its own, and too late: BEGIN is sent by `_begin` alone.
    raw.isolation_level = None
    for pragma in pragmas:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once, whatever the busy timeout: take the lock now.
    options = connection.get_execution_options()
    if not options.get("bare", False):
        connection.exec_driver_sql("BEGIN" if options.get("reads_only", False) else "BEGIN IMMEDIATE")


def _run_bare(connection: Connection, statements: Sequence[str], tables: str) -> None:
    for each in statements:
        done = connection.exec_driver_sql(each.format(tables=tables))
        if done.returns_rows and done.scalar():  # a checkpoint does not fail, it says that it was kept from its end
            raise DatabaseTrouble("somebody still reads what was there before")


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except (OperationalError, InterfaceError, InternalError) as error:
        raise DatabaseTrouble(str(error.orig).partition("\n")[0]) from error
    except NoConnection as error:
        raise DatabaseTrouble("all connections are busy") from error
