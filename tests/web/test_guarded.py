"""What the guard stopped: asked again without a word to the trainee, told on the trainer's page and beside the talk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.openai_server import Asked, FakeModel, Play, says
from tests.service import Forked
from tests.web.client import Trainee
from tests.web.test_failing_model import shown

FIRST = "Well, that is how it goes. We open 987 trays a day."
SECOND = "Well, that is how it goes. What would you like to know?"


class Director:
    """Every first answer to a request names a figure nobody gave it; the second is good."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, asked: Asked) -> Play:
        words = SECOND if asked.raw in self._seen else FIRST
        self._seen.add(asked.raw)
        return Play(says(words), pause=0.02)


@pytest.fixture
def trainee(tmp_path: Path) -> Iterator[Trainee]:
    with FakeModel(Director()) as fake:
        running = Forked(tmp_path, OPENAI_BASE_URL=fake.address).start()
        found = Trainee(running.url)
        yield found
        found.http.close()
        running.stop()


def test_a_stopped_answer_is_asked_for_again_and_trainers_see_what_was_stopped(trainee: Trainee) -> None:
    assert "What the guard stopped" not in trainee.http.get("/trainer").text
    practice = trainee.start()
    found = trainee.say(practice, "a", "Good morning, thank you for your time.")
    done = found[-1].data
    assert (done["text"], done["voice"], done["fallback"]) == (SECOND, "model", "")
    assert shown(found) == SECOND
    kept = [each.data["keep"] for each in found if each.kind == "restart"]
    assert all(SECOND[:keep] == FIRST[:keep] and keep >= len("Well, that is how it goes.") for keep in kept)
    page = trainee.http.get("/trainer").text
    assert "What the guard stopped" in page
    assert "a figure nobody gave it" in page
    assert "We open 987" in page
    trainee.http.post(f"/api/practices/{practice}/finish")
    card = trainee.http.get(f"/practices/{practice}/scorecard").text
    assert "asked again: a figure nobody gave it" in card
    assert "987" not in card
