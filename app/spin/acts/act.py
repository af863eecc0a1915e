"""The vocabulary of acts: what a seller can do in a turn, and the evidence that he did it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "zh"]


class Kind(StrEnum):
    """A fine act of the seller (guideline 6.1). The first four are the SPIN questions."""

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED_PAYOFF = "need_payoff"
    OPENING = "opening"
    TESTING = "testing_understanding"
    SUMMARY = "summary"
    SUMMARY_OF_BENEFITS = "summary_of_benefits"
    FEATURE = "feature"
    ADVANTAGE = "advantage"
    BENEFIT = "benefit"
    ACKNOWLEDGE = "acknowledge"
    CLARIFY = "clarify"
    DEFEND = "defend"
    CONCEDE = "concede"
    CHECK = "check"
    PROPOSAL = "proposal"
    PRESSURE = "pressure"
    INFORMATION = "information"
    IRRITATOR = "irritator"
    DISPARAGE = "disparage"
    UNETHICAL = "unethical"
    OTHER = "other"

    # A key of many small tables at every turn; that of Enum is written in Python.
    __hash__ = str.__hash__


SPIN: tuple[Kind, ...] = (Kind.SITUATION, Kind.PROBLEM, Kind.IMPLICATION, Kind.NEED_PAYOFF)
CAPABILITY: tuple[Kind, ...] = (Kind.FEATURE, Kind.ADVANTAGE, Kind.BENEFIT)

Flag: TypeAlias = Literal[
    "leading", "repeated", "public", "premature", "stacked", "inherited", "unsure",
    "who", "why", "permission",  # the three parts of an opening
    "machine",  # asks whether the buyer is one
    "farewell",  # takes leave
    "astray",  # leaves the talk: noise, a command to a machine
    "extent",  # asks how bad it is: of the trouble that stands, if it names none
    "general",  # asks for the present state as a whole
    "bring_in",  # asks somebody into the room
    "promise",  # says what she will do
    "delivers",  # makes good what she promised
    "traded",  # gives something for something
    "insult",  # calls the buyer names
    "silence",  # says nothing yet
    "again",  # asks to hear the last words once more
    "stranger",  # asks who the buyer is
    "private",  # asks about the buyer's own life
    "off_topic",  # speaks of the world outside
    "nervous",  # says that this is hard
    "apology",  # says that she is sorry
    "source",  # asks where a figure comes from
    "nod",  # says no more than yes and thanks
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of the text as it was typed, so that a page can mark them."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that found its words: what it votes for and how heavily, in points."""

    rule: str
    kind: Kind
    weight: int
    span: Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A flag that a rule set by the words alone, and the words it saw."""

    rule: str
    flag: Flag
    span: Span


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about, in the scenario's ids; empty strings where it names nothing of the scenario."""

    problem: str = ""
    consequence: str = ""
    fact: str = ""
    person: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the seller did: the label, the rule that decided it, the words it saw, and what lost against it.

    `words_kind` is the label of the words alone; `kind` the label in the thread. `reason` is a
    key of the translation catalogue that says why the two differ, empty where they do not. `marks` say which rule set
    a flag and by which words, where one did by itself.
    """

    kind: Kind
    rule: str
    span: Span
    clause: Span
    words_kind: Kind
    about: About = About()
    flags: tuple[Flag, ...] = ()
    reason: str = ""
    hits: tuple[Hit, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether this is one of the four SPIN questions."""
        return self.kind in SPIN


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole turn as the rules read it: its acts in order, the one that leads, and `to`, whom it calls by name."""

    language: Language
    acts: tuple[Act, ...]
    lead: int = 0
    to: str = ""

    @property
    def kind(self) -> Kind:
        """The fine label of the turn: its last question, else its weightiest act; OTHER for an empty turn."""
        return self.acts[self.lead].kind if self.acts else Kind.OTHER

    @property
    def label(self) -> str:
        """The coarse label: situation, problem, implication, need_payoff or other."""
        return self.kind.value if self.kind in SPIN else Kind.OTHER.value


TopicKind: TypeAlias = Literal["problem", "consequence", "fact", "person", "step"]


@dataclass(frozen=True, slots=True)
class Topic:
    """Words of the scenario that tell what an act is about; `id` names what `kind` says."""

    kind: TopicKind
    id: str
    # Left out of the hash, which finds the index of a scenario at every turn: kind and id tell topics apart.
    terms: tuple[str, ...] = field(hash=False)
    problem: str = ""


class Stands(StrEnum):
    """What the buyer voiced last; a bare "why?" inherits from it."""

    NOTHING = "nothing"
    FACT = "fact"
    IMPLIED = "implied"
    CONSEQUENCE = "consequence"
    WANT = "want"
    BENEFIT = "benefit"
    OBJECTION = "objection"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Thread:
    """The talk so far, as far as it decides how the next words are read.

    `offered` is whom the buyer has just spoken of as the one to ask: “yes, please” and “could you get her?” mean him;
    “could you get her?” also means `spoken_of`, of whom he has just told. `has_told`: his last words told something.
    `ours` are the names of what we sell and of who we are, `figures` the larger numbers in the briefing.
    """

    topics: tuple[Topic, ...] = ()
    stands: Stands = Stands.NOTHING
    problem: str = ""
    voiced: frozenset[str] = frozenset()
    wants: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    seller_said: tuple[str, ...] = ()
    buyer_said: str = ""
    turns: int = 0
    room: frozenset[str] = frozenset()
    offered: str = ""
    spoken_of: str = ""
    has_told: bool = False
    ours: tuple[str, ...] = ()
    figures: frozenset[str] = frozenset()
