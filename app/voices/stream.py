"""The wire format of a streamed chat completion: bytes in, words and the reason of the end out."""

from collections.abc import Iterable
from typing import NamedTuple

import orjson

from app.voices.voice import Broken

GARBAGE = "voice.garbage"
FAILING = "voice.failing"
MOST_TOKENS = 10_000_000  # in one answer; whatever tells more does not count
LONGEST_LINE = 256 * 1024  # bytes; a token needs a few hundred
DONE = b"[DONE]"
_OPENS, _BETWEEN = b"data: ", b"\n\n"
_FIELDS = (b":", b"event", b"id", b"retry", b"data")


class Chunk(NamedTuple):
    """What events add: words, the reason if one ends the answer, tokens of prompt and answer if one tells them.

    `over` is the end of the stream itself.
    """

    text: str = ""
    finish: str = ""
    over: bool = False
    usage: tuple[int, int] | None = None


class Lines:
    """Reads the bytes of an event stream; raises Broken at anything that is no event stream."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, came: bytes) -> Chunk:
        """What the events that these bytes complete add together; of several reasons and counts the last holds."""
        came = self._rest + came
        whole, _, self._rest = came.rpartition(_BETWEEN)
        events = _plain(whole) if len(came) <= LONGEST_LINE else None
        if events is not None:
            return _sum(events, over=False)
        *lines, self._rest = came.split(b"\n")
        if len(self._rest) > LONGEST_LINE or max(map(len, lines), default=0) > LONGEST_LINE:
            raise Broken(GARBAGE)
        carried = [data for data in map(_data, filter(None, lines)) if data is not None]
        told = [data for data in carried if data != DONE]
        return _sum(map(_event, told), over=len(told) < len(carried))


def _plain(whole: bytes) -> list[object] | None:
    """The events of lines of JSON that blank lines part, which is what most servers send; None for anything else."""
    if not whole.startswith(_OPENS):
        return None
    try:
        events = orjson.loads(b"[" + whole[len(_OPENS) :].replace(_BETWEEN + _OPENS, b",") + b"]")
    except orjson.JSONDecodeError:
        return None
    # No line end stands within JSON: as many events as lines, or a line held something else.
    return events if len(events) == whole.count(_BETWEEN) + 1 else None


def _sum(events: Iterable[object], *, over: bool) -> Chunk:
    texts, finish, usage = [], "", None
    for each in events:
        event = _checked(each)
        text, reason = _choice(event)
        texts.append(text)
        finish, usage = reason or finish, _usage(event) or usage
    return Chunk("".join(texts), finish, over, usage)


def _data(line: bytes) -> bytes | None:
    """What a line carries; None for a blank one, a comment, or a field that carries no data."""
    if line.startswith(b"data:"):
        return line[5:].strip()
    bare = line.strip()
    if not bare or bare.startswith(_FIELDS):
        return None
    raise Broken(GARBAGE)


def _event(data: bytes) -> object:
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Broken(GARBAGE) from None


def _checked(event: object) -> dict[str, object]:
    if type(event) is not dict:
        raise Broken(GARBAGE)
    if event.get("error"):
        raise Broken(FAILING)
    return event


def _choice(event: dict[str, object]) -> tuple[str, str]:
    """Its words and the reason if it ends the answer.

    Reasoning (`reasoning_content`, `reasoning`) stands in keys of its own and is left where it is.
    """
    choices = event.get("choices")
    if choices == []:
        return "", ""
    choice = choices[0] if type(choices) is list else None
    if type(choice) is not dict or type(delta := choice.get("delta") or {}) is not dict:
        raise Broken(GARBAGE)
    text, finish = delta.get("content") or "", choice.get("finish_reason") or ""
    if type(text) is not str or type(finish) is not str:
        raise Broken(GARBAGE)
    return text, finish


def _usage(event: dict[str, object]) -> tuple[int, int] | None:
    """Tokens as the server counts them; None for anything that is no such count."""
    told = event.get("usage")
    if not told:
        return None
    found = (told.get("prompt_tokens"), told.get("completion_tokens")) if isinstance(told, dict) else (None, None)
    prompt, answer = (each if type(each) is int and 0 <= each <= MOST_TOKENS else None for each in found)
    return None if prompt is None or answer is None else (prompt, answer)
