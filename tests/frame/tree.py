"""The checkout as these tests read it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
OURS = ("app", "docs", "prompts", "scenarios", "scripts", "static", "tests")
TEXT = {".cfg", ".css", ".html", ".j2", ".js", ".json", ".lock", ".mako", ".md", ".po", ".py", ".sh", ".svg", ".toml"}
TEXT |= {".txt", ".yaml", ".yml", ""}


def project() -> dict[str, Any]:
    """pyproject.toml, parsed."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def python_files(*folders: str) -> Iterator[Path]:
    """Every Python file below the folders of the checkout."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def text_files() -> Iterator[Path]:
    """Every file of ours that is text: the folders of the project and the files at its root."""
    for folder in OURS:
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.is_file() and path.suffix in TEXT)
    # In a second work tree of git, ".git" is a file.
    yield from (
        path for path in sorted(ROOT.iterdir()) if path.is_file() and path.suffix in TEXT and path.name != ".git"
    )
    yield ROOT / ".ci" / "run"
