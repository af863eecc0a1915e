"""Results → one JSON array, streamed: the columns, the whole scorecard, and what each answer took, beside them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime

from app.reports.columns import COLUMNS, Cell, Result
from app.reports.csv_file import iso
from app.reports.seal import SEAL, leaves, seal
from app.spin.scoring.canon import plain
from app.spin.took import Answered

FORMAT = "spin-coach/scorecards/1"


def json_pieces(results: Iterable[Result]) -> Iterator[bytes]:
    """The file in pieces, one practice each."""
    yield b"["
    for place, result in enumerate(results):
        yield ((",\n" if place else "\n") + json.dumps(_whole(result), ensure_ascii=False)).encode()
    yield b"\n]\n"


def _whole(result: Result) -> dict[str, object]:
    columns: dict[str, object] = {column.name: _plain(column.value(result)) for column in COLUMNS}
    answers = [_answer(each) for each in result.answers]
    row = {"format": FORMAT, **columns, "scorecard": plain(result.card), "answers": answers}
    return {**row, SEAL: seal(leaves(row))}


def _answer(each: Answered) -> dict[str, object]:
    return {"turn": each.turn, "voice": each.voice, "fallback": each.fallback, **asdict(each.took)}


def _plain(cell: Cell) -> Cell:
    return iso(cell) if isinstance(cell, datetime) else cell
