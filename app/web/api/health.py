"""Whether the service lives, is ready, and what it is; for machines that watch it."""

import asyncio
from importlib.metadata import version

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from app.spin.errors import CoachError

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> JSONResponse:
    """The database answers and has today's schema. What becomes of calls to the model is reported.

    They are made ("closed"), left out while it rests ("open"), or tried by one ("half_open"); the scripted buyer is
    ready in any case.
    """
    state = request.app.state
    try:
        ready = await run_in_threadpool(state.store.is_ready)
    except CoachError:
        ready = False
    body: dict[str, object] = {"status": "ready" if ready else "not ready", "database": ready}
    body |= {"voice": state.voice_name}
    if state.settings.has_model:
        now = asyncio.get_running_loop().time()
        body |= {"model": {"calls": state.breaker.state(now), "rests_seconds": round(state.breaker.rests(now))}}
    return JSONResponse(body, 200 if ready else 503)


@router.get("/version")
async def what(request: Request) -> dict[str, str]:
    """The version, and the digests of rules and rubric it labels and scores with."""
    state = request.app.state
    return {"version": version("spin-coach"), "rules": state.book.digest, "rubric": state.rubric.digest}
