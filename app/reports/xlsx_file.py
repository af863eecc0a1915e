"""Results → XLSX: typed cells, frozen header, and no formula or link made from data."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import IO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.reports.columns import COLUMNS, Cell, Result

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
WIDTH = 18
PIECE = 64 * 1024
IN_MEMORY = 4 * 1024 * 1024


def xlsx_pieces(results: Iterable[Result]) -> Iterator[bytes]:
    """The file in pieces of 64 kB; rows go to disk as they come, so memory does not grow with them."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        _write(results, file)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(results: Iterable[Result], file: IO[bytes]) -> None:
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        sheet = book.add_worksheet("scorecards")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(COLUMNS) - 1, WIDTH)
        bold, moment = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for place, column in enumerate(COLUMNS):
            sheet.write_string(0, place, column.name, bold)
        for row, result in enumerate(results, 1):
            for place, column in enumerate(COLUMNS):
                _cell(sheet, row, place, column.value(result), moment)


def _cell(sheet: Worksheet, row: int, place: int, cell: Cell, moment: Format) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, place, cell.astimezone(UTC).replace(tzinfo=None), moment)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell)
    elif cell is not None:
        sheet.write_number(row, place, cell)
