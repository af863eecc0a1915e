"""Is an exported file as it was written? From the file alone: the hash of each scorecard, the seal of each row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.reports.csv_file import undisarmed
from app.reports.seal import SEAL, altered, leaves
from app.spin.errors import CoachError
from app.spin.scoring.canon import HASH, hash_of_plain

CARD = "scorecard"
ITS_HASH = "scorecard_hash"
WORKBOOK = b"PK\x03\x04"  # XLSX is a zip archive
NOT_THE_CARD_S = "hash: not that of the scorecard"


class NotAnExport(CoachError):
    """The file is none that `verify` knows."""

    def __init__(self, why: str) -> None:
        remedy = "Give a JSON or CSV export, or the JSON of one scorecard; a workbook has no such check."
        super().__init__(f"This is no export of scorecards: {why}.", remedy)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One practice of a file: its scorecard's hash, and what is not as it was written (nothing: all is)."""

    practice: str
    hash: str
    altered: tuple[str, ...] = ()


def verdicts(data: bytes) -> Iterator[Verdict]:
    """One for each practice of the file, in its order; raises NotAnExport."""
    if data.startswith(WORKBOOK):
        raise NotAnExport("it is a workbook")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAnExport("it is not UTF-8") from error
    if text.lstrip().startswith(("[", "{")):
        yield from _of_json(text)
    else:
        yield from _of_csv(text)


def _of_json(text: str) -> Iterator[Verdict]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise NotAnExport(f"it is not JSON ({error})") from error
    for row in found if isinstance(found, list) else [found]:
        if not isinstance(row, dict):
            raise NotAnExport("it holds something that is no practice")
        yield _of_card(row) if "criteria" in row else _of_row(row)


def _of_card(card: Mapping[str, Any]) -> Verdict:
    """A card alone has no seal: that it was changed can be told, but not where."""
    right = card.get(HASH) == hash_of_plain(card)
    return Verdict(str(card.get("practice", "")), str(card.get(HASH, "")), () if right else (NOT_THE_CARD_S,))


def _of_row(row: Mapping[str, Any]) -> Verdict:
    card = row.get(CARD)
    if not isinstance(card, dict) or not isinstance(row.get(SEAL), str):
        raise NotAnExport("a practice has no scorecard or no seal")
    values = tuple(leaves({name: value for name, value in row.items() if name != SEAL}))
    found = altered(values, row[SEAL])
    if not found and not row.get(ITS_HASH) == card.get(HASH) == hash_of_plain(card):
        found = (NOT_THE_CARD_S,)
    return Verdict(str(row.get("practice_id", "")), str(card.get(HASH, "")), found)


def _of_csv(text: str) -> Iterator[Verdict]:
    header, *rows = csv.reader(io.StringIO(text or "\n", newline=""))
    if SEAL not in header or ITS_HASH not in header:
        raise NotAnExport("it has no column “seal” or “scorecard_hash”")
    for cells in rows:
        row = dict(zip(header, cells, strict=False))
        if len(cells) != len(header):
            yield Verdict(row.get("practice_id", ""), row.get(ITS_HASH, ""), ("the number of cells",))
        else:
            yield _of_cells(row)


def _of_cells(row: Mapping[str, str]) -> Verdict:
    """A cell may have the apostrophe that a spreadsheet needs before what looks like a formula."""
    names = [name for name in row if name != SEAL]
    plain = altered([(name, row[name]) for name in names], row[SEAL])
    found = altered([(name, undisarmed(row[name]) if name in plain else row[name]) for name in names], row[SEAL])
    return Verdict(row.get("practice_id", ""), row[ITS_HASH], found)
