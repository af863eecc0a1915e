"""The form of a rubric file, and what must hold in it beyond its form."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.content.errors import FieldPath, Finding, finding
from app.content.form import unknown_key
from app.spin.scoring.rubric import TAKES, TERMS, WORTHS, Criterion, Rubric, TermRule

WHOLE = 100
_DECIMAL = re.compile(r"-?\d{1,4}(\.\d{1,4})?")


def _fraction(value: object) -> Fraction:
    """A plain number as written, so that 0.1 is exactly a tenth."""
    if isinstance(value, bool) or not _DECIMAL.fullmatch(str(value)):
        raise PydanticCustomError("decimal", "is not a plain number")
    return Fraction(str(value))


Number = Annotated[Fraction, BeforeValidator(_fraction)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class _Written(_File):
    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)


class _Term(_File):
    share: Number
    target: Number | None = None
    zero: Number | None = None
    values: Mapping[str, Number] | None = None

    def domain(self) -> TermRule:
        target = Fraction(1) if self.target is None else self.target
        return TermRule(self.share, target, self.zero or Fraction(0), dict(self.values or {}))


class _Criterion(_File):
    id: str
    weight: Number
    terms: Mapping[str, _Term] = Field(min_length=1)
    source: str = Field(min_length=1)
    reason: _Written

    def domain(self) -> Criterion:
        terms = {name: term.domain() for name, term in self.terms.items()}
        return Criterion(self.id, self.weight, terms, self.reason.model_dump(), self.source)


class _Caps(_File):
    first: int = Field(ge=1, le=99)
    follow_up: int = Field(ge=1, le=99)
    executive: int = Field(ge=1, le=99)
    negotiation: int = Field(ge=1, le=99)


class _Bands(_File):
    excellent: int = Field(ge=0, le=100)
    good: int = Field(ge=0, le=100)
    improve: int = Field(ge=0, le=100)


class _Deductions(_File):
    irritator: int = Field(ge=0, le=100)
    disparage: int = Field(ge=0, le=100)
    unethical: int = Field(ge=0, le=100)


class _Waived(_File):
    first: tuple[str, ...] = Field(default=(), strict=False)
    follow_up: tuple[str, ...] = Field(default=(), strict=False)
    executive: tuple[str, ...] = Field(default=(), strict=False)
    negotiation: tuple[str, ...] = Field(default=(), strict=False)


class RubricFile(_File):
    """A rubric as it is written."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")
    title: _Written
    fewest_turns: int = Field(ge=1, le=99)
    questions_per_turn: int = Field(ge=1, le=99)
    situation_cap: _Caps
    bands: _Bands
    deductions: _Deductions
    most_deducted: int = Field(ge=0, le=100)
    waived: _Waived = Field(default_factory=_Waived)
    criteria: tuple[_Criterion, ...] = Field(strict=False)

    def domain(self, digest: str) -> Rubric:
        """The rubric of the domain; `digest` is that of its text."""
        return Rubric(
            id=self.id,
            title=self.title.model_dump(),
            criteria=tuple(each.domain() for each in self.criteria),
            bands=self.bands.model_dump(),
            deductions=self.deductions.model_dump(),
            most_deducted=self.most_deducted,
            fewest_turns=self.fewest_turns,
            questions_per_turn=self.questions_per_turn,
            situation_cap=self.situation_cap.model_dump(),
            digest=digest,
            waived=self.waived.model_dump(),
        )


def keys_at(path: FieldPath) -> list[str]:
    """The keys that the form knows at this place."""
    forms: dict[str, type[BaseModel]] = {
        "situation_cap": _Caps,
        "bands": _Bands,
        "deductions": _Deductions,
        "waived": _Waived,
    }
    if not path:
        return list(RubricFile.model_fields)
    if len(path) == 1:
        return list(forms[str(path[0])].model_fields) if path[0] in forms else ["en", "zh"]
    if path[-1] in ("reason", "title"):
        return ["en", "zh"]
    return list((_Term if "terms" in path else _Criterion).model_fields)


def mistakes_in(file: RubricFile) -> Iterator[Finding]:
    """What a rubric of the right form may still get wrong."""
    known = [each.id for each in file.criteria]
    if sorted(known) != sorted(TERMS):
        yield finding(("criteria",), "rubric.criteria", ids=", ".join(TERMS))
    total = sum((each.weight for each in file.criteria), Fraction(0))
    if total != WHOLE:
        yield finding(("criteria",), "rubric.weights", sum=float(total))
    if not file.bands.excellent > file.bands.good > file.bands.improve:
        yield finding(("bands",), "rubric.bands")
    yield from _waived(file)
    for place, each in enumerate(file.criteria):
        if each.weight < 0:
            yield finding(("criteria", place, "weight"), "rubric.negative")
        if each.id in TERMS:
            yield from _terms(("criteria", place, "terms"), each)


def _waived(file: RubricFile) -> Iterator[Finding]:
    for meeting, names in file.waived.model_dump().items():
        for place, name in enumerate(names):
            if name not in TERMS:
                yield finding(("waived", meeting, place), "rubric.criteria", ids=", ".join(TERMS))


def _terms(path: FieldPath, criterion: _Criterion) -> Iterator[Finding]:
    known = TERMS[criterion.id]
    for name in known:
        if name not in criterion.terms:
            yield finding(path, "key.missing", name=name, value="")
    for name, term in criterion.terms.items():
        if name not in known:
            code, params = unknown_key(name, list(known))
            yield Finding((*path, name), code, params)
        else:
            yield from _term((*path, name), name, term, known[name])
    positive = sum((max(Fraction(0), each.share) for each in criterion.terms.values()), Fraction(0))
    if positive != 1:
        yield finding(path, "rubric.shares", sum=float(positive))


def _term(path: FieldPath, name: str, term: _Term, allowed: frozenset[str]) -> Iterator[Finding]:
    if (term.share > 0) if name in TAKES else (term.share < 0):
        yield finding((*path, "share"), "rubric.sign_takes" if name in TAKES else "rubric.sign_gives")
    for key in ("target", "zero", "values"):
        if getattr(term, key) is not None and key not in allowed:
            yield finding((*path, key), "rubric.no_use", key=key)
    if "target" in allowed:
        yield from _scale(path, term, allowed)
    if "values" in allowed and set(term.values or {}) != WORTHS[name]:
        yield finding((*path, "values"), "rubric.values", keys=", ".join(sorted(WORTHS[name])))


def _scale(path: FieldPath, term: _Term, allowed: frozenset[str]) -> Iterator[Finding]:
    if term.target is None:
        yield finding(path, "key.missing", name="target", value="")
    elif "zero" not in allowed and term.target <= 0:
        yield finding((*path, "target"), "rubric.target")
    elif term.target == (term.zero or 0):
        yield finding((*path, "target"), "rubric.scale")
