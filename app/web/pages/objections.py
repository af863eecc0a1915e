"""The trainer's list of labels that trainees object to, with his word on each."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.coaching.after.after import After
from app.store.afterwards import Listed
from app.web.form import form_of
from app.web.render import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ObjectionsPage:
    """What the trainer's list shows."""

    open: tuple[Listed, ...]
    decided: tuple[Listed, ...]


@router.get("/trainer/objections")
async def objections(request: Request) -> Response:
    """What waits, and what was decided."""
    after: After = request.app.state.desk.after
    page = ObjectionsPage(tuple(await after.contests.open()), tuple(await after.contests.decided()))
    return render(request, "objections.html", page=page)


@router.post("/trainer/objections")
async def decide(request: Request) -> RedirectResponse:
    """Accept or decline one."""
    form = await form_of(request)
    after: After = request.app.state.desk.after
    verdict: Literal["accepted", "declined"] = "accepted" if form.get("verdict") == "accepted" else "declined"
    await after.contests.decide(form.get("objection", ""), verdict, form.get("note", ""))
    return RedirectResponse("/trainer/objections", 303)
