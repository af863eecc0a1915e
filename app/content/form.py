"""What pydantic says of an authored file, as mistakes with line, field and remedy."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.content.errors import ContentError, FieldPath, Mistake
from app.content.yaml_source import Source

Params: TypeAlias = tuple[tuple[str, str], ...]
# The keys that the form knows at a place; empty where any key may stand.
KeysAt: TypeAlias = Callable[[FieldPath], list[str]]

_CODES = {
    "missing": "key.missing",
    "string_type": "type.text",
    "int_type": "type.number",
    "bool_type": "type.truth",
    "list_type": "type.list",
    "tuple_type": "type.list",
    "dict_type": "type.mapping",
    "model_type": "type.mapping",
    "string_too_short": "text.empty",
    "string_pattern_mismatch": "id.form",
    "decimal": "type.decimal",
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


def refusal(source: Source, error: ValidationError, keys_at: KeysAt) -> ContentError:
    """Every mistake that pydantic found in the source."""
    return ContentError(tuple(_mistake(source, each, keys_at) for each in error.errors(include_url=False)))


def _mistake(source: Source, error: ErrorDetails, keys_at: KeysAt) -> Mistake:
    path: FieldPath = tuple(part for part in error["loc"] if part != "[key]")
    code, params = _meaning(path, error, keys_at)
    return source.mistake(path, code, params)


def _meaning(path: FieldPath, error: ErrorDetails, keys_at: KeysAt) -> tuple[str, Params]:
    kind, context = error["type"], error.get("ctx", {})
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    value = str(error["input"])[:60]
    if kind == "string_type" and isinstance(error["input"], dict):
        return "type.colon", (("name", name),)
    if kind == "extra_forbidden":
        return unknown_key(str(path[-1]), keys_at(path[:-1]))
    if kind in _CODES:
        return _CODES[kind], (("name", name), ("value", value))
    if kind in _LIMITS:
        code, limit = _LIMITS[kind]
        count = str(context.get("actual_length", ""))
        return code, (("value", value), ("limit", str(context[limit])), ("count", count))
    return "value", (("detail", error["msg"]),)


def unknown_key(name: str, allowed: list[str]) -> tuple[str, Params]:
    """The mistake of a key that nobody reads: mistyped, or out of place."""
    near = get_close_matches(name, allowed, n=1)
    if near:
        return "key.mistyped", (("name", name), ("near", near[0]))
    return "key.unknown", (("name", name), ("known", ", ".join(allowed)))
