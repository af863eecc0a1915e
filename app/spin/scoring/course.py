"""A talk to look back on: its answered turns, the buyer's state around each, and what other words would have been."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from app.spin.acts.act import Kind, Reading
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.direct import direct
from app.spin.buyer.direction import Direction
from app.spin.buyer.gates import RIPE
from app.spin.buyer.state import State
from app.spin.buyer.thread import thread_of
from app.spin.practice import Record, Turn, trajectory
from app.spin.scenario import Consequence, Problem, Scenario
from app.spin.scoring.tally import Did, Tally

ANY_NUMBER = 10**6


@dataclass(frozen=True, slots=True)
class Instead:
    """What a sentence would have been at a moment of the talk, and what the buyer would have done."""

    reading: Reading
    direction: Direction

    @property
    def opens(self) -> bool:
        """Whether it would have earned anything of the buyer: something told, agreed to, let go, or trust."""
        gained = any(
            each.kind not in ("objection", "continuation", "refuse", "conceded") for each in self.direction.events
        )
        return gained or sum(each.trust for each in self.direction.effects) > 0


class Course:
    """A record's answered turns and the states between them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.scenario: Scenario = record.scenario
        self.tally = Tally(record, ANY_NUMBER)
        self.turns: tuple[Turn, ...] = self.tally.turns

    @cached_property
    def states(self) -> tuple[State, ...]:
        """Before the first turn and after each."""
        return trajectory(self.scenario, self.turns, self.record.carried)

    @property
    def end(self) -> State:
        """The buyer as she left him."""
        return self.states[-1]

    @property
    def first_want(self) -> int | None:
        """The place of the first want he stated, None if he stated none."""
        return min((each.place for each in self.tally.wants), default=None)

    def before(self, number: int) -> State:
        """The buyer when she began to speak in this turn; as she left him, for a turn after the last."""
        return self.states[sum(each.number < number for each in self.turns)]

    def after(self, number: int) -> Turn | None:
        """Her next turn."""
        return next((each for each in self.turns if each.number > number), None)

    def first(self, fits: Callable[[Did], bool]) -> Did | None:
        """Her first act that fits."""
        return next((each for each in self.tally.did if fits(each)), None)

    def lead(self, turn: Turn) -> Did:
        """The act that leads this turn of hers."""
        return [each for each in self.tally.did if each.turn.number == turn.number][turn.reading.lead]

    def instead(self, number: int, text: str, book: RuleBook) -> Instead:
        """The reading of `text` in place of this turn, and the buyer's direction. Nothing is stored."""
        state = self.before(number)
        reading = classify(text, thread_of(state, self.scenario), book)
        return Instead(reading, direct(state, reading, self.scenario))


def due(problem: Problem, state: State) -> Kind:
    """The question that a problem is ripe for: what is wrong, then what follows from it, then what a cure is worth."""
    strand = state.strand(problem.id)
    if strand is None or not strand.voiced:
        return Kind.PROBLEM
    if strand.severity < RIPE and unopened(problem, state):
        return Kind.IMPLICATION
    return Kind.NEED_PAYOFF


def unopened(problem: Problem, state: State) -> tuple[Consequence, ...]:
    """The consequences of this problem that nobody has spoken of yet."""
    return tuple(link for link in problem.chain if link.fact.id not in state.told)
