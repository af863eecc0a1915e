"""Check rubrics, list those that can be used, or print one to start your own from."""

import argparse
import sys
from pathlib import Path

from app.config import load_settings
from app.content.errors import ContentError, Mistake
from app.content.rubric import Rubrics, load_rubrics, read_rubric
from app.places import place
from app.spin.errors import CoachError


class NoSuchRubric(CoachError):
    """`show` was asked for an id that no rubric has."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Three ways: check [PATH…], list, show [ID]."""
    ways = parser.add_subparsers(dest="what", required=True)
    check = ways.add_parser("check", help="every mistake with file and line")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; default: all rubrics")
    ways.add_parser("list", help="the rubrics a scenario may name")
    show = ways.add_parser("show", help="print a rubric: `spin-coach rubric show > rubrics/ours.yaml`")
    show.add_argument("id", nargs="?", help="default: the one the service uses")


def run(given: argparse.Namespace) -> int:
    """Do one of the three."""
    if given.what == "check":
        return check(given.paths)
    settings = load_settings()
    rubrics = load_rubrics(settings.rubrics, settings.rubric)
    if given.what == "show":
        sys.stdout.write(_text(rubrics, given.id or rubrics.chosen))
        return 0
    for name, authored in rubrics.known.items():
        used = " (the service's own)" if name == rubrics.chosen else ""
        print(f"{name}: {authored.rubric.title['en']}, {authored.file}{used}")
    return 0


def check(paths: list[Path]) -> int:
    """Print every mistake; 1 if there is any."""
    mistakes = _mistakes_of(paths) if paths else _mistakes_at_home()
    for mistake in mistakes:
        print(mistake.sentence())
    print("All is well." if not mistakes else f"{len(mistakes)} to mend.")
    return 1 if mistakes else 0


def _mistakes_at_home() -> tuple[Mistake, ...]:
    settings = load_settings()
    return load_rubrics(settings.rubrics, settings.rubric).mistakes


def _mistakes_of(paths: list[Path]) -> tuple[Mistake, ...]:
    own = {file.resolve() for file in place("rubrics").glob("*.yaml")}
    files = [file for path in paths for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    found: list[Mistake] = []
    taken = {read_rubric(file).rubric.id: file.name for file in own}
    for file in files:
        try:
            ident = read_rubric(file).rubric.id
        except ContentError as error:
            found.extend(error.mistakes)
            continue
        if file.resolve() not in own and ident in taken:
            found.append(Mistake(file.name, 1, "id", "rubric.twice", (("id", ident), ("other", taken[ident]))))
        taken.setdefault(ident, file.name)
    return tuple(found)


def _text(rubrics: Rubrics, name: str) -> str:
    if name not in rubrics.known:
        sentence = f"There is no rubric “{name}”. There are: {', '.join(rubrics.known)}."
        raise NoSuchRubric(sentence)
    return rubrics.known[name].text
