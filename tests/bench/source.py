"""A model that costs next to nothing: streams the same answer at a fixed pace to as many as ask. Runs as a process."""

import argparse
import asyncio
import json
import re
from typing import cast

import uvloop

# As long as the guard lets an answer flow: at 50 tokens a second it takes a good three seconds.
ANSWER = (
    "Well, it depends on what you want to hear, to be honest. Most days the work gets done, and the people who do it "
    "know each other so well that they hardly need to talk. When somebody is away we move things around, and by the "
    "evening nobody remembers that there was any trouble. I would not call it a system, it is more like a habit that "
    "grew over the years, and everybody here has made some kind of peace with it, each in his own way. The younger "
    "ones ask from time to time why it is done like this, and then somebody tells them the story of the old hall and "
    "the flood, and they laugh and go back to work. I do not say it is perfect, and I do not say it cannot be "
    "improved by somebody who has seen how others do it. But it has carried us this far."
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
TAIL = b"0\r\n\r\n"


def _chunk(delta: dict[str, str], finish: str | None) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    event = {"id": "chatcmpl-0", "object": "chat.completion.chunk", "created": 1, "model": "bench", "choices": [choice]}
    return b"data: " + json.dumps(event).encode() + b"\n\n"


def answer() -> list[bytes]:
    """The pieces of the body as they go over the wire, one a token."""
    tokens = re.findall(r"\s?[^\s]+", ANSWER)
    events = [_chunk({"content": each}, None) for each in tokens]
    events.append(_chunk({}, "stop") + b"data: [DONE]\n\n")
    return [b"%x\r\n%b\r\n" % (len(each), each) for each in events]


class Source(asyncio.Protocol):
    """One connection; answers its requests one after another."""

    def __init__(self, pieces: list[bytes], first: float, pause: float) -> None:
        self._pieces, self._first, self._pause = pieces, first, pause
        self._loop = asyncio.get_running_loop()
        self._got = b""
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, _: Exception | None) -> None:
        """Stop talking to nobody."""
        if self._timer:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Answer once the request is whole."""
        self._got += data
        head, found, body = self._got.partition(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length:\s*(\d+)", head)
        if found and len(body) >= (int(length[1]) if length else 0):
            self._got = b""
            begin = self._loop.time() + self._first
            self._timer = self._loop.call_at(begin, self._say, 0, begin)

    def _say(self, number: int, begin: float) -> None:
        if number == len(self._pieces):
            self._transport.write(TAIL)
            return
        self._transport.write(self._pieces[number] if number else HEAD + self._pieces[0])
        # Along a fixed scale: a late piece does not push the next ones back.
        self._timer = self._loop.call_at(begin + (number + 1) * self._pause, self._say, number + 1, begin)


async def _main() -> None:
    parser = argparse.ArgumentParser(description="A cheap model for measurements.")
    parser.add_argument("--first", type=float, default=0.1, help="seconds to the first token")
    parser.add_argument("--rate", type=float, default=50.0, help="tokens a second of each stream")
    given = parser.parse_args()
    pieces = answer()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Source(pieces, given.first, 1 / given.rate), "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_main())
