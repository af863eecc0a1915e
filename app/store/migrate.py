"""Bringing a database to today's schema: by one process at a time, at start."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.spin.errors import NewerSchema
from app.store.database import Database
from app.store.file_lock import held
from app.store.schema import MIGRATIONS

LOCK = 0x5350494E  # any number, as long as all processes mean the same
ONE_RUNNER = text("SELECT pg_advisory_xact_lock(:lock)")


def migrate(database: Database) -> None:
    """Run the migrations that are missing, all or none; raises NewerSchema."""
    config = configuration()
    script = ScriptDirectory.from_config(config)
    with _alone(database) as connection:
        if _found(connection, script) != script.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def configuration() -> Config:
    """Alembic's configuration; the migrations stand inside the package."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _found(connection: Connection, script: ScriptDirectory) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {each.revision for each in script.walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerSchema(revision)
    return revision


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    if database.file:
        with held(database.file.with_name(f"{database.file.name}.migrate.lock")), database.migrating() as connection:
            yield connection
    else:
        with database.migrating() as connection:
            connection.execute(ONE_RUNNER, {"lock": LOCK})
            yield connection
