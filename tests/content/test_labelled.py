"""Files of labelled utterances."""

import json

import pytest

from app.content.labelled import BadLine, read_samples

PLAIN = {"text": "多少人？", "lang": "zh", "label": "situation"}


def line(**fields: object) -> str:
    return json.dumps({**PLAIN, **fields}, ensure_ascii=False)


def test_text_language_and_label_are_enough_and_empty_lines_are_left_out() -> None:
    (sample,) = read_samples([line(), "\n"], "x")
    assert (sample.text, sample.language, sample.label) == ("多少人？", "zh", "situation")
    assert (sample.family, sample.fold, sample.agreed, sample.known_miss) == ("", "", None, False)


def test_the_fields_of_the_gold_are_read_and_others_left_alone() -> None:
    (sample,) = read_samples([line(id="z1", act="check", family="f", fold="held", settled="why", known_miss=True)], "x")
    assert (sample.id, sample.act, sample.family, sample.fold, sample.known_miss) == ("z1", "check", "f", "held", True)


@pytest.mark.parametrize(
    ("fields", "agreed"),
    [
        ({"first": "situation", "second": "situation"}, True),
        ({"first": "situation", "second": "problem"}, False),
        ({"first": "problem", "second": "problem"}, False),
        ({"first": "situation"}, None),
        ({"readers": ["situation", "situation"]}, True),
        ({"readers": ["situation", "situation"], "agreed": False}, False),
    ],
)
def test_agreed_is_what_the_line_says_or_what_its_readers_say(fields: dict[str, object], agreed: bool | None) -> None:
    (sample,) = read_samples([line(**fields)], "x")
    assert sample.agreed is agreed


def test_a_bad_line_is_named() -> None:
    with pytest.raises(BadLine, match=r"gold:3: label: "):
        read_samples([line(), line(), line(label="pain")], "gold")
