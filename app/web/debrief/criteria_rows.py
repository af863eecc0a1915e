"""Where the points come from: each criterion with its counted parts and the sentences they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.spin.scenario import Scenario
from app.spin.scoring.rubric import Criterion
from app.spin.scoring.scorecard import CriterionScore, Evidence, Scorecard, Term
from app.web.language import Tongue
from app.web.words.criteria import CRITERIA, name_of, reading_of
from app.web.words.debrief import DECISIONS, cited


@dataclass(frozen=True, slots=True)
class Part:
    """One counted part of a criterion."""

    name: str
    reading: str  # "2 of 3"
    points: float
    of: float
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]  # in the scenario's words
    unasked: tuple[str, ...]  # decision facts, in the reader's


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


def rows_of(
    card: Scorecard, scenario: Scenario, criteria: Mapping[str, Criterion], tongue: Tongue, *, revealed: bool
) -> tuple[Row, ...]:
    """The criteria of a card in its order; what is missing is named only where the account is revealed."""
    names = _names(scenario) if revealed else {}
    return tuple(_row(each, criteria.get(each.id), names, tongue) for each in card.criteria)


def _names(scenario: Scenario) -> dict[str, str]:
    """What the scenario calls its facts, problems, people and steps, by id."""
    return {
        **{fact.id: fact.text for fact in scenario.every_fact().values()},
        **{each.id: each.area for each in scenario.problems},
        **{each.id: f"{each.name}, {each.title}" for each in scenario.stakeholders},
        **{each.id: each.action for each in scenario.ladder},
    }


def _row(score: CriterionScore, criterion: Criterion | None, names: Mapping[str, str], tongue: Tongue) -> Row:
    return Row(
        id=score.id,
        name=tongue.say(CRITERIA[score.id]) if score.id in CRITERIA else score.id,
        points=score.points,
        of=score.weight,
        applies=score.applies,
        parts=tuple(_part(score.id, term, names, tongue) for term in score.terms),
        reason=tongue.authored(criterion.reason) if criterion else "",
        source=cited(criterion.source, tongue) if criterion else "",
    )


def _part(criterion: str, term: Term, names: Mapping[str, str], tongue: Tongue) -> Part:
    return Part(
        name=tongue.say(name_of(criterion, term.name)),
        reading=reading_of(criterion, term, tongue),
        points=term.points,
        # Both are rounded, the points so that they add up: 1.2 of 1.125 is not shown as more than there was.
        of=max(term.of, term.points) if term.of else term.of,
        evidence=term.evidence,
        missing=tuple(dict.fromkeys(names[each] for each in term.missing if each in names)),
        unasked=tuple(tongue.say(DECISIONS[each]) for each in term.missing if each in DECISIONS and each not in names),
    )
