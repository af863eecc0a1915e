"""What the operators' page tells somebody to type does what it says, on the databases it says it for."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text

from app.spin.errors import UnknownPractice
from app.store.afterwards import Branch
from app.store.database import Database
from app.store.store import Store
from app.store.tables import metadata, practices, turns
from tests.store import rows

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("operators.md", "operators.zh.md")


def fenced(guide: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (DOCS / guide).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.mark.parametrize("guide", PAGES)
def test_the_deletion_takes_all_of_a_name_with_second_tries_and_nothing_of_others(
    guide: str, store: Store, database: Database
) -> None:
    talk, other = rows.practice(trainee="Li Lei"), rows.practice(trainee="Han Mei")
    for each in (talk, other):
        store.practices.add(each)
        store.turns.append(rows.said(), rows.lease(each.id))
        store.turns.answer(rows.lease(each.id), rows.answer())
        store.practices.end(each.id, "seller", rows.NOON)
    again = rows.practice(trainee="somebody else by now")
    store.branches.add(again, Branch(again.id, talk.id, 2, "r" * 64))
    (deletion,) = fenced(guide, "sql")

    def forget(connection: Connection) -> None:
        connection.execute(text(deletion))

    database.write(forget)
    assert store.practices.load(other.id).turns
    for gone in (talk.id, again.id):
        with pytest.raises(UnknownPractice):
            store.practices.load(gone)
        with database.reading() as connection:
            assert connection.scalar(select(func.count()).where(turns.c.practice_id == gone)) == 0


def test_every_table_goes_with_its_practice() -> None:
    for table in set(metadata.tables.values()) - {practices}:
        assert any(key.ondelete == "CASCADE" for key in table.foreign_key_constraints), table.name


@pytest.mark.parametrize("guide", PAGES)
def test_a_copy_of_an_open_sqlite_file_is_whole_and_keeps_its_journal(guide: str, tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/var/coach.db")
    store.migrate()
    kept = rows.practice()
    store.practices.add(kept)
    (command,) = re.findall(r'^python3 -c "(.*?)"', (DOCS / guide).read_text(encoding="utf-8"), re.MULTILINE)
    subprocess.run([sys.executable, "-c", command], cwd=tmp_path, check=True)
    store.close()
    (tmp_path / "restored").mkdir()
    shutil.copy(tmp_path / "backup.db", tmp_path / "restored" / "coach.db")
    restored = Store(f"sqlite:///{tmp_path}/restored/coach.db")
    assert restored.is_ready()
    assert restored.practices.load(kept.id).practice == kept
    restored.close()
    with sqlite3.connect(tmp_path / "restored" / "coach.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
