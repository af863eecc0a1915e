"""The guide for trainers knows every key and every cue."""

import json
from pathlib import Path

import pytest

from app.content.scenario_file import SPOKEN
from app.content.schema import schema_text

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")


def keys() -> list[str]:
    schema = json.loads(schema_text())
    parts = [schema, *schema["$defs"].values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


@pytest.mark.parametrize("cue", SPOKEN)
def test_the_guide_tells_when_a_line_is_spoken(cue: str) -> None:
    assert f"`{cue}`" in GUIDE


@pytest.mark.parametrize("key", keys())
def test_the_guide_knows_the_key(key: str) -> None:
    assert any(form in GUIDE for form in (f"`{key}`", f"{key}:", f"`{key}:", f"({key},", f" {key},", f" {key})"))
