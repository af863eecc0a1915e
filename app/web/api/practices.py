"""Practices: choose, start, say, listen, finish, read."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response, StreamingResponse

from app.coaching.desk import Desk
from app.coaching.view import View, speaker_of
from app.content.scenario.library import Library
from app.spin.errors import UnknownTurn
from app.spin.practice import Turn
from app.spin.scenario import Scenario
from app.spin.scoring.score import canonical
from app.web.api.shapes import (
    AgreedOut,
    BriefingOut,
    Person,
    PracticeOut,
    ScenarioOut,
    StartIn,
    StoryOut,
    TurnIn,
    TurnOut,
    body_schema,
    errors,
    read_body,
)
from app.web.api.stream import left_off, stream
from app.web.language import tongue_of
from app.web.respelling import events_for
from app.web.visitor import COOKIE, new_visitor, remember, visitor_of

router = APIRouter(prefix="/api", tags=["practices"])
EVENTS: Mapping[str, Any] = {
    "responses": {
        200: {"content": {"text/event-stream": {}}, "description": "heard, waiting, delta, restart, done, bye"}
    }
}


async def desk_of(request: Request) -> Desk:
    """The desk of this service. Asynchronous, because FastAPI sends any other kind through a thread."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]


# First: routes are tried in order, and this one is asked for most.
@router.post(
    "/practices/{practice}/turns",
    response_class=StreamingResponse,
    responses={**EVENTS["responses"], **errors(404, 409, 422, 503)},
    openapi_extra=body_schema(TurnIn),
)
async def say(practice: str, request: Request) -> StreamingResponse:
    """Say something; answers with the turn's events. The same client_turn_id and text give the same turn again."""
    # FastAPI's handing over of the desk took a tenth of the time of the route that is asked for most.
    desk = await desk_of(request)
    given = await read_body(request, TurnIn)
    number = await desk.say(practice, given.client_turn_id, given.text)
    return stream(number, events_for(tongue_of(request), desk.listen(practice, number, 0)))


@router.get("/scenarios")
def scenarios(request: Request) -> list[ScenarioOut]:
    """Every scenario that can be played."""
    library: Library = request.app.state.library
    return [_card(each.scenario) for each in library.scenarios.values()]


@router.post(
    "/practices",
    status_code=201,
    responses=errors(404, 422, 503),
    openapi_extra=body_schema(StartIn),
)
async def start(request: Request, response: Response, desk: TheDesk) -> PracticeOut:
    """Begin a practice; the buyer's opening is in the answer."""
    given = await read_body(request, StartIn)
    visitor = visitor_of(request) or new_visitor()
    view = await desk.start(given.scenario, given.mode, given.trainee.strip(), visitor, given.level)
    remember(request, response, COOKIE, visitor)
    response.headers["Location"] = f"/api/practices/{view.id}"
    return practice_out(view)


@router.get(
    "/practices/{practice}/turns/{number}/events",
    response_class=StreamingResponse,
    responses={**EVENTS["responses"], **errors(404, 422, 503)},
)
async def events(practice: str, number: int, request: Request, desk: TheDesk) -> StreamingResponse:
    """The events of a turn again, after `Last-Event-ID` where one is given."""
    view = await desk.view(practice)
    if not 1 <= number <= len(view.turns):
        raise UnknownTurn(practice, number)
    events = desk.listen(practice, number, left_off(request, number))
    return stream(number, events_for(tongue_of(request), events))


@router.post("/practices/{practice}/finish", responses=errors(404, 503))
async def finish(practice: str, desk: TheDesk) -> Response:
    """End the talk and score it; a second time gives the same scorecard."""
    return Response(canonical(await desk.finish(practice)), media_type="application/json")


@router.post("/practices/{practice}/next", status_code=201, responses=errors(404, 409, 503))
async def go_on(practice: str, request: Request, desk: TheDesk) -> PracticeOut:
    """Begin the meeting that the Advance of this talk opened."""
    return practice_out(await desk.go_on(practice, visitor_of(request)))


@router.get("/practices/{practice}", responses=errors(404, 503))
async def read(practice: str, desk: TheDesk) -> PracticeOut:
    """The practice as the viewer may see it."""
    return practice_out(await desk.view(practice))


@router.get("/practices/{practice}/scorecard", responses=errors(404, 409, 503))
async def scorecard(practice: str, desk: TheDesk, version: Annotated[int, Query(ge=1)] = 1) -> Response:
    """The scorecard, in the very bytes its hash was made of (with the hash itself); by itself the first scoring."""
    return Response(canonical(await desk.scorecard(practice, version)), media_type="application/json")


def _card(scenario: Scenario) -> ScenarioOut:
    return ScenarioOut(
        slug=scenario.slug,
        title=scenario.title,
        language=scenario.language,
        difficulty=scenario.difficulty.value,
        company=scenario.company.name,
        industry=scenario.company.industry,
        size=scenario.company.size,
        buyer=_person(scenario),
    )


def _person(scenario: Scenario) -> Person:
    return Person(name=scenario.buyer.name, title=scenario.buyer.title)


def practice_out(view: View) -> PracticeOut:
    """What goes over the wire; in exam mode the labels stay here until the talk has ended."""
    scenario, briefing = view.scenario, view.scenario.briefing
    open_exam = view.mode == "exam" and not view.ended
    return PracticeOut(
        id=view.id,
        scenario=scenario.slug,
        title=scenario.title,
        language=scenario.language,
        mode=view.mode,
        trainee=view.trainee,
        buyer=_person(scenario),
        briefing=BriefingOut(
            buyer=briefing.buyer, we_sell=briefing.we_sell, known=list(briefing.known), aim=briefing.aim
        ),
        opening=view.opening,
        level=scenario.difficulty.value,
        meeting=scenario.number,
        meetings=view.meetings,
        opens_next=view.opens_next,
        follows=view.follows,
        room=list(view.room),
        promised=list(view.promised),
        agreed=AgreedOut(action=view.agreed.action, when=view.agreed.when) if view.agreed else None,
        turns=[_turn(each, scenario, labelled=not open_exam) for each in view.turns],
        account=[
            StoryOut(fact=each.fact, heading=each.heading.value, text=each.text, turn=each.turn)
            for each in view.account
        ],
        counts={} if open_exam else dict(view.counts),
        ended=view.ended,
        speaking=view.speaking,
        created_at=view.created_at,
    )


def _turn(turn: Turn, scenario: Scenario, *, labelled: bool) -> TurnOut:
    reply = turn.reply
    out = TurnOut(
        number=turn.number,
        text=turn.text,
        reply=reply.text if reply else None,
        voice=reply.voice if reply else "",
        fallback=reply.fallback if reply else "",
        speaker=speaker_of(turn, scenario),
    )
    if not labelled:
        return out
    acts = [
        {"kind": act.kind.value, "rule": act.rule, "span": [act.span.start, act.span.end], "flags": list(act.flags)}
        for act in turn.reading.acts
    ]
    return out.model_copy(update={"label": turn.reading.label, "kind": turn.reading.kind.value, "acts": acts})
