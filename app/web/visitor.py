"""Who is asking, before there are accounts: a random mark in a cookie, so that she finds her own practices again."""

import re
import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

COOKIE: Final = "coach_visitor"
NAME: Final = "coach_trainee"
YEAR: Final = 365 * 24 * 3600
_MARK = re.compile(r"[A-Za-z0-9_-]{22}")


def visitor_of(request: Request) -> str:
    """The visitor's mark, or an empty string for someone who has none yet."""
    mark = request.cookies.get(COOKIE, "")
    return mark if _MARK.fullmatch(mark) else ""


def new_visitor() -> str:
    """A mark nobody else has (128 random bits)."""
    return secrets.token_urlsafe(16)


def remember(request: Request, response: Response, cookie: str, value: str) -> None:
    """Keep a value with the browser for a year: out of reach of scripts, never sent along from other sites."""
    secure = request.url.scheme == "https"
    response.set_cookie(cookie, value, max_age=YEAR, path="/", httponly=True, samesite="lax", secure=secure)
