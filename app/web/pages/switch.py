"""The language switch at the head of every page."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse

from app.web.form import form_of
from app.web.language import COOKIE, NAMES
from app.web.visitor import remember

router = APIRouter(include_in_schema=False)


def local(path: str) -> str:
    """The path if it stays on this site, else the home page."""
    safe = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if safe else "/"


@router.post("/language")
async def switch(request: Request) -> RedirectResponse:
    """Remember the language and go back to the page."""
    form = await form_of(request)
    response = RedirectResponse(local(form.get("back", "/")), 303)
    if form.get("tag") in NAMES:
        remember(request, response, COOKIE, form["tag"])
    return response
