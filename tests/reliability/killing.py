"""The running service under kill -9, and trainees who go on as their pages would."""

import asyncio
import contextlib
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx2

from tests.service import PATIENCE

SCENARIO = "lifeng-chassis"
ASKED = ("设备用了多少年了", "平时停机多不多", "停机会影响交货吗", "谁来定这件事", "备件好不好买")


@dataclass
class Sent:
    """One message of a trainee: where, what, what her page shows as its answer, and what it shows as final."""

    practice: str
    client_turn_id: str
    text: str
    number: int = 0
    shown: str = ""
    last: str = ""
    done: str | None = None
    ended: str = ""


@dataclass
class Heard:
    """How many events of each service have reached anybody."""

    of: Counter[str] = field(default_factory=Counter)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)

    def note(self, url: str) -> None:
        """One more."""
        self.of[url] += 1
        self.stirred.set()

    async def more(self, url: str) -> None:
        """Until there is one more of this service."""
        before = self.of[url]
        while self.of[url] == before:
            self.stirred.clear()
            await self.stirred.wait()


@dataclass
class Trainee:
    """Talks on and on: sends, listens, resumes where the line broke, sends again what was not acknowledged.

    Where there are several services, she is led to the next one when the line breaks.
    """

    name: str
    urls: tuple[str, ...]
    heard: Heard
    sent: list[Sent] = field(default_factory=list)
    practice: str = ""
    leaving: bool = False

    async def talk(self) -> None:
        """Until told to leave; the message under way is brought to its end first."""
        async with httpx2.AsyncClient(timeout=PATIENCE) as client:
            while not self.leaving:
                message = await self._next(client)
                while message.done is None:
                    try:
                        await self._bring(client, message)
                    except httpx2.TransportError:
                        await self._turn_elsewhere()

    async def _turn_elsewhere(self) -> None:
        self.urls = (*self.urls[1:], self.urls[0])
        await asyncio.sleep(0.03)

    async def _next(self, client: httpx2.AsyncClient) -> Sent:
        if not self.practice or (self.sent and self.sent[-1].ended):
            self.practice = await self._begin(client)
        text = f"{ASKED[len(self.sent) % len(ASKED)]}？（{self.name} {len(self.sent)}）"
        self.sent.append(Sent(self.practice, uuid4().hex, text))
        return self.sent[-1]

    async def _begin(self, client: httpx2.AsyncClient) -> str:
        while True:
            with contextlib.suppress(httpx2.TransportError):
                wanted = {"scenario": SCENARIO, "mode": "coached", "trainee": self.name}
                answer = await client.post(f"{self.urls[0]}/api/practices", json=wanted)
                assert answer.status_code == 201, answer.text
                return str(answer.json()["id"])
            await self._turn_elsewhere()

    async def _bring(self, client: httpx2.AsyncClient, message: Sent) -> None:
        """Send it, or listen on where it has been acknowledged."""
        path = f"{self.urls[0]}/api/practices/{message.practice}/turns"
        if message.number:
            resume = {"Last-Event-ID": message.last}
            request = client.stream("GET", f"{path}/{message.number}/events", headers=resume)
        else:
            body = {"client_turn_id": message.client_turn_id, "text": message.text}
            request = client.stream("POST", path, json=body)
        async with request as answer:
            if answer.status_code == 503:
                await self._turn_elsewhere()
                return
            assert answer.status_code == 200, (await answer.aread(), message)
            async for place, kind, data in _events(answer):
                self.heard.note(self.urls[0])
                _see(message, place, kind, data)


async def _events(answer: httpx2.Response) -> AsyncIterator[tuple[str, str, dict[str, Any]]]:
    frame: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if name:
            frame[name] = value
        elif "data" in frame:
            yield frame.get("id", ""), frame["event"], json.loads(frame["data"])
            frame = {}


def _see(message: Sent, place: str, kind: str, data: dict[str, Any]) -> None:
    message.last = place or message.last
    match kind:
        case "heard":
            assert data["text"] == message.text
            message.number = data["turn"]
        case "delta":
            message.shown += data["text"]
        case "restart":
            message.shown = message.shown[: data["keep"]]
        case "done":
            message.done, message.ended = data["text"], data["ended"]
