"""How many answers a model gives at once, and the fair queue of those who wait for theirs."""

import asyncio
from collections import deque
from collections.abc import Callable

SELDOM = 1.0  # seconds between two messages that tell a waiting turn its place


class _Waiting:
    """One who waits: when his turn has come, how to tell him his place, and what he was told last."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self.turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._tell = tell
        self._next = 0.0
        self._place = 0

    def stands(self, place: int) -> None:
        """Tell him his place in the queue, 1 for the next, if it has changed and he was not told just now."""
        now = asyncio.get_running_loop().time()
        if place != self._place and (now >= self._next or place == 1):
            self._place, self._next = place, now + SELDOM
            self._tell(place)


class Calls:
    """So many calls `at_once`, 0 for any number; the others wait in the order they came."""

    def __init__(self, at_once: int) -> None:
        self._limited = at_once > 0
        self._free = at_once
        self._queue: deque[_Waiting] = deque()

    async def enter(self, tell: Callable[[int], None]) -> None:
        """Returns when the call may be made; `leave` must follow. A cancelled caller has left the queue."""
        if not self._limited:
            return
        if self._free:
            self._free -= 1
            return
        waiting = _Waiting(tell)
        self._queue.append(waiting)
        waiting.stands(len(self._queue))
        try:
            await waiting.turn
        except asyncio.CancelledError:
            self._gone(waiting)
            raise

    def leave(self) -> None:
        """The call is over: the next one's turn."""
        if not self._limited:
            return
        while self._queue:
            first = self._queue.popleft()
            if not first.turn.done():
                first.turn.set_result(None)
                self._line_up()
                return
        self._free += 1

    def _gone(self, waiting: _Waiting) -> None:
        if waiting in self._queue:
            self._queue.remove(waiting)
            self._line_up()
        elif not waiting.turn.cancelled():  # his turn had come in this very moment
            self.leave()

    def _line_up(self) -> None:
        for place, each in enumerate(self._queue, 1):
            each.stands(place)
