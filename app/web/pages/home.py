"""The first page: choose an account and begin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.coaching.desk import Desk
from app.content.scenario.library import Library
from app.spin.practice import Level, Mode
from app.spin.scenario import Scenario
from app.store.rows import Summary
from app.web.form import form_of
from app.web.language import Tongue, tongue_of
from app.web.language import marked as _
from app.web.render import render
from app.web.visitor import COOKIE, NAME, new_visitor, remember, visitor_of

router = APIRouter(include_in_schema=False)

GRADES: Final = {"easy": 1, "middle": 2, "hard": 3}
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario as it is offered."""

    slug: str
    tag: str  # language of the authored words, for `lang`
    title: str
    company: str
    industry: str
    size: str
    buyer: str
    buyer_title: str
    language: str  # en or zh: the talk's language
    difficulty: str
    grade: int  # 1 to 3, the dots
    last: float | None  # her own last total
    best: float | None
    open_practice: str  # id of a practice of hers that goes on, or empty
    meetings: int
    onward: str  # id of a talk of hers that has opened the next meeting, or empty
    onward_number: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the first page shows."""

    cards: tuple[Card, ...]
    trainee: str  # the name she gave last time
    mode: str
    level: str  # chosen last, empty: as written
    scripted: bool  # whether the embedded buyer plays, no model
    problem: str = ""  # why the start failed, in her language


@dataclass(frozen=True, slots=True)
class Chosen:
    """How she wants to practise."""

    mode: Mode
    level: Level


AS_WRITTEN: Final = Chosen("coached", "")
LEVELS: Final[Mapping[str, Level]] = {"easy": "easy", "middle": "middle", "hard": "hard"}


def _chosen(form: Mapping[str, str]) -> Chosen:
    return Chosen("exam" if form.get("mode") == "exam" else "coached", LEVELS.get(form.get("level", ""), ""))


def _chosen_last(own: Iterable[Summary], library: Library) -> Chosen:
    """How her newest talk was begun; a second try of a moment says nothing about it.

    A level that is the account's own was not chosen: on the next account it would be another than its own.
    """
    last = next((each for each in own if not each.branch_of), None)
    if last is None:
        return AS_WRITTEN
    account = library.scenarios.get(last.scenario)
    written = account is not None and account.scenario.difficulty.value == last.level
    return Chosen(last.mode, "" if written else last.level)


def tag_of(language: str) -> str:
    """The `lang` of authored words in a scenario's language."""
    return "zh-Hans" if language == "zh" else "en"


def _card(scenario: Scenario, own: Iterable[Summary]) -> Card:
    played = [each for each in own if each.scenario == scenario.slug]
    totals = [each.total for each in played if each.total is not None and not each.not_scored and not each.branch_of]
    last = _onward(played, 1 + len(scenario.later))
    going = next((each.id for each in played if not each.ended), "")
    return Card(
        slug=scenario.slug,
        tag=tag_of(scenario.language),
        title=scenario.title,
        company=scenario.company.name,
        industry=scenario.company.industry,
        size=scenario.company.size,
        buyer=scenario.buyer.name,
        buyer_title=scenario.buyer.title,
        language=scenario.language,
        difficulty=scenario.difficulty.value,
        grade=GRADES[scenario.difficulty.value],
        last=totals[0] if totals else None,
        best=max(totals, default=None),
        open_practice=going,
        meetings=1 + len(scenario.later),
        onward=last.id if last else "",
        onward_number=last.meeting + 1 if last else 0,
    )


def _onward(played: Sequence[Summary], meetings: int) -> Summary | None:
    """Her newest talk with the account, if it ended with an Advance and another meeting follows."""
    last = next((each for each in played if not each.branch_of), None)
    won = last is not None and last.ended and last.outcome == "advance" and last.meeting < meetings
    return last if won else None


def _ordered(cards: Iterable[Card], tongue: Tongue) -> tuple[Card, ...]:
    """Those in the reader's own language first, easy before hard."""
    return tuple(sorted(cards, key=lambda each: (each.language != tongue.explains, each.grade, each.slug)))


async def _page(request: Request, chosen: Chosen | None = None, problem: str = "", status: int = 200) -> Response:
    library: Library = request.app.state.library
    desk: Desk = request.app.state.desk
    own = await desk.overview.history(visitor_of(request)) if visitor_of(request) else []
    own = sorted(own, key=lambda each: each.created_at, reverse=True)
    tongue = tongue_of(request)
    chosen = chosen or _chosen_last(own, library)
    page = HomePage(
        cards=_ordered((_card(each.scenario, own) for each in library.scenarios.values()), tongue),
        trainee=unquote(request.cookies.get(NAME, "")),
        mode=chosen.mode,
        level=chosen.level,
        scripted=request.app.state.voice_name == "scripted",
        problem=problem,
    )
    return render(request, "home.html", status=status, page=page)


@router.get("/")
async def home(request: Request) -> Response:
    """Choose whom to talk to."""
    return await _page(request)


@router.post("/practices")
async def start(request: Request) -> Response:
    """Begin a practice from the form and go to it."""
    form = await form_of(request)
    tongue = tongue_of(request)
    trainee = form.get("trainee", "").strip()[:LONGEST_NAME]
    chosen = _chosen(form)
    if not trainee:
        return await _page(request, chosen, tongue.say(_("Please enter your name first.")), 422)
    if form.get("scenario", "") not in request.app.state.library.scenarios:
        return await _page(request, chosen, tongue.say(_("This scenario is no longer there. Choose another.")), 404)
    visitor = visitor_of(request) or new_visitor()
    desk: Desk = request.app.state.desk
    view = await desk.start(form["scenario"], chosen.mode, trainee, visitor, chosen.level)
    response = RedirectResponse(f"/practices/{view.id}", 303)
    remember(request, response, COOKIE, visitor)
    remember(request, response, NAME, quote(trainee))
    return response
