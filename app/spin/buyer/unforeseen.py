"""The answer to a question that nobody foresaw, or of which nobody knows what it is after."""

from app.spin.acts.act import Act
from app.spin.buyer.answer import Answer, saying
from app.spin.buyer.direction import Cue
from app.spin.buyer.state import State


def unforeseen(act: Act, place: int, cue: Cue = Cue.NOT_MINE) -> Answer:
    """He does not know it, unless the briefing says it or he was asked before."""
    if "public" in act.flags:
        return saying(Cue.PUBLIC, "situation_public", place)
    if "repeated" in act.flags:
        return saying(Cue.REPEATED, "situation_repeated", place)
    return saying(cue, "situation_unforeseen", place)


def unclear(act: Act, place: int, state: State) -> Answer:
    """He asks what is meant, or once troubles are on the table does not know it; after he declined she insists."""
    if Cue.GUARD in state.cues:
        return saying(Cue.GUARD, "hidden_guarded", place)
    return unforeseen(act, place, Cue.NOT_MINE if state.voiced() else Cue.WHICH)
