"""The trainer's page: every scenario file with what the checks say, and where it is edited."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from app.content.errors import Mistake, Reader
from app.content.scenario.library import Authored, Library, load_library
from app.store.voices import Voiced
from app.web.language import Tongue, tongue_of
from app.web.language import marked as _
from app.web.pages.guarded import Stopped, stopped
from app.web.pages.home import tag_of
from app.web.render import render
from app.web.words.keys import word

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One scenario that passed its checks."""

    slug: str
    file: str
    edited: datetime | None  # None where the file went away while the page was made
    title: str
    tag: str
    language: str
    difficulty: str
    meeting: str
    problems: int
    facts: int
    objections: int
    bands: tuple[tuple[str, int, int], ...]  # name, low and high of each proving talk
    played: bool  # whether the running service offers this very text


@dataclass(frozen=True, slots=True)
class Broken:
    """One mistake, in the reader's language."""

    file: str
    line: int
    field: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the script had to step in, and how often, in percent of all answers."""

    why: str
    share: str
    count: int


@dataclass(frozen=True, slots=True)
class VoicePart:
    """How the model did lately, in the reader's words and figures; empty where there is nothing to tell."""

    model: str
    state: str
    answers: int
    first_word: str
    waited: int
    prompt_tokens: int | None
    answer_tokens: int | None
    estimated: bool
    stepped_in: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class TrainerPage:
    """What the trainer's page shows."""

    folder: str
    sheets: tuple[Sheet, ...]
    mistakes: tuple[Broken, ...]
    voice: VoicePart | None  # None where no model is set
    stopped: tuple[Stopped, ...]


def _edited(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def _sheet(authored: Authored, folder: Path, running: Library) -> Sheet:
    scenario = authored.scenario
    now = running.scenarios.get(scenario.slug)
    return Sheet(
        slug=scenario.slug,
        file=authored.file,
        edited=_edited(folder / authored.file),
        title=scenario.title,
        tag=tag_of(scenario.language),
        language=scenario.language,
        difficulty=scenario.difficulty.value,
        meeting=scenario.meeting,
        problems=len(scenario.problems),
        facts=len(scenario.every_fact()),
        objections=len(scenario.objections),
        bands=tuple((name, talk.low, talk.high) for name, talk in scenario.talks.items()),
        played=now is not None and now.digest == authored.digest,
    )


def _broken(mistakes: Iterable[Mistake], tongue: Tongue) -> tuple[Broken, ...]:
    readers: dict[str, Reader] = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
    reader = readers[tongue.tag]
    return tuple(
        Broken(each.file, each.line, each.field, each.problem_for(reader), each.remedy_for(reader)) for each in mistakes
    )


def shown(folder: Path) -> str:
    """The folder as one standing where the service was started would type it."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)


STATES = {
    "closed": _("It is asked for every answer."),
    "open": _("It has failed several times in a row. Prepared lines answer; it is tried again in %(seconds)s s."),
    "half_open": _("It has failed several times in a row. The next answer tries whether it is back."),
}


async def _voice(request: Request) -> VoicePart | None:
    state, tongue = request.app.state, tongue_of(request)
    if not state.settings.has_model:
        return None
    found: Voiced = await state.desk.overview.voiced()
    time = asyncio.get_running_loop().time()
    script = sum(count for _, count in found.by_script)
    first = found.first_word_ms
    return VoicePart(
        model=state.settings.model,
        state=tongue.say(STATES[state.breaker.state(time)], seconds=round(state.breaker.rests(time))),
        answers=found.answers,
        first_word="" if first is None else tongue.number(first / 1000, 2),
        waited=found.waited,
        prompt_tokens=found.prompt_tokens,
        answer_tokens=found.answer_tokens,
        estimated=found.estimated,
        stepped_in=_share(script, found.answers, tongue),
        reasons=tuple(
            Reason(word(f"voice.{why.removeprefix('voice.')}", tongue), _share(count, found.answers, tongue), count)
            for why, count in found.by_script
        ),
    )


def _share(count: int, of: int, tongue: Tongue) -> str:
    return f"{tongue.number(100 * count / of, 1)} %" if of else ""


@router.get("/trainer")
async def trainer(request: Request) -> Response:
    """The scenario files as they lie there now, checked again."""
    folder: Path = request.app.state.scenarios_folder
    found = await asyncio.to_thread(load_library, folder)
    running: Library = request.app.state.library
    page = TrainerPage(
        folder=shown(folder),
        sheets=tuple(_sheet(each, folder, running) for each in found.scenarios.values()),
        mistakes=_broken(found.mistakes, tongue_of(request)),
        voice=await _voice(request),
        stopped=stopped(await request.app.state.desk.overview.stopped()),
    )
    return render(request, "trainer.html", page=page)
