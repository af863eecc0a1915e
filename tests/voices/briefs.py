"""Fixed briefs and small ways to hear a voice out, for the tests of voices."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.spin.acts.act import Language
from app.spin.buyer.direction import Cue, Direction, Mood, Part
from app.spin.scenario import Briefing, Company, Scenario
from app.voices.model import ModelVoice
from app.voices.settings import ModelSettings
from app.voices.tidy import Thinking, Tidy
from app.voices.voice import Brief, Line, Voice
from tests.spin.buyer.worlds import small_world

SAID = {"en": "How many filling lines do you run?", "zh": "你们一共有几条灌装线？"}


def world_in(language: Language) -> Scenario:
    """The small world; in Chinese with Chinese words in the places that a prompt quotes."""
    scenario = small_world(language=language)
    if language == "en":
        return scenario
    people = (replace(scenario.buyer, name="罗洁", title="生产总监", manner="话不多"), *scenario.stakeholders[1:])
    return replace(
        scenario,
        stakeholders=people,
        facts=tuple(replace(each, text=f"关于{each.id}的事") for each in scenario.facts),
        company=Company("罗记灌装", "饮料", "200人", "一家灌装厂。"),
        briefing=Briefing("罗洁", "灌装线监测系统", ("有两个工厂。",), "约一次演示"),
    )


def brief(language: Language = "en", *parts: Part, **changes: Any) -> Brief:
    """The third turn of a talk: the vendor was told before, the lines are told now."""
    scenario = world_in(language)
    talk = {
        "en": (Line("", "Rossi here, good morning."), Line("Who do you buy from today?", "From an old supplier.")),
        "zh": (Line("", "您好，我是罗洁。"), Line("你们现在用的是哪家？", "一家老供应商。")),
    }
    given = parts or (Part(Cue.TELL, "lines"),)
    tells = tuple(part.ref for part in given if part.cue is Cue.TELL)
    fixed = Brief(
        scenario=scenario,
        talk=talk[language],
        said=SAID[language],
        direction=Direction(given, Mood.NEUTRAL, tells=tells),
        earned=frozenset({"vendor", *tells}),
    )
    return replace(fixed, **changes)


def quick(address: str, **changes: Any) -> ModelSettings:
    """Settings whose waits fit a test."""
    fixed = ModelSettings("fake", key="sk-very-secret", address=address, first_word=1.0, between_words=0.3, answer=3.0)
    return replace(fixed, **changes)


async def pieces(voice: Voice, given: Brief, into: list[str]) -> None:
    """Listen to the end, or until it breaks; what was heard is in `into` in both cases."""
    async for piece in voice.speak(given):
        into += [piece] if isinstance(piece, str) else []


def heard(settings: ModelSettings, given: Brief, into: list[str] | None = None) -> str:
    """What a model's voice says to one brief."""
    collected: list[str] = [] if into is None else into

    async def listen() -> None:
        voice = ModelVoice(settings)
        try:
            await pieces(voice, given, collected)
        finally:
            await voice.close()

    asyncio.run(listen())
    return "".join(collected)


def fed(speech: Iterable[str], through: Thinking | Tidy) -> str:
    """All that is let through."""
    return "".join((*(through.feed(each) for each in speech), through.rest()))
