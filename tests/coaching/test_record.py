"""A practice as a file: enough to score it anywhere, and refused where it was changed."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.coaching.record import record_from_json, record_to_json
from app.coaching.rehearse import Stage
from app.spin.errors import BadRecord
from app.spin.scoring.score import score
from tests.coaching.talk import EN, ZH, begun, exchange, opened, run, shelf


@pytest.fixture(scope="module")
def file() -> str:
    """A recorded practice."""
    authored = shelf().library.scenarios[EN]
    said = authored.scenario.talks["strong"].turns
    record = Stage(authored, shelf().rules, shelf().rubric).play(said)
    return record_to_json(record, authored.text)


def test_the_file_alone_gives_the_same_scorecard(tmp_path: Path) -> None:
    async def test() -> None:
        async with opened(f"sqlite:///{tmp_path / 'coach.db'}") as desk:
            practice = await begun(desk)
            for text in shelf().library.scenarios[ZH].scenario.talks["strong"].turns:
                await exchange(desk, practice, text)
            card = await desk.finish(practice)
            stored = await desk.record(practice)
            record = record_from_json(record_to_json(stored, shelf().library.scenarios[ZH].text))
            assert record == stored
            assert await asyncio.to_thread(score, record, shelf().rubric) == card

    run(test())


def test_a_record_is_readable_by_people(file: str) -> None:
    assert "\\u" not in file
    assert len(file.splitlines()) > 100


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda file: file.update(points=100), "points"),
        (lambda file: file["turns"][0].update(label="implication"), "label"),
        (lambda file: file["turns"][0]["reading"]["acts"][0]["span"].update(more=1), "more"),
        (lambda file: file["turns"][0].update(number="1"), "number"),
        (lambda file: file.pop("digests"), "digests"),
        (lambda file: file.update(format="spin-coach/record/2"), "format"),
        (lambda file: file.update(scenario=file["scenario"] + " "), "not the one it was played with"),
    ],
)
def test_what_is_no_record_is_refused_with_the_place(
    file: str, change: Callable[[dict[str, Any]], object], why: str
) -> None:
    value = json.loads(file)
    change(value)
    with pytest.raises(BadRecord, match=why):
        record_from_json(json.dumps(value))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"'])
def test_what_is_not_even_json_is_refused(text: str) -> None:
    with pytest.raises(BadRecord, match="no recorded practice"):
        record_from_json(text)
