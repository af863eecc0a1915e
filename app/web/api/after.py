"""What follows a finished talk, for programs: second tries, attempts, objections to labels."""

from fastapi import APIRouter, Request, Response
from starlette.concurrency import iterate_in_threadpool
from starlette.responses import StreamingResponse

from app.coaching.after.after import After
from app.coaching.after.sheets import sheet_from
from app.web.api.after_shapes import (
    BranchIn,
    BranchOut,
    ComparisonOut,
    ContestIn,
    ContestOut,
    DecisionIn,
    PairOut,
    SheetIn,
    StandingOut,
    TryOut,
)
from app.web.api.shapes import body_schema, errors, read_body
from app.web.visitor import visitor_of

router = APIRouter(prefix="/api", tags=["after the talk"])


def _after(request: Request) -> After:
    after: After = request.app.state.desk.after
    return after


@router.post(
    "/practices/{practice}/branches",
    status_code=201,
    responses=errors(403, 404, 409, 422, 503),
    openapi_extra=body_schema(BranchIn),
)
async def again(practice: str, request: Request, response: Response) -> BranchOut:
    """Begin a practice that shares all before the turn; the same one again while nothing new was said in it."""
    given = await read_body(request, BranchIn)
    ident = await _after(request).moments.again(practice, given.turn, visitor_of(request))
    response.headers["Location"] = f"/api/practices/{ident}"
    return BranchOut(id=ident, branch_of=practice, turn=given.turn)


@router.get("/practices/{practice}/branches", responses=errors(404, 503))
async def pairs(practice: str, request: Request) -> list[PairOut]:
    """The moments of this practice that she tried twice, side by side; nothing for anybody else."""
    found = await _after(request).moments.pairs(practice, visitor_of(request))
    return [PairOut(turn=each.turn, first=TryOut.of(each.first), second=TryOut.of(each.second)) for each in found]


@router.post("/practices/{practice}/submission", responses=errors(403, 404, 409, 503))
async def submit(practice: str, request: Request) -> StandingOut | None:
    """Submit the practice as an attempt, for good; a second time changes nothing."""
    attempts = _after(request).attempts
    await attempts.submit(practice, visitor_of(request))
    found = await attempts.standing(practice)
    return StandingOut.of_standing(found) if found else None


@router.get("/practices/{practice}/submission", responses=errors(404, 503))
async def standing(practice: str, request: Request) -> StandingOut | None:
    """Which attempt it is; null while she keeps it to herself."""
    after = _after(request)
    await after.who(practice, "")
    found = await after.attempts.standing(practice)
    return StandingOut.of_standing(found) if found else None


@router.post(
    "/practices/{practice}/contests",
    responses=errors(403, 404, 409, 422, 503),
    openapi_extra=body_schema(ContestIn),
)
async def contest(practice: str, request: Request) -> list[ContestOut]:
    """Object to a label; all objections of the practice. The score stays as it is."""
    given = await read_body(request, ContestIn)
    contests = _after(request).contests
    await contests.send(practice, given.turn, given.act, given.claim, given.reason, visitor_of(request))
    return [ContestOut.of_row(each, practice) for each in await contests.of(practice)]


@router.post(
    "/practices/{practice}/sheet",
    responses=errors(403, 404, 409, 422, 503),
    openapi_extra=body_schema(SheetIn),
)
async def hand_in(practice: str, request: Request) -> ComparisonOut | None:
    """Hand in the needs she found, once; how they compare with the account."""
    given = await read_body(request, SheetIn)
    sheets, visitor = _after(request).sheets, visitor_of(request)
    await sheets.hand_in(practice, sheet_from(given.troubles, given.costs, given.wants), visitor)
    return await _compared(practice, request)


@router.get("/practices/{practice}/sheet", responses=errors(403, 404, 409, 503))
async def compared(practice: str, request: Request) -> ComparisonOut | None:
    """Her sheet beside the account; null before she has handed it in or skipped it."""
    return await _compared(practice, request)


async def _compared(practice: str, request: Request) -> ComparisonOut | None:
    found = await _after(request).sheets.comparison(practice, visitor_of(request))
    return ComparisonOut.of(found) if found else None


@router.get("/contests", responses=errors(503))
async def waiting(request: Request) -> list[ContestOut]:
    """The objections that wait for the trainer."""
    found = await _after(request).contests.open()
    return [ContestOut.of_row(each.objected, each.practice, each.trainee) for each in found]


@router.post(
    "/contests/decisions", status_code=204, responses=errors(404, 422, 503), openapi_extra=body_schema(DecisionIn)
)
async def decide(request: Request) -> Response:
    """Accept or decline an objection."""
    given = await read_body(request, DecisionIn)
    await _after(request).contests.decide(given.id, given.verdict, given.note)
    return Response(status_code=204)


@router.get("/exports/contests.jsonl", response_class=StreamingResponse, responses=errors(503))
async def accepted(request: Request) -> StreamingResponse:
    """The accepted objections as labelled lines, in the form of the corpus."""
    lines = (f"{line}\n" for line in _after(request).contests.lines())
    return StreamingResponse(
        iterate_in_threadpool(lines),
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="contests.jsonl"'},
    )
