"""What difficulty does, measured: every account's talks played on every level."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.coaching.rehearse import Proof, Stage
from app.content.scenario.library import Authored
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.resistance import gives_all_the_same, resists
from app.spin.buyer.state import State
from app.spin.practice import replay
from app.spin.scenario import Difficulty
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.scorecard import Outcome

WALKS_OUT = ("trust", "pressure", "ethics", "time")


@dataclass(frozen=True, slots=True)
class Played:
    """One seller's talk of one meeting on one level.

    In `giving` of the `resisted` turns the buyer gave what was asked for all the same; `opened` of `needs` problems
    became stated wants.
    """

    slug: str
    level: Difficulty
    seller: str
    meeting: int
    total: float
    outcome: Outcome
    turns: int
    resisted: int
    giving: int
    needs: int
    opened: int
    walked_out: bool


def measured(accounts: Iterable[Authored], book: RuleBook, rubric: Rubric) -> Iterator[Played]:
    """Every talk of every account on each level, meeting after meeting."""
    for account in accounts:
        for level in Difficulty:
            for proof in Stage(account, book, rubric).prove(level):
                yield _played(account.scenario.slug, level, proof)


def _played(slug: str, level: Difficulty, proof: Proof) -> Played:
    record = proof.record
    state: State = replay(record.scenario, record.turns, record.carried)
    return Played(
        slug=slug,
        level=level,
        seller=proof.seller,
        meeting=proof.meeting,
        total=proof.card.total,
        outcome=proof.card.outcome,
        turns=len(record.turns),
        resisted=sum(resists(turn.direction) for turn in record.turns),
        giving=sum(gives_all_the_same(turn.direction) for turn in record.turns),
        needs=len(record.scenario.problems),
        opened=len(state.wants()),
        walked_out=record.ended in WALKS_OUT,
    )


def resisting(played: Iterable[Played]) -> float:
    """The share of turns in which the buyer resists."""
    return _share(played, lambda each: each.resisted)


def withholding(played: Iterable[Played]) -> float:
    """The share of turns in which he resists and does not give what was asked for."""
    return _share(played, lambda each: each.resisted - each.giving)


def _share(played: Iterable[Played], count: Callable[[Played], int]) -> float:
    talks = list(played)
    turns = sum(each.turns for each in talks)
    return sum(map(count, talks)) / turns if turns else 0.0
