"""What he says of all that a turn gave him: what stands beside what, and what only counts if it is said."""

from app.spin.buyer.answer import Answer
from app.spin.buyer.direction import Cue, Part
from app.spin.buyer.speech import speech_of


def saying(cue: Cue, ref: str = "") -> Answer:
    return Answer(parts=(Part(cue, ref),))


def test_what_he_need_not_ask_any_more_is_no_way_out() -> None:
    resolved, which = saying(Cue.RESOLVE, "price"), saying(Cue.WHICH)
    assert speech_of((resolved, which), 1, stacked=False).parts == (Part(Cue.RESOLVE, "price"),)
    speech = speech_of((resolved, which, saying(Cue.OBJECT, "risk")), 1, stacked=False)
    assert (speech.parts, speech.events) == ((Part(Cue.OBJECT, "risk"),), ())
