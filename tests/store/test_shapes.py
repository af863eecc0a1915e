"""Domain objects go into JSON and come back the same; what does not belong there is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.spin.acts.act import Reading
from app.spin.buyer.direction import Direction
from app.spin.errors import UnreadableRow
from app.spin.scoring.score import canonical
from app.store.shapes import DIRECTION, READING, SCORECARD, Shape
from tests.store import rows


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False))


@given(st.from_type(Reading))
@settings(max_examples=50)
def test_every_reading_comes_back_the_same(reading: Reading) -> None:
    assert READING.load(through_json(READING.dump(reading))) == reading


@given(st.from_type(Direction))
@settings(max_examples=50)
def test_every_direction_comes_back_the_same(direction: Direction) -> None:
    assert DIRECTION.load(through_json(DIRECTION.dump(direction))) == direction


def test_a_scorecard_comes_back_the_same_from_its_canonical_text() -> None:
    card = rows.card("a" * 32)
    assert SCORECARD.load_text(canonical(card)) == card


@pytest.mark.parametrize("path", [(), ("acts", 0), ("acts", 0, "span"), ("acts", 1, "about"), ("acts", 1, "hits", 0)])
def test_an_unknown_key_is_refused_at_every_depth(path: tuple[str | int, ...]) -> None:
    value = through_json(READING.dump(rows.READING))
    inner = value
    for step in path:
        inner = inner[step]
    inner["smuggled"] = 1
    with pytest.raises(UnreadableRow, match="smuggled"):
        READING.load(value)


@pytest.mark.parametrize(("shape", "text"), [(READING, '{"language": "xx", "acts": []}'), (SCORECARD, "{}")])
def test_another_shape_is_refused(shape: Shape[object], text: str) -> None:
    with pytest.raises(UnreadableRow, match="start the version that wrote it"):
        shape.load_text(text)


def test_a_key_with_a_default_may_be_missing_so_that_old_rows_stay_readable() -> None:
    value = through_json(READING.dump(rows.READING))
    for act in value["acts"]:
        del act["reason"]
    assert READING.load(value).acts[1].reason == ""
