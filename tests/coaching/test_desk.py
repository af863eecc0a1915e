"""A practice from its first word to its scorecard, and everything a trainee can do wrong on the way."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.coaching.answering.live import TurnEvent
from app.coaching.clock import now
from app.content.scenario.library import Library
from app.reports.columns import Result
from app.spin.errors import (
    CoachError,
    EmptyTurn,
    NotEnded,
    PracticeEnded,
    StillSpeaking,
    TurnChanged,
    TurnTooLong,
    UnknownPractice,
    UnknownScenario,
    UnknownTurn,
)
from app.spin.scoring.score import score
from app.store.rows import Filters
from tests.coaching.talk import ASK, EN, ZH, Page, begun, exchange, heard, opened, page, run, shelf
from tests.coaching.voices import Waits


def strong(scenario: str) -> Iterable[str]:
    return shelf().library.scenarios[scenario].scenario.talks["strong"].turns


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_a_whole_practice_is_led_scored_and_found_again(database_url: str, scenario: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            start = await desk.start(scenario, "coached", "  韩梅梅 ", f"visitor {scenario}")
            assert start.opening in start.scenario.lines["opening"]
            assert (start.trainee, start.ended, start.speaking, start.turns) == ("韩梅梅", "", False, ())
            told: list[str] = []
            events: list[TurnEvent] = []
            for text in strong(scenario):
                events = await exchange(desk, start.id, text)
                seen = page(events)
                assert seen.kinds[0] == "heard"
                assert seen.kinds[-1] == "done"
                assert seen.text == seen.done["text"]
                told += [fact["fact"] for fact in seen.done["account"]]
            view = await desk.view(start.id)
            assert [each.fact for each in view.account] == list(dict.fromkeys(told))
            assert len(told) > 5
            assert view.counts == events[0].data["counts"]
            card = await desk.finish(start.id)
            assert card.total > 60
            assert card == score(await desk.record(start.id), shelf().rubric)
            assert await desk.finish(start.id) == card == await desk.scorecard(start.id)

    run(test())


def test_a_finished_practice_stands_in_the_history_and_in_exports(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = (await desk.start(ZH, "coached", "", "historian")).id
            await exchange(desk, practice, ASK)
            card = await desk.finish(practice)
            (summary,) = await desk.overview.history("historian")
            assert (summary.id, summary.total, summary.turns) == (practice, card.total, 1)
            await desk.after.attempts.submit(practice, "historian")
            rows = await asyncio.to_thread(list, desk.overview.results(Filters(scenario=ZH)))
            assert [row.card for row in rows if row.practice == practice] == [card]

    run(test())


def test_the_label_comes_before_the_buyer_s_first_word(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            event = (await exchange(desk, practice, ASK))[0]
            assert (event.kind, event.data["turn"], event.data["text"]) == ("heard", 1, ASK)
            assert event.data["label"] == "situation"
            assert event.data["counts"] == {"situation": 1, "problem": 0, "implication": 0, "need_payoff": 0}
            (act,) = event.data["acts"]
            start, end = act["span"]
            assert 0 <= start < end <= len(ASK)
            assert set(act["about"].values()) == {""}, "what she met by luck is not given away"

    run(test())


def test_an_exam_keeps_the_labels_to_itself(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = (await desk.start(ZH, "exam", "", "v")).id
            event = (await exchange(desk, practice, ASK))[0]
            assert (set(event.data), event.data["text"]) == ({"turn", "text", "speaker"}, ASK)

    run(test())


def test_of_five_turns_at_once_from_two_tabs_one_is_heard(database_url: str) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(database_url, voice) as desk:
            practice = await begun(desk)
            sent = [desk.say(practice, f"tab {place}", f"{ASK}{place}") for place in range(5)]
            results = await asyncio.gather(*sent, return_exceptions=True)
            assert sorted(type(each).__name__ for each in results) == ["StillSpeaking"] * 4 + ["int"]
            voice.go.set()
            await heard(desk, practice, 1)
            assert len((await desk.view(practice)).turns) == 1
            assert len(voice.heard) == 1

    run(test())


def test_the_same_turn_sent_again_is_the_same_turn_with_the_same_answer(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            numbers = await asyncio.gather(*(desk.say(practice, "one", ASK) for _ in range(4)))
            assert numbers == [1, 1, 1, 1]
            first = page(await heard(desk, practice, 1))
            await exchange(desk, practice, "那停机的时候一般怎么处理？")
            assert await desk.say(practice, "one", ASK) == 1
            assert page(await heard(desk, practice, 1)).done == first.done
            assert len((await desk.view(practice)).turns) == 2

    run(test())


def test_the_same_id_with_other_words_is_refused(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            await exchange(desk, practice, ASK, "one")
            with pytest.raises(TurnChanged):
                await desk.say(practice, "one", "别的话")

    run(test())


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", EmptyTurn), (" \n\t\u3000", EmptyTurn), ("\0\0 \ud800", EmptyTurn), ("问" * 20_000, TurnTooLong)],
)
def test_what_cannot_be_a_turn_is_refused_with_a_sentence(
    database_url: str, text: str, refusal: type[CoachError]
) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            with pytest.raises(refusal) as refused:
                await desk.say(practice, "one", text)
            assert refused.value.remedy
            assert (await desk.view(practice)).turns == ()

    run(test())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("停机\0多吗？", "停机多吗？"),
        ("停机\ud83d多吗？", "停机多吗？"),
        ("<script>alert(1)</script> <b>停机多吗？</b>", "<script>alert(1)</script> <b>停机多吗？</b>"),
        ("\u202e停机\u2066多\u2069吗？\u200f", "\u202e停机\u2066多\u2069吗？\u200f"),
        ("  两行\r\n停机 𠮷 👩‍🔧？  ", "  两行\r\n停机 𠮷 👩‍🔧？  "),
        ("{{ 7*7 }} %s {0} '; DROP TABLE turns;--", "{{ 7*7 }} %s {0} '; DROP TABLE turns;--"),
    ],
)
def test_odd_text_is_heard_and_answered_as_typed(database_url: str, typed: str, kept: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            events = await exchange(desk, practice, typed)
            assert events[0].data["text"] == kept
            assert page(events).done["text"]
            (turn,) = (await desk.view(practice)).turns
            assert turn.text == kept
            assert all(act.span.end <= len(kept) for act in turn.reading.acts)

    run(test())


def test_after_the_end_nothing_is_said_any_more(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            await exchange(desk, practice, ASK, "one")
            with pytest.raises(NotEnded):
                await desk.scorecard(practice)
            card = await desk.finish(practice)
            assert card.not_scored == "too_short"
            with pytest.raises(PracticeEnded):
                await desk.say(practice, "two", ASK)
            assert await desk.say(practice, "one", ASK) == 1

    run(test())


def test_what_does_not_exist_is_said_not_to_exist(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            with pytest.raises(UnknownScenario):
                await desk.start("no such", "coached", "", "v")
            for unknown in ("0" * 32, "", "../etc/passwd", "\0"):
                with pytest.raises(UnknownPractice):
                    await desk.say(unknown, "one", ASK)
                with pytest.raises(UnknownPractice):
                    await desk.finish(unknown)
                with pytest.raises(UnknownPractice):
                    await heard(desk, unknown, 1)
            for number in (-1, 0, 1):
                with pytest.raises(UnknownTurn):
                    await heard(desk, practice, number)

    run(test())


def test_a_buyer_who_leaves_ends_the_talk_and_it_is_scored_without_being_asked(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            since = now() - timedelta(seconds=1)
            seen = Page()
            for place in range(5):
                seen = page(await exchange(desk, practice, "这个价格您今天必须签，不签就涨价了。", f"push {place}"))
                if seen.done["ended"]:
                    break
            assert seen.done["ended"] == "pressure"
            view = await desk.view(practice)
            assert (view.ended, view.speaking) == ("pressure", False)
            with pytest.raises(PracticeEnded):
                await desk.say(practice, "more", ASK)
            rows: list[Result] = []
            for _ in range(100):
                found = await asyncio.to_thread(list, desk.overview.results(Filters(since=since, private=True)))
                rows = [row for row in found if row.practice == practice]
                if rows:
                    break
                await asyncio.sleep(0.01)
            assert rows[0].card == await desk.finish(practice)

    run(test())


def test_finishing_in_two_tabs_gives_one_card(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            for text in list(strong(ZH))[:5]:
                await exchange(desk, practice, text)
            cards = await asyncio.gather(*(desk.finish(practice) for _ in range(4)))
            assert len({card.hash for card in cards}) == 1
            assert cards[0].not_scored == ""

    run(test())


def test_a_practice_goes_on_as_it_began_whatever_becomes_of_its_scenario(database_url: str) -> None:
    async def test() -> None:
        async with opened(database_url) as desk:
            practice = await begun(desk)
            desk.shelf = replace(desk.shelf, library=Library({}, ()))
            seen = page(await exchange(desk, practice, ASK))
            assert seen.done["text"]
            assert (await desk.view(practice)).scenario == shelf().library.scenarios[ZH].scenario
            assert (await desk.finish(practice)).scenario_digest == shelf().library.scenarios[ZH].digest

    run(test())


def test_a_turn_is_refused_while_he_speaks_and_taken_when_he_has_spoken(database_url: str) -> None:
    async def test() -> None:
        voice = Waits()
        async with opened(database_url, voice) as desk:
            practice = await begun(desk)
            await desk.say(practice, "one", ASK)
            await voice.spoke.wait()
            assert (await desk.view(practice)).speaking
            assert (await desk.view(practice)).account == ()
            with pytest.raises(StillSpeaking):
                await desk.say(practice, "two", ASK)
            voice.go.set()
            await heard(desk, practice, 1)
            assert await desk.say(practice, "two", ASK) == 2

    run(test())
