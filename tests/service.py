"""The real service in a process of its own: it can be stopped, killed and started again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.forks import Fork

ROOT = Path(__file__).parents[1]
PATIENCE = 20.0


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Service:
    """`spin-coach serve` in `folder`, on a free port; the scripted buyer speaks at once unless told otherwise."""

    def __init__(self, folder: Path, database_url: str = "", **settings: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "service.log"
        self.folder = folder
        self._settings: Mapping[str, str] = {
            "COACH_DATABASE_URL": database_url or f"sqlite:///{folder / 'coach.db'}",
            "COACH_PORT": str(self.port),
            "COACH_PACE": "0",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | Fork | None = None

    def start(self) -> Self:
        """Start and wait until it listens."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "OPENAI_"))}
        self._process = self._launched({**clean, "PYTHONPATH": str(ROOT), **self._settings})
        self._wait()
        return self

    def _launched(self, env: Mapping[str, str]) -> subprocess.Popen[bytes] | Fork:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "app", "serve"], cwd=self.folder, env=env, stdout=log, stderr=log
            )

    def stop(self) -> int:
        """Ask it to stop, as an operator would; the exit code."""
        assert self._process
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """Kill -9."""
        assert self._process
        self._process.kill()
        self._process.wait(PATIENCE)

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process
        return self._process.pid

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process
            if self._process.poll() is not None:
                break
            # It listens as soon as it can answer.
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.01)
        raise AssertionError(self.log.read_text(encoding="utf-8"))


class Forked(Service):
    """The same service without the seconds that a new Python needs."""

    def __init__(self, folder: Path, database_url: str = "", **settings: str) -> None:
        super().__init__(folder, database_url, **settings)
        self._limits: Mapping[str, float] = {}

    def limited_to(self, **limits: float) -> Self:
        """Other limits of its desk than the usual ones, in seconds."""
        self._limits = limits
        return self

    def _launched(self, env: Mapping[str, str]) -> Fork:
        return Fork(self.folder, env, self.log, self._limits)
