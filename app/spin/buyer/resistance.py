"""Does the buyer resist in a turn? He holds back, pushes back, doubts or goes; sometimes he gives all the same."""

from app.spin.buyer.direction import Cue, Direction

BESIDE = frozenset({Cue.WHY, Cue.CAVEAT, Cue.DOUBT, Cue.HESITATE})
RESISTING = BESIDE | frozenset({
    Cue.HINT, Cue.OBJECT, Cue.COUNTER, Cue.GUARD, Cue.NOTHING_THERE, Cue.NO_PROBLEM, Cue.PREMATURE, Cue.GLOOMY,
    Cue.UNSOLVABLE, Cue.REPEATED, Cue.PUBLIC, Cue.CORRECT, Cue.SHRUG, Cue.STALL, Cue.REFUSE, Cue.WARN, Cue.ANNOYED,
    Cue.STACKED, Cue.NOT_NOW, Cue.REMIND, Cue.MORE, Cue.LEAVE_TIME, Cue.LEAVE_TRUST, Cue.LEAVE_PRESSURE,
    Cue.LEAVE_ETHICS,
})  # fmt: skip


def resists(direction: Direction) -> bool:
    """Whether he resists in this turn; a trouble he names unasked is none."""
    return bool(_resisting(direction))


def gives_all_the_same(direction: Direction) -> bool:
    """Whether he resists in words alone: he asks why, hedges, doubts or hesitates, and gives what was asked for."""
    resisting = _resisting(direction)
    return bool(resisting) and resisting <= BESIDE


def _resisting(direction: Direction) -> frozenset[Cue]:
    volunteered = any(each.name == "volunteered" for each in direction.effects)
    cues = frozenset(part.cue for part in direction.parts)
    return (cues - {Cue.HINT} if volunteered else cues) & RESISTING
