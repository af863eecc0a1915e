"""A desk with short limits, and what a trainee's page does with its events."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from app.coaching.answering.live import TurnEvent
from app.coaching.desk import Desk, Shelf
from app.coaching.limits import Limits
from app.content.rubric import load_rubrics
from app.spin.practice import Reply
from app.store.store import Store
from app.voices.scripted import ScriptedVoice
from app.voices.voice import Voice
from tests.kept import book, library

Thing = TypeVar("Thing")
ZH, EN = "lifeng-chassis", "marrow-lake-surgery"
QUICK = Limits(lease=1.0, beat=0.1, glance=0.02, patience=0.2, drain=0.2, queue=0.1)
ASK = "咱们车间现在的设备大概用了多少年？"


@cache
def shelf() -> Shelf:
    """The product's own scenarios, rules and rubric."""
    return Shelf(library(), book(), load_rubrics())


def desk_on(url: str, voice: Voice | None = None, limits: Limits = QUICK) -> Desk:
    """A desk that is not open yet; without another voice the scripted one speaks, at once."""
    return Desk(Store(url), shelf(), voice or ScriptedVoice(0), limits=limits)


@asynccontextmanager
async def opened(url: str, voice: Voice | None = None, limits: Limits = QUICK) -> AsyncIterator[Desk]:
    """An open desk, closed at the end."""
    desk = desk_on(url, voice, limits)
    await desk.open()
    try:
        yield desk
    finally:
        await desk.close()


async def begun(desk: Desk, scenario: str = ZH) -> str:
    """A new practice; its id."""
    return (await desk.start(scenario, "coached", "韩梅梅", "visitor")).id


async def heard(desk: Desk, practice: str, number: int, after: int = 0) -> list[TurnEvent]:
    """All events of a turn beyond `after`, without the signs of life between them."""
    return [event async for event in desk.listen(practice, number, after) if event.kind != "ping"]


async def exchange(desk: Desk, practice: str, text: str, client_turn_id: str = "") -> list[TurnEvent]:
    """Say it and listen to the end."""
    number = await desk.say(practice, client_turn_id or f"id of {text}", text)
    return await heard(desk, practice, number)


async def until_answered(desk: Desk, practice: str) -> None:
    """Wait, without listening, until the first turn is answered."""
    for _ in range(500):
        view = await desk.view(practice)
        if view.turns and not view.speaking:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("He does not answer.")


@dataclass
class Page:
    """What stands on the trainee's page after these events."""

    text: str = ""
    last: int = 0
    done: dict[str, Any] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)

    def see(self, events: Iterable[TurnEvent]) -> "Page":
        for event in events:
            assert event.id > self.last or event.kind == "bye", "event ids grow"
            self.last = max(event.id, self.last)
            self.kinds.append(event.kind)
            match event.kind:
                case "delta":
                    self.text += event.data["text"]
                case "restart":
                    self.text = self.text[: event.data["keep"]]
                case "done":
                    self.done = event.data
        return self


def page(events: Iterable[TurnEvent]) -> Page:
    """A fresh page that has seen these events."""
    return Page().see(events)


def run(test: Coroutine[Any, Any, Thing]) -> Thing:
    """Run a test that awaits; one that hangs fails instead."""
    return asyncio.run(asyncio.wait_for(test, 20))


async def reply(desk: Desk, practice: str, number: int = 1) -> Reply:
    """The stored answer to a turn."""
    found = (await desk.view(practice)).turns[number - 1].reply
    assert found
    return found
