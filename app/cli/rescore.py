"""Read and score every finished practice with today's rules and rubric; a score that differs becomes a new version.

The first scoring stays as it was, and stays the one that counts.
"""

import argparse
import gc
import json
from collections import Counter
from datetime import date
from typing import Any

from app.coaching.rescoring import Rescored, rescored
from app.config import load_settings
from app.content.rubric import load_rubrics
from app.content.rules import load_rules
from app.reports.writers import days
from app.store.rows import Filters
from app.store.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which practices, and whether anything is stored."""
    parser.add_argument("--check", action="store_true", help="only report; exit with 1 where any score differs")
    parser.add_argument("--json", action="store_true", help="the report as JSON, a practice a line")
    parser.add_argument("--from", dest="since", type=date.fromisoformat, help="first day, YYYY-MM-DD")
    parser.add_argument("--to", dest="until", type=date.fromisoformat, help="last day, YYYY-MM-DD")
    parser.add_argument("--scenario", default="")


def run(given: argparse.Namespace) -> int:
    """Print what differs, practice by practice, and a sum."""
    settings = load_settings()
    rubrics = load_rubrics(settings.rubrics, settings.rubric)
    store = Store(settings.database_url)
    seen: Counter[str] = Counter()
    try:
        store.migrate()
        wanted = Filters(*days(given.since, given.until), given.scenario)
        book = load_rules()
        gc.disable()  # records and cards have no cycles, and searching them for some takes a quarter of the time
        for each in rescored(store, book, rubrics, wanted, keep=not given.check):
            _count(seen, each)
            if given.json:
                print(json.dumps(_plain(each), ensure_ascii=False))
            elif each.differs:
                print(_line(each))
    finally:
        store.close()
    if not given.json:
        print(_sum(seen, kept=not given.check))
    return 1 if seen["differ"] and given.check else 0


def _count(seen: Counter[str], each: Rescored) -> None:
    seen["practices"] += 1
    seen["differ"] += each.differs
    seen["bands"] += each.stored.band != each.today.band
    seen["outcomes"] += each.stored.outcome != each.today.outcome
    seen["turns"] += each.turns_read_otherwise
    seen["tenths"] += abs(round(10 * (each.today.total - each.stored.total)))


def _line(each: Rescored) -> str:
    moved = ", ".join(f"{name} {before:g} → {after:g}" for name, before, after in each.moved)
    kept = f"; stored as version {each.stored_as}" if each.stored_as else ""
    return (
        f"{each.practice}: {each.stored.total:g} in version {each.version}, {each.today.total:g} today"
        f" ({each.turns_read_otherwise} turns read otherwise; {moved or 'same points'}){kept}"
    )


def _sum(seen: Counter[str], *, kept: bool) -> str:
    mean = seen["tenths"] / 10 / seen["practices"] if seen["practices"] else 0.0
    differing = kept and seen["differ"] > 0
    done = "each that differs has a new version beside the old ones" if differing else "nothing was changed"
    return (
        f"{seen['practices']} practices, {seen['differ']} would be scored differently"
        f" ({seen['bands']} in another band, {seen['outcomes']} with another outcome, {seen['turns']} turns read"
        f" otherwise, {mean:.2f} points of difference on average); {done}"
    )


def _plain(each: Rescored) -> dict[str, Any]:
    return {
        "practice": each.practice,
        "version": each.version,
        "stored": {"total": each.stored.total, "band": each.stored.band, "outcome": each.stored.outcome},
        "today": {"total": each.today.total, "band": each.today.band, "outcome": each.today.outcome},
        "criteria": {name: [before, after] for name, before, after in each.moved},
        "turns_read_otherwise": each.turns_read_otherwise,
        "differs": each.differs,
        "stored_as": each.stored_as or None,
    }
