"""Migrations and tables say the same, on both databases, whoever runs them and however often."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, text

from app.spin.errors import BadDatabaseUrl, NewerSchema
from app.store.database import Database
from app.store.migrate import configuration, migrate
from app.store.schema import TODAY, is_current
from app.store.store import Store
from app.store.tables import metadata
from tests.postgres import Cluster

OLD_PRACTICES = """
INSERT INTO practices (id, visitor, trainee, scenario, title, language, scenario_text, scenario_digest, rules_digest,
    rubric_digest, prompt_digest, model, mode, opening, created_at, ended, ended_at)
VALUES
    ('ended', 'v', 't', 's', 'T', 'en', '', '', '', '', '', '', 'exam', '', '2026-01-01 10:00:00+00:00',
     'seller', '2026-01-01 10:20:00+00:00'),
    ('open', 'v', 't', 's', 'T', 'en', '', '', '', '', '', '', 'exam', '', '2026-01-01 10:00:00+00:00', '', NULL)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'new' / 'coach.db'}"
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.fresh("migrations")


def test_the_migrations_make_exactly_the_tables_of_the_code(empty: str) -> None:
    database = Database(empty)
    migrate(database)
    with database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
        found = MetaData()
        found.reflect(connection)
    database.close()
    assert differences == []
    for table in metadata.tables.values():
        there = found.tables[table.name]
        assert {each.name for each in there.constraints} == {each.name for each in table.constraints}
        assert {each.name for each in there.indexes} == {each.name for each in table.indexes}


def test_only_one_unanswered_turn_is_a_rule_of_the_database_itself(empty: str) -> None:
    database = Database(empty)
    migrate(database)
    query = {
        True: "SELECT sql FROM sqlite_master WHERE name = 'uq_turns_unanswered'",
        False: "SELECT indexdef FROM pg_indexes WHERE indexname = 'uq_turns_unanswered'",
    }[database.is_sqlite]
    with database.reading() as connection:
        definition = str(connection.scalar(text(query)))
    database.close()
    assert "UNIQUE" in definition
    assert "answered_at IS NULL" in definition


def test_migrating_again_changes_nothing(empty: str) -> None:
    database = Database(empty)
    migrate(database)
    migrate(database)
    assert is_current(database)
    database.close()


def test_four_at_once_migrate_once(empty: str) -> None:
    databases = [Database(empty) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, databases))
    assert all(is_current(each) for each in databases)
    for each in databases:
        each.close()


def test_a_newer_schema_is_refused_with_a_sentence_and_left_alone(empty: str) -> None:
    database = Database(empty)
    migrate(database)
    database.write(lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(NewerSchema, match=r"9999.*Start that version, or restore a copy"):
        migrate(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    database.close()


def test_what_hr_could_see_before_attempts_were_submitted_stays_in_sight(empty: str) -> None:
    database = Database(empty)
    _migrate_to(database, "0001")
    database.write(lambda connection: connection.execute(text(OLD_PRACTICES)))
    migrate(database)
    with database.reading() as connection:
        found = connection.execute(text("SELECT practice_id, submitted_at FROM attempts")).all()
        ended_at = connection.scalar(text("SELECT ended_at FROM practices WHERE id = 'ended'"))
    database.close()
    assert [tuple(row) for row in found] == [("ended", ended_at)]


def _migrate_to(database: Database, revision: str) -> None:
    config = configuration()
    with database.migrating() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_the_migrations_are_one_line() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert script.get_heads() == [TODAY]
    assert len(script.get_bases()) == 1


def test_a_database_of_today_is_served_without_loading_what_changes_schemas(empty: str) -> None:
    store = Store(empty)
    store.migrate()
    store.close()
    ask = "import sys; from app.store.store import Store; Store(sys.argv[1]).migrate(); print('alembic' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", ask, empty], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("mysql://host/name", "“mysql”"),
        ("coach.db", "no database address"),
    ],
)
def test_an_address_that_cannot_serve_is_refused_with_the_setting_s_name(url: str, why: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=f"COACH_DATABASE_URL.*{why}"):
        Database(url)


def test_the_file_is_set_up_to_survive_a_crash_and_to_forget_what_is_deleted(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'coach.db'}")
    migrate(database)
    with database.reading() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    database.close()
    on, full = 1, 2
    assert (found["journal_mode"], found["synchronous"], found["busy_timeout"]) == ("wal", full, 5000)
    assert (found["foreign_keys"], found["secure_delete"]) == (on, on)


def test_a_writer_holds_the_file_from_its_first_word(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'coach.db'}")
    migrate(database)
    other = sqlite3.connect(tmp_path / "coach.db", timeout=0, isolation_level=None)

    def write(_connection: Connection) -> None:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")

    database.write(write)
    with database.reading():
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    other.close()
    database.close()
