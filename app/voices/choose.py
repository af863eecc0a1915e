"""Which voice plays the buyer: the model's where an address or a key is set, else the scripted one."""

import asyncio
import gc
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from app.config import Settings
from app.spin.acts.act import Language
from app.voices.breaker import Breaker
from app.voices.scripted import ScriptedVoice
from app.voices.settings import ModelSettings
from app.voices.voice import Brief, Piece, Voice

if TYPE_CHECKING:
    from app.voices.model import ModelVoice


class LateVoice:
    """The model's voice, whose module and HTTP client are loaded, in a thread, when he first speaks.

    They cost 0.2 s and 9 MB. Nobody should wait for them at the start, and a service that nobody
    talks to should not hold them; so `app.voices.model` is loaded by name.
    """

    name = "model"

    def __init__(self, settings: ModelSettings, breaker: Breaker) -> None:
        self._settings = settings
        self._breaker = breaker
        self._coming: asyncio.Task[ModelVoice] | None = None
        self._ready: set[Language] = set()

    async def speak(self, brief: Brief) -> AsyncGenerator[Piece, None]:
        """As `ModelVoice.speak`."""
        if self._coming is None:
            self._coming = asyncio.create_task(asyncio.to_thread(self._load))
        # A listener who leaves must not stop the loading that others wait for.
        voice = await asyncio.shield(self._coming)
        language = brief.scenario.language
        if language not in self._ready:
            await asyncio.to_thread(voice.ready, language)
            self._ready.add(language)
        async with aclosing(voice.speak(brief)) as words:
            async for piece in words:
                yield piece

    async def close(self) -> None:
        """Close the connections, if there are any."""
        if self._coming is not None:
            await (await self._coming).close()

    def _load(self) -> "ModelVoice":
        voice: ModelVoice = import_module("app.voices.model").ModelVoice(self._settings, self._breaker)
        # A library's objects live as long as the process; searching them for garbage would halt every stream.
        gc.freeze()
        return voice


@asynccontextmanager
async def voice_for(settings: Settings, breaker: Breaker | None = None) -> AsyncIterator[Voice]:
    """The voice of this service, its connections closed at the end; `breaker` is that of the model's endpoint."""
    if not settings.has_model:
        yield ScriptedVoice(1 / settings.pace if settings.pace else 0)
        return
    voice = LateVoice(ModelSettings.of(settings), breaker or Breaker(settings.rest_after, settings.rest_seconds))
    try:
        yield voice
    finally:
        await voice.close()
