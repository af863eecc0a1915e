"""Which voice plays the buyer, and what that costs before anybody speaks."""

import asyncio
import subprocess
import sys

import pytest

from app.config import load_settings
from app.voices.choose import voice_for
from tests.fakes.openai_server import CALM, FakeModel, play
from tests.voices.briefs import brief, pieces

LOADED = """
import asyncio, sys
from app.config import load_settings
from app.voices.choose import voice_for

async def name():
    async with voice_for(load_settings({settings})) as voice:
        print(voice.name, *sorted({{"aiohttp", "app.voices.model"}} & sys.modules.keys()))

asyncio.run(name())
"""


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({}, "scripted"),
        ({"OPENAI_API_KEY": "sk-x"}, "model"),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, "model"),
    ],
)
def test_nothing_heavy_is_loaded_before_the_first_word(settings: dict[str, str], name: str) -> None:
    code = LOADED.format(settings=settings)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [name]


def test_the_settings_reach_the_model() -> None:
    async def talk(address: str) -> list[str]:
        settings = {
            "OPENAI_BASE_URL": address,
            "OPENAI_API_KEY": "sk-x",
            "COACH_MODEL": "buyer-1",
            "COACH_MAX_TOKENS": "300",
            "COACH_MAX_TOKENS_PARAM": "max_completion_tokens",
            "COACH_EXTRA_BODY": '{"top_k": 5}',
        }
        said: list[str] = []
        async with voice_for(load_settings(settings)) as voice:
            await asyncio.gather(pieces(voice, brief(), said), pieces(voice, brief(), []))
        return said

    with FakeModel(play("ok", "en")) as fake:
        assert "".join(asyncio.run(talk(fake.address))) == CALM["en"]
    sent = fake.asked[0]
    assert sent.headers["authorization"] == "Bearer sk-x"
    assert (sent.body["model"], sent.body["max_completion_tokens"], sent.body["top_k"]) == ("buyer-1", 300, 5)


def test_the_scripted_voice_speaks_without_any_service() -> None:
    async def talk() -> list[str]:
        said: list[str] = []
        async with voice_for(load_settings({"COACH_PACE": "0"})) as voice:
            await pieces(voice, brief(), said)
        return said

    assert asyncio.run(talk())
