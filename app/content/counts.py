"""What each rule does on our labelled utterances, as it was counted last: the generated file beside the rules."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.places import place
from app.spin.errors import CoachError

FILE = "counts.json"


class BadCounts(CoachError):
    """The file of counts is not what the script writes."""


@dataclass(frozen=True, slots=True)
class Count:
    """In how many clauses a rule found its words, how many utterances it named, and how many of these rightly."""

    fires: int
    decides: int
    right: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many utterances of each language were read, and the count of each rule; a new rule has none yet."""

    samples: Mapping[str, int]
    rules: Mapping[str, Count]


class _Counted(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    samples: dict[str, int]
    rules: dict[str, tuple[int, int, int]]  # fires, decides, right


def load_counts(folder: Path | None = None) -> Counts:
    """The counts beside the rules in `folder`, none where nobody has counted; raises BadCounts."""
    file = (folder or place("rules")) / FILE
    if not file.exists():
        return Counts({}, {})
    try:
        read = _Counted.model_validate_json(file.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place_in = ".".join(str(part) for part in first["loc"])
        raise BadCounts(f"{file.name}: {place_in}: {first['msg']}.", "Run scripts/rule_counts.py --write.") from None
    return Counts(read.samples, {rule: Count(*count) for rule, count in read.rules.items()})


def written(counts: Counts) -> str:
    """The file's text: a line for each rule, sorted, the same whenever and wherever it is written."""
    samples = json.dumps(dict(sorted(counts.samples.items())))
    lines = ",\n".join(
        f'    "{rule}": [{count.fires}, {count.decides}, {count.right}]' for rule, count in sorted(counts.rules.items())
    )
    return f'{{\n  "samples": {samples},\n  "rules": {{\n{lines}\n  }}\n}}\n'
