"""Check from an exported file alone that nothing in it was changed: the hash of each card, the seal of each row."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from app.config import load_settings
from app.reports.verify import NotAnExport, Verdict, verdicts
from app.store.store import Store

NOT_STORED = "hash: the database has no such scorecard"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and whether the database is asked too."""
    parser.add_argument("file", type=Path, help="a JSON or CSV export, or the JSON of one scorecard")
    parser.add_argument("--stored", action="store_true", help="also look each hash up in the database")


def run(given: argparse.Namespace) -> int:
    """Print what was changed and where; 1 if anything was."""
    try:
        data = given.file.read_bytes()
    except OSError as error:
        raise NotAnExport(error.strerror or str(error)) from error
    found = list(verdicts(data))
    if given.stored:
        found = list(_looked_up(found))
    wrong = [each for each in found if each.altered]
    for each in wrong:
        print(f"{each.practice or '?'}: changed: {', '.join(each.altered)}")
    print(f"{len(found)} scorecards, {len(wrong)} not as they were written" if wrong else f"{len(found)} as written")
    return 1 if wrong else 0


def _looked_up(found: list[Verdict]) -> Iterator[Verdict]:
    """A file can be forged whole, hash and seal; the database cannot be made to know it."""
    store = Store(load_settings().database_url)
    try:
        store.migrate()
        for each in found:
            known = {version.hash for version in store.scorecards.versions(each.practice)}
            yield each if each.hash in known else Verdict(each.practice, each.hash, (*each.altered, NOT_STORED))
    finally:
        store.close()
