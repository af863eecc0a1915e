"""The published description of the exports is that of the exports."""

import json
from typing import Any

import pytest

from app.content.rubric import load_rubric
from app.reports.json_file import FORMAT
from app.reports.schema import TYPES, schema
from app.spin.scoring.canon import plain
from app.spin.scoring.score import score
from app.store.shapes import SCORECARD
from scripts.exports import pages
from tests.reports.test_verify import as_json, result
from tests.spin.scoring import talks

PYTHON: dict[str, Any] = {"string": str, "integer": int, "number": (int, float), "null": type(None), "boolean": bool}


def fits(value: Any, described: dict[str, Any]) -> bool:
    kinds = described.get("type", [])
    return any(isinstance(value, PYTHON[kind]) for kind in ([kinds] if isinstance(kinds, str) else kinds))


def test_the_published_files_are_up_to_date() -> None:
    for file, text in pages().items():
        assert file.read_text(encoding="utf-8") == text, "run: scripts/exports.py --write"


def test_an_export_has_the_keys_and_kinds_that_the_schema_promises() -> None:
    (row,) = as_json(result())
    described = schema()["items"]
    assert set(row) == set(described["properties"]) == set(described["required"])
    assert row["format"] == FORMAT == described["properties"]["format"]["const"]
    for name, value in row.items():
        kind = described["properties"][name]
        if "type" in kind and kind["type"] != "array":
            assert fits(value, kind), name


@pytest.mark.parametrize("seller", [talks.expert, talks.middle_vague, talks.closer])
def test_a_card_in_the_export_is_the_card_that_was_stored(seller: Any) -> None:
    card = score(seller(), load_rubric())
    there = json.loads(json.dumps(plain(card)))
    assert SCORECARD.load_text(json.dumps(there)) == card
    promised = schema()["$defs"]["Scorecard"]
    assert set(promised["required"]) <= set(there) <= set(promised["properties"])
    for part, key in (("CriterionScore", "criteria"), ("Advice", "advice")):
        defined = schema()["$defs"][part]
        for each in there[key]:
            assert set(defined["required"]) <= set(each) <= set(defined["properties"])


def test_every_kind_of_cell_has_a_type() -> None:
    assert all(kind.get("type") for kind in TYPES.values())
