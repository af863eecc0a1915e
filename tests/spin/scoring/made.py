"""Talks made by chance as the buyer would let them happen: each step an act with what it brought, good or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from hypothesis import strategies as st

from app.spin.acts.act import SPIN, About, Act, Flag, Kind, Span
from app.spin.buyer.direction import Event
from app.spin.practice import Ended, Record, Turn
from tests.spin.scoring import talks
from tests.spin.scoring.talks import did

PROBLEMS = ("p1", "p2", "p3")
SOLVABLE = frozenset({"p1", "p2"})
CAP = 6
PLAIN = (
    Kind.FEATURE, Kind.ADVANTAGE, Kind.DEFEND, Kind.CONCEDE, Kind.PRESSURE, Kind.IRRITATOR, Kind.DISPARAGE,
    Kind.INFORMATION, Kind.OTHER,
)  # fmt: skip
ALWAYS_GOOD = (
    Kind.TESTING, Kind.SUMMARY, Kind.SUMMARY_OF_BENEFITS, Kind.ACKNOWLEDGE, Kind.CLARIFY, Kind.CHECK,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """An act, what the buyer voiced because of it, and whether it is what a good seller does at this point."""

    said: talks.Said
    events: tuple[Event, ...] = ()
    good: bool = False


@dataclass(slots=True)
class World:
    """Where the talk stands while it is made."""

    voiced: set[str] = field(default_factory=set)
    nodes: dict[str, int] = field(default_factory=dict)
    grown: set[str] = field(default_factory=set)  # in turns before this one
    wants: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    objections: int = 0


@st.composite
def turns_of_steps(draw: st.DrawFn, least: int = 4, most: int = 14) -> list[list[Step]]:
    """A whole talk as steps, turn by turn; a turn gets one answer at most."""
    world, made = World(), []
    for _ in range(draw(st.integers(least, most))):
        steps = [_step(draw, world, answers=False) for _ in range(draw(st.integers(0, 2)))]
        steps.append(_step(draw, world, answers=True))
        world.grown |= {each.problem for step in steps for each in step.events if each.kind in GROWN}
        made.append(steps)
    return made


GROWN = ("consequence", "explicit")


def _step(draw: st.DrawFn, world: World, *, answers: bool) -> Step:
    family = draw(st.sampled_from(("ask", "ask", "ask", "good", "plain", "open", "show", "close")))
    if family == "ask":
        return _asked(draw, world, answers=answers)
    if family == "good":
        return Step(did(draw(st.sampled_from(ALWAYS_GOOD))), good=True)
    if family == "open":
        part: Flag = draw(st.sampled_from(("who", "why", "permission")))
        return Step(did(Kind.OPENING, "", part), good=True)
    if family == "show" and world.wants:
        problem = draw(st.sampled_from((*sorted(world.wants), "")))
        return Step(did(Kind.BENEFIT, problem), good=True)
    if family == "close" and answers:
        level = draw(st.integers(0, 4))
        return Step(did(Kind.PROPOSAL), (talks.advance(level) if level else Event("continuation"),), good=True)
    return _plain(draw, world)


def _plain(draw: st.DrawFn, world: World) -> Step:
    kind = draw(st.sampled_from(PLAIN))
    if kind not in (Kind.FEATURE, Kind.ADVANTAGE) or world.objections >= 6 or draw(st.booleans()):
        return Step(did(kind))
    world.objections += 1
    return Step(did(kind), (Event("objection", f"o{world.objections}", cause=kind.value),))


def _asked(draw: st.DrawFn, world: World, *, answers: bool) -> Step:
    kind = draw(st.sampled_from(SPIN))
    named = draw(st.booleans())
    problem = draw(st.sampled_from(PROBLEMS))
    events, good = _brought(draw, world, kind, problem) if answers else ((), False)
    if kind is Kind.SITUATION:
        return Step(did(kind), events, good)
    fits = problem in world.voiced if kind is not Kind.NEED_PAYOFF else problem in world.grown & SOLVABLE
    return Step(did(kind, problem if named else ""), events, good and (bool(events) or (named and fits)))


def _brought(draw: st.DrawFn, world: World, kind: Kind, problem: str) -> tuple[tuple[Event, ...], bool]:
    """What the buyer says to it, and whether asking it was right."""
    if kind is Kind.SITUATION:
        ref = draw(st.sampled_from((*(f"f{n}" for n in range(1, 6)), *talks.DECISIONS, *talks.PEOPLE, "nothing")))
        if ref in world.told or ref == "nothing":
            return (), False
        world.told.add(ref)
        role = (Event("role", ref),) if ref in talks.PEOPLE else ()
        decided = (Event("decision", ref),) if ref in talks.DECISIONS else ()
        return (Event("fact", ref), *role, *decided), True
    if kind is Kind.PROBLEM:
        if problem in world.voiced:
            return (), True
        world.voiced.add(problem)
        return (Event("implied", f"{problem}.voiced", problem),), True
    if kind is Kind.IMPLICATION:
        return _consequence(world, problem)
    return _wanted(world, problem)


def _consequence(world: World, problem: str) -> tuple[tuple[Event, ...], bool]:
    number = world.nodes.get(problem, 0) + 1
    if problem not in world.voiced or number > 3:
        return (), False
    world.nodes[problem] = number
    return (Event("consequence", f"{problem}.c{number}", problem, quantified=number == 3),), True


def _wanted(world: World, problem: str) -> tuple[tuple[Event, ...], bool]:
    if problem not in world.grown or problem not in SOLVABLE:
        return (), False
    if problem in world.wants:
        return (Event("benefit", f"{problem}.payoff", problem),), True
    world.wants.add(problem)
    return (Event("explicit", f"{problem}.want", problem),), True


def record_of(made: Sequence[Sequence[Step]], ended: Ended = "seller") -> Record:
    """The finished practice of these steps."""
    return talks.record(
        [([step.said for step in steps], [each for step in steps for each in step.events]) for steps in made], ended
    )


def good_steps(made: Sequence[Sequence[Step]]) -> list[tuple[int, int]]:
    """The places of the good steps.

    No question is good in a turn stuffed with them, and no fact question in a talk that has too many.
    """
    facts = sum(step.said[0] is Kind.SITUATION for steps in made for step in steps)
    found = []
    for turn, steps in enumerate(made):
        questions = sum(step.said[0] in SPIN for step in steps)
        for place, step in enumerate(steps):
            kind = step.said[0]
            spoilt = kind in SPIN and (questions > 2 or (kind is Kind.SITUATION and facts > CAP))
            if step.good and not spoilt:
                found.append((turn, place))
    return found


def without(record: Record, made: Sequence[Sequence[Step]], turn: int, place: int, *, gone: bool) -> Record:
    """The record had she said something empty in place of the step: what it brought does not happen.

    With `gone` the act is not there at all; her words keep their length in both.
    """
    old = record.turns[turn]
    acts = list(old.reading.acts)
    if gone:
        del acts[place]
    else:
        acts[place] = replace(acts[place], kind=Kind.OTHER, words_kind=Kind.OTHER, about=About(), flags=())
    events = tuple(each for n, step in enumerate(made[turn]) if n != place for each in step.events)
    reading = replace(old.reading, acts=tuple(acts), lead=0)
    return put(record, turn, replace(old, reading=reading, direction=talks.answering(events)))


def put(record: Record, place: int, turn: Turn) -> Record:
    """The record with another turn in that place."""
    return replace(record, turns=(*record.turns[:place], turn, *record.turns[place + 1 :]))


def with_question(turn: Turn, kind: Kind, about: str, flags: Iterable[Flag], place: int) -> Turn:
    """The turn with one more question, which brings nothing; its words stand at the end."""
    sentence = f" One more question of the kind {kind.value}?"
    span = Span(len(turn.text), len(turn.text) + len(sentence))
    more = Act(kind, f"en-{kind.value}", span, span, kind, About(problem=about), tuple(flags))
    acts = (*turn.reading.acts[:place], more, *turn.reading.acts[place:])
    return replace(turn, text=turn.text + sentence, reading=replace(turn.reading, acts=acts))


def inserted(record: Record, place: int, turn: Turn) -> Record:
    """The record with one more turn before that place, numbered anew."""
    turns = (*record.turns[:place], turn, *record.turns[place:])
    return replace(record, turns=tuple(replace(each, number=n) for n, each in enumerate(turns, 1)))


def renamed(thing: Any, names: dict[str, str]) -> Any:
    """The same with every string that is one of these names replaced."""
    if isinstance(thing, str) and not isinstance(thing, Enum):
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(renamed(each, names) for each in thing)
    if isinstance(thing, dict):
        return {renamed(key, names): renamed(value, names) for key, value in thing.items()}
    if hasattr(thing, "__dataclass_fields__"):
        kept = {name: getattr(thing, name) for name, each in thing.__dataclass_fields__.items() if each.init}
        return type(thing)(**{name: renamed(value, names) for name, value in kept.items()})
    return thing
