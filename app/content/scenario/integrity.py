"""What a scenario needs to be playable at all: ids are unique, references lead somewhere, every cue has words."""

from collections.abc import Iterable, Iterator

from app.content.errors import FieldPath, Finding, finding
from app.content.scenario.meetings import bands, meetings_after, people
from app.content.scenario.parts import SPEAKABLE, SPOKEN
from app.spin.scenario import Heading, Problem, Scenario

_TAKEN = frozenset({"voiced", "want", "payoff"})


def integrity(scenario: Scenario) -> tuple[Finding, ...]:
    """All that would break a practice; empty for a playable scenario."""
    return (
        *_ids(scenario),
        *_buyer(scenario),
        *_references(scenario),
        *_headings(scenario),
        *_cues(scenario),
        *_levels(scenario),
        *bands(scenario, ("talks",)),
        *people(scenario),
        *meetings_after(scenario),
    )


def _ids(scenario: Scenario) -> Iterator[Finding]:
    for name in ("stakeholders", "facts", "problems", "objections", "ladder"):
        yield from _twice((name,), (each.id for each in getattr(scenario, name)))
    for place, problem in enumerate(scenario.problems):
        yield from _chain_ids(("problems", place, "chain"), problem)


def _chain_ids(path: FieldPath, problem: Problem) -> Iterator[Finding]:
    names = [link.fact.id.partition(".")[2] for link in problem.chain]
    yield from _twice(path, names)
    for place, name in enumerate(names):
        if name in _TAKEN:
            yield finding((*path, place, "id"), "id.taken", id=name)


def _twice(path: FieldPath, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, each in enumerate(ids):
        if each in seen:
            yield finding((*path, place, "id"), "id.twice", id=each)
        seen.add(each)


def _buyer(scenario: Scenario) -> Iterator[Finding]:
    if not any(person.present for person in scenario.stakeholders):
        yield finding(("stakeholders",), "buyer.none")


def _references(scenario: Scenario) -> Iterator[Finding]:
    people = {person.id for person in scenario.stakeholders}
    known = ", ".join(sorted(people))
    for place, fact in enumerate(scenario.facts):
        if fact.person and fact.person not in people:
            yield finding(("facts", place, "person"), "reference.person", id=fact.person, known=known)
        if fact.by and fact.by not in people:
            yield finding(("facts", place, "by"), "reference.person", id=fact.by, known=known)
    for place, problem in enumerate(scenario.problems):
        if problem.owner not in people:
            yield finding(("problems", place, "owner"), "reference.person", id=problem.owner, known=known)


def _headings(scenario: Scenario) -> Iterator[Finding]:
    for place, fact in enumerate(scenario.facts):
        if (fact.heading is Heading.DECISION) != (fact.decision is not None):
            yield finding(("facts", place, "decision"), "fact.decision")
        if fact.heading in {Heading.PEOPLE, Heading.PERSONAL} and not fact.person:
            yield finding(("facts", place, "person"), "fact.person", heading=fact.heading)


def _cues(scenario: Scenario) -> Iterator[Finding]:
    for cue in SPOKEN:
        if cue not in scenario.lines:
            yield finding(("lines", cue), "cue.missing", cue=cue)
    for cue in scenario.lines:
        if cue not in SPEAKABLE:
            yield finding(("lines", cue), "cue.unknown", cue=cue)


def _levels(scenario: Scenario) -> Iterator[Finding]:
    for place, step in enumerate(scenario.ladder):
        if step.level != place + 1:
            yield finding(("ladder", place, "level"), "ladder.level", level=step.level, expected=place + 1)
