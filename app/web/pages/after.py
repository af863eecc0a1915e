"""Forms on a finished talk: try a moment again, object to a label, hand in needs, submit it."""

from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse

from app.coaching.after.after import After
from app.coaching.after.sheets import sheet_from
from app.spin.acts.act import Kind
from app.spin.errors import UnknownLabel
from app.spin.scoring.sheet import COLUMNS, Sheet
from app.web.form import form_of, whole
from app.web.visitor import visitor_of

router = APIRouter(include_in_schema=False)
KINDS: Final = frozenset(kind.value for kind in Kind)


def _after(request: Request) -> After:
    after: After = request.app.state.desk.after
    return after


@router.post("/practices/{practice}/again")
async def again(request: Request, practice: str) -> RedirectResponse:
    """Begin a second try at a turn and go to it."""
    form = await form_of(request)
    ident = await _after(request).moments.again(practice, whole(form.get("turn", "")), visitor_of(request))
    return RedirectResponse(f"/practices/{ident}", 303)


@router.post("/practices/{practice}/contests")
async def contest(request: Request, practice: str) -> RedirectResponse:
    """Object to a label and go back to its turn."""
    form = await form_of(request)
    turn, act, claim = whole(form.get("turn", "")), whole(form.get("act", "")), form.get("claim", "")
    if claim not in KINDS:
        raise UnknownLabel(practice, turn)
    send = _after(request).contests.send
    await send(practice, turn, act, Kind(claim), form.get("reason", ""), visitor_of(request))
    return RedirectResponse(f"/practices/{practice}/scorecard#turn-{turn}", 303)


@router.post("/practices/{practice}/sheet")
async def sheet(request: Request, practice: str) -> RedirectResponse:
    """Hand in the needs she found, or skip them, and show the comparison."""
    form = await form_of(request)
    lines = [] if "skip" in form else [form.get(column, "").splitlines() for column in COLUMNS]
    given = sheet_from(*lines) if lines else Sheet()
    await _after(request).sheets.hand_in(practice, given, visitor_of(request))
    return RedirectResponse(f"/practices/{practice}/scorecard#sheet", 303)


@router.post("/practices/{practice}/submit")
async def submit(request: Request, practice: str) -> RedirectResponse:
    """Submit the practice as an attempt and show its scorecard again."""
    await _after(request).attempts.submit(practice, visitor_of(request))
    return RedirectResponse(f"/practices/{practice}/scorecard#attempt", 303)
