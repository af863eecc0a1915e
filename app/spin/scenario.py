"""A scenario: a key account as a world with hidden parts. Only types and look-ups; files are read in app.content."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, TypeAlias

from app.spin.acts.act import Language, Topic


class Disclosure(StrEnum):
    """Who knows a fact, which decides how it opens (Johari window; gates in app.spin.buyer.disclosure)."""

    OPEN = "open"
    HIDDEN = "hidden"
    BLIND = "blind"
    UNKNOWN = "unknown"


class Heading(StrEnum):
    """Where a told fact stands in the trainee's account file."""

    SITUATION = "situation"
    PROBLEM = "problem"
    CONSEQUENCE = "consequence"
    WANT = "want"
    BENEFIT = "benefit"
    DECISION = "decision"
    PEOPLE = "people"
    PERSONAL = "personal"


class Role(StrEnum):
    """A stakeholder's part in the decision."""

    DECIDER = "decider"
    USER = "user"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"


class Difficulty(StrEnum):
    """How much the buyer volunteers and resists."""

    EASY = "easy"
    MIDDLE = "middle"
    HARD = "hard"


Meeting: TypeAlias = Literal["first", "follow_up", "executive", "negotiation"]
DecisionKey: TypeAlias = Literal["budget", "timing", "criteria", "process", "competitor"]
ObjectionKind: TypeAlias = Literal[
    "price", "value", "need", "timing", "authority", "switching", "incumbent", "trust", "capability", "demand"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """The smallest thing the buyer can tell. Nothing of it may leave before code has released it.

    `text` is the line of the account file; `terms` the words by which a question asks for it;
    `lines` the scripted wordings. `public` facts stand in the briefing already. `by` is the stakeholder who alone
    can tell it; where it is empty, the buyer across the table does. `question` is a good question for it.
    """

    id: str
    heading: Heading
    disclosure: Disclosure
    text: str
    terms: tuple[str, ...]
    lines: tuple[str, ...]
    public: bool = False
    decision: DecisionKey | None = None
    person: str = ""
    required: bool = False
    by: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """A link of a problem's chain: what the trouble does to something else. Opened by implication questions only."""

    fact: Fact
    quantified: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A trouble of the account: how it is voiced, what follows from it, and the want it can grow into.

    `voiced`, `want` and `payoff` are facts too (ids "<problem>.voiced", ".want", ".payoff"), and so is `beyond`, what
    nobody had thought of before the payoff was talked through. With `own_voice` only its owner can speak of it.
    `answer` is the benefit of ours that meets the want.
    """

    id: str
    owner: str
    solvable: bool
    area: str
    terms: tuple[str, ...]
    voiced: Fact
    chain: tuple[Consequence, ...]
    want: Fact
    payoff: Fact
    hints: tuple[str, ...]
    model_questions: Mapping[str, str]
    beyond: Fact | None = None
    own_voice: bool = False
    answer: str = ""

    @property
    def said(self) -> tuple[Fact, ...]:
        """All that he can say of it, from the complaint to what nobody had thought of."""
        last = (self.beyond,) if self.beyond else ()
        return (self.voiced, *(link.fact for link in self.chain), self.want, self.payoff, *last)


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person of the account: one across the table, the others to be heard of, asked in, or met later.

    `manner` is what the persona prompt may always say of him. `stance` is -2 (against us) to 2 (for us); `joins`
    whether he can be asked into the room, where he speaks `lines` of his own (by cue, and "arrive"); `referral` is how
    the buyer sends the seller to him, `fetched` how he fetches him.
    """

    id: str
    name: str
    title: str
    role: Role
    manner: str
    terms: tuple[str, ...]
    present: bool = False
    stance: int = 0
    joins: bool = False
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    referral: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """What the buyer holds against the offer, and the scripted lines for raising and for letting go of it.

    A "demand" asks for a concession; it is let go of when the seller trades it for something, not when she argues.
    """

    id: str
    kind: ObjectionKind
    lines: tuple[str, ...]
    resolved_lines: tuple[str, ...]
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of the ladder of commitments realistic in this meeting; level 1 is the smallest.

    `terms` are the words by which a proposal names it; `lines` how he agrees to it and
    `offer_lines` how he offers it himself as less than what was asked. `order` marks the firm decision to buy.
    """

    id: str
    level: int
    action: str
    when: str
    terms: tuple[str, ...]
    lines: tuple[str, ...]
    offer_lines: tuple[str, ...]
    order: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """The account: what anyone may know of it."""

    name: str
    industry: str
    size: str
    about: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the trainee reads before the call. `ours` are the names of our product and company, as she may say them."""

    buyer: str
    we_sell: str
    known: tuple[str, ...]
    aim: str
    ours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A seller's turns that prove the scenario, and the band [low, high] of the score they must land in.

    `answers` is what she still says if her last turn met an objection, as a harder buyer raises more of them.
    """

    turns: tuple[str, ...]
    low: int
    high: int
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """An account as one meeting finds it. `lines` maps a cue (app.spin.buyer.direction.Cue) to scripted variants.

    `number` is the meeting's place among those of the account, `after` how long after the one before it takes place
    (empty for the first); `later` are the meetings that can follow the first, each a whole scenario of its own.
    `rubric` names the rubric it is scored by; empty: the service's.
    """

    slug: str
    language: Language
    title: str
    difficulty: Difficulty
    meeting: Meeting
    company: Company
    briefing: Briefing
    stakeholders: tuple[Stakeholder, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    objections: tuple[Objection, ...]
    ladder: tuple[Step, ...]
    lines: Mapping[str, tuple[str, ...]]
    talks: Mapping[str, Talk]
    number: int = 1
    after: str = ""
    later: tuple["Scenario", ...] = ()
    rubric: str = ""
    _facts: Mapping[str, Fact] = field(init=False, repr=False, compare=False)
    _topics: tuple[Topic, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive, once, what every turn asks for."""
        object.__setattr__(self, "_facts", MappingProxyType(self._all_facts()))
        object.__setattr__(self, "_topics", self._all_topics())

    @property
    def buyer(self) -> Stakeholder:
        """The stakeholder across the table; the first of those who are in the room from the beginning."""
        return next(person for person in self.stakeholders if person.present)

    def person(self, person_id: str) -> Stakeholder | None:
        """The stakeholder with this id, if the account has him."""
        return next((each for each in self.stakeholders if each.id == person_id), None)

    def meeting_at(self, number: int, difficulty: Difficulty) -> "Scenario":
        """The account at its meeting of this number (1: the first), on this level. IndexError: no such meeting."""
        found = self if number == self.number else self.later[number - 2]
        return found if found.difficulty is difficulty else replace(found, difficulty=difficulty)

    def teller(self, fact: Fact) -> str:
        """Id of the one who tells this fact."""
        return fact.by or self.buyer.id

    def problem(self, problem_id: str) -> Problem | None:
        """The problem with this id, if the scenario has it."""
        return next((each for each in self.problems if each.id == problem_id), None)

    def every_fact(self) -> Mapping[str, Fact]:
        """All that can be told, by id: plain facts, then each problem's voiced, chain, want and payoff."""
        return self._facts

    def topics(self) -> tuple[Topic, ...]:
        """The scenario's own words, for the reader of acts: what can a question be about here?"""
        return self._topics

    def _all_facts(self) -> dict[str, Fact]:
        found = {fact.id: fact for fact in self.facts}
        for problem in self.problems:
            found.update((fact.id, fact) for fact in problem.said)
        return found

    def _all_topics(self) -> tuple[Topic, ...]:
        facts = [Topic("fact", fact.id, fact.terms) for fact in self.facts]
        people = [Topic("person", each.id, each.terms) for each in self.stakeholders]
        problems = [Topic("problem", each.id, each.terms, each.id) for each in self.problems]
        links = [
            Topic("consequence", link.fact.id, link.fact.terms, each.id)
            for each in self.problems
            for link in each.chain
        ]
        steps = [Topic("step", each.id, each.terms) for each in self.ladder]
        return (*problems, *links, *facts, *people, *steps)
