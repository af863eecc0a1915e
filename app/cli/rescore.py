"""Read and score every stored practice with today's rules and rubric; say what differs, change nothing."""

import argparse

from app.coaching.results import rescored
from app.config import load_settings
from app.content.rubric import load_rubric
from app.content.rules import load_rules
from app.store.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether a difference is a failure."""
    parser.add_argument("--check", action="store_true", help="exit with 1 where any score differs")


def run(given: argparse.Namespace) -> int:
    """Print a line for each practice that differs, and a sum."""
    store = Store(load_settings().database_url)
    try:
        store.migrate()
        found = list(rescored(store, load_rules(), load_rubric()))
    finally:
        store.close()
    changed = [each for each in found if each.differs]
    for each in changed:
        print(f"{each.practice}: {each.stored.total} stored, {each.today.total} today")
    print(f"{len(found)} practices, {len(changed)} would be scored differently; nothing was changed")
    return 1 if changed and given.check else 0
