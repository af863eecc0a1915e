"""Results → CSV: UTF-8 with BOM, RFC 4180, and text cells that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from app.reports.columns import COLUMNS, NAMES, Cell, Result
from app.reports.seal import SEAL, seal

BOM = "\ufeff"
# What spreadsheets read as the start of a formula (OWASP ASVS 5, 1.2.10), and the full-width forms of the same.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def csv_lines(results: Iterable[Result], *, harmless: bool = True) -> Iterator[bytes]:
    """The file in pieces, one row each. With `harmless` false text stays as typed, for machines."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow([*NAMES, SEAL])
    yield _taken(buffer)
    for result in results:
        values = [column.value(result) for column in COLUMNS]
        sealed = seal(zip(NAMES, map(text_of, values), strict=True))
        writer.writerow([*(_shown(value, harmless=harmless) for value in values), sealed])
        yield _taken(buffer)


def disarmed(text: str) -> str:
    """`text`, with an apostrophe before anything a spreadsheet would compute."""
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) else text


def undisarmed(text: str) -> str:
    """The text without the apostrophe that `disarmed` gave it."""
    bare = text.removeprefix("'")
    return bare if disarmed(bare) == text else text


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def text_of(cell: Cell) -> str:
    """A cell as text; what is sealed."""
    if isinstance(cell, datetime):
        return iso(cell)
    return "" if cell is None else str(cell)


def _shown(cell: Cell, *, harmless: bool) -> str:
    return disarmed(cell) if harmless and isinstance(cell, str) else text_of(cell)


def _taken(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return data
