"""The wire format of a streamed chat completion: bytes in, words and the reason of the end out."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import orjson

from app.voices.voice import Broken

Thing = TypeVar("Thing")
GARBAGE = "voice.garbage"
FAILING = "voice.failing"
MOST_TOKENS = 10_000_000  # in one answer; whatever tells more does not count
LONGEST_LINE = 256 * 1024  # bytes; a token needs a few hundred
_FIELDS = (b"event:", b"id:", b"retry:", b"event", b"id", b"retry", b"data")


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

    def feed(self, data: bytes) -> Chunk:
        """What the events that these bytes complete add together; of several reasons and counts the last holds."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_LINE or any(len(line) > LONGEST_LINE for line in lines):
            raise Broken(GARBAGE)
        return together([chunk for line in lines if (chunk := read(line)) is not None])


def together(chunks: Sequence[Chunk]) -> Chunk:
    """Several chunks as one."""
    if len(chunks) == 1:
        return chunks[0]
    texts, finishes, ends, usages = zip(*chunks, strict=True) if chunks else ((),) * 4
    return Chunk("".join(texts), _last(finishes) or "", any(ends), _last(usages))


def _last(found: Sequence[Thing]) -> Thing | None:
    return next((each for each in reversed(found) if each), None)


def read(line: bytes) -> Chunk | None:
    """The chunk of one line; None for an empty line, a comment or a field that carries no data."""
    if line.startswith(b"data:"):
        data = line[5:].strip()
        return Chunk(over=True) if data == b"[DONE]" else _chunk(data)
    bare = line.strip()
    if not bare or bare.startswith((b":", *_FIELDS)):
        return None
    raise Broken(GARBAGE)


def _chunk(data: bytes) -> Chunk | None:
    try:
        event = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise Broken(GARBAGE) from None
    if not isinstance(event, dict):
        raise Broken(GARBAGE)
    if event.get("error"):
        raise Broken(FAILING)
    choices = event.get("choices")
    if not isinstance(choices, list):
        raise Broken(GARBAGE)
    chunk = _choice(choices[0]) if choices else Chunk()
    told = event.get("usage")
    return chunk._replace(usage=usage) if told and (usage := _usage(told)) else chunk


def _usage(told: object) -> tuple[int, int] | None:
    """Tokens as the server counts them; None for anything that is no such count."""
    found = (told.get("prompt_tokens"), told.get("completion_tokens")) if isinstance(told, dict) else (None, None)
    prompt, answer = (each if type(each) is int and 0 <= each <= MOST_TOKENS else None for each in found)
    return None if prompt is None or answer is None else (prompt, answer)


def _choice(choice: object) -> Chunk:
    """Reasoning (`reasoning_content`, `reasoning`) stands in keys of its own and is left where it is."""
    if not isinstance(choice, dict):
        raise Broken(GARBAGE)
    delta, finish = choice.get("delta") or {}, choice.get("finish_reason") or ""
    text = delta.get("content") or "" if isinstance(delta, dict) else None
    if not isinstance(text, str) or not isinstance(finish, str):
        raise Broken(GARBAGE)
    return Chunk(text, finish)
