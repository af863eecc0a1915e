"""The queue before the model: fair, told to who waits, never longer than its limit, and nobody is lost in it."""

import asyncio
from dataclasses import replace

from app.coaching.answering.calls import Calls
from tests.coaching.talk import ASK, QUICK, begun, heard, opened, page, run
from tests.coaching.voices import Waits

ONE = replace(QUICK, calls=1, in_queue=15.0, lease=15.0, patience=15.0)


def nothing(_: int) -> None:
    """Who does not care for a place."""


def test_calls_are_made_in_the_order_they_came_and_each_hears_when_it_is_next() -> None:
    async def test() -> None:
        calls, order, places = Calls(2), list[int](), dict[int, list[int]]()

        async def call(name: int) -> None:
            await calls.enter(places.setdefault(name, []).append)
            order.append(name)
            await asyncio.sleep(0.01)
            calls.leave()

        await asyncio.gather(*(call(name) for name in range(6)))
        assert order == list(range(6))
        assert {name: told[-1] for name, told in places.items() if told} == {2: 1, 3: 1, 4: 1, 5: 1}
        assert [places[name][0] for name in (2, 3, 4, 5)] == [1, 2, 3, 4]

    run(test())


def test_who_gives_up_leaves_the_queue_and_his_call_goes_to_the_next() -> None:
    async def test() -> None:
        calls = Calls(1)
        await calls.enter(nothing)
        waiting = [asyncio.create_task(calls.enter(nothing)) for _ in range(4)]
        await asyncio.sleep(0)
        waiting[1].cancel()  # in the queue
        await asyncio.sleep(0)
        calls.leave()
        waiting[0].cancel()  # his turn has come, and he does not know yet
        await asyncio.wait(waiting[:2])
        await asyncio.wait_for(waiting[2], 10)
        waiting[3].cancel()
        calls.leave()  # in the moment in which the next one gives up
        await asyncio.wait(waiting)
        await asyncio.wait_for(calls.enter(nothing), 10)

    run(test())


def test_without_a_limit_nobody_waits() -> None:
    async def test() -> None:
        calls = Calls(0)
        await asyncio.wait_for(asyncio.gather(*(calls.enter(nothing) for _ in range(100))), 10)
        calls.leave()

    run(test())


def test_who_waits_is_told_his_place_and_answered_in_turn(database_url: str) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(database_url, voice, ONE) as desk:
            first, second = await begun(desk), await begun(desk)
            await desk.say(first, "one", ASK)
            await voice.spoke.wait()
            await desk.say(second, "one", ASK)
            listening = asyncio.create_task(heard(desk, second, 1))
            await asyncio.sleep(0.05)
            assert len(voice.heard) == 1
            voice.go.set()
            events = await listening
            assert [event.kind for event in events][:3] == ["heard", "waiting", "delta"]
            assert events[1].data == {"place": 1}
            assert page(events).done["voice"] == "model"
            # Who comes back in between hears of the queue again, and only of what he has not heard.
            assert (await heard(desk, second, 1, events[0].id))[0] == events[1]
            assert (await heard(desk, second, 1, events[1].id))[0].kind == "delta"

    run(test())


def test_who_waits_too_long_is_answered_by_the_script_and_holds_no_place(database_url: str) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(database_url, voice, replace(ONE, in_queue=0.05)) as desk:
            first, second, third = await begun(desk), await begun(desk), await begun(desk)
            await desk.say(first, "one", ASK)
            await voice.spoke.wait()
            await desk.say(second, "one", ASK)
            done = page(await heard(desk, second, 1)).done
            assert (done["voice"], done["fallback"]) == ("scripted", "voice.crowded")
            voice.go.set()
            await heard(desk, first, 1)
            await desk.say(third, "one", ASK)
            assert page(await heard(desk, third, 1)).done["voice"] == "model"

    run(test())


def test_who_ends_his_talk_does_not_wait_in_the_queue(database_url: str) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(database_url, voice, replace(ONE, patience=0.05)) as desk:
            first, second = await begun(desk), await begun(desk)
            await desk.say(first, "one", ASK)
            await voice.spoke.wait()
            await desk.say(second, "one", ASK)
            await asyncio.wait_for(desk.finish(second), 10)
            assert page(await heard(desk, second, 1)).done["fallback"] == "voice.hurried"
            voice.go.set()

    run(test())
