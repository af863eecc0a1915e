"""What one act of the seller brings: things to say, facts released, events and movements."""

from dataclasses import dataclass

from app.spin.buyer.direction import Cue, Effect, Event, Part
from app.spin.buyer.effects import effect


@dataclass(frozen=True, slots=True)
class Answer:
    """The buyer's response to a single act; `direct` puts the answers of a turn together."""

    parts: tuple[Part, ...] = ()
    tells: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()


def saying(cue: Cue, name: str, act: int, ref: str = "", about: str = "") -> Answer:
    """One thing said that releases nothing, with one effect; `about` is what the effect concerns."""
    return Answer(parts=(Part(cue, ref),), effects=(effect(name, act, about or ref),))


def moving(name: str, act: int, ref: str = "") -> Answer:
    """An effect, and nothing said."""
    return Answer(effects=(effect(name, act, ref),))
