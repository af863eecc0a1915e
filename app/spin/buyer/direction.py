"""The vocabulary between buyer and voice: what he is to do in this turn, and what it did to him."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias


class Cue(StrEnum):
    """A thing the buyer does. A scripted line exists for each; those marked * take a `ref` and use its own lines."""

    TELL = "tell"  # * a fact
    HINT = "hint"  # * a problem: "fine, mostly", naming the area
    OBJECT = "object"  # * an objection
    RESOLVE = "resolve"  # * an objection let go
    AGREE = "agree"  # * a step of the ladder
    COUNTER = "counter"  # * a smaller step than the one asked for
    GREET = "greet"
    CHAT = "chat"
    WAIT = "wait"  # a statement that asks nothing: he lets the seller go on
    REPEATED = "repeated"  # asked again what he has told
    PUBLIC = "public"  # asked what the briefing says
    GUARD = "guard"  # asked for a hidden fact without the trust for it
    NOTHING_THERE = "nothing_there"  # a problem question on an area without trouble
    NO_PROBLEM = "no_problem"  # an implication question before any problem
    NOTHING_MORE = "nothing_more"  # the chain is told
    PREMATURE = "premature"  # a need-payoff question too early
    GLOOMY = "gloomy"  # too many implication questions
    UNSOLVABLE = "unsolvable"  # wants it, and doubts the seller can
    NOT_MINE = "not_mine"  # a question nobody foresaw
    WHICH = "which"  # a question too wide to answer: what exactly?
    CONFIRM = "confirm"
    CORRECT = "correct"
    SUPPORT = "support"  # a benefit that meets a stated want
    SHRUG = "shrug"  # a feature or advantage
    CLARIFIED = "clarified"  # answers what lies behind his objection (`ref`) or his doubt, in general lines
    THANKS = "thanks"
    STALL = "stall"  # a continuation phrase
    REFUSE = "refuse"
    WARN = "warn"  # pressure, first time
    ANNOYED = "annoyed"
    STACKED = "stacked"  # too many questions in one turn
    CONFUSED = "confused"  # nonsense, code, an attack line
    AI = "ai"  # asked whether he is a machine: stays in the role, honestly
    REFER = "refer"  # * a stakeholder: only he can say, and he is not in the room
    JOIN = "join"  # * a stakeholder: asked in, he comes
    ARRIVE = "arrive"  # the one who came in speaks for the first time
    NOT_NOW = "not_now"  # asked for somebody who cannot come in now
    SIGNAL = "signal"  # asks as one who could buy: terms, delivery, who else has it
    REMIND = "remind"  # asks after what she promised in an earlier meeting
    WHY = "why"  # before he tells what he guards: what do you need that for?
    CAVEAT = "caveat"  # after a number: do not hold me to it
    DOUBT = "doubt"  # likes what he hears, and believes it when he sees it
    HESITATE = "hesitate"  # before he agrees to a step
    MORE = "more"  # takes what was given for nothing, and asks for more
    SILENCE = "silence"  # nothing was said: he waits, or helps a little
    AGAIN = "again"  # says his last words once more
    INTRODUCE = "introduce"  # asked who he is
    PRIVATE = "private"  # asked about his own life: a word, and back to business
    EASE = "ease"  # told that she is nervous: puts her at ease
    PARDON = "pardon"  # told that she is sorry: lets it pass
    SOURCE = "source"  # asked where the figure he has just named comes from: says so, and nothing new
    TONE = "tone"  # * a mood that has just come over him, said in half a sentence
    LEAVE_TIME = "leave_time"
    LEAVE_TRUST = "leave_trust"
    LEAVE_PRESSURE = "leave_pressure"
    LEAVE_ETHICS = "leave_ethics"
    GOODBYE = "goodbye"


class Mood(StrEnum):
    """How he sounds."""

    WARM = "warm"
    OPEN = "open"
    NEUTRAL = "neutral"
    GUARDED = "guarded"
    IMPATIENT = "impatient"
    GLOOMY = "gloomy"


EventKind: TypeAlias = Literal[
    "fact", "implied", "consequence", "explicit", "benefit", "role", "decision", "personal",
    "objection", "resolved", "commit", "refuse", "continuation", "joined", "signal", "traded", "conceded",
]  # fmt: skip
Ending: TypeAlias = Literal["time", "trust", "pressure", "ethics", "goodbye"]


@dataclass(frozen=True, slots=True)
class Event:
    """What the buyer voiced, for state and score. `ref` is a fact, objection, step or stakeholder id.

    A "commit" is an Advance only with `actor` "buyer", an `action` and a `when`; with `order` it is the firm order.
    """

    kind: EventKind
    ref: str = ""
    problem: str = ""
    quantified: bool = False
    cause: str = ""
    actor: Literal["", "buyer", "seller"] = ""
    action: str = ""
    when: str = ""
    level: int = 0
    order: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """A named movement of the buyer: `name` is a catalogue key ("effect.<name>"), `act` its act's place in the turn.

    `ref` is the fact, problem, objection or step it concerns; the state reads it back.
    """

    name: str
    trust: int = 0
    patience: int = 0
    act: int = -1
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to say: a cue, and the fact, problem, objection or step it speaks of."""

    cue: Cue
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Direction:
    """What the buyer does in this turn. `tells` lists every fact id released now; a voice sees no other.

    `speaker` is the stakeholder who answers in his place; empty: the buyer himself.
    """

    parts: tuple[Part, ...]
    mood: Mood
    tells: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    ends: Ending | None = None
    speaker: str = ""
