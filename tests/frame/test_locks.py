"""The locks: pinned, hashed, without an address, and in step with pyproject.toml and with each other."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.frame.tree import ROOT, project

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
ENTRY = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?: ; [^\\]+)?"  # what, and on which systems
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
)


def text(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def pinned(lock: str) -> dict[str, str]:
    return {canonicalize_name(entry["name"]): entry["version"] for entry in ENTRY.finditer(text(lock))}


@pytest.mark.parametrize("lock", LOCKS)
def test_holds_nothing_but_pinned_and_hashed_packages(lock: str) -> None:
    assert ENTRY.sub("", text(lock)) == ""
    assert pinned(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_names_no_address(lock: str) -> None:
    assert "://" not in text(lock)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", project()["project"]["dependencies"]),
        ("requirements-dev.lock", project()["project"]["dependencies"] + project()["dependency-groups"]["dev"]),
        ("requirements-build.lock", project()["build-system"]["requires"]),
    ],
)
def test_answers_to_the_project_file(lock: str, wanted: list[str]) -> None:
    versions = pinned(lock)
    for line in wanted:
        requirement = Requirement(line)
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), line


@pytest.mark.parametrize("smaller", ["requirements.lock", "requirements-build.lock"])
def test_development_adds_to_the_other_locks_and_changes_nothing(smaller: str) -> None:
    assert pinned(smaller).items() <= pinned("requirements-dev.lock").items()


def test_the_build_group_is_what_the_build_system_requires() -> None:
    assert project()["dependency-groups"]["build"] == project()["build-system"]["requires"]
