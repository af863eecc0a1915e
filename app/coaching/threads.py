"""The store's blocking calls, beside the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from app.spin.errors import ClosingDown

Given = ParamSpec("Given")
Thing = TypeVar("Thing")
AT_ONCE = 8  # as many as the store has connections


class Threads:
    """A pool of its own, so that the end can wait for calls whose callers have gone."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="store")
        self._closed = False

    async def run(self, call: Callable[Given, Thing], *given: Given.args, **named: Given.kwargs) -> Thing:
        """The call's result; a cancelled caller leaves the call to end by itself. Raises ClosingDown."""
        if self._closed:
            raise ClosingDown
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, partial(call, *given, **named))

    async def close(self) -> None:
        """Wait for all calls; none is taken any more."""
        self._closed = True
        await asyncio.to_thread(self._pool.shutdown)
