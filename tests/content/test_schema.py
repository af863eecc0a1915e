"""The schema for editors is the one the loader uses."""

import json

from app.content.scenario.parts import SPEAKABLE
from app.content.scenario.schema import keys_at, schema_text
from app.places import place


def test_the_committed_schema_is_up_to_date() -> None:
    committed = (place("scenarios") / "schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run: spin-coach scenario schema --write"


def test_the_schema_is_of_the_current_draft_and_closed() -> None:
    schema = json.loads(schema_text())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = [schema, *(part for part in schema["$defs"].values() if part["type"] == "object")]
    assert all(part["additionalProperties"] is False for part in parts)


def test_editors_offer_every_cue() -> None:
    lines = json.loads(schema_text())["properties"]["lines"]
    assert lines["propertyNames"]["enum"] == list(SPEAKABLE)


def test_the_keys_of_a_place_are_known() -> None:
    assert "industry" in keys_at(("company",))
    assert "quantified" in keys_at(("problems", 0, "chain", 2))
    assert keys_at(("lines", "wait")) == []


def test_scenarios_name_their_schema_in_the_first_line() -> None:
    for path in place("scenarios").glob("*.yaml"):
        assert path.read_text(encoding="utf-8").splitlines()[0] == "# yaml-language-server: $schema=schema.json"
