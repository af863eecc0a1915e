"""Which voice plays the buyer: the model's where an address or a key is set, else the scripted one."""

from importlib import import_module

from app.config import Settings
from app.voices.scripted import ScriptedVoice
from app.voices.settings import ModelSettings
from app.voices.voice import Voice


def voice_for(settings: Settings) -> Voice:
    """The voice of this service.

    The client library of the model costs 0.6 s and 20 MB at the start; a service without a model must
    not pay for it, so this is the one module that is loaded by name.
    """
    if not settings.has_model:
        return ScriptedVoice()
    voice: Voice = import_module("app.voices.model").ModelVoice(ModelSettings.of(settings))
    return voice
