"""A program: keeps the service's modules loaded and forks a service from them for each line it reads.

A killed service is up again in a twentieth of the time that a new Python needs, so that many kills fit into a test run.
"""

import gc
import os
import sys
from argparse import Namespace
from functools import partial

from app import main as service
from app.cli import serve
from app.coaching.habits import Habits
from app.content.rules import load_rules
from app.content.scenarios import load_library
from app.places import place
from app.spin.acts.topics import index_of


def main() -> None:
    """Print the process id of each service, then "gone" when it has gone."""
    prepare()
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(serve.run(Namespace(host=None, port=None, database_url=None)))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


def prepare() -> None:
    """Read rules and scenarios before the first fork; they are the same for every service. Shorten the leases."""
    book, library = load_rules(), load_library(place("scenarios"))
    # A life is too short to read the words, compile the rules and index the account.
    book.finder("zh").warm()
    for each in library.scenarios.values():
        if each.scenario.language == "zh":
            index_of(each.scenario.topics(), "zh")
    # With several processes a turn waits for the lease of the dead one; a test cannot wait that long.
    brief = partial(Habits, lease=1.0, beat=0.25, glance=0.1)
    vars(service).update(load_rules=lambda **_: book, load_library=lambda *_: library, Habits=brief)
    # Each service searches for garbage once, at its start: not among what it shares with all others.
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
