"""How long 10,000 practices of 20 turns take to score from the database, and where the time goes.

    python -m tests.bench.scoring [--practices 10000] [--profile]

Seconds are processor seconds of this process: what one core would take that does nothing else. Beside them stands what
reading the same turns as plain JSON takes, for machines differ and that ratio hardly does.
"""

import argparse
import cProfile
import gc
import json
import pstats
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from app.coaching.record import record_of, rubric_of
from app.coaching.rehearse import Stage
from app.content.rubric import Rubrics, load_rubrics
from app.content.rules import load_rules
from app.content.scenario.library import Authored, load_library
from app.places import place
from app.spin.practice import Turn
from app.spin.scoring.score import score
from app.store.rows import Answer, Said
from app.store.store import Store
from tests.store import rows

TURNS = 20
CHUNK = 50


def main(words: Sequence[str] | None = None) -> None:
    """Make the database, score it, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--practices", type=int, default=10_000)
    parser.add_argument("--profile", action="store_true", help="where the time goes")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.db"
        rubrics = load_rubrics()
        filled(file, given.practices, rubrics)
        store = Store(f"sqlite:///{file}")
        gc.disable()  # as `rescore` does: records and cards have no cycles; to search takes a quarter of the time
        if given.profile:
            profiled(store, rubrics)
        else:
            report(store, file, rubrics)
        store.close()


def report(store: Store, file: Path, rubrics: Rubrics) -> None:
    """Print the seconds and the ratio."""
    start = time.process_time()
    totals = list(scored(store, rubrics))
    spent = time.process_time() - start
    start = time.process_time()
    plainly = read_plainly(file)
    plain = time.process_time() - start
    print(f"{len(totals)} practices of {TURNS} turns scored in {spent:.1f} processor seconds", end="")
    print(f" ({1000 * spent / len(totals):.2f} ms each); totals {min(totals)} to {max(totals)}")
    print(f"the same {plainly} turns read as plain JSON: {plain:.1f} s; scoring takes {spent / plain:.1f} times that")


def profiled(store: Store, rubrics: Rubrics) -> None:
    """Print the functions that take most, by their own time."""
    profile = cProfile.Profile()
    profile.enable()
    found = sum(1 for _ in scored(store, rubrics))
    profile.disable()
    print(f"{found} practices")
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


def scored(store: Store, rubrics: Rubrics) -> Iterator[float]:
    """The total of every practice, from the database."""
    ids = store.practices.unscored()
    for place_ in range(0, len(ids), CHUNK):
        for talk in store.talks.of(ids[place_ : place_ + CHUNK]).values():
            yield score(record_of(talk), rubric_of(talk.practice, rubrics)).total


def read_plainly(file: Path) -> int:
    """Every turn's JSON decoded and thrown away; how many there were."""
    found = 0
    with sqlite3.connect(file) as database:
        for reading, direction in database.execute("SELECT reading, direction FROM turns"):
            json.loads(reading)
            json.loads(direction)
            found += 1
    database.close()
    return found


def filled(file: Path, practices: int, rubrics: Rubrics) -> None:
    """A database with this many finished practices: the scenarios' own strong talks, each copied over and over."""
    store = Store(f"sqlite:///{file}")
    store.migrate()
    library = load_library(place("scenarios")).scenarios
    patterns = [played(store, each, rubrics) for each in library.values()]
    store.close()
    with sqlite3.connect(file) as database:
        for number in range(practices - len(patterns)):
            copied(database, patterns[number % len(patterns)])
    database.close()


def played(store: Store, authored: Authored, rubrics: Rubrics) -> str:
    """A finished practice of TURNS turns; its id."""
    said = authored.scenario.talks["strong"].turns
    record = Stage(authored, load_rules(), rubrics.standard.rubric).play(said)
    practice = rows.practice(
        scenario=authored.scenario.slug,
        language=authored.scenario.language,
        text=authored.text,
        rubric=rubrics.standard.text,
        digests=record.digests,
    )
    store.practices.add(practice)
    turns = [*record.turns, *record.turns][:TURNS]
    for number, turn in enumerate(turns, 1):
        stored(store, practice.id, number, turn)
    store.practices.end(practice.id, "seller", rows.NOON)
    return practice.id


def stored(store: Store, practice: str, number: int, turn: Turn) -> None:
    """The turn under this number, with its answer."""
    lease = rows.lease(practice, number)
    store.turns.append(Said(number, f"t{number}", turn.text, turn.reading, turn.direction, rows.NOON), lease)
    if turn.reply:
        store.turns.answer(lease, Answer(turn.reply, rows.NOON))


def copied(database: sqlite3.Connection, pattern: str) -> None:
    """The practice once more under a new id."""
    ident = uuid4().hex
    for table, key in (("practices", "id"), ("turns", "practice_id")):
        names = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != key]
        columns = ", ".join(names)
        copy = f"INSERT INTO {table} ({key}, {columns}) SELECT ?, {columns} FROM {table} WHERE {key} = ?"  # noqa: S608 - names of our own tables
        database.execute(copy, (ident, pattern))


if __name__ == "__main__":
    main()
