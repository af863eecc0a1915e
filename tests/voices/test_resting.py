"""An endpoint that is down: after a few turns nobody waits for it any more, and one call finds out that it is back."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.voices.breaker import Breaker
from app.voices.model import ModelVoice
from app.voices.voice import Broken
from tests.fakes.openai_server import Asked, FakeModel, Play, play
from tests.service import Forked
from tests.voices.briefs import brief, quick
from tests.web.client import Trainee

WAIT = 1.2  # seconds to the first word, at most
REST = 1.0


async def asked(voice: ModelVoice) -> str:
    """Why the voice broke; nothing where it spoke."""
    try:
        async for _ in voice.speak(brief()):
            pass
    except Broken as broken:
        return broken.reason
    return ""


async def rested(breaker: Breaker) -> None:
    """Returns when the endpoint may be tried again."""
    await asyncio.sleep(breaker.rests(asyncio.get_running_loop().time()) + 0.001)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("mute", "voice.silent"), ("401", "voice.refused"), ("429", "voice.busy"), ("500", "voice.failing")],
)
def test_an_endpoint_that_is_down_is_asked_so_often_and_then_left_alone(
    name: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.voices.model.FIRST_PAUSE", 0.01)

    async def test(fake: FakeModel) -> None:
        breaker = Breaker(2, 0.5)
        voice = ModelVoice(quick(fake.address, first_word=0.1, retries=0), breaker)
        assert [await asked(voice) for _ in range(4)] == [reason, reason, "voice.resting", "voice.resting"]
        assert len(fake.asked) == 2
        await rested(breaker)
        assert await asked(voice) == reason  # the trial
        assert await asked(voice) == "voice.resting"
        await voice.close()

    with FakeModel(play(name, "en")) as fake:
        asyncio.run(test(fake))


@pytest.mark.parametrize("name", ["machine", "empty", "garbage", "stalls", "no_finish"])
def test_an_endpoint_that_answers_badly_is_not_down(name: str) -> None:
    async def test(fake: FakeModel) -> None:
        voice = ModelVoice(quick(fake.address, between_words=0.1, retries=0), Breaker(1, 60))
        assert "voice.resting" not in {await asked(voice) for _ in range(3)}
        await voice.close()

    with FakeModel(play(name, "en")) as fake:
        asyncio.run(test(fake))


def test_who_stops_listening_leaves_the_trial_to_the_next() -> None:
    async def test(fake: FakeModel) -> None:
        breaker = Breaker(1, 0.05)
        voice = ModelVoice(quick(fake.address, first_word=0.1, retries=0), breaker)
        patient = ModelVoice(quick(fake.address, first_word=60, retries=0), breaker)
        await asked(voice)
        await rested(breaker)
        given_up = asyncio.create_task(asked(patient))
        for _ in range(1000):
            if len(fake.asked) == 2:
                break
            await asyncio.sleep(0.01)
        assert await asked(voice) == "voice.resting"
        given_up.cancel()
        await asyncio.wait([given_up])
        assert await asked(voice) == "voice.silent"
        await voice.close()
        await patient.close()

    with FakeModel(play("mute", "en")) as fake:
        asyncio.run(test(fake))


class Patient:
    """A model that is mute until it recovers."""

    def __init__(self) -> None:
        self.is_up = False

    def __call__(self, asked: Asked) -> Play:
        return play("ok" if self.is_up else "mute", asked.language)


@pytest.fixture
def model() -> Patient:
    return Patient()


@pytest.fixture
def trainee(model: Patient, tmp_path: Path) -> Iterator[Trainee]:
    with FakeModel(model) as fake:
        settings = {"COACH_REST_AFTER": "2", "COACH_REST_SECONDS": str(REST), "COACH_FIRST_WORD_SECONDS": str(WAIT)}
        running = Forked(tmp_path, OPENAI_BASE_URL=fake.address, **settings).start()
        found = Trainee(running.url)
        yield found
        found.http.close()
        running.stop()


def test_a_silent_model_costs_a_few_turns_their_wait_and_no_more(trainee: Trainee, model: Patient) -> None:
    practice = trainee.start()

    def turn(number: int) -> tuple[str, float]:
        began = time.monotonic()
        done = trainee.say(practice, str(number), "Thank you. Please go on.")[-1].data
        return done["fallback"], time.monotonic() - began

    assert trainee.http.get("/readyz").json()["model"] == {"calls": "closed", "rests_seconds": 0}
    first = [turn(number) for number in range(2)]
    assert [why for why, _ in first] == ["voice.silent"] * 2
    resting, took = turn(2)
    assert resting == "voice.resting"
    assert took < WAIT
    assert trainee.http.get("/readyz").json()["model"]["calls"] == "open"
    model.is_up = True
    time.sleep(REST)
    assert turn(3)[0] == ""
    assert trainee.http.get("/readyz").json()["model"]["calls"] == "closed"
