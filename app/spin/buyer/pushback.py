"""What he pushes back though he gives what was asked for: a question why, a caveat, a doubt, a hesitation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.spin.acts.act import Kind, Reading
from app.spin.buyer.direction import Cue, Effect, Event, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import AT_EASE, MANNERS, PUSHES_APART, STANDS_BY, WON
from app.spin.buyer.speech import AT_MOST
from app.spin.buyer.state import State
from app.spin.scenario import Heading, Scenario

# What each is called on the turn.
PUSHBACKS: Mapping[Cue, str] = {
    Cue.HESITATE: "hesitated",
    Cue.DOUBT: "doubted",
    Cue.CAVEAT: "caveat",
    Cue.WHY: "asked_why",
}
# Said before what he then gives; the others follow it.
LEADING = frozenset({Cue.WHY, Cue.HESITATE})
# Asked for these (or for people), he may first ask why she wants to know; dates and criteria he names gladly.
DELICATE = frozenset({"budget", "competitor"})
TAKEN_UP = frozenset({Kind.ACKNOWLEDGE, Kind.CLARIFY, Kind.CHECK, Kind.INFORMATION, Kind.TESTING})

Occasion: TypeAlias = Callable[[Sequence[Part], Sequence[Event], State, Scenario], bool]


@dataclass(frozen=True, slots=True)
class Pushed:
    """The parts of a turn with what he pushes back among them, and the effect that names it."""

    parts: tuple[Part, ...]
    effects: tuple[Effect, ...] = ()


def taken_up(state: State, reading: Reading) -> tuple[Effect, ...]:
    """The effect of how she takes what he has just pushed back with: taken seriously, or a doubt passed over."""
    if not PUSHBACKS.keys() & set(state.cues):
        return ()
    sourced = Cue.CAVEAT in state.cues and any("source" in act.flags for act in reading.acts)
    if sourced or any(act.kind in TAKEN_UP for act in reading.acts):
        return (effect("pushback_met"),)
    return (effect("doubt_passed"),) if Cue.DOUBT in state.cues else ()


def pushed(parts: tuple[Part, ...], events: Sequence[Event], before: State, now: State, scenario: Scenario) -> Pushed:
    """The parts with one thing pushed back, where there is an occasion, words for it, and he has not done it lately."""
    cue = _occasion(parts, events, before, scenario)
    spent = len(now.pushed) >= _at_most(before, scenario)
    if cue is None or spent or _too_soon(cue, before) or len(parts) >= AT_MOST:
        return Pushed(parts)
    said = Part(cue)
    given, last = parts[:-1], parts[-1]
    return Pushed((*given, said, last) if cue in LEADING else (*parts, said), (effect(PUSHBACKS[cue], ref=cue.value),))


def _too_soon(cue: Cue, before: State) -> bool:
    """Whether he has just resisted; after a shrug or an objection he may still hesitate before he agrees."""
    if cue is Cue.HESITATE:
        return bool(PUSHBACKS.keys() & set(before.cues))
    return before.calm < PUSHES_APART


def _at_most(before: State, scenario: Scenario) -> int:
    """How often he pushes back in a talk: by difficulty, once less where she has won him over, but once at least."""
    manner = MANNERS[scenario.difficulty]
    return max(1, manner.pushbacks - 1) if before.trust >= WON + manner.gate else manner.pushbacks


def _occasion(parts: Sequence[Part], events: Sequence[Event], before: State, scenario: Scenario) -> Cue | None:
    new = (cue for cue in PUSHBACKS if cue.value in scenario.lines and cue.value not in before.pushed)
    return next((cue for cue in new if OCCASIONS[cue](parts, events, before, scenario)), None)


def _agrees(parts: Sequence[Part], _events: Sequence[Event], before: State, scenario: Scenario) -> bool:
    at_ease = before.trust >= AT_EASE + MANNERS[scenario.difficulty].gate
    return parts[-1].cue is Cue.AGREE and not at_ease


def _approves(parts: Sequence[Part], _events: Sequence[Event], _before: State, _scenario: Scenario) -> bool:
    return [part.cue for part in parts] == [Cue.SUPPORT]


def _counts(parts: Sequence[Part], events: Sequence[Event], before: State, scenario: Scenario) -> bool:
    stands_by = before.trust >= STANDS_BY + MANNERS[scenario.difficulty].gate
    counted = any(each.kind == "consequence" and each.quantified for each in events)
    return parts[-1].cue is Cue.TELL and counted and not stands_by


def _opens_up(parts: Sequence[Part], _events: Sequence[Event], _before: State, scenario: Scenario) -> bool:
    told = scenario.every_fact().get(parts[-1].ref) if parts[-1].cue is Cue.TELL else None
    return told is not None and (told.decision in DELICATE or told.heading in (Heading.PEOPLE, Heading.PERSONAL))


OCCASIONS: Mapping[Cue, Occasion] = {
    Cue.HESITATE: _agrees,
    Cue.DOUBT: _approves,
    Cue.CAVEAT: _counts,
    Cue.WHY: _opens_up,
}
