"""HR's page: finished practices, filtered, to read and to take away."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.desk import Desk
from app.content.scenario.library import Library
from app.reports.columns import COLUMNS, Result
from app.reports.writers import days
from app.spin.standing import Standing
from app.store.rows import Filters
from app.web.pages.home import tag_of
from app.web.render import render

router = APIRouter(include_in_schema=False)

MOST_ROWS = 200  # a page is for looking; the downloads have all


@dataclass(frozen=True, slots=True)
class Row:
    """One finished practice."""

    practice: str
    trainee: str
    title: str
    tag: str
    mode: str
    attempt: Standing | None
    ended_at: datetime
    minutes: int
    turns: int
    total: float | None
    band: str
    not_scored: str
    outcome: str
    failed: bool
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class HrPage:
    """What HR's page shows."""

    rows: tuple[Row, ...]
    more: bool  # whether there are more than the page shows
    since: str
    until: str
    scenario: str
    trainee: str
    scenarios: tuple[tuple[str, str], ...]  # slug and title, for the filter
    query: str  # the filters as a query string, for the downloads
    columns: tuple[tuple[str, str], ...]  # name and meaning of each column of the downloads


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _row(result: Result) -> Row:
    counts = dict(result.card.counts)
    scored = not result.card.not_scored
    return Row(
        practice=result.practice,
        trainee=result.trainee,
        title=result.title,
        tag=tag_of(result.language),
        mode=result.mode,
        attempt=result.standing,
        ended_at=result.ended_at,
        minutes=round((result.ended_at - result.started_at).total_seconds() / 60),
        turns=counts.get("turns", 0),
        total=result.card.total if scored else None,
        band=result.card.band if scored else "",
        not_scored=result.card.not_scored,
        outcome=result.card.outcome if scored else "",
        failed=result.card.failed,
        counts=(counts["situation"], counts["problem"], counts["implication"], counts["need_payoff"]),
    )


@router.get("/hr")
async def hr(request: Request) -> Response:
    """Finished practices between two days, of a scenario, of a trainee."""
    asked = request.query_params
    first, last = _day(asked.get("from", "")), _day(asked.get("to", ""))
    since, until = (day.isoformat() if day else "" for day in (first, last))
    scenario, trainee = asked.get("scenario", ""), asked.get("trainee", "").strip()
    wanted = Filters(*days(first, last), scenario, trainee)
    desk: Desk = request.app.state.desk
    library: Library = request.app.state.library
    found = await desk.overview.newest(wanted, MOST_ROWS + 1)
    chosen = {"from": since, "to": until, "scenario": scenario, "trainee": trainee}
    page = HrPage(
        rows=tuple(_row(each) for each in found[:MOST_ROWS]),
        more=len(found) > MOST_ROWS,
        since=since,
        until=until,
        scenario=scenario,
        trainee=trainee,
        scenarios=tuple((slug, each.scenario.title) for slug, each in library.scenarios.items()),
        query=urlencode({name: value for name, value in chosen.items() if value}),
        columns=tuple((column.name, column.about) for column in COLUMNS),
    )
    return render(request, "hr.html", page=page)
