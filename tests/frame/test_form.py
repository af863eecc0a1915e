"""The form of the code that no linter holds: lengths, first lines, names, and what must not stand in the repository."""

import ast
import re
import sys
from pathlib import Path

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


def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def first_line(path: Path) -> str:
    return (ast.get_docstring(read(path)) or "").partition("\n")[0]


def test_a_module_is_short() -> None:
    lines = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}
    assert {name: many for name, many in lines.items() if many > MOST_LINES} == {}


def test_a_module_begins_with_one_line_that_says_what_it_owns() -> None:
    lines = {short(path): first_line(path) for path in OURS}
    assert {name: line for name, line in lines.items() if not line.endswith((".", "?", "!"))} == {}


def test_names_say_something() -> None:
    names = {(short(path), name) for path in APP for name in (path.stem, *defined(read(path)))}
    assert {each for each in names if EMPTY_NAMES & {word.lower() for word in WORD.findall(each[1])}} == set()


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    foreign = {
        (short(path), name)
        for path in python_files("app/spin")
        for name in imported(read(path))
        if name.partition(".")[0] not in sys.stdlib_module_names | (ENGINE if "acts" in path.parts else set())
        and not f"{name}.".startswith("app.spin.")
    }
    assert foreign == set()


def test_no_place_of_one_machine_no_package_host_no_secret() -> None:
    found = {short(path): FORBIDDEN.search(path.read_text(encoding="utf-8")) for path in text_files()}
    assert {name: match.group() for name, match in found.items() if match} == {}
