"""Finished practices as HR reads them, and what today's rules would make of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.coaching.record import record_of
from app.reports.columns import Result
from app.spin.acts.classify import classify
from app.spin.acts.rules import RuleBook
from app.spin.buyer.growth import advance
from app.spin.buyer.state import start
from app.spin.buyer.thread import thread_of
from app.spin.practice import Record
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from app.spin.took import Answered
from app.store.rows import Filters, Finished
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored scorecard and the one that today's rules and rubric give for the same talk."""

    practice: str
    stored: Scorecard
    today: Scorecard

    @property
    def differs(self) -> bool:
        """Whether a reader would see another score."""
        return (self.stored.total, self.stored.criteria) != (self.today.total, self.today.criteria)


def results(store: Store, filters: Filters) -> Iterator[Result]:
    """Finished practices with their scorecards in the order they ended. Blocking: for threads and commands."""
    for chunk in store.practices.finished(filters):
        answers = store.voices.of(each.practice.id for each in chunk)
        yield from (_result(each, answers[each.practice.id]) for each in chunk)


def newest(store: Store, filters: Filters, limit: int) -> list[Result]:
    """Those that ended last, newest first. Blocking."""
    return [_result(each) for each in store.practices.newest(filters, limit)]


def rescored(store: Store, book: RuleBook, rubric: Rubric) -> Iterator[Difference]:
    """Every finished practice read and scored anew; nothing is stored."""
    for each in results(store, Filters(private=True)):
        record = reread(record_of(store.practices.load(each.practice)), book)
        yield Difference(each.practice, each.card, score(record, rubric))


def reread(record: Record, book: RuleBook) -> Record:
    """The same talk with its words labelled by today's rules; what the buyer did stays as it was."""
    state, turns = start(record.scenario, record.carried), []
    for turn in record.turns:
        reading = classify(turn.text, thread_of(state, record.scenario), book)
        again = replace(turn, reading=reading)
        said = turn.reply.text if turn.reply else ""
        state = advance(state, turn.text, reading, turn.direction, said, record.scenario)
        turns.append(again)
    return replace(record, turns=tuple(turns), digests=replace(record.digests, rules=book.digest))


def _result(found: Finished, answers: tuple[Answered, ...] = ()) -> Result:
    practice = found.practice
    return Result(
        practice=practice.id,
        trainee=practice.trainee,
        scenario=practice.scenario,
        title=practice.title,
        language=practice.language,
        mode=practice.mode,
        level=practice.level,
        meeting=practice.meeting,
        standing=found.standing,
        started_at=practice.created_at,
        ended_at=practice.ended_at or practice.created_at,
        card=found.card,
        answers=answers,
    )
