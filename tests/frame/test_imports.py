"""The direction of imports: it holds, and the contracts notice when it does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.frame.tree import ROOT, project

ONE_WAY = "Imports go one way, and every top-level package has its place"
READING = "A turn is read in one direction: plain text, clauses, votes, thread"
# A file, the import planted in it, and the contract that must break.
PLANTED = [
    ("app/spin/practice.py", "import app.content", ONE_WAY),
    ("app/spin/practice.py", "import app.config", ONE_WAY),
    ("app/content/rules.py", "import app.store", ONE_WAY),
    ("app/store/planted.py", "import app.voices", ONE_WAY),
    ("app/voices/planted.py", "import app.reports", ONE_WAY),
    ("app/reports/planted.py", "import app.coaching", ONE_WAY),
    ("app/coaching/planted.py", "import app.web", ONE_WAY),
    ("app/planted.py", "import app.spin", ONE_WAY),
    ("app/spin/acts/votes/weigh.py", "import app.spin.acts.thread.read", READING),
    ("app/spin/acts/planted.py", "import app.spin.acts.act", READING),
    ("app/coaching/planted.py", "from fastapi import FastAPI", "Only web and main know FastAPI"),
    ("app/web/planted.py", "from sqlalchemy import select", "Only store knows SQLAlchemy"),
    ("app/coaching/planted.py", "import aiohttp", "Only voices knows a model"),
    ("app/spin/practice.py", "import yaml", "The domain knows no library but the two that compute in acts"),
    ("app/spin/practice.py", "import re2", "The engine's libraries stay in acts"),
]


def broken_contracts(checkout: Path) -> list[str]:
    """The names of the contracts that import-linter reports as broken in a checkout."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert any(line.startswith("Contracts: ") for line in lines), done.stdout
    broken = [line.removesuffix(" BROKEN") for line in lines if line.endswith(" BROKEN")]
    assert bool(broken) == bool(done.returncode)
    return broken


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the tree in which something may be planted."""
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_direction_holds() -> None:
    assert broken_contracts(ROOT) == []


@pytest.mark.parametrize(("file", "line", "contract"), PLANTED)
def test_a_planted_import_breaks_its_contract(checkout: Path, file: str, line: str, contract: str) -> None:
    with (checkout / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    assert contract in broken_contracts(checkout)


def test_the_domain_is_closed_to_every_library_of_the_project() -> None:
    """A library that is added must be added to the contract; import names that differ from the package's are few."""
    renamed = {
        "google-re2": "re2",
        "pydantic-settings": "pydantic_settings",
        "pyyaml": "yaml",
        "pylopdf-fonts-zh-cn": "pylopdf_fonts_zh_cn",
        "opencc": "opencc",
    }
    packages = [line.split("[")[0].split(">")[0].lower() for line in project()["project"]["dependencies"]]
    contracts = {each["name"]: each for each in project()["tool"]["importlinter"]["contracts"]}
    closed = set(contracts["The domain knows no library but the two that compute in acts"]["forbidden_modules"])
    engine = set(contracts["The engine's libraries stay in acts"]["forbidden_modules"])
    assert {renamed.get(name, name.replace("-", "_")) for name in packages} <= closed | engine
