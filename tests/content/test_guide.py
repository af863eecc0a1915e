"""The guide for trainers knows every key and every cue."""

import json
import re
from pathlib import Path

import pytest

from app.content.scenario.parts import SPEAKABLE
from app.content.scenario.schema import schema_text

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = [DOCS / "scenarios.md", DOCS / "scenarios.zh.md"]


def keys() -> list[str]:
    schema = json.loads(schema_text())
    parts = [schema, *schema["$defs"].values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


@pytest.mark.parametrize("guide", GUIDES, ids=["en", "zh"])
def test_the_guide_tells_when_each_line_is_spoken(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert [cue for cue in SPEAKABLE if f"`{cue}`" not in text] == []


@pytest.mark.parametrize("guide", GUIDES, ids=["en", "zh"])
def test_the_guide_knows_every_key(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert [key for key in keys() if not re.search(rf"(`{key}[`:]|\b{key}:|[(（、 ]{key}[,，、)） ])", text)] == []
