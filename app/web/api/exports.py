"""Scorecards as HR downloads them, streamed."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.coaching.desk import Desk
from app.coaching.results import Scoring
from app.reports.csv_file import csv_lines
from app.reports.schema import schema_text
from app.reports.writers import MEDIA, WRITERS, days
from app.store.rows import Filters
from app.web.api.shapes import errors

router = APIRouter(prefix="/api/exports", tags=["exports"])
Format = Literal["csv", "xlsx", "json"]


class Wanted(BaseModel):
    """Which practices, and for whom: `raw` leaves the text of a CSV as typed, for machines.

    `scoring` is the first of each practice, which counts, or the newest.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    since: date | None = Field(None, alias="from")
    until: date | None = Field(None, alias="to")
    scenario: str = Field("", max_length=100)
    trainee: str = Field("", max_length=100)
    scoring: Scoring = "first"
    raw: bool = False


@router.get("/scorecards.schema.json")
def described() -> Response:
    """The JSON Schema of the JSON export."""
    return Response(schema_text(), media_type="application/schema+json")


@router.get("/scorecards.{form}", response_class=StreamingResponse, responses=errors(422, 503))
async def scorecards(form: Format, request: Request, wanted: Annotated[Wanted, Query()]) -> StreamingResponse:
    """All finished practices that pass the filters, oldest first."""
    desk: Desk = request.app.state.desk
    results = desk.overview.results(
        Filters(*days(wanted.since, wanted.until), wanted.scenario, wanted.trainee), wanted.scoring
    )
    pieces = csv_lines(results, harmless=False) if wanted.raw and form == "csv" else WRITERS[form](results)
    name = f'attachment; filename="scorecards.{form}"'
    return StreamingResponse(
        iterate_in_threadpool(pieces), media_type=MEDIA[form], headers={"Content-Disposition": name}
    )
