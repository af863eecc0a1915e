"""What HR downloads: bytes as promised, text that computes nothing, numbers that stay numbers."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest

from app.content.rubric import load_rubric
from app.reports.columns import NAMES, Result
from app.reports.csv_file import csv_lines
from app.reports.json_file import json_pieces
from app.reports.seal import SEAL
from app.reports.writers import days
from app.reports.xlsx_file import xlsx_pieces
from app.spin.scoring.score import score
from app.spin.standing import Standing
from tests.spin.scoring import talks

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
NASTY = (
    "=1+1",
    "+86 138 0000",
    "-3",
    "@cmd",
    "\ttab",
    "\rreturn",
    "＝SUM(A1)",
    "＋1",
    "－1",
    "＠x",
    '王"小,明\n二',
    "  =2",
    "https://example.org",
    "<b>x</b>",
    "𠮷田",
)


def result(trainee: str) -> Result:
    card = score(talks.expert(), load_rubric())
    end = START + timedelta(minutes=12)
    return Result("p1", trainee, "world", "World", "en", "coached", "", 1, Standing(1, 2, True, end), START, end, card)


@pytest.mark.parametrize("name", NASTY)
def test_csv_keeps_the_name_and_disarms_it(name: str) -> None:
    data = b"".join(csv_lines([result(name)]))
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == (*NAMES, SEAL)
    found = dict(zip(header, row, strict=True))
    assert found["trainee"].lstrip("'") == name
    assert not found["trainee"].lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert float(found["score"]) > 90
    assert found["started_at"] == "2026-03-01T09:00:00Z"
    assert found["duration_seconds"] == "720"


def test_csv_ends_lines_as_the_standard_wants() -> None:
    assert b"".join(csv_lines([result("a")])).count(b"\r\n") == 2


def test_csv_for_machines_leaves_text_as_typed() -> None:
    assert b",+86," in b"".join(csv_lines([result("+86")], harmless=False))


@pytest.mark.parametrize("name", NASTY)
def test_xlsx_has_typed_cells_and_no_formula(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx_pieces([result(name)]))))
    sheet = book["scorecards"]
    assert sheet.freeze_panes == "A2"
    cells = dict(zip(NAMES, sheet[2], strict=True))
    assert cells["trainee"].data_type == "s"
    assert cells["trainee"].hyperlink is None
    assert str(cells["trainee"].value).replace("_x000D_", "\r") == name
    assert cells["score"].data_type == "n"
    assert cells["started_at"].value == START.replace(tzinfo=None)


@pytest.mark.parametrize("day", [date.min, date.max, date(1970, 1, 1)])
def test_a_day_beyond_all_practices_limits_nothing_and_breaks_nothing(day: date) -> None:
    first, last = days(day, day)
    assert None in (first, last)


def test_days_are_whole_and_of_this_machine() -> None:
    first, last = days(date(2026, 3, 1), date(2026, 3, 1))
    assert first is not None
    assert last is not None
    assert last - first == timedelta(days=1)


def test_json_holds_the_columns_and_the_whole_card() -> None:
    (found,) = json.loads(b"".join(json_pieces([result("王小明")])))
    assert found["trainee"] == "王小明"
    assert found["scorecard"]["hash"] == found["scorecard_hash"]
    assert set(NAMES) < set(found)
    assert json.loads(b"".join(json_pieces([]))) == []
