"""Which schema is today's, and whether a database has it: known without the library that changes schemas."""

from pathlib import Path
from typing import Final

from sqlalchemy import column, inspect, select, table

from app.store.database import Database

MIGRATIONS: Final = Path(__file__).with_name("migrations")
# A migration's file begins with its number, which is its revision.
TODAY: Final = max(each.name.partition("_")[0] for each in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
_VERSION: Final = table("alembic_version", column("version_num"))


def is_current(database: Database) -> bool:
    """Whether the database has today's schema; raises DatabaseTrouble."""
    with database.reading() as connection:
        marked = inspect(connection).has_table(_VERSION.name)
        return marked and connection.scalar(select(_VERSION.c.version_num)) == TODAY
