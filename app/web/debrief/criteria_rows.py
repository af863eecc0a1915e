"""Where the points come from: each criterion with its counted parts and the sentences they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.spin.scoring.rubric import Criterion
from app.spin.scoring.scorecard import CriterionScore, Evidence, Scorecard, Term
from app.web.criteria import CRITERIA, name_of, reading_of
from app.web.language import Tongue


@dataclass(frozen=True, slots=True)
class Part:
    """One counted part of a criterion."""

    name: str
    reading: str  # "2 of 3"
    points: float
    of: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion."""

    id: str
    name: str
    points: float
    of: float
    applies: bool
    parts: tuple[Part, ...]
    reason: str  # why it counts
    source: str


def rows_of(card: Scorecard, criteria: Mapping[str, Criterion], tongue: Tongue) -> tuple[Row, ...]:
    """The criteria of a card in its order."""
    return tuple(_row(each, criteria.get(each.id), tongue) for each in card.criteria)


def _row(score: CriterionScore, criterion: Criterion | None, tongue: Tongue) -> Row:
    return Row(
        id=score.id,
        name=tongue.say(CRITERIA[score.id]) if score.id in CRITERIA else score.id,
        points=score.points,
        of=score.weight,
        applies=score.applies,
        parts=tuple(_part(score.id, term, tongue) for term in score.terms),
        reason=tongue.authored(criterion.reason) if criterion else "",
        source=criterion.source if criterion else "",
    )


def _part(criterion: str, term: Term, tongue: Tongue) -> Part:
    name = tongue.say(name_of(criterion, term.name))
    return Part(name, reading_of(criterion, term, tongue), term.points, term.of, term.evidence)
