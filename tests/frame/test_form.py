"""The form of the code that no linter holds: lengths, first lines, names, and what must not stand in the repository."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.frame.tree import ROOT, python_files, text_files

MOST_LINES = 300
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "service", "util", "utils"}
WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
ENGINE = {"opencc", "re2"}
OURS = [*python_files("app", "scripts", "tests")]
APP = [*python_files("app")]
# Written in pieces, or this file would hold what it forbids.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/" + r"work/",
            r"(?<![\w.])/tmp/" + r"\w",
            r"/home/" + r"\w",
            "pypi" + r"\.org",
            "python" + r"hosted\.org",
            "npmjs" + r"\.(org|com)",
            "debian" + r"\.org",
            "sk-" + r"[A-Za-z0-9]{20}",
            "BEGIN [A-Z ]*" + "PRIVATE KEY",
        )
    )
)


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def defined(tree: ast.Module) -> set[str]:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", OURS, ids=short)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", OURS, ids=short)
def test_a_module_begins_with_one_line_that_says_what_it_owns(path: Path) -> None:
    first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    assert first.endswith((".", "?", "!")), "the module has no first line, or it goes on"


@pytest.mark.parametrize("path", APP, ids=short)
def test_names_say_something(path: Path) -> None:
    names = {path.stem, *defined(ast.parse(path.read_text(encoding="utf-8")))}
    assert {name for name in names if EMPTY_NAMES & {word.lower() for word in WORD.findall(name)}} == set()


@pytest.mark.parametrize("path", [*python_files("app/spin")], ids=short)
def test_the_domain_imports_the_standard_library_and_itself(path: Path) -> None:
    allowed = sys.stdlib_module_names | (ENGINE if "acts" in path.parts else set())
    foreign = {
        name
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.partition(".")[0] not in allowed and not f"{name}.".startswith("app.spin.")
    }
    assert foreign == set()


@pytest.mark.parametrize("path", [*text_files()], ids=short)
def test_no_place_of_one_machine_no_package_host_no_secret(path: Path) -> None:
    found = FORBIDDEN.search(path.read_text(encoding="utf-8"))
    assert found is None, found
