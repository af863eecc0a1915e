"""Processes forked from one that has everything loaded: a service is up in a tenth of the time a new Python needs."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from app import main as service
from app.cli import main
from app.coaching.limits import Limits
from app.content.scenario.library import Library, load_library
from app.places import place
from tests.kept import book, library

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["__main__", "tests.warm"])


class Fork:
    """`spin-coach serve` in a process of its own; whoever holds it may use it like a `Popen`.

    `limits` replaces those of its desk.
    """

    def __init__(self, folder: Path, env: Mapping[str, str], log: Path, limits: Mapping[str, Any]) -> None:
        given = (folder, dict(env), log, dict(limits))
        self._process = FORKS.Process(target=_live, args=given, daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process.pid
        return self._process.pid

    def poll(self) -> int | None:
        """The exit code, if it has gone."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Its exit code, within so many seconds."""
        self._process.join(timeout)
        assert self._process.exitcode is not None, "It does not go."
        return self._process.exitcode

    def send_signal(self, sig: signal.Signals) -> None:
        """Send it, unless it has gone."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """Kill -9."""
        self._process.kill()


def _live(folder: Path, env: dict[str, str], log: Path, limits: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    # What has been read already is not read again.
    vars(service).update(load_rules=lambda **_: book(), load_library=_accounts, Limits=partial(Limits, **limits))
    sys.exit(main(["serve"]))


def _accounts(folder: Path, rubrics: Collection[str]) -> Library:
    return library() if folder == place("scenarios") else load_library(folder, rubrics)
