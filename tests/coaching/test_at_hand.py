"""Talks carried on without being read again, and none the worse for what others did to them meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from app.coaching.answering.answers import answered
from app.coaching.at_hand import MOST, AtHand
from app.coaching.clock import now
from app.spin.errors import PracticeEnded
from app.store.rows import StoredTalk
from app.store.store import Store
from tests.coaching.talk import ASK, begun, exchange, opened, page, run
from tests.store.rows import answer, lease, practice, said


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of any database meanwhile."""
    asked: list[str] = []

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def talks(count: int) -> list[StoredTalk]:
    return [StoredTalk(practice(id=f"p{number}"), ()) for number in range(count)]


def test_the_next_turn_is_heard_without_reading_the_others(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            talk = await begun(desk)
            for number in range(3):
                with statements() as asked:
                    said = page(await exchange(desk, talk, ASK, f"turn {number}"))
                assert said.done
                assert not [each for each in asked if "scenario_text" in each]
                assert any(each.startswith("INSERT INTO turns") for each in asked)
            assert [each.number for each in (await desk.view(talk)).turns] == [1, 2, 3]

    run(test())


def test_an_answered_talk_is_in_memory_what_it_is_in_the_store(database_url: str) -> None:
    store, talk = Store(database_url), practice()
    store.migrate()
    store.practices.add(talk)
    store.turns.append(said(), lease(talk.id))
    asked = store.practices.load(talk.id)
    store.turns.answer(lease(talk.id), answer())
    assert answered(asked, answer()) == store.practices.load(talk.id)
    store.close()


def test_a_talk_carried_on_elsewhere_is_read_again(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            talk = await begun(desk)
            await exchange(desk, talk, ASK, "one")
            elsewhere = Store(database_url)
            elsewhere.turns.append(said(2), lease(talk, 2))
            elsewhere.turns.answer(lease(talk, 2), answer())
            assert await desk.say(talk, "three", ASK) == 3
            assert [each.number for each in (await desk.view(talk)).turns] == [1, 2, 3]
            elsewhere.close()

    run(test())


def test_the_same_turn_sent_again_after_its_answer_is_that_turn(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            talk = await begun(desk)
            await exchange(desk, talk, ASK, "one")
            assert await desk.say(talk, "one", ASK) == 1
            assert page(await exchange(desk, talk, ASK, "two")).done

    run(test())


def test_a_talk_ended_elsewhere_takes_no_turn(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            talk = await begun(desk)
            await exchange(desk, talk, ASK, "one")
            elsewhere = Store(database_url)
            elsewhere.practices.end(talk, "seller", now())
            elsewhere.close()
            with pytest.raises(PracticeEnded):
                await desk.say(talk, "two", ASK)

    run(test())


def test_it_keeps_as_many_as_it_says_and_no_longer_than_it_is_told() -> None:
    time = 0.0
    at_hand = AtHand(lambda: time)
    several = talks(MOST + 1)
    for each in several:
        at_hand.put(each)
    assert at_hand.take("p0") is None
    assert at_hand.take("p1") is several[1]
    assert at_hand.take("p1") is None
    time = 10.0
    at_hand.put(several[2])
    at_hand.forget(9.0)
    assert at_hand.take("p2") is several[2]
    assert at_hand.take("p3") is None
