"""Write the scorecards of finished practices as CSV, XLSX or JSON to standard output or a file."""

import argparse
from datetime import date
from pathlib import Path

from app.cli.output import output
from app.coaching.results import results
from app.config import load_settings
from app.reports.writers import WRITERS, days
from app.store.rows import Filters
from app.store.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """Form and filters."""
    parser.add_argument("--format", choices=tuple(WRITERS), required=True)
    parser.add_argument("--from", dest="since", type=date.fromisoformat, help="first day, YYYY-MM-DD")
    parser.add_argument("--to", dest="until", type=date.fromisoformat, help="last day, YYYY-MM-DD")
    parser.add_argument("--scenario", default="")
    parser.add_argument("--trainee", default="", help="part of the name")
    parser.add_argument(
        "--version",
        choices=("first", "newest"),
        default="first",
        help="which scoring; the first one counts",
    )
    parser.add_argument("--output", type=Path, help="a file instead of standard output")


def run(given: argparse.Namespace) -> int:
    """Write the file."""
    since, until = days(given.since, given.until)
    store = Store(load_settings().database_url)
    try:
        store.migrate()
        found = results(store, Filters(since, until, given.scenario, given.trainee), given.version)
        pieces = WRITERS[given.format](found)
        with output(given.output) as file:
            for piece in pieces:
                file.write(piece)
    finally:
        store.close()
    return 0
