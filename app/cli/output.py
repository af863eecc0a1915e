"""Where a command writes: a file that is named, or the standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.spin.errors import CoachError


class Unwritable(CoachError):
    """The file named for the output cannot be written."""


@contextmanager
def output(file: Path | None) -> Iterator[BinaryIO]:
    """The open file, closed afterwards, or the standard output, left open; raises Unwritable."""
    if file is None:
        yield sys.stdout.buffer
        return
    try:
        opened = file.open("wb")
    except OSError as error:
        remedy = "Name a file in a folder that exists and that you may write to."
        raise Unwritable(f"The file “{file}” cannot be written: {error.strerror}.", remedy) from error
    with opened:
        yield opened
