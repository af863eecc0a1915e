"""The one protocol: a voice gets a brief and streams the buyer's words."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from app.spin.buyer.direction import Direction
from app.spin.finding import Finding
from app.spin.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said before and what was answered; `speaker` is the name of the one who answered for the buyer."""

    seller: str
    buyer: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a voice may know: the talk so far, what she said now, and the direction.

    `earned` holds every fact id told up to and including this turn, `agreed` the id of the highest step agreed to
    before it. The scenario is at hand for its public parts and for the earned facts; prompts are rendered from
    `app.voices.prompt` alone, which drops everything else before a template sees it.
    """

    scenario: Scenario
    talk: tuple[Line, ...]
    said: str
    direction: Direction
    earned: frozenset[str]
    practice: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """Tokens that one attempt took; `estimated` from the characters where the server did not tell."""

    prompt: int
    answer: int
    estimated: bool


class Broken(Exception):
    """The voice could not finish. `reason` is a catalogue key ("voice.<reason>") that the turn records."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Caught(Broken):
    """The voice was stopped by the guard, because of what it was about to say."""

    def __init__(self, finding: Finding, reason: str = "voice.out_of_role") -> None:
        super().__init__(reason)
        self.finding = finding

    def __str__(self) -> str:
        return f"{self.reason} ({self.finding.kind})"


Piece: TypeAlias = str | Spent | Finding


class Voice(Protocol):
    """Finds the buyer's words for a direction."""

    name: str

    def speak(self, brief: Brief) -> AsyncIterator[Piece]:
        """Stream the words in pieces, and what they took; raises `Broken` where they cannot be finished.

        A finding between the words tells what the guard did. After one whose remedy is "again", the words
        begin anew and replace those before it.
        """
        ...
