"""Results → CSV: UTF-8 with BOM, RFC 4180, and text cells that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from app.reports.columns import COLUMNS, NAMES, Cell, Result

BOM = "\ufeff"
# What spreadsheets read as the start of a formula (OWASP ASVS 5, 1.2.10), and the full-width forms of the same.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def csv_lines(results: Iterable[Result], *, harmless: bool = True) -> Iterator[bytes]:
    """The file in pieces, one row each. With `harmless` false text stays as typed, for machines."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    buffer.write(BOM)
    writer.writerow(NAMES)
    yield _taken(buffer)
    for result in results:
        writer.writerow([_text(column.value(result), harmless=harmless) for column in COLUMNS])
        yield _taken(buffer)


def disarmed(text: str) -> str:
    """`text`, with an apostrophe before anything a spreadsheet would compute."""
    return f"'{text}" if text.lstrip(" ").startswith(RISKY) else text


def iso(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(cell: Cell, *, harmless: bool) -> str:
    if isinstance(cell, datetime):
        return iso(cell)
    if isinstance(cell, str):
        return disarmed(cell) if harmless else cell
    return "" if cell is None else str(cell)


def _taken(buffer: io.StringIO) -> bytes:
    data = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return data
