"""The practice page: briefing, talk, and what she has earned so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.coaching.desk import Desk
from app.coaching.view import Told, View, speaker_of
from app.spin.practice import Turn
from app.spin.scenario import Briefing, Company, Heading, Stakeholder, Step
from app.web.boot import COMMA, FILED, STEPPED_IN, boot_of
from app.web.debrief.beside import origin_of
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.sentence import Piece, pieces
from app.web.visitor import visitor_of
from app.web.words.keys import word

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as the talk shows it."""

    number: int
    pieces: tuple[Piece, ...]  # her words
    kind: str  # the turn's label, empty in an exam
    reply: str
    aside: str  # which voice stepped in, in words; usually empty
    filed: str  # under which headings the account file grew
    speaking: bool  # whether he has not answered yet
    speaker: str  # the name of the one who answers


@dataclass(frozen=True, slots=True)
class PracticePage:
    """What the practice page shows."""

    id: str
    tag: str  # `lang` of everything authored or said
    mode: str
    coached: bool
    scripted: bool
    company: Company
    buyer: Stakeholder
    briefing: Briefing
    opening: str
    turns: tuple[Said, ...]
    counts: Mapping[str, int]
    account: tuple[Told, ...]
    headings: tuple[str, ...]
    ended: str
    boot: Mapping[str, Any]  # what the script starts from
    meeting: str  # first, follow_up …
    number: int
    meetings: int
    after: str
    level: str
    room: tuple[str, ...]
    promised: tuple[str, ...]
    agreed: Step | None

    def account_of(self, heading: str) -> list[Told]:
        """The told facts under one heading."""
        return [fact for fact in self.account if fact.heading == heading]


def aside_of(turn: Turn, tongue: Tongue) -> str:
    """A discreet word on why another voice finished this answer; empty where none had to."""
    if not turn.reply or not turn.reply.fallback:
        return ""
    why = word(f"voice.{turn.reply.fallback.removeprefix('voice.')}", tongue)
    return tongue.say(STEPPED_IN, why=why)


def _filed(turn: Turn, account: Iterable[Told], tongue: Tongue) -> str:
    headings = dict.fromkeys(fact.heading for fact in account if fact.turn == turn.number)
    names = tongue.say(COMMA).join(word(f"heading.{each}", tongue) for each in headings)
    return tongue.say(FILED, headings=names) if names else ""


def _said(turn: Turn, view: View, tongue: Tongue) -> Said:
    coached = view.mode == "coached"
    return Said(
        number=turn.number,
        pieces=tuple(pieces(turn.text, ())),
        kind=turn.reading.kind.value if coached else "",
        reply=turn.reply.text if turn.reply else "",
        aside=aside_of(turn, tongue),
        filed=_filed(turn, view.account, tongue),
        speaking=turn.reply is None,
        speaker=speaker_of(turn, view.scenario),
    )


@router.get("/practices/{practice}")
async def practice(request: Request, practice: str) -> Response:
    """The talk, to begin, to go on with, or to read again."""
    desk: Desk = request.app.state.desk
    view = await desk.view(practice)
    tongue = tongue_of(request)
    coached = view.mode == "coached"
    page = PracticePage(
        id=view.id,
        tag=tag_of(view.scenario.language),
        mode=view.mode,
        coached=coached,
        scripted=request.app.state.voice_name == "scripted",
        company=view.scenario.company,
        buyer=view.scenario.buyer,
        briefing=view.scenario.briefing,
        opening=view.opening,
        turns=tuple(_said(turn, view, tongue) for turn in view.turns),
        counts=view.counts,
        account=tuple(view.account),
        headings=tuple(heading.value for heading in Heading),
        ended=view.ended,
        boot=boot_of(view, request.app.state.book, tongue),
        meeting=view.scenario.meeting,
        number=view.scenario.number,
        meetings=view.meetings,
        after=view.scenario.after,
        level=view.scenario.difficulty.value,
        room=view.room,
        promised=view.promised,
        agreed=view.agreed,
    )
    answer = render(request, "practice.html", page=page, again=await origin_of(request, practice))
    answer.headers["Cache-Control"] = (
        "private, no-store"  # the browser's way back would show the talk as it was first loaded
    )
    return answer


@router.post("/practices/{practice}/next")
async def go_on(request: Request, practice: str) -> Response:
    """Begin the next meeting of the account and go to it."""
    desk: Desk = request.app.state.desk
    view = await desk.go_on(practice, visitor_of(request))
    return RedirectResponse(f"/practices/{view.id}", 303)


@router.post("/practices/{practice}/finish")
async def finish(request: Request, practice: str) -> Response:
    """End the talk from a form and show its scorecard."""
    desk: Desk = request.app.state.desk
    await desk.finish(practice)
    return RedirectResponse(f"/practices/{practice}/scorecard", 303)
