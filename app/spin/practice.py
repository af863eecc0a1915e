"""A practice: one role-play, its turns, and the record that scoring reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.spin.acts.act import Reading
from app.spin.buyer.direction import Direction
from app.spin.buyer.growth import advance
from app.spin.buyer.state import Carried, State, start
from app.spin.scenario import Scenario

Mode: TypeAlias = Literal["coached", "exam"]
Level: TypeAlias = Literal["", "easy", "middle", "hard"]
Ended: TypeAlias = Literal["", "seller", "time", "trust", "pressure", "ethics", "goodbye"]


@dataclass(frozen=True, slots=True)
class Reply:
    """The buyer's words: which voice found them, and why another voice had to step in (empty: none had to)."""

    text: str
    voice: str
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance of the seller and the buyer's answer; `reply` is None while he has not answered."""

    number: int
    text: str
    reading: Reading
    direction: Direction
    reply: Reply | None


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 (hex) of what a practice was played under."""

    rules: str
    rubric: str
    scenario: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A recorded practice: everything a score may depend on, and nothing else.

    `scenario` is the account at the meeting and on the level it was played; `carried` what earlier meetings left.
    """

    practice: str
    scenario: Scenario
    mode: Mode
    opening: str
    turns: tuple[Turn, ...]
    ended: Ended
    digests: Digests
    carried: Carried | None = None


def trajectory(scenario: Scenario, turns: Iterable[Turn], carried: Carried | None = None) -> tuple[State, ...]:
    """The buyer's state before the first of these turns and after each of them, from their stored directions alone."""
    states = [start(scenario, carried)]
    for turn in turns:
        said = turn.reply.text if turn.reply else ""
        states.append(advance(states[-1], turn.text, turn.reading, turn.direction, said, scenario))
    return tuple(states)


def replay(scenario: Scenario, turns: Iterable[Turn], carried: Carried | None = None) -> State:
    """The buyer's state after these turns."""
    return trajectory(scenario, turns, carried)[-1]
