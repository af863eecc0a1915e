"""A scenario's text becomes a scenario, or the list of all that is wrong with its form."""

from difflib import get_close_matches
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.content.errors import ContentError, FieldPath, Mistake
from app.content.integrity import integrity
from app.content.scenario_file import ScenarioFile
from app.content.schema import keys_at
from app.content.yaml_source import Source, read_yaml
from app.spin.scenario import Scenario

Params: TypeAlias = tuple[tuple[str, str], ...]

_CODES = {
    "missing": "key.missing",
    "string_type": "type.text",
    "int_type": "type.number",
    "bool_type": "type.truth",
    "list_type": "type.list",
    "dict_type": "type.mapping",
    "model_type": "type.mapping",
    "string_too_short": "text.empty",
    "string_pattern_mismatch": "id.form",
}
# pydantic's error → our code, and the name under which pydantic keeps the limit
_LIMITS = {
    "literal_error": ("choice", "expected"),
    "enum": ("choice", "expected"),
    "too_short": ("list.short", "min_length"),
    "string_too_long": ("text.long", "max_length"),
    "greater_than_equal": ("number.range", "ge"),
    "less_than_equal": ("number.range", "le"),
}


def read_scenario(text: str, file: str) -> tuple[Scenario, Source]:
    """The scenario and where its fields stand; raises ContentError with every mistake of form or reference."""
    source = read_yaml(text, file)
    try:
        scenario = ScenarioFile.model_validate(source.data).domain()
    except ValidationError as error:
        raise ContentError(tuple(_mistake(source, each) for each in error.errors(include_url=False))) from error
    if broken := integrity(scenario):
        raise ContentError(tuple(source.mistake(each.path, each.code, each.params) for each in broken))
    return scenario, source


def _mistake(source: Source, error: ErrorDetails) -> Mistake:
    path: FieldPath = tuple(part for part in error["loc"] if part != "[key]")
    code, params = _meaning(path, error)
    return source.mistake(path, code, params)


def _meaning(path: FieldPath, error: ErrorDetails) -> tuple[str, Params]:
    kind, context = error["type"], error.get("ctx", {})
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    value = str(error["input"])[:60]
    if kind == "string_type" and isinstance(error["input"], dict):
        return "type.colon", (("name", name),)
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind in _CODES:
        return _CODES[kind], (("name", name), ("value", value))
    if kind in _LIMITS:
        code, limit = _LIMITS[kind]
        count = str(context.get("actual_length", ""))
        return code, (("value", value), ("limit", str(context[limit])), ("count", count))
    return "value", (("detail", error["msg"]),)


def _unknown_key(path: FieldPath) -> tuple[str, Params]:
    allowed = keys_at(path[:-1])
    near = get_close_matches(str(path[-1]), allowed, n=1)
    if near:
        return "key.mistyped", (("name", str(path[-1])), ("near", near[0]))
    return "key.unknown", (("name", str(path[-1])), ("known", ", ".join(allowed)))
