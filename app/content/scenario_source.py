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
    name = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        return _unknown_key(path)
    if kind in {"literal_error", "enum"}:
        return "choice", (("value", str(error["input"])), ("expected", str(context["expected"])))
    if kind == "too_short":
        return "list.short", (("least", str(context["min_length"])), ("count", str(context["actual_length"])))
    if kind == "string_too_long":
        return "text.long", (("limit", str(context["max_length"])),)
    if kind in {"greater_than_equal", "less_than_equal"}:
        return "number.range", (("value", str(error["input"])), ("limit", str(context.get("ge", context.get("le")))))
    if kind in _CODES:
        return _CODES[kind], (("name", name), ("value", str(error["input"])[:60]))
    return "value", (("detail", error["msg"]),)


def _unknown_key(path: FieldPath) -> tuple[str, Params]:
    allowed = keys_at(path[:-1])
    near = get_close_matches(str(path[-1]), allowed, n=1)
    if near:
        return "key.mistyped", (("name", str(path[-1])), ("near", near[0]))
    return "key.unknown", (("name", str(path[-1])), ("known", ", ".join(allowed)))
