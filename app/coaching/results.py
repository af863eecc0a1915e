"""Finished practices as HR reads them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from app.reports.columns import Result
from app.spin.took import Answered
from app.store.rows import Filters, Finished
from app.store.store import Store

Scoring: TypeAlias = Literal["first", "newest"]


def results(store: Store, filters: Filters, scoring: Scoring = "first") -> Iterator[Result]:
    """Finished practices with their scorecards in the order they ended. Blocking: for threads and commands.

    The first scoring is the one that counts; the newest only on request.
    """
    for found in store.practices.finished(filters):
        chunk = _newest_cards(store, found) if scoring == "newest" else found
        answers = store.voices.of(each.practice.id for each in chunk)
        yield from (_result(each, answers[each.practice.id]) for each in chunk)


def _newest_cards(store: Store, chunk: list[Finished]) -> list[Finished]:
    newest = store.scorecards.newest(each.practice.id for each in chunk)
    cards = ((each, *newest[each.practice.id]) for each in chunk)
    return [replace(each, version=version, card=card) for each, version, card in cards]


def newest(store: Store, filters: Filters, limit: int) -> list[Result]:
    """Those that ended last, newest first. Blocking."""
    return [_result(each) for each in store.practices.newest(filters, limit)]


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
        version=found.version,
        answers=answers,
    )
