"""What the operators' page tells somebody to type does what it says, on the databases it says it for."""

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.store.store import Store
from tests.store import rows

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("operators.md", "operators.zh.md")


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
