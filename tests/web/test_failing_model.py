"""A model that fails in every known way, through the running service: the talk goes on and nothing typed is lost."""

import re
from collections.abc import Iterator

import pytest

from tests.fakes.openai_server import Asked, FakeModel, Play, play
from tests.service import Forked
from tests.web.client import Event, Trainee

FAILURES = (
    "401",
    "404",
    "429",
    "500",
    "mute",
    "silent",
    "stalls",
    "breaks",
    "garbage",
    "no_finish",
    "closes",
    "error_chunk",
    "empty",
    "machine",
    "huge",
)
WORKING = ("ok", "slow", "reasoning", "think", "usage")
QUICK = {"COACH_FIRST_WORD_SECONDS": "0.7", "COACH_BETWEEN_WORDS_SECONDS": "0.3", "COACH_ANSWER_SECONDS": "4"}


def by_the_words_said(asked: Asked) -> Play:
    """The play that the seller's last words name."""
    last = asked.body["messages"][-1]["content"]
    named = re.search(r"play (\w+)", last)
    return play(named[1] if named else "ok", "en")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forked]:
    """The service with a model that does what the seller says."""
    with FakeModel(by_the_words_said) as fake:
        running = Forked(tmp_path_factory.mktemp("model"), OPENAI_BASE_URL=fake.address, **QUICK).start()
        yield running
        running.stop()


@pytest.mark.parametrize("name", FAILURES)
def test_the_scripted_voice_finishes_what_the_model_cannot(trainee: Trainee, name: str) -> None:
    practice = trainee.start()
    text = f"Good morning, let us play {name} today."
    found = trainee.say(practice, "a", text)
    done = found[-1].data
    assert found[-1].kind == "done"
    assert done["fallback"]
    assert done["text"].strip()
    assert shown(found) == done["text"]
    (turn,) = trainee.read(practice)["turns"]
    assert (turn["text"], turn["reply"]) == (text, done["text"])
    again = trainee.say(practice, "b", "Thank you. How do you keep track of a tray today?")
    assert (again[-1].kind, again[-1].data["fallback"]) == ("done", "")
    for page in (f"/practices/{practice}", "/hr", "/history"):
        answer = trainee.http.get(page)
        assert answer.status_code == 200
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("name", WORKING)
def test_a_model_that_only_looks_odd_is_let_speak(trainee: Trainee, name: str) -> None:
    practice = trainee.start()
    done = trainee.say(practice, "a", f"Good morning, let us play {name} today.")[-1].data
    assert (done["voice"], done["fallback"]) == ("model", "")
    assert "think" not in done["text"].replace("let me think about that", "")


def test_an_absent_model_does_not_stop_a_talk(tmp_path_factory: pytest.TempPathFactory) -> None:
    running = Forked(tmp_path_factory.mktemp("absent"), OPENAI_BASE_URL="http://127.0.0.1:9/v1", **QUICK).start()
    trainee = Trainee(running.url)
    try:
        done = trainee.say(trainee.start("lifeng-chassis"), "a", "陈部长您好！")[-1].data
        assert done["fallback"] == "voice.absent"
        assert done["text"]
    finally:
        trainee.http.close()
        running.stop()


def shown(found: list[Event]) -> str:
    """What a reader sees who follows deltas and restarts."""
    text = ""
    for each in found:
        if each.kind == "delta":
            text += each.data["text"]
        elif each.kind == "restart":
            text = text[: each.data["keep"]]
    return text
