"""The forms of an export by name, and the days it may be limited to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from app.reports.columns import Result
from app.reports.csv_file import csv_lines
from app.reports.json_file import json_pieces
from app.reports.xlsx_file import xlsx_pieces

Writer: TypeAlias = Callable[[Iterable[Result]], Iterator[bytes]]
WRITERS: Final[Mapping[str, Writer]] = {"csv": csv_lines, "xlsx": xlsx_pieces, "json": json_pieces}
MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

EARLIEST, LATEST = date(1971, 1, 1), date(9000, 1, 1)


def days(since: date | None, until: date | None) -> tuple[datetime | None, datetime | None]:
    """Whole days in the time zone of this machine: from the start of the first to the end of the last.

    A day before or after all practices there can be limits nothing, on its side.
    """
    first = midnight(since) if since and since > EARLIEST else None
    last = midnight(until + timedelta(days=1)) if until and until < LATEST else None
    return first, last


def midnight(day: date) -> datetime:
    """The start of the day in the time zone of this machine."""
    return datetime.combine(day, time.min).astimezone()
