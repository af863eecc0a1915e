"""Listens to many event streams at once and notes when words came; as cheap as Python can be."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

LONGEST_TURN = 60.0


@dataclass(frozen=True)
class Marks:
    """How words and the end of an answer look on the wire."""

    word: bytes = b"event: delta"
    end: bytes = b"event: done"


@dataclass
class Heard:
    """One answer: seconds to the first word, the gaps between later ones, and the status if it was an error."""

    first: float = 0.0
    gaps: list[float] = field(default_factory=list)
    error: str = ""


class Ear(asyncio.Protocol):
    """One connection that sends a request and times the answer."""

    def __init__(self, marks: Marks) -> None:
        self._marks, self._loop = marks, asyncio.get_running_loop()
        self._heard, self._over = Heard(), self._loop.create_future()
        self._sent = self._last = 0.0
        self._begun = self._ending = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to write."""
        self._transport = cast("asyncio.Transport", transport)

    def connection_lost(self, _: Exception | None) -> None:
        """An answer that ends like this is none."""
        if not self._over.done():
            self._heard.error = "connection lost"
            self._over.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Note the time of words; the answer is over with the last chunk of its body."""
        now = self._loop.time()
        if not self._begun:
            self._begun = True
            if not data.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")):
                self._heard.error = data[:300].decode("latin-1")
        if self._marks.word in data:
            if self._last:
                self._heard.gaps.append(now - self._last)
            else:
                self._heard.first = now - self._sent
            self._last = now
        self._ending = self._ending or self._marks.end in data
        if (self._ending and data.endswith(b"0\r\n\r\n")) or self._heard.error:
            self._over.set_result(None)

    async def ask(self, request: bytes) -> Heard:
        """Send a request and listen to its answer to the end."""
        self._heard, self._over = Heard(), self._loop.create_future()
        self._last, self._begun, self._ending, self._sent = 0.0, False, False, self._loop.time()
        self._transport.write(request)
        try:
            async with asyncio.timeout(LONGEST_TURN):
                await self._over
        except TimeoutError:
            self._heard.error = "no end"
        return self._heard


def post(path: str, body: bytes = b"{}") -> bytes:
    """A request over a kept connection."""
    return b"POST %b HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        path.encode(),
        len(body),
        body,
    )


async def listen(
    port: int, marks: Marks, streams: int, turns: int, request: Callable[[int, int], bytes], spread: float
) -> list[Heard]:
    """`streams` talkers with `turns` answers each, begun over `spread` seconds; the answers but each one's first."""

    async def talk(number: int) -> Sequence[Heard]:
        await asyncio.sleep(spread * number / streams)
        transport, ear = await asyncio.get_running_loop().create_connection(lambda: Ear(marks), "127.0.0.1", port)
        heard = [await ear.ask(request(number, turn)) for turn in range(turns)]
        transport.close()
        return heard[1:]

    return [each for heard in await asyncio.gather(*(talk(number) for number in range(streams))) for each in heard]
