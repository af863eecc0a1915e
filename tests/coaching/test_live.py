"""The events of one answer: in order, coalesced, for any number of listeners."""

import asyncio
import time

import pytest

from app.coaching.answering.live import ATTEMPT, Live, TurnEvent
from app.coaching.answering.sentences import kept
from tests.coaching.talk import page, run


async def all_of(live: Live, after: int = 0) -> list[TurnEvent]:
    return [event async for event in live.follow(after)]


def test_the_first_word_goes_out_at_once_and_later_ones_together() -> None:
    async def test() -> None:
        live = Live(1, 0.05)
        for _ in range(100):
            live.write("x")
        assert live.shown == "x" * 100
        listening = asyncio.create_task(all_of(live))
        await asyncio.sleep(0.1)
        began = time.monotonic()
        for _ in range(30):
            live.write("y")
            await asyncio.sleep(0.005)
        live.finish({})
        took = time.monotonic() - began
        deltas = [event.data["text"] for event in await listening if event.kind == "delta"]
        assert deltas[:2] == ["x", "x" * 99]
        assert "".join(deltas[2:]) == "y" * 30
        assert 3 <= len(deltas[2:]) <= 2 + took / 0.05

    run(test())


def test_no_word_is_late_by_more_than_the_pause() -> None:
    async def test() -> None:
        live = Live(1, 0.05)
        live.write("a")
        live.write("b")
        await asyncio.sleep(0.1)
        live.leave()
        assert page(await all_of(live)).text == "ab"

    run(test())


def test_words_come_before_what_follows_them() -> None:
    async def test() -> None:
        live = Live(2, 60)
        live.write("Well. I")
        live.write(" mean")
        live.restart(5)
        live.write(" Yes.")
        live.finish({"text": "Well. Yes."})
        events = await all_of(live)
        assert [event.kind for event in events] == ["delta", "delta", "restart", "delta", "done"]
        assert [event.id for event in events] == [2 * ATTEMPT + n for n in range(1, 6)]
        assert page(events).text == "Well. Yes." == live.shown

    run(test())


def test_who_is_left_waiting_is_let_go_when_the_answer_is_given_up() -> None:
    async def test() -> None:
        live = Live(1, 0.05)
        listening = [asyncio.create_task(all_of(live)) for _ in range(3)]
        await asyncio.sleep(0)
        live.write("half")
        live.abandon()
        for each in await asyncio.gather(*listening):
            assert page(each).text == "half"
        await live.ended()
        assert not live.done

    run(test())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", ""),
        ("We have thirty", ""),
        ("We have thirty machines. And", "We have thirty machines."),
        ("We have thirty machines.", "We have thirty machines."),
        ("It costs 3.5 million, about", ""),
        ("It costs 3.", ""),
        ("In 2019. Since", "In 2019."),
        ("Ask Mr. Rossi about", ""),
        ("“Is it old?” he said", "“Is it old?”"),
        ('He said "no." Then', 'He said "no."'),
        ("Really?! Well... I", "Really?! Well..."),
        ("我们有三十台。都", "我们有三十台。"),
        ("“都旧了。”他说", "“都旧了。”"),
        ("真的吗？！嗯……那", "真的吗？！嗯……"),
        ("我们有三十台，都", ""),
        ("大概3.5个点", ""),
    ],
)
def test_only_whole_sentences_are_kept(text: str, whole: str) -> None:
    assert text[: kept(text)] == whole


def test_a_silent_answer_shows_that_the_line_stands() -> None:
    async def test() -> None:
        live = Live(1, 0.05)
        listening = asyncio.create_task(all_of(live))
        await asyncio.sleep(0)
        live.ping()
        await asyncio.sleep(0)
        live.finish({})
        assert [event.kind for event in await listening] == ["ping", "done"]

    run(test())
