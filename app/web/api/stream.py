"""Turn events → server-sent events: framing, and where a listener left off."""

from collections.abc import AsyncIterator
from typing import Final

import orjson
from fastapi import Request
from starlette.responses import StreamingResponse

from app.coaching.answering.live import TurnEvent

PING: Final = b": the line stands\n\n"
RETRY: Final = b"retry: 2000\n\n"
HEADERS: Final = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def stream(number: int, events: AsyncIterator[TurnEvent]) -> StreamingResponse:
    """The events of a turn as an event stream."""
    return StreamingResponse(_frames(number, events), media_type="text/event-stream", headers=HEADERS)


def left_off(request: Request, number: int) -> int:
    """The place after `Last-Event-ID` ("<turn>.<n>"); 0 where there is none or it belongs to another turn."""
    given = request.headers.get("last-event-id") or request.query_params.get("last_event_id", "")
    turn, _, place = given.partition(".")
    return int(place) if turn == str(number) and place.isascii() and place.isdigit() else 0


async def _frames(number: int, events: AsyncIterator[TurnEvent]) -> AsyncIterator[bytes]:
    before = RETRY  # goes along with the first event: it says nothing by itself
    async for event in events:
        yield before + (PING if event.kind == "ping" else _frame(number, event))
        before = b""


def _frame(number: int, event: TurnEvent) -> bytes:
    place = b"id: %d.%d\n" % (number, event.id) if event.id else b""
    return b"%bevent: %b\ndata: %b\n\n" % (place, event.kind.encode(), orjson.dumps(event.data))
