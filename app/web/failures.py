"""Errors → status codes and one shape of answer: a page for people, {"error": {"key", "message"}} for programs."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from app.content.errors import ContentError
from app.spin.errors import CoachError
from app.web.language import tongue_of
from app.web.pages.error import error_page
from app.web.words.trouble import page_trouble, trouble

LOG = logging.getLogger(__name__)
STATUS: Final[Mapping[str, int]] = {
    "empty_turn": 422,
    "turn_too_long": 422,
    "unknown_scenario": 404,
    "unknown_practice": 404,
    "unknown_turn": 404,
    "unknown_version": 404,
    "no_paper": 503,
    "no_next_meeting": 409,
    "practice_ended": 409,
    "not_ended": 409,
    "still_speaking": 409,
    "turn_changed": 422,
    "not_yours": 403,
    "not_an_attempt": 409,
    "unknown_label": 404,
    "unknown_objection": 404,
    "same_label": 422,
    "already_decided": 409,
    "note_too_long": 422,
    "sheet_given": 409,
    "closing_down": 503,
    "database_trouble": 503,
}
KEYS: Final[Mapping[int, str]] = {404: "not_found", 405: "not_found", 413: "too_large", 422: "bad_request"}
COME_BACK: Final = {"Retry-After": "3"}


def install(app: FastAPI) -> None:
    """Make every error of the service answer in that shape."""
    app.add_exception_handler(CoachError, _coach)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def wants_page(request: Request) -> bool:
    """Whether a person in a browser is waiting for a page, rather than a program for data."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


def refusal(key: str, message: str, status: int, **more: object) -> JSONResponse:
    """The error for a program."""
    headers = COME_BACK if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return JSONResponse({"error": {"key": key, "message": message, **more}}, status, headers=headers)


async def _coach(request: Request, error: Exception) -> Response:
    if not isinstance(error, CoachError):
        return await _unexpected(request, error)
    status = STATUS.get(error.key, HTTPStatus.INTERNAL_SERVER_ERROR)
    if isinstance(error, ContentError) or status == HTTPStatus.INTERNAL_SERVER_ERROR:
        LOG.error("%s at %s: %s", error.key, request.url.path, error)
    if wants_page(request):
        return error_page(request, status, error)
    return refusal(error.key, trouble(error, tongue_of(request)), status, **error.facts)


async def _invalid(request: Request, error: Exception) -> Response:
    first = error.errors()[0] if isinstance(error, RequestValidationError) and error.errors() else {}
    place = ".".join(str(part) for part in first.get("loc", ()) if part != "body")
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    if wants_page(request):
        return error_page(request, status)
    return refusal(
        "bad_request", page_trouble(status, tongue_of(request)), status, field=place, detail=first.get("msg", "")
    )


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    if wants_page(request):
        return error_page(request, status)
    return refusal(KEYS.get(status, "unexpected"), page_trouble(status, tongue_of(request)), status)


async def _unexpected(request: Request, error: Exception) -> Response:
    LOG.error("unexpected error at %s", request.url.path, exc_info=error)
    if wants_page(request):
        return error_page(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    return refusal("unexpected", page_trouble(500, tongue_of(request)), HTTPStatus.INTERNAL_SERVER_ERROR)
