"""The answer: live, resumed, broken, hurried, left behind and taken over. It comes, and it comes once."""

import asyncio
from dataclasses import replace

import pytest

from app.coaching.answering.live import ATTEMPT
from app.spin.practice import Reply
from app.voices.voice import Broken
from tests.coaching.talk import ASK, QUICK, Page, begun, exchange, heard, opened, page, reply, run, until_answered
from tests.coaching.voices import Says, Waits, cut

PATIENT = replace(QUICK, patience=15.0, lease=15.0)


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
            again = await heard(desk, practice, 1)
            while [event.kind for event in again] != ["heard", "delta", "done"]:  # until it is forgotten
                await asyncio.sleep(0.02)
                again = await heard(desk, practice, 1)
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
