"""Which voice plays the buyer: the model's where an address or a key is set, else the scripted one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from app.config import Settings
from app.voices.scripted import ScriptedVoice
from app.voices.settings import ModelSettings
from app.voices.voice import Voice


@asynccontextmanager
async def voice_for(settings: Settings) -> AsyncIterator[Voice]:
    """The voice of this service, its connections closed at the end.

    The client library of the model costs 0.6 s and 20 MB at the start; a service without a model must
    not pay for it, so this is the one module that is loaded by name.
    """
    if not settings.has_model:
        yield ScriptedVoice(1 / settings.pace if settings.pace else 0)
        return
    voice = import_module("app.voices.model").ModelVoice(ModelSettings.of(settings))
    try:
        yield voice
    finally:
        await voice.close()
