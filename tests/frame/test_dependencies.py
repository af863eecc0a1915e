"""Every library that is imported is declared, and every one that is declared is imported."""

import ast
import sys
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.frame.tree import project, python_files

OURS = {"app", "scripts", "tests"}
# Parts of a declared library that come with it under a name of their own.
COMES_WITH = {"starlette": "fastapi", "pydantic-core": "pydantic", "playwright": "pytest-playwright"}
# SQLAlchemy loads the driver that the database's address names.
LOADED_BY_NAME = {"psycopg"}
# What only the scripts that fit points import, and no environment of the tests holds.
ONLY_TO_FIT = {"sklearn": "scikit-learn", "scipy": "scipy", "numpy": "numpy"}


def names(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def imported(*folders: str) -> set[str]:
    """The packages, by their names in an index, whose modules are imported below the folders."""
    modules: set[str] = set()
    for path in python_files(*folders):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.partition(".")[0])
    owners = packages_distributions()
    foreign = modules - sys.stdlib_module_names - OURS - ONLY_TO_FIT.keys()
    found = {canonicalize_name(owners[module][0]) for module in foreign}
    return {COMES_WITH.get(name, name) for name in found}


RUNTIME = names(project()["project"]["dependencies"])
DEVELOPMENT = names(project()["dependency-groups"]["dev"])


def test_what_only_the_fit_needs_is_declared_apart() -> None:
    assert names(project()["dependency-groups"]["fit"]) == set(ONLY_TO_FIT.values())


def test_the_product_imports_what_it_declares_and_nothing_else() -> None:
    assert imported("app") | LOADED_BY_NAME == RUNTIME


def test_tests_and_scripts_import_only_what_is_declared() -> None:
    assert imported("tests", "scripts") <= RUNTIME | DEVELOPMENT
