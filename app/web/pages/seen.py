"""What others see of her: exactly what HR and the trainer are shown, and what they are not."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.desk import Desk
from app.reports.columns import COLUMNS
from app.spin.standing import Standing
from app.store.afterwards import Objected
from app.store.rows import Summary
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """One submitted practice."""

    id: str
    title: str
    tag: str
    trainee: str
    at: datetime
    total: float | None
    band: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What others see of her."""

    shown: tuple[Shown, ...]  # newest first
    kept: int  # finished practices that nobody else sees
    objected: tuple[Objected, ...]
    columns: tuple[tuple[str, str], ...]


def _shown(each: Summary, standing: Standing) -> Shown:
    return Shown(
        id=each.id,
        title=each.title,
        tag=tag_of(each.language),
        trainee=each.trainee,
        at=standing.submitted_at,
        total=None if each.not_scored else each.total,
        band="" if each.not_scored else each.band or "",
        standing=standing,
    )


@router.get("/seen")
async def seen(request: Request) -> Response:
    """Her submitted practices and the labels she has objected to."""
    desk: Desk = request.app.state.desk
    visitor = visitor_of(request)
    own = await desk.overview.history(visitor) if visitor else []
    standings = [(each, await desk.after.attempts.standing(each.id)) for each in own if each.submitted_at]
    page = SeenPage(
        shown=tuple(_shown(each, standing) for each, standing in standings if standing),
        kept=sum(1 for each in own if each.ended and not each.submitted_at),
        objected=tuple(await desk.after.contests.of_visitor(visitor)) if visitor else (),
        columns=tuple((column.name, column.about) for column in COLUMNS),
    )
    return render(request, "seen.html", page=page)
