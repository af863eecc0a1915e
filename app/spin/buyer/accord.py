"""What the buyer adds of his own accord: a trouble named unasked, a sign that he would buy, a reminder of a promise."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.spin.acts.act import Kind, Reading, Stands
from app.spin.buyer.direction import Cue, Effect, Event, Mood, Part
from app.spin.buyer.effects import effect
from app.spin.buyer.gates import MANNERS, REMINDS_AFTER, SIGNAL, SIGNALS
from app.spin.buyer.speech import may_add
from app.spin.buyer.stands import standing
from app.spin.buyer.state import Stage, State
from app.spin.scenario import Problem, Scenario

VOLUNTEERS_AFTER = frozenset({"situation_new", "situation_vague"})
GAINS = frozenset({"benefit"})
TONE = "tone_"
SHOWN = (Mood.WARM, Mood.GUARDED, Mood.IMPATIENT)
TAKEN = (Kind.PROPOSAL, Kind.CHECK)
PLEASED = frozenset({Cue.CONFIRM, Cue.SUPPORT, Cue.CLARIFIED})


@dataclass(frozen=True, slots=True)
class Added:
    """One thing said unasked, at most, with what it does."""

    parts: tuple[Part, ...] = ()
    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()


def noticed(state: State, reading: Reading) -> tuple[Effect, ...]:
    """What the turn does to what was left open: promises made good or forgotten, a signal taken up or missed."""
    effects: list[Effect] = []
    recalls = any("delivers" in act.flags for act in reading.acts)
    if state.due and recalls:
        effects.append(effect("promise_kept"))
    elif state.agreed and recalls:
        effects.append(effect("step_recalled", ref=state.agreed))
    elif state.due and state.turns == REMINDS_AFTER:
        effects.append(effect("promise_forgotten"))
    if Cue.SIGNAL in state.cues:
        taken = any(act.kind in TAKEN for act in reading.acts)
        effects.append(effect("signal_taken" if taken else "signal_missed"))
    return tuple(effects)


def added(effects: Sequence[Effect], events: Sequence[Event], before: State, now: State, scenario: Scenario) -> Added:
    """What he adds to the answer of a turn that had these effects and events."""
    if any(each.name == "promise_forgotten" for each in effects):
        return Added((Part(Cue.REMIND),))
    return _signal(events, now, scenario) or _volunteered(effects, before, now, scenario) or Added()


def toned(mood: Mood, parts: Sequence[Part], before: State, scenario: Scenario) -> tuple[Part, ...]:
    """Half a sentence about a mood that has just come over him: each mood once in a talk, if he has words for it."""
    warm = mood is Mood.WARM
    due = mood.value not in before.shown and before.turns > 0 and (warm or mood.value != before.mood)
    # “One at a time!” shows by itself that he has lost his patience.
    due = due and Cue.STACKED not in {part.cue for part in parts}
    if not due or mood not in SHOWN or f"{TONE}{mood.value}" not in scenario.lines or not may_add(parts):
        return ()
    return () if warm and not _pleasant(parts, scenario) else (Part(Cue.TONE, mood.value),)


def _pleasant(parts: Sequence[Part], scenario: Scenario) -> bool:
    """Whether something kind can stand before these parts: nobody says it before a trouble, or in answer to a pitch."""
    pleased = any(part.cue in PLEASED for part in parts)
    return pleased or standing(parts, scenario)[0] in (Stands.FACT, Stands.WANT, Stands.BENEFIT)


def _signal(events: Sequence[Event], now: State, scenario: Scenario) -> Added | None:
    """A buying signal: where need and trust are high he asks as somebody who could buy, once for each problem."""
    gained = [each.problem for each in events if each.kind in GAINS]
    ripe = [each for each in gained if each not in now.signals and _wanted(each, now)]
    trusted = now.trust >= SIGNAL + MANNERS[scenario.difficulty].gate
    if not ripe or not trusted or len(now.signals) >= SIGNALS or now.commitment:
        return None
    return Added((Part(Cue.SIGNAL),), (Event("signal", problem=ripe[0]),))


def _wanted(problem: str, now: State) -> bool:
    strand = now.strand(problem)
    return strand is not None and strand.stage is Stage.EXPLICIT


def _volunteered(effects: Sequence[Effect], before: State, now: State, scenario: Scenario) -> Added | None:
    """An easy buyer, having answered a question about the present, adds what he is not happy with."""
    if now.volunteered >= MANNERS[scenario.difficulty].volunteers or Cue.HINT in before.cues:
        return None
    if not any(each.name in VOLUNTEERS_AFTER for each in effects):
        return None
    problem = _on_his_mind(before, now, scenario)
    return Added((Part(Cue.HINT, problem.id),), (), (effect("volunteered", ref=problem.id),)) if problem else None


def _on_his_mind(before: State, now: State, scenario: Scenario) -> Problem | None:
    """The first trouble not yet spoken of that is his own to name; what belongs to a colleague he leaves to him."""
    quiet = now.voiced() | {before.problem}
    mine = (each for each in scenario.problems if not each.own_voice)
    return next((each for each in mine if each.id not in quiet), None)
