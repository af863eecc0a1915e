"""Every stored talk under today's rules and rubric: a new version beside the old, or only the difference."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.coaching.clock import now
from app.coaching.record import record_of
from app.content.rubric import Rubrics
from app.spin.acts.classify import classify
from app.spin.acts.votes.rules import RuleBook
from app.spin.buyer.growth import advance
from app.spin.buyer.state import start
from app.spin.buyer.thread import thread_of
from app.spin.practice import Record, Turn
from app.spin.scoring.score import score
from app.spin.scoring.scorecard import Scorecard
from app.store.rows import Filters
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class Rescored:
    """A practice scored anew: its newest stored version, today's card, how many turns today's rules read otherwise.

    `stored_as` is the version that today's card has, 0 while it is not stored.
    """

    practice: str
    version: int
    stored: Scorecard
    today: Scorecard
    turns_read_otherwise: int
    stored_as: int = 0

    @property
    def differs(self) -> bool:
        """Whether a reader would see another score; other digests or other words for a quote alone do not count."""
        return _seen(self.stored) != _seen(self.today)

    @property
    def moved(self) -> tuple[tuple[str, float, float], ...]:
        """The criteria whose points differ, with the points stored and those of today."""
        before = {each.id: each.points for each in self.stored.criteria}
        after = {each.id: each.points for each in self.today.criteria}
        both = {**before, **after}
        return tuple(
            (name, before.get(name, 0.0), after.get(name, 0.0)) for name in both if before.get(name) != after.get(name)
        )


def rescored(store: Store, book: RuleBook, rubrics: Rubrics, filters: Filters, *, keep: bool) -> Iterator[Rescored]:
    """Each finished practice read and scored anew; with `keep`, a score that differs becomes a new version."""
    for chunk in store.practices.finished(replace(filters, private=True)):
        ids = [each.practice.id for each in chunk]
        newest, talks = store.scorecards.newest(ids), store.talks.of(ids)
        for each in ids:
            version, stored = newest[each]
            found = _rescored(record_of(talks[each]), book, rubrics, version, stored)
            if keep and found.differs:
                found = replace(found, stored_as=store.scorecards.add_version(found.today, now()))
            yield found


def _rescored(record: Record, book: RuleBook, rubrics: Rubrics, version: int, stored: Scorecard) -> Rescored:
    again = reread(record, book)
    otherwise = sum(_labels(old) != _labels(new) for old, new in zip(record.turns, again.turns, strict=True))
    today = score(again, rubrics.of(record.scenario).rubric)
    return Rescored(stored.practice, version, stored, today, otherwise)


def reread(record: Record, book: RuleBook) -> Record:
    """The same talk with its words labelled by today's rules; what the buyer did and said stays as it was."""
    state, turns = start(record.scenario, record.carried), []
    for turn in record.turns:
        reading = classify(turn.text, thread_of(state, record.scenario), book)
        again = replace(turn, reading=reading)
        said = turn.reply.text if turn.reply else ""
        state = advance(state, turn.text, reading, turn.direction, said, record.scenario)
        turns.append(again)
    return replace(record, turns=tuple(turns), digests=replace(record.digests, rules=book.digest))


def _labels(turn: Turn) -> tuple[object, ...]:
    return tuple((act.kind, act.flags, act.about) for act in turn.reading.acts)


def _seen(card: Scorecard) -> tuple[object, ...]:
    points = tuple((each.id, each.applies, each.points) for each in card.criteria)
    taken = tuple((each.act, each.points) for each in card.deductions)
    return (card.total, card.band, card.not_scored, card.failed, card.outcome, points, taken)
