"""The answer: live, resumed, broken, hurried, left behind and taken over. It comes, and it comes once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from app.coaching.clock import now
from app.coaching.desk import Desk
from app.coaching.live import ATTEMPT
from app.spin.errors import ClosingDown, DatabaseInUse
from app.spin.practice import Reply
from app.store.rows import Lease, Said
from app.store.store import Store
from app.voices.voice import Broken, Voice
from tests.coaching.talk import ASK, QUICK, Page, begun, desk_on, exchange, heard, opened, page, run, until_answered
from tests.coaching.voices import Says, Waits, cut
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


async def reply(desk: Desk, practice: str, number: int = 1) -> Reply:
    """The stored answer to a turn."""
    found = (await desk.view(practice)).turns[number - 1].reply
    assert found
    return found


def test_a_listener_resumes_at_any_place_while_he_speaks_and_after(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("我们", "有", "三十台", "机床。", pause=0.06)) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            whole = await heard(desk, practice, 1)
            assert [event.kind for event in whole][:2] == ["heard", "delta"]
            for place, event in enumerate(whole):
                assert await heard(desk, practice, 1, event.id) == whole[place + 1 :]

    run(test())


def test_two_listeners_hear_the_same_and_one_who_leaves_changes_nothing(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("我们", "有", "三十台", "机床。", pause=0.06)) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            async for event in desk.listen(practice, 1, 0):
                if event.kind == "delta":
                    break
            first, second = await asyncio.gather(heard(desk, practice, 1), heard(desk, practice, 1))
            assert first == second
            assert page(first).text == "我们有三十台机床。"

    run(test())


def test_the_answer_comes_though_nobody_listens(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("好。", pause=0.05)) as desk:
            practice = await begun(desk)
            request = asyncio.create_task(desk.say(practice, "one", ASK))
            await asyncio.sleep(0)
            request.cancel()
            await asyncio.gather(request, return_exceptions=True)
            await until_answered(desk, practice)
            assert await reply(desk, practice) == Reply("好。", "model")

    run(test())


def test_a_page_that_comes_back_later_gets_the_whole_answer_from_the_store(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("三十台。", "都旧了。", pause=0.06), replace(QUICK, keep=0.0)) as desk:
            practice = await begun(desk)
            seen = page(await exchange(desk, practice, ASK))
            broken_off = Page().see((await heard(desk, practice, 1))[:2])
            await asyncio.sleep(0.3)
            again = await heard(desk, practice, 1)
            assert [event.kind for event in again] == ["heard", "delta", "done"]
            assert page(again).done == seen.done
            assert broken_off.see(await heard(desk, practice, 1, broken_off.last)).text == seen.text
            assert await heard(desk, practice, 1, again[-1].id) == []

    run(test())


@pytest.mark.parametrize(
    ("voice", "reason", "kept"),
    [
        (Says(fault=Broken("voice.unauthorised")), "voice.unauthorised", ""),
        (cut("我们有三十台。", "都", "旧"), "voice.cut", "我们有三十台。"),
        (cut("我们有三"), "voice.cut", ""),
        (Says("我们有。", fault=TimeoutError()), "voice.slow", "我们有。"),
        (Says(fault=ConnectionResetError()), "voice.unreachable", ""),
        (Says(), "voice.empty", ""),
        (Says(" ", "\n"), "voice.empty", ""),
        (Says("…", "我想想\0\ud800", pause=5), "voice.slow", "…"),
    ],
)
def test_whatever_the_voice_does_the_turn_is_answered(database_url: str, voice: Says, reason: str, kept: str) -> None:
    async def test() -> None:
        async with opened(database_url, voice, replace(QUICK, answer=0.2)) as desk:
            practice = await begun(desk)
            seen = page(await exchange(desk, practice, ASK))
            assert seen.text == seen.done["text"]
            assert seen.text.startswith(kept)
            assert len(seen.text) > len(kept)
            assert (seen.done["voice"], seen.done["fallback"]) == ("scripted", reason)
            assert await reply(desk, practice) == Reply(seen.text, "scripted", reason)
            assert len(voice.heard) == voice.closed

    run(test())


def test_the_scripted_words_are_those_of_the_same_direction(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            plain = await begun(desk)
            expected = page(await exchange(desk, plain, ASK)).text
        async with opened(database_url, Says(fault=Broken("voice.refused"))) as desk:
            practice = await begun(desk)
            assert page(await exchange(desk, practice, ASK)).text == expected

    run(test())


def test_a_fault_nobody_foresaw_delays_the_answer_and_no_more(
    database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def test() -> None:
        voice = Says("我们", fault=ZeroDivisionError())
        async with opened(database_url, voice) as desk:
            practice = await begun(desk)
            seen = page(await exchange(desk, practice, ASK))
            assert (seen.done["voice"], seen.done["fallback"]) == ("scripted", "voice.failing")
            assert seen.text == seen.done["text"]
            assert len(voice.heard) == QUICK.attempts
            assert seen.last > (QUICK.attempts + 1) * ATTEMPT

    run(test())
    assert "was not answered" in caplog.text


def test_the_voice_is_told_the_talk_so_far_and_what_was_earned(database_url: str) -> None:
    async def test() -> None:
        voice = Says("三十来台。")
        async with opened(database_url, voice) as desk:
            practice = await begun(desk)
            await exchange(desk, practice, ASK)
            await exchange(desk, practice, "停机的时候一般多久能修好？")
            view = await desk.view(practice)
            brief = voice.heard[-1]
            assert [(line.seller, line.buyer) for line in brief.talk] == [("", view.opening), (ASK, "三十来台。")]
            assert brief.said == "停机的时候一般多久能修好？"
            assert brief.earned == {fact for turn in view.turns for fact in turn.direction.tells}

    run(test())


def test_who_ends_the_talk_while_he_speaks_waits_for_his_last_word(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url, Says("再", "见。", pause=0.05), PATIENT) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            await desk.finish(practice)
            assert await reply(desk, practice) == Reply("再见。", "model")

    run(test())


def test_a_buyer_who_does_not_come_to_an_end_is_helped_to_it(database_url: str) -> None:
    async def test() -> None:
        voice = Waits("这个嘛。我")
        async with opened(database_url, voice) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            await voice.spoke.wait()
            listening = asyncio.create_task(heard(desk, practice, 1))
            await desk.finish(practice)
            found = await reply(desk, practice)
            assert found.text.startswith("这个嘛。")
            assert (found.voice, found.fallback) == ("scripted", "voice.hurried")
            assert page(await listening).text == found.text
            assert (await desk.view(practice)).ended == "seller"

    run(test())


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
            await asyncio.sleep(0.3)
            assert (await desk.view(practice)).speaking is not store.is_alone
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
        listening = asyncio.create_task(heard(first, practice, 1))
        await asyncio.sleep(0.1)
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
