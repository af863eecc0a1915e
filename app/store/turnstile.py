"""Writers of SQLite, one behind the other: who gets through takes the work of all who wait along in one commit.

A commit waits for the disk, which takes milliseconds on real ones; without this, a second would hold few turns.
"""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.spin.errors import CoachError, DatabaseTrouble

Thing = TypeVar("Thing")


class Work(Generic[Thing]):
    """One writer's work and what came of it."""

    def __init__(self, do: Callable[[Connection], Thing]) -> None:
        self._do = do
        self._results: list[Thing] = []
        self.error: Exception | None = None

    @property
    def is_done(self) -> bool:
        """Whether it came to an end, a good one or a bad one."""
        return bool(self._results) or self.error is not None

    def run_alone(self, engine: Engine) -> None:
        """Do it in a transaction of its own; a refusal is kept for the one who asked."""
        try:
            with engine.begin() as connection:
                result = self._do(connection)
            self._results.append(result)
        except (CoachError, SQLAlchemyError) as error:
            self.error = error

    def run(self, connection: Connection) -> None:
        """Do it among others; a refusal is kept for the one who asked, and leaves nothing behind."""
        try:
            with connection.begin_nested():
                self._results.append(self._do(connection))
        except (CoachError, SQLAlchemyError) as error:
            self.error = error

    def result(self) -> Thing:
        """What came of it; raises what went wrong."""
        if self.error:
            raise self.error
        return self._results[0]


class Turnstile:
    """The one way to write."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = Lock()
        self._waiting: list[Work[object]] = []
        self._list = Lock()

    def write(self, do: Callable[[Connection], Thing]) -> Thing:
        """Do it in a transaction, perhaps together with others; returns when it is on the disk."""
        work = Work(do)
        with self._list:
            self._waiting.append(work)  # type: ignore[arg-type] # only its maker reads the result
        with self._turn:
            if not work.is_done:
                self._serve()
        return work.result()

    def _serve(self) -> None:
        with self._list:
            works, self._waiting = self._waiting, []
        try:
            if len(works) == 1:
                works[0].run_alone(self._engine)
                return
            with self._engine.begin() as connection:
                for work in works:
                    work.run(connection)
        except SQLAlchemyError as error:
            for work in works:
                work.error = error
        finally:
            for work in works:
                if not work.is_done:
                    work.error = DatabaseTrouble("it was interrupted")
