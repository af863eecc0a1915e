"""What a question was about: as it was read, else what the buyer answered it with."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.spin.acts.act import About, Act, Kind
from app.spin.buyer.direction import Event
from app.spin.practice import Turn

# What an answer to each kind of question brings (app.spin.buyer.disclosure).
BRINGS: dict[Kind, frozenset[str]] = {
    Kind.SITUATION: frozenset({"fact"}),
    Kind.PROBLEM: frozenset({"implied"}),
    Kind.IMPLICATION: frozenset({"consequence"}),
    Kind.NEED_PAYOFF: frozenset({"explicit", "benefit"}),
}
ANSWERS = frozenset().union(*BRINGS.values())
NOWHERE = About()


@dataclass(frozen=True, slots=True)
class Meaning:
    """`relevant`: the act names something of the account or brought something out; `problem`: which one it is on."""

    problem: str
    relevant: bool


def meanings(turn: Turn) -> tuple[Meaning, ...]:
    """One for each act of the turn. An answer belongs to the act that names it, else to the last new one of its kind.

    He answers what was asked last; so a question that names nothing and brings nothing is about nothing.
    """
    acts = turn.reading.acts
    brought = (event for event in turn.direction.events if event.kind in ANSWERS)
    free = [event for event in brought if not _is_named(event, acts)]
    found: list[Meaning] = []
    for act in reversed(acts):
        event = _brought(act, free)
        if event:
            free = [each for each in free if each.kind not in BRINGS[act.kind]]
        problem = act.about.problem or (event.problem if event else "")
        found.append(Meaning(problem, event is not None or act.about != NOWHERE))
    return tuple(reversed(found))


def _brought(act: Act, free: list[Event]) -> Event | None:
    if act.about.problem or act.kind not in BRINGS or "repeated" in act.flags:
        return None
    return next((event for event in free if event.kind in BRINGS[act.kind]), None)


def _is_named(event: Event, acts: Iterable[Act]) -> bool:
    return any(event.kind in BRINGS.get(act.kind, ()) and _names(act.about, event) for act in acts)


def _names(about: About, event: Event) -> bool:
    if event.problem:
        return about.problem == event.problem
    return event.ref != "" and event.ref in (about.fact, about.consequence)
