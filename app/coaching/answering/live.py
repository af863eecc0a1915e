"""An answer while it is being given: its events in order, for any number of listeners, from any place."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

ATTEMPT = 1_000_000  # event ids of an attempt begin here times its number, so they grow over restarts too
RETOLD = 900_000  # events told again from the store come after all that were live in the same attempt


class TurnEvent(NamedTuple):
    """One event of a turn. `id` grows strictly within the turn; a "bye" has id 0, for it is no place to resume at."""

    id: int
    kind: str
    data: dict[str, Any]


BYE = TurnEvent(0, "bye", {})
PING = TurnEvent(0, "ping", {})  # says that the line still stands; no event of the turn


class Live:
    """The events of one attempt to answer. Used from the event loop's thread only."""

    def __init__(self, attempt: int, coalesce: float) -> None:
        self.shown = ""
        self.over = False  # nothing more will come
        self.done = False  # it is answered
        self.over_at = 0.0
        self.retold_from = attempt * ATTEMPT + RETOLD
        self._last = attempt * ATTEMPT
        self._coalesce = coalesce
        self._loop = asyncio.get_running_loop()
        self._events: list[TurnEvent] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._pending = ""
        self._flushed_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._leaving = False
        self._pings = 0

    def put(self, kind: str, data: dict[str, Any]) -> None:
        """An event now, after all words written before."""
        self._flush()
        self._append(kind, data)

    def write(self, text: str) -> None:
        """Words of the answer: the first at once, later ones together with what follows within moments."""
        self.shown += text
        self._pending += text
        wait = self._flushed_at + self._coalesce - self._loop.time()
        if wait <= 0:
            self._flush()
        elif self._timer is None:
            self._timer = self._loop.call_later(wait, self._flush)

    def restart(self, keep: int) -> None:
        """Take back all but the first `keep` characters shown."""
        self.put("restart", {"keep": keep})
        self.shown = self.shown[:keep]

    def finish(self, data: dict[str, Any]) -> None:
        """The answer stands."""
        self.put("done", data)
        self.done = True
        self.abandon()

    def abandon(self) -> None:
        """Nothing more will come from this attempt."""
        self._flush()
        self.over = True
        self.over_at = self._loop.time()
        self._tell()

    def leave(self) -> None:
        """Say goodbye to all listeners; the answer itself goes on."""
        self._leaving = True
        self._tell()

    def ping(self) -> None:
        """Let every listener know that the line still stands."""
        self._pings += 1
        self._tell()

    async def ended(self) -> None:
        """Returns when nothing more will come."""
        while not self.over:
            await self._news()

    async def follow(self, after: int) -> AsyncIterator[TurnEvent]:
        """The events with an id beyond `after` as they come, until nothing more will come or the process leaves."""
        place, pings = 0, self._pings
        while True:
            while place < len(self._events):
                event = self._events[place]
                place += 1
                if event.id > after:
                    yield event
            if self.over:
                return
            if self._leaving:
                return
            if pings != self._pings:
                pings = self._pings
                yield PING
                continue
            await self._news()

    def _news(self) -> asyncio.Future[None]:
        """Done as soon as anything is told."""
        waits = self._loop.create_future()
        self._waiting.append(waits)
        return waits

    def _flush(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._pending:
            text, self._pending = self._pending, ""
            self._flushed_at = self._loop.time()
            self._append("delta", {"text": text})

    def _append(self, kind: str, data: dict[str, Any]) -> None:
        self._last += 1
        self._events.append(TurnEvent(self._last, kind, data))
        self._tell()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            if not each.done():
                each.set_result(None)
