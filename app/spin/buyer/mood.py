"""How he sounds: from trust, patience and what this turn did to him."""

from collections.abc import Sequence

from app.spin.buyer.direction import Cue, Effect, Mood, Part
from app.spin.buyer.state import State

WARM_FROM = 65
OPEN_FROM = 50
GUARDED_BELOW = 30
IMPATIENT_BELOW = 25
HURT = -4
HEAVY = frozenset({Cue.GLOOMY})
HURRIED = frozenset({Cue.LEAVE_TIME, Cue.STACKED})


def mood_of(now: State, parts: Sequence[Part], effects: Sequence[Effect]) -> Mood:
    """The mood after a turn that left him at `now`."""
    cues = {part.cue for part in parts}
    if cues & HEAVY:
        return Mood.GLOOMY
    if sum(each.trust for each in effects) <= HURT or now.trust < GUARDED_BELOW:
        return Mood.GUARDED
    if cues & HURRIED or now.patience < IMPATIENT_BELOW:
        return Mood.IMPATIENT
    if now.trust >= WARM_FROM:
        return Mood.WARM
    return Mood.OPEN if now.trust >= OPEN_FROM else Mood.NEUTRAL
