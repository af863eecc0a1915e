"""The rubric file → Rubric; every mistake with file, line, field and remedy."""

import hashlib
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from app.content.errors import ContentError, Finding, finding
from app.content.yaml_source import Source, read_yaml
from app.places import place
from app.spin.scoring.rubric import Criterion, Rubric, TermRule
from app.spin.scoring.score import EXAMINERS

WHOLE = 100


def _fraction(value: object) -> Fraction:
    """A plain number as written, so that 0.1 is exactly a tenth; a ValueError for anything else."""
    return Fraction(str(value))


Number = Annotated[Fraction, BeforeValidator(_fraction)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class _Term(_File):
    share: Number
    target: Number = Fraction(1)


class _Criterion(_File):
    id: str
    weight: Number
    terms: dict[str, _Term] = Field(min_length=1)
    source: str = Field(min_length=1)
    reason: dict[str, str]


class _Rubric(_File):
    id: str
    fewest_turns: int = Field(ge=1)
    questions_per_turn: int = Field(ge=1)
    situation_cap: dict[str, int]
    bands: dict[str, int]
    deductions: dict[str, int]
    most_deducted: int = Field(ge=0)
    criteria: tuple[_Criterion, ...] = Field(strict=False)


def load_rubric(path: Path | None = None) -> Rubric:
    """The rubric that comes with the program, or the one at `path`; raises ContentError."""
    file = path or place("rubrics") / "key_account.yaml"
    return parse_rubric(file.read_text(encoding="utf-8"), file.name)


def parse_rubric(text: str, file: str) -> Rubric:
    """Read a rubric; raises ContentError with every mistake."""
    source = read_yaml(text, file)
    try:
        model = _Rubric.model_validate(source.data)
    except ValidationError as error:
        found = [finding(tuple(each["loc"]), "rubric.field", detail=each["msg"]) for each in error.errors()]
        raise _refusal(source, found) from error
    if mistakes := list(_mistakes(model)):
        raise _refusal(source, mistakes)
    return _rubric(model, hashlib.sha256(text.encode()).hexdigest())


def _refusal(source: Source, found: list[Finding]) -> ContentError:
    return ContentError(tuple(source.mistake(each.path, each.code, each.params) for each in found))


def _mistakes(model: _Rubric) -> Iterator[Finding]:
    known = {each.id for each in model.criteria}
    if known != set(EXAMINERS) or len(model.criteria) != len(known):
        yield finding(("criteria",), "rubric.criteria", ids=", ".join(EXAMINERS))
    if sum(each.weight for each in model.criteria) != WHOLE:
        yield finding(("criteria",), "rubric.weights", sum=float(sum(each.weight for each in model.criteria)))
    for name, keys in _KEYS.items():
        if set(getattr(model, name)) != keys:
            yield finding((name,), "rubric.keys", keys=", ".join(sorted(keys)))
    for i, each in enumerate(model.criteria):
        if set(each.reason) != {"en", "zh"}:
            yield finding(("criteria", i, "reason"), "rubric.keys", keys="en, zh")


_KEYS: Mapping[str, set[str]] = {
    "situation_cap": {"first", "follow_up", "executive"},
    "bands": {"excellent", "good", "improve"},
    "deductions": {"irritator", "disparage", "unethical"},
}


def _rubric(model: _Rubric, digest: str) -> Rubric:
    return Rubric(
        id=model.id,
        criteria=tuple(_criterion(each) for each in model.criteria),
        bands=model.bands,
        deductions=model.deductions,
        most_deducted=model.most_deducted,
        fewest_turns=model.fewest_turns,
        questions_per_turn=model.questions_per_turn,
        situation_cap=model.situation_cap,
        digest=digest,
    )


def _criterion(each: _Criterion) -> Criterion:
    terms = {name: TermRule(term.share, term.target) for name, term in each.terms.items()}
    return Criterion(each.id, each.weight, terms, each.reason, each.source)
