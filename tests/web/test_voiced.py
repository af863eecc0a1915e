"""What the model's answers took: on the trainer's page, and in the JSON for programs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.openai_server import Asked, FakeModel, Play, play
from tests.service import Forked
from tests.web.client import Trainee


def by_turn(asked: Asked) -> Play:
    """The first answer is counted by the server, the second fails."""
    return play("usage" if len(asked.body["messages"]) < 6 else "machine", "en")


@pytest.fixture
def trainee(tmp_path: Path) -> Iterator[Trainee]:
    with FakeModel(by_turn) as fake:
        running = Forked(tmp_path, OPENAI_BASE_URL=fake.address, COACH_MODEL="buyer-1").start()
        found = Trainee(running.url)
        yield found
        found.http.close()
        running.stop()


def test_trainers_see_how_the_model_did_and_programs_each_answer(trainee: Trainee) -> None:
    page = trainee.http.get("/trainer").text
    assert "buyer-1" in page
    assert "It has given no answer" in page
    practice = trainee.start()
    for number in range(3):
        trainee.say(practice, str(number), "Thank you. Please go on.")
    trainee.http.post(f"/api/practices/{practice}/finish")
    page = trainee.http.get("/trainer").text
    assert "Seconds to the first word" in page
    assert "the model left its role" in page
    assert "It is asked for every answer." in page
    chinese = trainee.http.get("/trainer", headers={"Accept-Language": "zh-CN"}).text
    assert "首字等待" in chinese
    submitted = trainee.http.post(f"/api/practices/{practice}/submission")
    assert submitted.status_code == 200, submitted.text
    (found,) = trainee.http.get("/api/exports/scorecards.json").json()
    first, second, _ = found["answers"]
    assert (first["voice"], first["fallback"], first["estimated"]) == ("model", "", False)
    assert (first["prompt_tokens"], first["answer_tokens"], first["waited_ms"]) == (9, 5, None)
    assert 0 <= first["first_word_ms"] < 10_000
    assert (second["voice"], second["fallback"], second["estimated"]) == ("scripted", "voice.out_of_role", True)
