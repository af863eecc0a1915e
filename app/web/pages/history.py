"""Her own practices: open ones to go on with, finished ones to read again, and the totals over time."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.desk import Desk
from app.store.rows import Summary
from app.web.charts import Progress, progress
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)

MOST_POINTS = 24  # more would touch each other; the table has them all


@dataclass(frozen=True, slots=True)
class Line:
    """One practice of the table."""

    id: str
    title: str
    tag: str
    mode: str
    at: datetime
    turns: int
    open: bool
    total: float | None
    band: str
    not_scored: str
    again: int  # the turn it tries again; 0 for a whole talk
    submitted: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What the progress page shows."""

    lines: tuple[Line, ...]  # newest first
    chart: Progress | None  # None until two practices are scored


def _line(each: Summary) -> Line:
    return Line(
        id=each.id,
        title=each.title,
        tag=tag_of(each.language),
        mode=each.mode,
        at=each.created_at,
        turns=each.turns,
        open=not each.ended,
        total=None if each.not_scored else each.total,
        band="" if each.not_scored else each.band or "",
        not_scored=each.not_scored or "",
        again=each.branch_turn or 0,
        submitted=each.submitted_at is not None,
    )


def _chart(lines: list[Line], tongue: Tongue) -> Progress | None:
    scored = [line for line in reversed(lines) if line.total is not None and not line.again][-MOST_POINTS:]
    points = [
        (line.total, f"{tongue.moment(line.at)} · {line.title} · {tongue.number(line.total)}")
        for line in scored
        if line.total is not None
    ]
    return progress(points) if len(points) > 1 else None


@router.get("/history")
async def history(request: Request) -> Response:
    """The visitor's practices."""
    desk: Desk = request.app.state.desk
    visitor = visitor_of(request)
    own = await desk.history(visitor) if visitor else []
    lines = sorted(map(_line, own), key=lambda line: line.at, reverse=True)
    page = HistoryPage(tuple(lines), _chart(lines, tongue_of(request)))
    return render(request, "history.html", page=page)
