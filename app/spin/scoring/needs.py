"""What became of each need of the account, and who knew what of it before and after the talk."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.spin.acts.act import Kind
from app.spin.scenario import Problem
from app.spin.scoring.course import Course

NEVER = 0
EARLIER = -1


@dataclass(frozen=True, slots=True)
class Known:
    """A fact and the turn he told it in; NEVER if he did not, EARLIER if it was told in a meeting before this one."""

    fact: str
    turn: int = NEVER


@dataclass(frozen=True, slots=True)
class Rungs:
    """The ladder of one problem, turn by rung; `chain` holds every consequence."""

    problem: str
    voiced: Known
    chain: tuple[Known, ...]
    want: Known
    payoff: Known
    met: int

    @property
    def opened(self) -> int:
        """How many consequences he told."""
        return sum(each.turn != NEVER for each in self.chain)


@dataclass(frozen=True, slots=True)
class Offer:
    """A problem the product can solve: the turn it was shown as an answer in (0: never), and whether he wanted one."""

    problem: str
    shown: int
    wanted: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The Johari window of the account: what both knew, only he, only she, and neither before somebody asked."""

    both: tuple[Known, ...]
    buyer: tuple[Known, ...]
    seller: tuple[Offer, ...]
    nobody: tuple[Known, ...]


def ladder(course: Course) -> tuple[Rungs, ...]:
    """Each problem of the account, in the scenario's order."""
    told = _told(course)
    return tuple(
        Rungs(
            problem=each.id,
            voiced=_known(each.voiced.id, told),
            chain=tuple(_known(link.fact.id, told) for link in each.chain),
            want=_known(each.want.id, told),
            payoff=_known(each.payoff.id, told),
            met=_met(course, each),
        )
        for each in course.scenario.problems
    )


def window(course: Course) -> Window:
    """Public facts both knew; the others he knew; consequences and gains he had not put together himself."""
    told, scenario = _told(course), course.scenario
    shared = [fact for fact in scenario.facts if fact.public or told.get(fact.id) == EARLIER]
    private = [fact for fact in scenario.facts if fact not in shared]
    voiced = [each.voiced for each in scenario.problems]
    return Window(
        both=tuple(_known(fact.id, told) for fact in shared),
        buyer=tuple(_known(fact.id, told) for fact in (*private, *voiced)),
        seller=tuple(_offers(course)),
        nobody=tuple(_known(fact, told) for each in scenario.problems for fact in _unseen(each)),
    )


def _unseen(problem: Problem) -> Iterator[str]:
    yield from (link.fact.id for link in problem.chain)
    if problem.solvable:
        yield from (fact.id for fact in (problem.payoff, problem.beyond) if fact)


def _offers(course: Course) -> Iterator[Offer]:
    """She knew what the product solves. Whether she said so can be told only where it answered this very problem."""
    wants = course.end.wants()
    for each in course.scenario.problems:
        if each.solvable:
            yield Offer(each.id, _met(course, each) or _presented(course, each), each.id in wants)


def _presented(course: Course, problem: Problem) -> int:
    acts = course.tally.acts(Kind.ADVANTAGE, Kind.BENEFIT)
    return next((each.turn.number for each in acts if each.act.about.problem == problem.id), 0)


def _met(course: Course, problem: Problem) -> int:
    found = (
        turn.number
        for turn in course.turns
        for moved in turn.direction.effects
        if moved.name == "benefit" and moved.ref == problem.id
    )
    return next(found, 0)


def _told(course: Course) -> dict[str, int]:
    told = dict.fromkeys(course.states[0].told, EARLIER)
    for turn in course.turns:
        for fact in turn.direction.tells:
            told.setdefault(fact, turn.number)
    return told


def _known(fact: str, told: dict[str, int]) -> Known:
    return Known(fact, told.get(fact, NEVER))
