"""The pages people read: their links lead somewhere, what they name exists, both languages say as much."""

import re
from pathlib import Path

import pytest

from app.cli import COMMANDS
from app.config import Settings
from tests.frame.tree import ROOT

DOCS = ROOT / "docs"
WRITTEN = sorted([*ROOT.glob("README*.md"), *DOCS.glob("*.md")])
PAIRS = sorted(page for page in WRITTEN if page.name.endswith(".zh.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"```.*?```", re.DOTALL)
PLACE = re.compile(r"(?:app|corpus|docs|prompts|scenarios|scripts|static|tests)(?:/[\w.-]+)+/?|[\w-]+\.(?:toml|lock)")
COMMAND = re.compile(r"(?:^|bin/|&& )(?:spin-coach|make) ([a-z][a-z-]*)", re.MULTILINE)
MADE_BY_READERS = re.compile(r"\bours?\b|\bmine\b|our-")  # files that a page tells its reader to make


def name(path: Path) -> str:
    return path.name


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The anchors of the page's headings, as GitHub and most other readers make them."""
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in LINK.findall(FENCE.sub("", text(path))):
        file, _, anchor = link.partition("#")
        if file.startswith(("http://", "https://")):
            continue
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


# The decisions also name what was turned down.
@pytest.mark.parametrize("path", [each for each in WRITTEN if each.name != "decisions.md"], ids=name)
def test_what_stands_in_code_exists(path: Path) -> None:
    named = {each for each in CODE.findall(FENCE.sub("", text(path))) if PLACE.fullmatch(each)}
    assert {each for each in named if not MADE_BY_READERS.search(each) and not (ROOT / each).exists()} == set()


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_the_commands_it_names_are_commands(path: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE)
    typed = "\n".join([*CODE.findall(text(path)), *FENCE.findall(text(path))])
    assert set(COMMAND.findall(typed)) <= {*COMMANDS, *targets}


def test_every_folder_of_code_is_on_the_map() -> None:
    """A new part of the service must take its place on the page that a newcomer reads first."""
    known = text(DOCS / "architecture.md")
    parts = {file.parent for file in (ROOT / "app").glob("*/__init__.py")}
    parts |= {
        file.parent for part in ("coaching", "web", "spin") for file in (ROOT / "app" / part).glob("*/__init__.py")
    }
    assert {part.name for part in parts if f"`{part.name}`" not in known and f"/{part.name}" not in known} == set()


@pytest.mark.parametrize("path", PAIRS, ids=name)
def test_both_languages_have_the_same_parts(path: Path) -> None:
    other = path.with_name(path.name.replace(".zh.md", ".md"))
    for each in (r"^##+ ", r"^```"):
        here, there = (len(re.findall(each, text(page), re.MULTILINE)) for page in (path, other))
        assert here == there, (each, here, there)


@pytest.mark.parametrize("guide", ["README.md", "README.zh.md"])
def test_the_readme_has_every_setting_with_its_default(guide: str) -> None:
    rows = {
        cells[1].strip(" `"): cells
        for line in text(DOCS.parent / guide).splitlines()
        if len(cells := line.split("|")) == 5
    }
    for field in Settings.model_fields.values():
        cells = rows[str(field.alias)]
        default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
        known = default if cells[2].strip() != "–" else ""
        assert cells[2].strip(" `–") == known
        assert guide.endswith(".zh.md") or cells[3].strip() == field.description


def test_decisions_are_numbered_and_say_why_and_what_was_rejected() -> None:
    parts = re.split(r"^## ", text(DOCS / "decisions.md"), flags=re.MULTILINE)[1:]
    assert [int(part.partition(".")[0]) for part in parts] == list(range(1, len(parts) + 1))
    for part in parts:
        for word in ("**Decision.**", "**Why.**", "**Rejected.**"):
            assert word in part, part.partition("\n")[0]
