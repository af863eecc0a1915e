"""The page that says what cannot be done, in the reader's language, and where to go on."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.spin.errors import CoachError
from app.web.language import tongue_of
from app.web.render import render
from app.web.words.trouble import page_trouble, trouble

LOST: Final = frozenset({"unknown_practice", "unreadable_row", "database_trouble", "unexpected"})


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What an error page shows."""

    status: int
    sentence: str  # what is wrong and what to do, never how the program failed
    practice: str = ""  # id of the conversation it happened in, where there is one to go back to


def error_page(request: Request, status: int, error: CoachError | None = None) -> HTMLResponse:
    """The page for a status, or for an error that the user can put right."""
    tongue = tongue_of(request)
    sentence = trouble(error, tongue) if error else page_trouble(status, tongue)
    page = ErrorPage(status, sentence, _practice_of(request, error))
    return render(request, "error.html", status=status, page=page)


def _practice_of(request: Request, error: CoachError | None) -> str:
    if error is None or error.key in LOST:
        return ""
    return str(request.path_params.get("practice", ""))
