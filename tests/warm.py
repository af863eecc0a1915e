"""What the process that services are forked from has ready: the modules, the rules, the words, the accounts."""

import gc

from app.spin.acts.thread.topics import index_of
from tests import forks
from tests.kept import book, library

__all__ = ["forks"]

for language in ("en", "zh"):
    book().finder(language).warm()
for each in library().scenarios.values():
    index_of(each.scenario.topics(), each.scenario.language)
# Each service searches for garbage once, at its start: not among what it shares with all others.
gc.collect()
gc.freeze()
