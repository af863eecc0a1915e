"""The JSON Schema of a scenario file, for editors; it also knows which keys may stand at a place."""

import json
from functools import cache
from typing import Any

from app.content.errors import FieldPath
from app.content.scenario.file import ScenarioFile


@cache
def _schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ScenarioFile.model_json_schema(),
        "title": "SPIN Coach scenario",
    }


def schema_text() -> str:
    """The schema as it stands in scenarios/schema.json."""
    return json.dumps(_schema(), ensure_ascii=False, indent=2) + "\n"


def keys_at(path: FieldPath) -> list[str]:
    """The keys that the form knows at this place; empty where any key may stand."""
    node = _schema()
    for part in path:
        if isinstance(part, int):
            node = _resolved(node["items"])
        else:
            node = _resolved(node.get("properties", {}).get(part) or node.get("additionalProperties") or {})
    return list(node.get("properties", {}))


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    reference = node.get("$ref")
    if reference is None:
        return node
    found: dict[str, Any] = _schema()["$defs"][reference.rpartition("/")[2]]
    return found
