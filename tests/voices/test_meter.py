"""Tokens: what the server tells, else an estimate that says it is one."""

import asyncio

import pytest

from app.voices.model import ModelVoice
from app.voices.prompt import render
from app.voices.stream import Lines
from app.voices.voice import Brief, Broken, Spent
from tests.fakes.openai_server import CALM, FakeModel, Play, event, play, says
from tests.voices.briefs import brief, quick


def spent(model: Play | list[Play], given: Brief | None = None, retries: int = 0) -> list[Spent]:
    """What an answer of this model is said to take, attempt for attempt."""
    found: list[Spent] = []

    async def listen(address: str) -> None:
        voice = ModelVoice(quick(address, retries=retries))
        try:
            async for piece in voice.speak(given or brief()):
                found.extend([piece] if isinstance(piece, Spent) else [])
        except Broken:
            pass
        finally:
            await voice.close()

    with FakeModel(model) as fake:
        asyncio.run(listen(fake.address))
    return found


def test_what_the_server_counts_is_taken() -> None:
    assert spent(play("usage", "en")) == [Spent(9, 5, estimated=False)]


def test_without_a_count_it_is_estimated_from_the_characters() -> None:
    (found,) = spent(play("ok", "en"))
    asked = sum(len(each.content) for each in render(brief()).messages)
    assert found == Spent(round(asked / 4), round(len(CALM["en"]) / 4), estimated=True)


def test_a_broken_answer_was_paid_for_too_and_a_refused_request_was_not() -> None:
    (found,) = spent(play("stalls", "en"))
    assert found.estimated
    assert 0 < found.answer < len(CALM["en"]) / 4
    assert spent(play("500", "en")) == []


def test_an_attempt_that_broke_before_its_first_word_is_counted_beside_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.voices.model.FIRST_PAUSE", 0.01)
    overloaded = Play((b'data: {"error": {"message": "overloaded"}}\n\n',))
    first, second = spent([overloaded, Play(says(CALM["en"]))], retries=1)
    assert (first.answer, second.answer) == (0, round(len(CALM["en"]) / 4))


@pytest.mark.parametrize(
    "usage", ["7", "[]", '{"prompt_tokens": -1, "completion_tokens": 2}', "null", '{"prompt_tokens": 3}']
)
def test_a_count_that_is_none_is_not_taken(usage: str) -> None:
    chunk = Lines().feed(b'data: {"choices": [], "usage": %b}\n' % usage.encode())
    assert chunk.usage is None


def test_of_counts_that_grow_the_last_one_holds() -> None:
    counted = [
        event({"content": "Yes."}).replace(
            b'"choices"', b'"usage": {"prompt_tokens": 9, "completion_tokens": %d}, "choices"' % n
        )
        for n in (1, 2)
    ]
    assert spent(Play([*counted, event(None, "stop")])) == [Spent(9, 2, estimated=False)]
