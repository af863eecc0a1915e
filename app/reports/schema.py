"""The JSON Schema of the JSON export, version by version: what machines may rely on."""

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from app.reports.columns import COLUMNS, CellKind
from app.reports.json_file import FORMAT
from app.reports.seal import SEAL
from app.spin.scoring.canon import LATER
from app.spin.scoring.scorecard import Scorecard

TYPES: Final[Mapping[CellKind, Mapping[str, Any]]] = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "whole?": {"type": ["integer", "null"]},
    "number": {"type": "number"},
    "number?": {"type": ["number", "null"]},
    "moment": {"type": "string", "format": "date-time"},
    "moment?": {"type": ["string", "null"], "format": "date-time"},
}
ANSWER: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "Which voice gave an answer and what it took; nothing of it counts for the score.",
    "properties": {
        "turn": {"type": "integer"},
        "voice": {"type": "string"},
        "fallback": {"type": "string"},
        "first_word_ms": {"type": ["integer", "null"]},
        "waited_ms": {"type": ["integer", "null"]},
        "prompt_tokens": {"type": ["integer", "null"]},
        "answer_tokens": {"type": ["integer", "null"]},
        "estimated": {"type": "boolean"},
    },
}


def schema() -> dict[str, Any]:
    """The schema of the whole export: an array of practices."""
    card = TypeAdapter(Scorecard).json_schema(ref_template="#/$defs/{model}")
    parts: dict[str, Any] = card.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "description": "Finished practices with their scorecards, as /api/exports/scorecards.json and "
        "`spin-coach export --format json` write them. Keys are only ever added within a version.",
        "type": "array",
        "items": _practice(),
        "$defs": {**parts, "Scorecard": _card(card), "Answer": dict(ANSWER)},
    }


def schema_text() -> str:
    """The schema as it stands in docs/scorecards.schema.json."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _practice() -> dict[str, Any]:
    columns = {column.name: {**TYPES[column.kind], "description": column.about} for column in COLUMNS}
    others = {
        "format": {"const": FORMAT},
        "scorecard": {"$ref": "#/$defs/Scorecard"},
        "answers": {"type": "array", "items": {"$ref": "#/$defs/Answer"}},
        SEAL: {"type": "string", "pattern": "^[0-9a-f]{16,}$", "description": "What `spin-coach verify` reads."},
    }
    named = {**columns, **others}
    return {"type": "object", "properties": named, "required": sorted(named)}


def _card(card: dict[str, Any]) -> dict[str, Any]:
    """Keys that came after the first cards are left out where they are empty."""
    return {**card, "required": sorted(set(card["properties"]) - LATER)}
