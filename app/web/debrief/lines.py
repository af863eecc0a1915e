"""The talk with its labels, and every effect each turn had on the buyer: shown after the talk, never during it."""

from dataclasses import dataclass

from app.coaching.after.contests import sentence_of
from app.coaching.view import speaker_of
from app.spin.acts.act import Act
from app.spin.buyer.direction import Effect
from app.spin.buyer.state import State
from app.spin.practice import Turn
from app.spin.scenario import Scenario
from app.spin.scoring.course import Course
from app.web.language import Tongue
from app.web.language import marked as _
from app.web.pages.practice import aside_of
from app.web.sentence import Piece, pieces
from app.web.words.keys import word

TRUST = _("trust %(by)s")
PATIENCE = _("patience %(by)s")


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag of an act, with the rule that set it by itself and the words it saw; both empty where none did."""

    flag: str
    rule: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """One act of a turn."""

    kind: str
    rule: str
    flags: tuple[Flagged, ...]
    reason: str  # why the thread changed the label that the words alone would have; usually empty
    sentence: str
    together: bool  # whether no rule of its own decided, but the words together


@dataclass(frozen=True, slots=True)
class Moved:
    """One named effect: its sentence and by how much it moved him ("trust −3"), empty where it moved nothing."""

    sentence: str
    by: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn of the talk with its labels and how the buyer took it."""

    number: int
    pieces: tuple[Piece, ...]
    kind: str
    labels: tuple[Label, ...]
    effects: tuple[Moved, ...]
    trust: tuple[int, int]
    patience: tuple[int, int]
    reply: str
    speaker: str
    aside: str


def lines_of(course: Course, by_cues: frozenset[str], tongue: Tongue) -> tuple[Spoken, ...]:
    """Every turn of the record, the last one also where it was never answered."""
    states = {
        turn.number: (before, after)
        for turn, before, after in zip(course.turns, course.states, course.states[1:], strict=False)
    }
    last = (course.end, course.end)
    record = course.record
    return tuple(
        _spoken(turn, record.scenario, by_cues, states.get(turn.number, last), tongue) for turn in record.turns
    )


def _spoken(
    turn: Turn, scenario: Scenario, by_cues: frozenset[str], states: tuple[State, State], tongue: Tongue
) -> Spoken:
    before, after = states
    return Spoken(
        number=turn.number,
        pieces=tuple(pieces(turn.text, turn.reading.acts)),
        kind=turn.reading.kind.value,
        labels=tuple(
            Label(
                act.kind.value,
                act.rule,
                _flagged(act, turn.text),
                act.reason,
                sentence_of(act, turn.text),
                act.rule in by_cues,
            )
            for act in turn.reading.acts
        ),
        effects=tuple(_moved(each, tongue) for each in turn.direction.effects),
        trust=(before.trust, after.trust),
        patience=(before.patience, after.patience),
        reply=turn.reply.text if turn.reply else "",
        speaker=speaker_of(turn, scenario),
        aside=aside_of(turn, tongue),
    )


def _flagged(act: Act, text: str) -> tuple[Flagged, ...]:
    by = {mark.flag: Flagged(mark.flag, mark.rule, mark.span.of(text)) for mark in act.marks}
    return tuple(by.get(flag, Flagged(flag)) for flag in act.flags)


def _moved(effect: Effect, tongue: Tongue) -> Moved:
    by = [
        tongue.say(name, by=signed(points))
        for name, points in ((TRUST, effect.trust), (PATIENCE, effect.patience))
        if points
    ]
    return Moved(word(f"effect.{effect.name}", tongue), " · ".join(by))


def signed(points: int) -> str:
    """With its sign, the minus as a reader expects it."""
    return f"+{points}" if points > 0 else f"−{-points}"
