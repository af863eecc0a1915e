"""The debrief of a finished talk: what to do differently, the talk as a picture, the account, and every point."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.desk import Desk
from app.coaching.view import View
from app.spin.acts.votes.rules import RuleBook
from app.spin.practice import Record
from app.spin.scenario import Scenario, Step
from app.spin.scoring.course import Course
from app.spin.scoring.moments.lost import focus
from app.spin.scoring.rubric import Rubric
from app.spin.scoring.scorecard import Evidence, Scorecard
from app.spin.scoring.verdict import Verdict, verdict
from app.store.scorecards import Version
from app.web.debrief.account import Account, Asked, account_of, asked_of
from app.web.debrief.beside import Beside, beside_of
from app.web.debrief.criteria_rows import Row, rows_of
from app.web.debrief.lines import Spoken, lines_of
from app.web.debrief.picture import Picture, picture_of
from app.web.debrief.points import Point, point_of
from app.web.language import Tongue, tongue_of
from app.web.pages.guarded import marks_of
from app.web.pages.home import tag_of
from app.web.render import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """What the debrief shows."""

    card: Scorecard
    scenario: Scenario
    tag: str
    ended: str
    opening: str
    verdict: Verdict
    step: Step | None
    points: tuple[Point, ...]
    picture: Picture
    account: Account
    asked: Asked
    rows: tuple[Row, ...]
    turns: tuple[Spoken, ...]

    def teller(self, evidence: Evidence) -> str:
        """The name of the one who answered in that turn: the buyer, or somebody he has asked in."""
        return self._answers().get(evidence.turn, (self.scenario.buyer.name, ""))[0]

    def quote(self, evidence: Evidence) -> str:
        """The words of an evidence; where a long answer was cut off, back to a whole word, and with a mark."""
        answer = self._answers().get(evidence.turn, ("", ""))[1].strip()
        rest = answer.removeprefix(evidence.quote)
        if evidence.speaker == "seller" or rest in ("", answer):
            return evidence.quote
        whole = rest[0].isspace() or self.scenario.language == "zh"
        return f"{evidence.quote if whole else evidence.quote.rpartition(' ')[0]} …"

    def _answers(self) -> dict[int, tuple[str, str]]:
        return {each.number: (each.speaker, each.reply) for each in self.turns}


@dataclass(frozen=True, slots=True)
class Under:
    """What the talk is read by today, and the rubric it was scored under."""

    rules: RuleBook
    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Scorings:
    """Which scoring of the practice the page shows, and all there are."""

    shown: int
    all: tuple[Version, ...]


def page_of(
    card: Scorecard, record: Record, talks: int, under: Under, tongue: Tongue, *, revealed: bool
) -> ScorecardPage:
    """The page of a scorecard and the record it was made from.

    `talks` counts her scored talks up to this one; `revealed` says whether the account may be named.
    """
    book, rubric = under.rules, under.rubric
    by_cues = frozenset(rule.id for rule in book.rules if rule.default == "cues")
    criteria = {each.id: each for each in rubric.criteria}
    course = Course(record)
    found = verdict(course)
    points = [each for each in focus(course, card, talks) if each.criterion in criteria]
    return ScorecardPage(
        card=card,
        scenario=record.scenario,
        tag=tag_of(record.scenario.language),
        ended=record.ended,
        opening=record.opening,
        verdict=found,
        step=next((step for step in record.scenario.ladder if step.id == found.step), None),
        points=tuple(point_of(course, each, criteria, book, tongue) for each in points),
        picture=picture_of(course, tongue, named=revealed),
        account=account_of(course),
        asked=asked_of(course, tongue),
        rows=rows_of(card, record.scenario, criteria, tongue, revealed=revealed),
        turns=lines_of(course, by_cues, tongue),
    )


async def scored_before(desk: Desk, view: View) -> int:
    """How many of her talks were scored, up to and with this one; second tries are no talks of their own."""
    own = await desk.overview.history(view.visitor) if view.visitor else []
    scored = (each for each in own if each.total is not None and not each.not_scored and not each.branch_turn)
    return sum(each.created_at <= view.created_at for each in scored)


@dataclass(frozen=True, slots=True)
class Debrief:
    """The page of a scorecard, the practice it is of, and what stands beside it."""

    page: ScorecardPage
    view: View
    beside: Beside


async def debrief_of(request: Request, practice: str, version: int) -> Debrief:
    """The debrief of a practice that has ended; raises UnknownPractice, NotEnded, UnknownVersion."""
    desk: Desk = request.app.state.desk
    card = await desk.scorecard(practice, version)
    record, view = await desk.record(practice), await desk.view(practice)
    beside = await beside_of(request, record)
    under = Under(desk.shelf.rules, await desk.rubric(practice, card.rubric_digest))
    talks = await scored_before(desk, view)
    page = page_of(card, record, talks, under, tongue_of(request), revealed=beside.revealed)
    return Debrief(page, view, beside)


@router.get("/practices/{practice}/scorecard")
async def scorecard(request: Request, practice: str, version: Annotated[int, Query(ge=1)] = 1) -> Response:
    """The debrief of a practice that has ended: by its first scoring, or the one asked for."""
    desk: Desk = request.app.state.desk
    debrief = await debrief_of(request, practice, version)
    guarded = marks_of(await desk.findings(practice), tongue_of(request))
    scorings = Scorings(version, tuple(await desk.versions(practice)))
    around = {"onward": debrief.view.opens_next, "beside": debrief.beside, "guarded": guarded, "scorings": scorings}
    return render(request, "scorecard.html", status=200, page=debrief.page, **around)
