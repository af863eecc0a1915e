"""The model's voice against a real server that behaves well and badly."""

import asyncio
import logging
import time
import traceback
from dataclasses import replace
from typing import Any

import pytest

from app.spin.acts.act import Language
from app.spin.finding import Finding, Kind, Remedy
from app.voices.model import ModelVoice
from app.voices.voice import Broken, Caught
from tests.fakes.openai_server import CALM, DONE, FakeModel, Play, event, play, refuses, says
from tests.voices.briefs import brief, heard, pieces, quick

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def broken(name: str | Play, language: Language = "en", **settings: Any) -> tuple[str, list[str], int]:
    """The reason, what was heard before, and how often the server was asked."""
    said: list[str] = []
    one = play(name, language) if isinstance(name, str) else name
    with FakeModel(one) as fake, pytest.raises(Broken) as caught:
        heard(quick(fake.address, **settings), brief(language), said)
    return caught.value.reason, said, len(fake.asked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["ok", "usage", "reasoning", "think"])
def test_says_what_the_model_says_and_nothing_else(name: str, language: Language) -> None:
    with FakeModel(play(name, language)) as fake:
        assert heard(quick(fake.address), brief(language)) == CALM[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_leave_as_they_come(language: Language) -> None:
    said: list[str] = []
    with FakeModel(Play(says(CALM[language]), pause=0.01)) as fake:
        heard(quick(fake.address), brief(language), said)
    assert len(said) > 4
    assert "".join(said) == CALM[language]


@pytest.mark.parametrize(
    ("name", "reason", "asked"),
    [
        ("401", "voice.refused", 1),
        ("403", "voice.refused", 1),
        ("404", "voice.absent", 1),
        ("429", "voice.busy", 3),
        ("500", "voice.failing", 3),
        ("mute", "voice.silent", 1),
        ("silent", "voice.silent", 1),
        ("garbage", "voice.garbage", 1),
        ("huge", "voice.garbage", 1),
        ("empty", "voice.empty", 1),
        ("machine", "voice.out_of_role", 2),
    ],
)
def test_a_model_that_fails_before_the_first_word(
    name: str, reason: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.voices.model.FIRST_PAUSE", 0.01)
    found, said, times = broken(name, first_word=0.5)
    assert (found, times) == (reason, asked)
    assert "ai" not in "".join(said).lower().split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("stalls", "voice.silent"),
        ("breaks", "voice.broken_off"),
        ("no_finish", "voice.broken_off"),
        ("closes", "voice.broken_off"),
    ],
)
def test_a_model_that_fails_after_the_first_word_is_not_asked_again(name: str, reason: str, language: Language) -> None:
    found, said, times = broken(name, language)
    assert (found, times) == (reason, 1)
    assert CALM[language].startswith("".join(said))
    assert said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_that_keeps_a_figure_to_itself_is_found_out_at_the_end(language: Language) -> None:
    given, said = brief(language), list[str]()
    facts = tuple(replace(each, text="126") for each in given.scenario.facts)
    numbered = replace(given, scenario=replace(given.scenario, facts=facts))
    with FakeModel(play("ok", language)) as fake, pytest.raises(Broken) as caught:
        heard(quick(fake.address), numbered, said)
    assert (caught.value.reason, "".join(said), len(fake.asked)) == ("voice.untold", CALM[language], 1)


def test_an_error_in_the_stream_is_a_failing_model() -> None:
    one = play("error_chunk", "en")
    reason, said, times = broken(Play(one.pieces, pause=0.03))
    assert (reason, times) == ("voice.failing", 1)
    assert said


@pytest.mark.parametrize(
    "piece",
    [
        b"data: {not json}\n\n",
        b"data: [1, 2]\n\n",
        b'data: {"choices": "none"}\n\n',
        b'data: {"choices": [7]}\n\n',
        b'data: {"choices": [{"delta": {"content": ["a"]}}]}\n\n',
        b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n',
        b'{"choices": [{"message": {"content": "not streamed"}}]}\n',
        b"\x00\x01\x02\n",
    ],
)
def test_what_is_no_event_stream_is_garbage(piece: bytes) -> None:
    assert broken(Play((piece, DONE)))[0] == "voice.garbage"


def test_nobody_there() -> None:
    with FakeModel(play("ok", "en")) as fake:
        address = fake.address
    with pytest.raises(Broken) as caught:
        heard(quick(address, retries=1), brief())
    assert caught.value.reason == "voice.absent"


def test_a_second_attempt_succeeds() -> None:
    with FakeModel([refuses(500), play("ok", "en")]) as fake:
        assert heard(quick(fake.address), brief()) == CALM["en"]
    assert len(fake.asked) == 2


def test_waits_as_long_as_the_server_asks() -> None:
    begun = time.monotonic()
    with FakeModel([refuses(429, retry_after="1"), play("ok", "en")]) as fake:
        assert heard(quick(fake.address, first_word=3.0), brief()) == CALM["en"]
    assert time.monotonic() - begun >= 1


def test_does_not_wait_longer_than_the_first_word_may_take() -> None:
    begun = time.monotonic()
    assert broken(refuses(429, retry_after="60"))[0] == "voice.busy"
    assert time.monotonic() - begun < 10


def test_the_limit_of_tokens_leaves_whole_sentences() -> None:
    with FakeModel(play("length", "en")) as fake:
        said = heard(quick(fake.address, max_tokens=24), brief())
    assert said.endswith("nobody complains very loudly.")


def test_the_limit_of_tokens_before_the_first_sentence_breaks_the_answer() -> None:
    assert broken(Play(says("Well, let me think about", "length")))[0] == "voice.broken_off"


def test_thinking_does_not_count_as_the_first_word() -> None:
    thoughts = [event({"reasoning_content": "hm"})] * 40
    assert broken(Play([*thoughts, *says("Yes.")], pause=0.05), first_word=0.5)[0] == "voice.silent"


def test_an_answer_without_end_is_ended_after_a_whole_sentence() -> None:
    with FakeModel(Play(says("That is how it goes. " * 200))) as fake:
        said = heard(quick(fake.address), brief())
    assert said.endswith("That is how it goes.")
    assert len(said) < 400


@pytest.mark.parametrize("parameter", ["max_tokens", "max_completion_tokens"])
def test_sends_what_the_settings_say(parameter: str) -> None:
    with FakeModel(play("ok", "en")) as fake:
        heard(quick(fake.address, max_tokens_param=parameter, extra_body={"top_k": 3}), brief())
    sent = fake.asked[0].body
    assert sent[parameter] == 400
    assert sent["top_k"] == 3
    assert sent["stream"] is True
    assert {"max_tokens", "max_completion_tokens"} & sent.keys() == {parameter}


def test_the_key_and_the_servers_words_stay_out_of_errors_and_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = '{"error": {"message": "Incorrect key sk-very-secret for upstream-details"}}'
    with FakeModel(refuses(401, body)) as fake, pytest.raises(Broken) as caught:
        heard(quick(fake.address), brief())
    assert fake.asked[0].headers["authorization"] == "Bearer sk-very-secret"
    shown = "".join(traceback.format_exception(caught.value)) + repr(quick("")) + caplog.text
    for secret in ("sk-very-secret", "upstream-details", "filling lines"):
        assert secret not in shown
    assert "voice.refused" in caplog.text


def test_does_not_carry_the_key_to_another_host() -> None:
    with FakeModel(play("ok", "en")) as other:
        moved = refuses(307, location=f"{other.address}/chat/completions")
        assert broken(moved)[0] == "voice.failing"
    assert other.asked == []


def test_who_stops_listening_closes_the_connection() -> None:
    async def listen_a_little(address: str) -> None:
        voice, said = ModelVoice(quick(address)), list[str]()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pieces(voice, brief(), said), 0.2)
        assert said
        for _ in range(100):
            if fake.hung_up:
                break
            await asyncio.sleep(0.01)
        assert fake.hung_up == 1
        await voice.close()

    with FakeModel(Play(says(CALM["en"]), pause=0.05)) as fake:
        asyncio.run(listen_a_little(fake.address))


def test_one_client_serves_many_talks_over_kept_connections() -> None:
    async def both(address: str) -> list[list[str]]:
        voice = ModelVoice(quick(address))
        said: list[list[str]] = [[] for _ in range(20)]
        await asyncio.gather(*(pieces(voice, brief(), each) for each in said))
        await pieces(voice, brief(), said[0])
        await voice.close()
        return said

    with FakeModel(play("ok", "en")) as fake:
        said = asyncio.run(both(fake.address))
    assert "".join(said[0]) == CALM["en"] * 2
    assert all("".join(each) == CALM["en"] for each in said[1:])


def test_one_connection_serves_answer_after_answer() -> None:
    async def talk(address: str) -> None:
        voice = ModelVoice(quick(address))
        for _ in range(3):
            await pieces(voice, brief(), [])
        await voice.close()

    with FakeModel(play("ok", "en")) as fake:
        asyncio.run(talk(fake.address))
    assert len(fake.asked) == 3
    assert len({each.connection for each in fake.asked}) == 1


def told(plays: list[Play], **settings: Any) -> tuple[str, list[Finding], Caught | None, int]:
    """What was said in the end, the findings on the way, what stopped it, how often the server was asked."""
    words, findings, stopped = list[str](), list[Finding](), list[Caught]()

    async def listen(address: str) -> None:
        voice = ModelVoice(quick(address, **settings))
        try:
            async for piece in voice.speak(brief()):
                if isinstance(piece, Finding):
                    findings.append(piece)
                    words[:] = words if piece.remedy is Remedy.MENDED else []
                elif isinstance(piece, str):
                    words.append(piece)
        except Caught as caught:
            stopped.append(caught)
        finally:
            await voice.close()

    with FakeModel(plays) as fake:
        asyncio.run(listen(fake.address))
    return "".join(words), findings, stopped[0] if stopped else None, len(fake.asked)


def test_an_answer_that_the_guard_stops_is_asked_for_once_more() -> None:
    said, findings, stopped, asked = told([Play(says("We run 999 lines here.")), play("ok", "en")])
    assert (said, stopped, asked) == (CALM["en"], None, 2)
    assert findings == [Finding(Kind.NUMBER, "We run 999", 1, Remedy.AGAIN)]


def test_the_second_answer_is_the_last() -> None:
    _, findings, stopped, asked = told([Play(says("We run 999 lines.")), Play(says("Fine. How can I help you?"))] * 2)
    assert [each.remedy for each in findings] == [Remedy.AGAIN]
    assert stopped
    assert (stopped.finding.kind, stopped.finding.attempt, stopped.finding.remedy) == (Kind.HELPS, 2, Remedy.SCRIPT)
    assert asked == 2


def test_where_no_time_is_left_nobody_asks_again() -> None:
    found = told([Play(says("We run 999 lines."), first=0.3), play("ok", "en")], first_word=1.0, answer=1.2)
    assert found[3] == 1
    assert found[2] and found[2].finding.attempt == 1  # noqa: PT018


def test_what_was_taken_out_is_told_although_the_answer_stands() -> None:
    said, findings, stopped, asked = told([Play(says("(smiles) It goes on as it always has."))])
    assert (said, stopped, asked) == ("It goes on as it always has.", None, 1)
    assert findings == [Finding(Kind.MARKUP, "(smiles)", 1, Remedy.MENDED)]
