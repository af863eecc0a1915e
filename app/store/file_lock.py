"""Locks on files: they end with their process, however it ends."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

PAUSE = 0.05  # seconds between two tries


class FileLock:
    """An exclusive lock on a file beside the database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: IO[bytes] | None = None

    def take(self, patience: float) -> bool:
        """Try for `patience` seconds; whether the lock is held now."""
        if self._held:
            return True
        handle = self._path.open("ab")
        end = time.monotonic() + patience
        while not _locked(handle):
            if time.monotonic() >= end:
                handle.close()
                return False
            time.sleep(PAUSE)
        self._held = handle
        return True

    def release(self) -> None:
        """Let the next one in."""
        if self._held:
            self._held.close()
            self._held = None


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock, hold it, let it go."""
    with path.open("ab") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _locked(handle: IO[bytes]) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
