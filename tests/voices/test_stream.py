"""The bytes of a model's stream add up to the same words however they are torn; anything else is refused."""

from itertools import pairwise

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.voices.stream import GARBAGE, Lines
from app.voices.voice import Broken

WORDS = ("Gut", "en\n\ndata: ", " Tag", ' "{}"', " 您好", "")
END = b"data: [DONE]\n\n"


def event(text: str, finish: str | None = None) -> bytes:
    return orjson.dumps({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]})


def stream(line_end: bytes, before: bytes = b"data: ") -> bytes:
    events = [*map(event, WORDS), event("", "stop")]
    return b"".join(before + each + line_end * 2 for each in events) + END.replace(b"\n", line_end)


@pytest.mark.parametrize(
    "body", [stream(b"\n"), stream(b"\r\n"), stream(b"\n", b"data:"), stream(b"\n", b": hm\n\ndata: ")]
)
@given(cuts=st.sets(st.integers(1, 300)))
def test_torn_anywhere_it_says_the_same(body: bytes, cuts: set[int]) -> None:
    lines, places = Lines(), [0, *sorted(each for each in cuts if each < len(body)), len(body)]
    chunks = [lines.feed(body[start:end]) for start, end in pairwise(places)]
    assert "".join(each.text for each in chunks) == "".join(WORDS)
    assert [each.finish for each in chunks if each.finish] == ["stop"]
    assert [each.over for each in chunks][-1]


@pytest.mark.parametrize(
    "line",
    [
        b"data: 1\n\n",
        b"data: " + event("a") + b"," + event("b") + b"\n\n",
        b"data: {\n\n",
        b"data: " + event("a") + b"\n\ndata: {\n\n",
        b"data: " + event("a") + b"\n\n<html>\n\n",
        b"data: {}\n\n",
    ],
)
def test_what_is_no_event_is_garbage(line: bytes) -> None:
    with pytest.raises(Broken, match=GARBAGE):
        Lines().feed(line)
