"""Check scenario files, play one against the scripted buyer, or write the schema that editors use."""

import argparse
import sys
from pathlib import Path

from app.cli.scenario_levels import levels
from app.cli.scenario_play import Wish, play
from app.coaching.rehearse import Stage
from app.config import load_settings
from app.content.rubric import Rubrics, load_rubrics
from app.content.rules import load_rules
from app.content.scenario.library import Authored, load_library
from app.content.scenario.schema import schema_text
from app.places import place
from app.spin.errors import UnknownScenario
from app.spin.scenario import Difficulty

SCHEMA = "schema.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Four ways: check [PATH…], play SLUG --seller NAME|FILE --meeting N, levels [--write], schema [--write]."""
    ways = parser.add_subparsers(dest="what", required=True)
    check = ways.add_parser("check", help="every mistake with file and line; plays the talks against their bands")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders; default: all scenarios")
    play = ways.add_parser("play", help="a whole practice in the terminal")
    play.add_argument("slug")
    play.add_argument("--seller", default="strong", help="a talk of the scenario, or a file with one turn a line")
    play.add_argument(
        "--meeting", type=int, default=1, help="which meeting; the strong talks before it are played first"
    )
    play.add_argument("--level", choices=list(Difficulty), help="of difficulty; without it, the scenario's own")
    play.add_argument("--record", type=Path, help="also write the record, for `spin-coach score`")
    levels_way = ways.add_parser("levels", help="what each level of difficulty does to three sellers, as a table")
    levels_way.add_argument("--write", action="store_true", help="write it into docs/, in both languages")
    schema_way = ways.add_parser("schema", help="the JSON schema of scenario files")
    schema_way.add_argument("--write", action="store_true", help="write it beside the scenarios")


def run(given: argparse.Namespace) -> int:
    """Do one of the four."""
    if given.what == "check":
        return check(given.paths or [folder()])
    if given.what == "play":
        return _play(given)
    if given.what == "levels":
        return levels(load_library(folder()).scenarios.values(), write=given.write)
    return describe(write=given.write)


def folder() -> Path:
    """Where the scenarios lie."""
    return load_settings().scenarios or place("scenarios")


def rubrics() -> Rubrics:
    """The rubrics a scenario may be scored by."""
    settings = load_settings()
    return load_rubrics(settings.rubrics, settings.rubric)


def check(paths: list[Path]) -> int:
    """Print every mistake and every talk that misses its band; 1 if there is any."""
    wrong = sum(_checked(path) for path in paths)
    print("All is well." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


def _checked(path: Path) -> int:
    """What is to mend at one place; a place without any scenario file is to mend, too."""
    library = load_library(path if path.is_dir() else path.parent, rubrics().known)
    only = None if path.is_dir() else path.name
    mistakes = [each for each in library.mistakes if only in (None, each.file)]
    scenarios = [each for each in library.scenarios.values() if only in (None, each.file)]
    for mistake in mistakes:
        print(mistake.sentence())
    if not mistakes and not scenarios:
        print(f"There is no scenario file at “{path}”. Give a folder or a file whose name ends in .yaml.")
        return 1
    return len(mistakes) + sum(_prove(each) for each in scenarios)


def _at(meeting: int) -> str:
    return f" at meeting {meeting}" if meeting > 1 else ""


def _prove(authored: Authored) -> int:
    missed = 0
    for proof in Stage(authored, load_rules(), rubrics().of(authored.scenario).rubric).prove():
        verdict = "as promised" if proof.holds else "OUTSIDE its band"
        print(
            f"{authored.file}: {proof.seller} talk{_at(proof.meeting)} "
            f"scores {proof.card.total} ({proof.low}-{proof.high}), "
            f"{proof.card.outcome}: {verdict}"
        )
        missed += not proof.holds
    return missed


def _play(given: argparse.Namespace) -> int:
    authored = load_library(folder(), rubrics().known).scenarios.get(given.slug)
    if authored is None:
        raise UnknownScenario(given.slug)
    level = Difficulty(given.level or authored.scenario.difficulty)
    wish = Wish(given.seller, given.meeting, level)
    return play(authored, wish, rubrics().of(authored.scenario).rubric, given.record)


def describe(*, write: bool) -> int:
    """Print the schema or write it to its file."""
    text = schema_text()
    if write:
        (place("scenarios") / SCHEMA).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0
