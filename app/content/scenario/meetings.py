"""What people who speak for themselves, and meetings after the first, need to be playable."""

from collections.abc import Iterator

from app.content.errors import FieldPath, Finding, finding
from app.content.scenario.parts import NEEDED_OF_OTHERS, OF_OTHERS, SPEAKABLE
from app.spin.scenario import Scenario, Stakeholder


def people(scenario: Scenario) -> Iterator[Finding]:
    """Whoever can come in has words of his own; whoever alone can tell something can be reached."""
    if not any(person.present for person in scenario.stakeholders):
        return
    seated = {each.id for meeting in (scenario, *scenario.later) for each in meeting.stakeholders if each.present}
    alone = {fact.by for fact in scenario.every_fact().values()} - {"", scenario.buyer.id}
    for place, person in enumerate(scenario.stakeholders):
        path: FieldPath = ("stakeholders", place)
        if person.id != scenario.buyer.id and (person.joins or person.id in seated):
            yield from _voice(person, path)
        if person.joins and not person.fetched:
            yield finding((*path, "fetched"), "person.fetched", id=person.id)
        if person.id in alone and not (person.joins or person.id in seated):
            yield finding((*path, "joins"), "person.unreachable", id=person.id)
        if person.id in alone and not person.present and not person.referral:
            yield finding((*path, "referral"), "person.referral", id=person.id)


def _voice(person: Stakeholder, path: FieldPath) -> Iterator[Finding]:
    missing = [cue for cue in NEEDED_OF_OTHERS if cue not in person.lines]
    if missing:
        yield finding((*path, "lines"), "person.silent", id=person.id, cues=", ".join(missing))
    for cue in person.lines:
        if cue not in OF_OTHERS:
            yield finding((*path, "lines", cue), "cue.unknown", cue=cue)


def meetings_after(scenario: Scenario) -> Iterator[Finding]:
    """Each later meeting: its people exist, its ids are new, its ladder counts on, its talks have a band."""
    for place, step in enumerate(scenario.ladder):
        if step.order:
            yield finding(("ladder", place, "order"), "ladder.order_first")
    before = scenario
    for number, meeting in enumerate(scenario.later):
        yield from _meeting(meeting, before, ("later", number))
        before = meeting


def _meeting(meeting: Scenario, before: Scenario, path: FieldPath) -> Iterator[Finding]:
    yield from _new_ids(meeting, before, path)
    for place, step in enumerate(meeting.ladder):
        if step.level != place + 1:
            level, expected = step.level, place + 1
            yield finding((*path, "ladder", place, "level"), "ladder.level", level=level, expected=expected)
    yield from _words(meeting, before, (*path, "lines"))
    yield from bands(meeting, (*path, "talks"))


def _new_ids(meeting: Scenario, before: Scenario, path: FieldPath) -> Iterator[Finding]:
    for name in ("facts", "objections"):
        taken = {each.id for each in getattr(before, name)}
        for place, each in enumerate(getattr(meeting, name)[len(taken) :]):
            if each.id in taken:
                yield finding((*path, name, place, "id"), "id.twice", id=each.id)
            taken.add(each.id)


def _words(meeting: Scenario, before: Scenario, path: FieldPath) -> Iterator[Finding]:
    for cue in meeting.lines:
        if cue not in SPEAKABLE:
            yield finding((*path, cue), "cue.unknown", cue=cue)
    if meeting.lines.get("opening") == before.lines.get("opening"):
        yield finding((*path, "opening"), "cue.missing", cue="opening")
    if any(each.kind == "demand" for each in meeting.objections) and "more" not in meeting.lines:
        yield finding((*path, "more"), "cue.missing", cue="more")


def bands(meeting: Scenario, path: FieldPath) -> Iterator[Finding]:
    """Each talk whose band is upside down."""
    for name, talk in meeting.talks.items():
        if talk.low > talk.high:
            yield finding((*path, name, "low"), "talk.band", low=talk.low, high=talk.high)
