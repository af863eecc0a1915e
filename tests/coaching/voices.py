"""Voices that misbehave, each in its own way; real ones as far as anyone can tell from outside."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from app.voices.voice import Brief, Broken


class Says:
    """Speaks these pieces, then breaks off with `fault`, if there is one; `heard` are the briefs it was given."""

    name = "model"

    def __init__(self, *pieces: str, fault: Exception | None = None, pause: float = 0.0) -> None:
        self.pieces: Sequence[str] = pieces
        self.fault = fault
        self.pause = pause
        self.heard: list[Brief] = []
        self.closed = 0

    async def speak(self, brief: Brief) -> AsyncIterator[str]:
        self.heard.append(brief)
        try:
            for piece in self.pieces:
                yield piece
                await asyncio.sleep(self.pause)
            if self.fault:
                raise self.fault
        finally:
            self.closed += 1


class Waits:
    """Speaks its first piece, then waits to be let go."""

    name = "model"

    def __init__(self, first: str = "嗯，") -> None:
        self.first = first
        self.spoke = asyncio.Event()
        self.go = asyncio.Event()
        self.heard: list[Brief] = []

    async def speak(self, brief: Brief) -> AsyncIterator[str]:
        self.heard.append(brief)
        yield self.first
        self.spoke.set()
        await self.go.wait()
        yield "好。"


def cut(*pieces: str) -> Says:
    """A stream that ends in the middle."""
    return Says(*pieces, fault=Broken("voice.cut"))
