"""Answers that a process leaves behind: taken over, once, by the next one or by another."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from app.coaching.answering.live import ATTEMPT, TurnEvent
from app.coaching.clock import now
from app.coaching.desk import Desk
from app.spin.errors import ClosingDown, DatabaseInUse
from app.spin.practice import Reply
from app.store.rows import Lease, Said
from app.store.store import Store
from app.voices.voice import Voice
from tests.coaching.talk import (
    ASK,
    QUICK,
    Page,
    begun,
    desk_on,
    exchange,
    heard,
    opened,
    page,
    reply,
    run,
    until_answered,
)
from tests.coaching.voices import Says, Waits
from tests.postgres import Cluster

PATIENT = replace(QUICK, patience=15.0, lease=15.0)


@pytest.fixture(scope="module")
def postgres_url(postgres: Cluster) -> str:
    """A database that several processes may share."""
    return postgres.fresh("answers")


def throw_out(url: str) -> None:
    """End all connections to the database, as a restart of the server would."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def follow(desk: Desk, practice: str, spoke: asyncio.Event) -> list[TurnEvent]:
    """All events of the first turn; `spoke` is set at his first words."""
    seen: list[TurnEvent] = []
    async for event in desk.listen(practice, 1):
        seen.append(event)
        if event.kind == "delta":
            spoke.set()
    return [event for event in seen if event.kind != "ping"]


async def left_behind(desk: Desk, store: Store, until: timedelta) -> str:
    """A practice whose first turn was stored by a process that died before it could answer."""
    other = await begun(desk)
    await exchange(desk, other, ASK)
    turn = (await desk.view(other)).turns[0]
    practice = await begun(desk)
    said = Said(1, "one", turn.text, turn.reading, turn.direction, now())
    store.turns.append(said, Lease(practice, 1, 1, "a process that died", now() + until))
    return practice


def test_a_turn_left_behind_is_answered_when_its_lease_has_run_out(database_url: str) -> None:
    async def test() -> None:
        store = Store(database_url)
        async with opened(database_url) as desk:
            practice = await left_behind(desk, store, timedelta(seconds=0.3))
            seen = page(await heard(desk, practice, 1))
            assert seen.text == seen.done["text"] == (await reply(desk, practice)).text
            assert seen.last > 2 * ATTEMPT
            assert (await desk.view(practice)).turns[0].text == ASK
        store.close()

    run(test())


def test_nobody_needs_to_ask_for_it(database_url: str) -> None:
    async def test() -> None:
        store = Store(database_url)
        async with opened(database_url) as desk:
            practice = await left_behind(desk, store, timedelta(seconds=-1))
            await until_answered(desk, practice)
        store.close()

    run(test())


def test_a_talk_left_behind_can_be_finished(database_url: str) -> None:
    async def test() -> None:
        store = Store(database_url)
        async with opened(database_url) as desk:
            practice = await left_behind(desk, store, timedelta(hours=1))
            await desk.finish(practice)
            assert (await reply(desk, practice)).text
        store.close()

    run(test())


def test_at_start_a_single_process_waits_for_no_lease_and_one_of_several_does(database_url: str) -> None:
    async def test() -> None:
        store = Store(database_url)
        async with opened(database_url) as desk:
            practice = await left_behind(desk, store, timedelta(hours=1))
        async with opened(database_url) as desk:
            if store.is_alone:
                await until_answered(desk, practice)
            else:
                await asyncio.sleep(0.3)
                assert (await desk.view(practice)).speaking
        if not store.is_alone:
            (lease,) = (each for each in store.turns.unanswered() if each.practice == practice)
            store.turns.renew([lease], now())
        store.close()

    run(test())


def test_at_the_end_listeners_are_told_and_the_next_process_goes_on(database_url: str) -> None:
    async def test() -> None:
        first = desk_on(database_url, Waits("三十台。"), replace(QUICK, lease=3600.0))
        await first.open()
        practice = await begun(first)
        await first.say(practice, "one", ASK)
        spoke = asyncio.Event()
        listening = asyncio.create_task(follow(first, practice, spoke))
        await spoke.wait()
        await first.close()
        on_page = page(await listening)
        assert on_page.kinds == ["heard", "delta", "bye"]
        with pytest.raises(ClosingDown):
            await first.say(practice, "two", ASK)
        async with opened(database_url) as second:
            on_page.see(await heard(second, practice, 1, on_page.last))
            assert on_page.text == on_page.done["text"] == (await reply(second, practice)).text

    run(test())


def test_an_answer_that_is_nearly_there_is_waited_for_at_the_end(database_url: str) -> None:
    async def test() -> None:
        desk = desk_on(database_url, Says("好", "的。", pause=0.05), replace(QUICK, drain=5))
        await desk.open()
        practice = await begun(desk)
        await desk.say(practice, "one", ASK)
        await desk.close()
        async with opened(database_url) as second:
            assert await reply(second, practice) == Reply("好的。", "model")

    run(test())


def test_a_second_process_on_one_file_is_refused(tmp_path: Path) -> None:
    async def test() -> None:
        url = f"sqlite:///{tmp_path / 'coach.db'}"
        async with opened(url):
            other = desk_on(url)
            with pytest.raises(DatabaseInUse):
                await other.open()
            await other.close()

    run(test())


def test_two_processes_on_one_database_answer_once_and_both_hear_it(postgres_url: str) -> None:
    async def test() -> None:
        voices = Waits(), Waits()
        async with opened(postgres_url, voices[0], PATIENT) as one, opened(postgres_url, voices[1], PATIENT) as other:
            practice = await begun(one)
            await one.say(practice, "one", ASK)
            assert await other.say(practice, "one", ASK) == 1
            listening = asyncio.create_task(heard(other, practice, 1))
            await asyncio.sleep(0.4)
            voices[0].go.set()
            seen = page(await listening)
            assert seen.text == seen.done["text"] == "嗯，好。"
            assert (len(voices[0].heard), len(voices[1].heard)) == (1, 0)

    run(test())


@pytest.mark.parametrize("seen", [1, 2, 3])
def test_who_is_led_to_another_process_at_any_moment_hears_the_rest_there(postgres_url: str, seen: int) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(postgres_url, voice, PATIENT) as one, opened(postgres_url, None, PATIENT) as other:
            practice = await begun(one)
            await one.say(practice, "one", ASK)
            on_page = Page()
            waiting = other.listen(practice, 1, 0)
            on_page.see([await anext(waiting)])
            voice.go.set()
            on_page.see([await anext(waiting) for _ in range(seen - 1)])
            on_page.see(await heard(one, practice, 1, on_page.last))
            assert on_page.text == on_page.done["text"] == "嗯，好。"

    run(test())


def test_an_owner_who_slept_through_his_lease_cannot_answer_a_second_time(postgres_url: str) -> None:
    async def test() -> None:
        asleep = replace(QUICK, beat=60.0, lease=0.3)
        voice = Waits("旧话。")
        sleeper = desk_on(postgres_url, voice, asleep)
        await sleeper.open()
        async with opened(postgres_url) as other:
            practice = await begun(sleeper)
            await sleeper.say(practice, "one", ASK)
            old = asyncio.create_task(heard(sleeper, practice, 1))
            await voice.spoke.wait()
            new = page(await heard(other, practice, 1))
            voice.go.set()
            seen = page(await old)
            assert new.text == seen.text == seen.done["text"] == (await reply(other, practice)).text
            assert "restart" in seen.kinds
        await sleeper.close()

    run(test())


def test_a_database_that_is_away_for_a_moment_delays_the_answer_and_no_more(postgres_url: str) -> None:
    async def test() -> None:
        voice: Voice = Says("好的。", pause=0.3)
        async with opened(postgres_url, voice) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            throw_out(postgres_url)
            assert page(await heard(desk, practice, 1)).text == "好的。"
            assert (await reply(desk, practice)).text == "好的。"

    run(test())
