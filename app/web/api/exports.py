"""Scorecards as HR downloads them, streamed."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from app.coaching.desk import Desk
from app.reports.columns import Result
from app.reports.csv_file import csv_lines
from app.reports.json_file import json_pieces
from app.reports.xlsx_file import xlsx_pieces
from app.store.rows import Filters
from app.web.api.shapes import errors

router = APIRouter(prefix="/api/exports", tags=["exports"])
Format = Literal["csv", "xlsx", "json"]
Writer = Callable[[Iterable[Result]], Iterator[bytes]]
WRITERS: Final[Mapping[str, Writer]] = {"csv": csv_lines, "xlsx": xlsx_pieces, "json": json_pieces}
MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def filters(since: date | None, until: date | None, scenario: str, trainee: str) -> Filters:
    """Whole days in the time zone of the service: from the start of the first to the end of the last."""
    return Filters(
        datetime.combine(since, time.min).astimezone() if since else None,
        datetime.combine(until + timedelta(days=1), time.min).astimezone() if until else None,
        scenario,
        trainee,
    )


class Wanted(BaseModel):
    """Which practices, and for whom: `raw` leaves the text of a CSV as typed, for machines."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")
    scenario: str = Field("", max_length=100)
    trainee: str = Field("", max_length=100)
    raw: bool = False


@router.get("/scorecards.{form}", response_class=StreamingResponse, responses=errors(422, 503))
async def scorecards(form: Format, request: Request, wanted: Annotated[Wanted, Query()]) -> StreamingResponse:
    """All finished practices that pass the filters, oldest first."""
    desk: Desk = request.app.state.desk
    found = desk.finished(filters(wanted.since, wanted.until, wanted.scenario, wanted.trainee))
    results = _pulled(found, asyncio.get_running_loop())
    pieces = csv_lines(results, harmless=False) if wanted.raw and form == "csv" else WRITERS[form](results)
    name = f'attachment; filename="scorecards.{form}"'
    return StreamingResponse(
        iterate_in_threadpool(pieces), media_type=MEDIA[form], headers={"Content-Disposition": name}
    )


def _pulled(results: AsyncIterator[Result], loop: asyncio.AbstractEventLoop) -> Iterator[Result]:
    """The results for a writer in a thread, each fetched when it is wanted."""
    while True:
        result = asyncio.run_coroutine_threadsafe(_next(results), loop).result()
        if result is None:
            return
        yield result


async def _next(results: AsyncIterator[Result]) -> Result | None:
    return await anext(results, None)
