"""The real service in a process of its own: it can be stopped, killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx2

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
        self._folder = folder
        self._settings: Mapping[str, str] = {
            "COACH_DATABASE_URL": database_url or f"sqlite:///{folder / 'coach.db'}",
            "COACH_PORT": str(self.port),
            "COACH_PACE": "0",
            **settings,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Service":
        """Start and wait until it answers."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("COACH_", "OPENAI_"))}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "serve"],
                cwd=self._folder,
                env={**clean, "PYTHONPATH": str(ROOT), **self._settings},
                stdout=log,
                stderr=log,
            )
        self._wait()
        return self

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
            try:
                if httpx2.get(f"{self.url}/healthz", timeout=1).status_code == 200:
                    return
            except httpx2.TransportError:
                time.sleep(0.02)
        raise AssertionError(self.log.read_text(encoding="utf-8"))
