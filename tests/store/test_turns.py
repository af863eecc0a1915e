"""A turn is stored once and answered once, whoever tries, however often, in whatever order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from app.spin.errors import CoachError, PracticeEnded, StillSpeaking, TurnChanged, UnknownPractice
from app.store.rows import Lease, StoredTurn
from app.store.store import Store
from tests.store import rows

LATER = rows.NOON + timedelta(seconds=60)


def begun(store: Store) -> str:
    practice = rows.practice()
    store.practices.add(practice)
    return practice.id


def last(store: Store, practice: str) -> StoredTurn:
    return store.practices.load(practice).turns[-1]


def test_a_turn_comes_back_as_it_was_stored(store: Store) -> None:
    practice = begun(store)
    said, lease = rows.said(), rows.lease(practice)
    assert store.turns.append(said, lease) is None
    found = last(store, practice)
    assert (found.turn.reading, found.turn.direction) == (said.reading, said.direction)
    assert (found.turn.text, found.client_turn_id, found.said_at) == (said.text, said.client_turn_id, said.at)
    assert found.lease == lease
    assert found.turn.reply is None


def test_the_same_turn_again_is_the_turn_that_is_there(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    assert store.turns.append(rows.said(), rows.lease(practice)) == 1
    store.turns.answer(rows.lease(practice), rows.answer(ends="goodbye"))
    assert store.turns.append(rows.said(), rows.lease(practice)) == 1
    assert len(store.practices.load(practice).turns) == 1


def test_the_same_id_with_other_words_is_refused(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    with pytest.raises(TurnChanged):
        store.turns.append(replace(rows.said(), text="别的话"), rows.lease(practice))


def test_a_second_turn_waits_for_the_answer_to_the_first(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(1), rows.lease(practice, 1))
    with pytest.raises(StillSpeaking):
        store.turns.append(rows.said(2), rows.lease(practice, 2))
    store.turns.answer(rows.lease(practice, 1), rows.answer())
    with pytest.raises(StillSpeaking):
        store.turns.append(rows.said(1, client_turn_id="late"), rows.lease(practice, 1))
    assert store.turns.append(rows.said(2), rows.lease(practice, 2)) is None


def test_nothing_is_said_after_the_end_or_in_no_practice(store: Store) -> None:
    practice = begun(store)
    store.practices.end(practice, "seller", LATER)
    with pytest.raises(PracticeEnded):
        store.turns.append(rows.said(), rows.lease(practice))
    with pytest.raises(UnknownPractice):
        store.turns.append(rows.said(), rows.lease("0" * 32))


def test_of_five_at_once_one_is_stored(store: Store) -> None:
    practice = begun(store)

    def say(place: int) -> str:
        try:
            store.turns.append(rows.said(client_turn_id=f"tab-{place}"), rows.lease(practice))
        except CoachError as error:
            return type(error).__name__
        return "stored"

    with ThreadPoolExecutor(5) as pool:
        assert sorted(pool.map(say, range(5))) == ["StillSpeaking"] * 4 + ["stored"]
    assert len(store.practices.load(practice).turns) == 1


def test_an_answer_ends_the_turn_and_may_end_the_talk(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    assert store.turns.answer(rows.lease(practice), rows.answer("再见。", ends="goodbye"))
    talk = store.practices.load(practice)
    assert talk.unanswered is None
    assert talk.spoken[0].reply == rows.answer("再见。").reply
    assert (talk.practice.ended, talk.practice.ended_at) == ("goodbye", rows.NOON)
    assert talk.turns[0].took.first_word_ms == 3


def test_an_answer_is_given_once(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    assert store.turns.answer(rows.lease(practice), rows.answer("one"))
    assert not store.turns.answer(rows.lease(practice), rows.answer("two"))
    reply = last(store, practice).turn.reply
    assert reply
    assert reply.text == "one"


def test_who_lost_the_lease_cannot_answer_or_renew_any_more(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    new = store.turns.take(rows.lease(practice), "other", LATER)
    assert new == Lease(practice, 1, 2, "other", LATER)
    assert not store.turns.answer(rows.lease(practice), rows.answer("too late"))
    assert store.turns.renew([rows.lease(practice)], LATER) == [rows.lease(practice)]
    assert store.turns.answer(new, rows.answer("in time"))


@pytest.mark.parametrize("workers", [6])
def test_a_lease_is_taken_over_by_one(store: Store, workers: int) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    take: Callable[[int], Lease | None] = lambda n: store.turns.take(rows.lease(practice), f"process-{n}", LATER)  # noqa: E731 # a name for the pool
    with ThreadPoolExecutor(workers) as pool:
        taken = [each for each in pool.map(take, range(workers)) if each]
    assert len(taken) == 1
    assert last(store, practice).lease == taken[0]


def test_a_renewed_lease_has_not_expired(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    mine = rows.lease(practice)
    assert mine in store.turns.expired(LATER)
    assert store.turns.renew([mine], LATER + timedelta(seconds=1)) == []
    assert practice not in {each.practice for each in store.turns.expired(LATER)}
    assert practice in {each.practice for each in store.turns.unanswered()}
    store.turns.answer(mine, rows.answer())
    assert practice not in {each.practice for each in store.turns.unanswered()}


def test_renewing_an_answered_turn_is_no_loss(store: Store) -> None:
    practice = begun(store)
    store.turns.append(rows.said(), rows.lease(practice))
    store.turns.answer(rows.lease(practice), rows.answer())
    assert store.turns.renew([rows.lease(practice)], LATER) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b", "ab"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("<script>alert('“中文”')</script>", "<script>alert('“中文”')</script>"),
        ("abc\u202edef\u200f \u2066x\u2069", "abc\u202edef\u200f \u2066x\u2069"),
        ("  leading\n\ttabs and 𠮷 👩‍🔧  ", "  leading\n\ttabs and 𠮷 👩‍🔧  "),
    ],
)
def test_words_are_kept_as_typed_but_for_what_no_database_holds(store: Store, typed: str, kept: str) -> None:
    practice = begun(store)
    store.turns.append(rows.said(text=typed), rows.lease(practice))
    store.turns.answer(rows.lease(practice), rows.answer(typed))
    turn = last(store, practice).turn
    assert turn.text == kept
    assert turn.reply
    assert turn.reply.text == kept


def test_times_come_back_as_the_same_instant_in_utc(store: Store) -> None:
    shanghai = datetime(2026, 11, 21, 20, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8)))
    practice = rows.practice(created_at=shanghai)
    store.practices.add(practice)
    found = store.practices.load(practice.id).practice.created_at
    assert found == shanghai
    assert found.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="names no instant"):
        store.practices.add(rows.practice(created_at=datetime(2026, 11, 21)))  # noqa: DTZ001 # the very mistake
