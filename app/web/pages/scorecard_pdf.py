"""The scorecard as a PDF on A4, in the reader's language."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.reports.pdf import pdf_of
from app.web.debrief.paper import paper_of
from app.web.language import tongue_of
from app.web.pages.scorecard import debrief_of

router = APIRouter(include_in_schema=False)


@router.get("/practices/{practice}/scorecard.pdf")
async def scorecard_pdf(request: Request, practice: str, version: Annotated[int, Query(ge=1)] = 1) -> Response:
    """The scorecard of a practice that has ended: the first scoring, or the one asked for."""
    debrief = await debrief_of(request, practice, version)
    tongue = tongue_of(request)
    data = await run_in_threadpool(pdf_of, paper_of(debrief.page, debrief.view, tongue))
    headers = {
        "Content-Disposition": f'inline; filename="scorecard-{debrief.page.card.practice}.pdf"',
        "Content-Language": tongue.tag,
        "Vary": "Accept-Language, Cookie",
        "Cache-Control": "private, no-cache",
    }
    return Response(data, media_type="application/pdf", headers=headers)
