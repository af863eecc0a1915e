"""The store: one database and its tables, as the use cases see them."""

from importlib import import_module

from sqlalchemy import text

from app.spin.errors import DatabaseInUse
from app.store.attempts import Attempts
from app.store.branches import Branches
from app.store.contests import Contests
from app.store.database import Database
from app.store.file_lock import FileLock
from app.store.findings import Findings
from app.store.people import People
from app.store.practices import Practices
from app.store.schema import is_current
from app.store.scorecards import Scorecards
from app.store.sheets import Sheets
from app.store.talks import Talks
from app.store.turns import Turns
from app.store.voices import Voices


class Store:
    """All tables behind a database URL. Synchronous and safe to use from several threads."""

    def __init__(self, database_url: str) -> None:
        self._database = Database(database_url)
        self.practices = Practices(self._database)
        self.turns = Turns(self._database)
        self.findings = Findings(self._database)
        self.scorecards = Scorecards(self._database)
        self.talks = Talks(self._database)
        self.branches = Branches(self._database)
        self.attempts = Attempts(self._database)
        self.contests = Contests(self._database)
        self.sheets = Sheets(self._database)
        self.voices = Voices(self._database)
        self.people = People(self._database)
        file = self._database.file
        self._claim = FileLock(file.with_name(f"{file.name}.lock")) if file else None

    @property
    def is_alone(self) -> bool:
        """Whether only one process may serve from this database: then a lease of any other is void at start."""
        return self._database.is_sqlite

    def migrate(self) -> None:
        """Bring the database to today's schema; raises NewerSchema, DatabaseTrouble.

        What changes schemas is loaded by name, where there is something to change: of a start it would be a twelfth.
        """
        if not is_current(self._database):
            self._database.close()  # a change of the journal's mode wants to be alone
            import_module("app.store.migrate").migrate(self._database)

    def claim(self, patience: float = 10.0) -> None:
        """Serve from this database from now on; raises DatabaseInUse if another does so from the same SQLite file.

        `patience` is in seconds: for the process before us to leave.
        """
        if self._claim and not self._claim.take(patience):
            raise DatabaseInUse(str(self._database.file))

    def is_ready(self) -> bool:
        """Whether the database answers and has today's schema; raises DatabaseTrouble where it does not answer."""
        with self._database.reading() as connection:
            connection.execute(text("SELECT 1"))
        return is_current(self._database)

    def close(self) -> None:
        """Give everything back."""
        self._database.close()
        if self._claim:
            self._claim.release()
