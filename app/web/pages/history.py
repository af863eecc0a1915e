"""Her progress: the one thing to practise, skill by skill over time, and her own practices to read or go on with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.coaching.after.progress import Journey
from app.coaching.desk import Desk
from app.content.scenario.library import Library
from app.spin.progress import TRIES as ENOUGH
from app.spin.progress import Avoided, Focus
from app.store.rows import Finished, Summary
from app.web.charts import Progress, progress
from app.web.language import Tongue, tongue_of
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.sparkline import Sparkline, sparkline
from app.web.visitor import visitor_of
from app.web.words.criteria import CRITERIA, TRIES
from app.web.words.progress import CHOICES, QUANTITY, QUANTITY_FIRST, WHY

router = APIRouter(include_in_schema=False)

MOST_POINTS = 24  # more would touch each other; the table has them all


@dataclass(frozen=True, slots=True)
class Line:
    """One practice of the table."""

    id: str
    title: str
    tag: str
    mode: str
    level: str  # empty: as written
    meeting: int
    at: datetime
    turns: int
    open: bool
    total: float | None
    band: str
    not_scored: str
    again: int  # the turn it tries again; 0 for a whole talk
    submitted: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A skill or a kind of question over time: its drawing and the figures behind it."""

    name: str
    kind: str  # a kind of question, empty for a skill
    line: Sparkline
    figures: tuple[str, ...]  # oldest first, a dash where it did not apply

    @property
    def last(self) -> str:
        """The newest figure."""
        return self.figures[-1]


@dataclass(frozen=True, slots=True)
class OneThing:
    """The one behaviour to practise, in words."""

    name: str
    behaviour: str
    first_many: str  # that quantity comes before quality; empty where it is about quality
    why: str
    tries: int
    enough: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NextAccount:
    """The account to play next."""

    slug: str
    title: str
    company: str
    tag: str
    difficulty: str
    why: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What the progress page shows."""

    lines: tuple[Line, ...]  # newest first
    chart: Progress | None  # None until two practices are scored
    name: str
    names: tuple[str, ...]  # used in this browser; more than one is to be chosen from
    one: OneThing | None
    next: NextAccount | None
    avoided: tuple[Avoided, ...]
    tries: tuple[Line, ...]  # what the curves are made of, oldest first
    skills: tuple[Curve, ...]
    asked: tuple[Curve, ...]


def _line(each: Summary) -> Line:
    return Line(
        id=each.id,
        title=each.title,
        tag=tag_of(each.language),
        mode=each.mode,
        level=each.level,
        meeting=each.meeting,
        at=each.created_at,
        turns=each.turns,
        open=not each.ended,
        total=None if each.not_scored else each.total,
        band="" if each.not_scored else each.band or "",
        not_scored=each.not_scored or "",
        again=each.branch_turn or 0,
        submitted=each.submitted_at is not None,
    )


def _chart(tries: Sequence[Finished], tongue: Tongue) -> Progress | None:
    scored = [_line(each.practice) for each in tries[-MOST_POINTS:]]
    points = [
        (line.total, f"{tongue.moment(line.at)} · {line.title} · {tongue.number(line.total)}")
        for line in scored
        if line.total is not None
    ]
    return progress(points) if len(points) > 1 else None


def _skills(journey: Journey, tongue: Tongue) -> tuple[Curve, ...]:
    return tuple(
        Curve(
            name=tongue.say(CRITERIA[each.id]) if each.id in CRITERIA else each.id,
            kind="",
            line=sparkline(each.shares),
            figures=tuple("–" if share is None else f"{tongue.number(100 * share, 0)} %" for share in each.shares),
        )
        for each in journey.skills
    )


def _asked(journey: Journey, tongue: Tongue) -> tuple[Curve, ...]:
    most = max((count for counts in journey.asked.values() for count in counts), default=0)
    return tuple(
        Curve("", kind, sparkline(counts, most), tuple(tongue.number(count, 0) for count in counts))
        for kind, counts in journey.asked.items()
    )


def _one(focus: Focus | None, tongue: Tongue) -> OneThing | None:
    if focus is None or focus.criterion not in CRITERIA:
        return None
    few = focus.stage == "quantity"
    behaviour = (
        tongue.say(QUANTITY[focus.criterion], wanted=focus.wanted) if few else tongue.say(TRIES[focus.criterion])
    )
    return OneThing(
        name=tongue.say(CRITERIA[focus.criterion]),
        behaviour=behaviour,
        first_many=tongue.say(QUANTITY_FIRST) if few else "",
        why=tongue.say(WHY[focus.why], lost=tongue.number(focus.lost)),
        tries=focus.tries,
        enough=ENOUGH,
        counts=focus.counts,
    )


def _next(journey: Journey, library: Library, tongue: Tongue) -> NextAccount | None:
    if journey.next_up is None:
        return None
    world = library.scenarios[journey.next_up.slug].scenario
    why = tongue.say(CHOICES[journey.next_up.choice])
    tag = tag_of(world.language)
    return NextAccount(world.slug, world.title, world.company.name, tag, world.difficulty.value, why)


@router.get("/history")
async def history(request: Request, name: str = "") -> Response:
    """The visitor's practices and what they say together."""
    desk: Desk = request.app.state.desk
    visitor, tongue = visitor_of(request), tongue_of(request)
    own = await desk.overview.history(visitor) if visitor else []
    journey = await desk.after.progress.journey(visitor, name)
    page = HistoryPage(
        lines=tuple(sorted(map(_line, own), key=lambda line: line.at, reverse=True)),
        chart=_chart(journey.tries, tongue),
        name=journey.name,
        names=journey.names,
        one=_one(journey.focus, tongue),
        next=_next(journey, request.app.state.library, tongue),
        avoided=journey.avoided,
        tries=tuple(_line(each.practice) for each in journey.tries),
        skills=_skills(journey, tongue),
        asked=_asked(journey, tongue),
    )
    return render(request, "history.html", page=page)
