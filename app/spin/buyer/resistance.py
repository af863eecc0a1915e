"""Does the buyer resist in a turn? He holds back, pushes back or goes, instead of giving what was asked for."""

from app.spin.buyer.direction import Cue, Direction

RESISTING = frozenset({
    Cue.HINT, Cue.OBJECT, Cue.COUNTER, Cue.GUARD, Cue.NOTHING_THERE, Cue.NO_PROBLEM, Cue.PREMATURE, Cue.GLOOMY,
    Cue.UNSOLVABLE, Cue.REPEATED, Cue.PUBLIC, Cue.CORRECT, Cue.SHRUG, Cue.STALL, Cue.REFUSE, Cue.WARN, Cue.ANNOYED,
    Cue.STACKED, Cue.NOT_NOW, Cue.REMIND, Cue.MORE, Cue.LEAVE_TIME, Cue.LEAVE_TRUST, Cue.LEAVE_PRESSURE,
    Cue.LEAVE_ETHICS,
})  # fmt: skip


def resists(direction: Direction) -> bool:
    """Whether he resists in this turn; a trouble he names unasked is none."""
    volunteered = any(each.name == "volunteered" for each in direction.effects)
    cues = {part.cue for part in direction.parts}
    return bool((cues - {Cue.HINT} if volunteered else cues) & RESISTING)
