"""A seal on what is exported: a short mark for every value, so that a change is found and its place is named."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

# The path of a value and the value as JSON.
Leaf: TypeAlias = tuple[str, str]
MARK = 8  # hex digits a value: one change in 4,000 million goes unseen
SEAL = "seal"


def leaves(value: Any, path: str = "") -> Iterator[Leaf]:
    """Every value of a JSON document with its path, such as `scorecard.criteria[3].points`; keys in sorted order."""
    if isinstance(value, Mapping) and value:
        for key in sorted(value):
            yield from leaves(value[key], f"{path}.{key}" if path else key)
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        for place, each in enumerate(value):
            yield from leaves(each, f"{path}[{place}]")
    else:
        yield path, json.dumps(value, ensure_ascii=False)


def seal(values: Iterable[Leaf]) -> str:
    """The marks of all values in their order, and a last one over the marks themselves."""
    marks = "".join(map(_mark, values))
    return marks + _digest(marks)


def altered(values: Sequence[Leaf], sealed: str) -> tuple[str, ...]:
    """The paths whose values are not those that were sealed; SEAL alone where the seal itself was changed."""
    marks = [sealed[at : at + MARK] for at in range(0, len(sealed), MARK)]
    if len(marks) < 1 or _digest(sealed[:-MARK]) != marks[-1]:
        return (SEAL,)
    known = set(marks[:-1])
    found = {_mark(each): each[0] for each in values}
    changed = tuple(path for mark, path in found.items() if mark not in known)
    return changed or tuple(_gaps(marks[:-1], found))


def _gaps(marks: list[str], found: Mapping[str, str]) -> Iterator[str]:
    """Where a sealed value is no longer there: behind the one before it."""
    for before, mark in pairwise(["", *marks]):
        if mark not in found:
            yield f"after {found[before]}" if before in found else "at the beginning"


def _mark(leaf: Leaf) -> str:
    return _digest("\0".join(leaf))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:MARK]
