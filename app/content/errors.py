"""Mistakes of authors: where they are, what is wrong and what to do, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import yaml

from app.spin.errors import CoachError

Reader: TypeAlias = Literal["en", "zh_Hans", "zh_Hant"]
FieldPath: TypeAlias = tuple[str | int, ...]

_WORDING = Path(__file__).with_name("wording.yaml")


@cache
def wording() -> Mapping[str, Mapping[Reader, Mapping[str, str]]]:
    """The texts of all mistakes: code → reader's language → {problem, remedy}."""
    table: Mapping[str, Mapping[Reader, Mapping[str, str]]] = yaml.load(
        _WORDING.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return table


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of an authored file. `line` counts from 1; `field` is a dotted path, empty for the whole file."""

    file: str
    line: int
    field: str
    code: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def problem(self) -> str:
        """What is wrong, in English."""
        return self.problem_for("en")

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        return self.remedy_for("en")

    def problem_for(self, reader: Reader) -> str:
        """What is wrong, in the reader's language."""
        return wording()[self.code][reader]["problem"].format_map(dict(self.params))

    def remedy_for(self, reader: Reader) -> str:
        """What to do, in the reader's language."""
        return wording()[self.code][reader]["remedy"].format_map(dict(self.params))

    def sentence(self, reader: Reader = "en") -> str:
        """One line for a terminal: file:line, field, problem and remedy."""
        place = f"{self.file}:{self.line}"
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} {self.problem_for(reader)} {self.remedy_for(reader)}"


class ContentError(CoachError):
    """An authored file cannot be used; `mistakes` says why, at least one."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(mistake.sentence() for mistake in mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake before its file and line are known: the path of the field, the code and its words."""

    path: FieldPath
    code: str
    params: tuple[tuple[str, str], ...] = ()


def finding(path: FieldPath, code: str, **params: object) -> Finding:
    """A finding with its parameters as text."""
    return Finding(path, code, tuple((key, str(value)) for key, value in params.items()))


def dotted(path: FieldPath) -> str:
    """A path as authors read it: `problems[1].chain[0].text`; list places count from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text
