"""Write a stored practice as one file: all that its score rests on, without the trainee's name.

`spin-coach score` reads it. The talk in it is hers, also where she has not submitted it: see to whom you give it.
"""

import argparse
from pathlib import Path

from app.cli.output import output
from app.coaching.record import record_of, record_to_json
from app.config import load_settings
from app.store.store import Store


def arguments(parser: argparse.ArgumentParser) -> None:
    """The practice and the file."""
    parser.add_argument("practice", help="its id, as it stands in the address of its page and in exports")
    parser.add_argument("--output", type=Path, help="a file instead of standard output")


def run(given: argparse.Namespace) -> int:
    """Write the file."""
    store = Store(load_settings().database_url)
    try:
        store.migrate()
        talk = store.practices.load(given.practice)
    finally:
        store.close()
    text = record_to_json(record_of(talk), talk.practice.text, talk.practice.rubric)
    with output(given.output) as file:
        file.write(text.encode("utf-8"))
    return 0
