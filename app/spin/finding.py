"""What the guard found in the words of a model: the kind, the words, and what was done about it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a buyer never says; the value is the catalogue key."""

    SELLS = "guard.sells"  # offers the seller's product, or asks what a seller asks
    COACHES = "guard.coaches"  # teaches, praises or marks the trainee's way of selling
    HELPS = "guard.helps"  # offers help, as an assistant does
    BOTH = "guard.both"  # speaks for the trainee as well
    PROMPT = "guard.prompt"  # talks of prompts, or of being or not being a model
    NUMBER = "guard.number"  # a figure nobody gave him
    NAME = "guard.name"  # a person, company or place nobody gave him
    DATE = "guard.date"  # a day or month nobody gave him
    LANGUAGE = "guard.language"  # another language than the talk's
    MARKUP = "guard.markup"  # lists, headings, gestures, a name in front
    LENGTH = "guard.length"  # goes on and on
    UNTOLD = "guard.untold"  # keeps the figure to himself that he was to tell


class Remedy(StrEnum):
    """What was done about it."""

    MENDED = "mended"  # taken out or cut off; the rest stands
    AGAIN = "again"  # the model was asked once more
    SCRIPT = "script"  # the scripted voice finished the answer


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `words` are the model's own, cut to LONGEST characters; `attempt` counts its answers from 1."""

    kind: Kind
    words: str
    attempt: int = 1
    remedy: Remedy = Remedy.SCRIPT


LONGEST = 120
