"""The buyer's words for one turn: from the voice, and from the scripted voice where that one breaks."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from app.coaching.calls import Calls
from app.coaching.habits import Habits
from app.coaching.live import Live
from app.coaching.sentences import kept
from app.spin.practice import Reply
from app.store.words import clean
from app.voices.scripted import ScriptedVoice, compose
from app.voices.voice import Brief, Broken, Voice

CROWDED = "voice.crowded"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The whole answer; `first_word_ms` from the moment the voice was asked, after the wait in the queue."""

    reply: Reply
    first_word_ms: int | None


class _Watch:
    """When the voice was asked, and when its first word came (on the event loop's clock)."""

    def __init__(self) -> None:
        self._asked = self._first = 0.0

    def asks(self) -> None:
        self._asked = asyncio.get_running_loop().time()

    def hears(self) -> None:
        self._first = self._first or asyncio.get_running_loop().time()

    @property
    def first_word_ms(self) -> int | None:
        return round((self._first - self._asked) * 1000) if self._first else None


class Speaking:
    """One answer in the making: who waits for it may hurry it."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.hurried = False
        self.clock: asyncio.Timeout | None = None

    def hurry(self) -> None:
        """Let the scripted voice end the answer now."""
        self.hurried = True
        if self.clock:
            self.clock.reschedule(asyncio.get_running_loop().time())


class Speaker:
    """A voice, and the scripted one behind it that always can."""

    def __init__(self, voice: Voice, habits: Habits) -> None:
        self._voice = voice
        self._longest = habits.answer
        self._patience = habits.in_queue
        self._calls = Calls(habits.calls)

    async def speak(self, brief: Brief, speaking: Speaking, *, instead: str = "") -> Spoken:
        """The buyer's words, streamed into the live events; `instead` says why the voice is not even asked."""
        live, watch = speaking.live, _Watch()
        trouble = instead or await self._in_turn(brief, speaking, watch)
        if not trouble:
            return Spoken(Reply(live.shown, self._voice.name), watch.first_word_ms)
        _complete(brief, live)
        # The scripted voice that was hurried needed no other to step in.
        reason = "" if self._voice.name == ScriptedVoice.name else trouble
        return Spoken(Reply(live.shown, ScriptedVoice.name, reason), watch.first_word_ms)

    async def _in_turn(self, brief: Brief, speaking: Speaking, watch: _Watch) -> str:
        """Let the voice speak when its turn has come; why it could not, or an empty string."""
        try:
            async with asyncio.timeout(self._patience) as speaking.clock:
                if speaking.hurried:
                    speaking.hurry()
                await self._calls.enter(lambda place: speaking.live.put("waiting", {"place": place}))
        except TimeoutError:
            return "voice.hurried" if speaking.hurried else CROWDED
        finally:
            speaking.clock = None
        try:
            return await self._try(brief, speaking, watch)
        finally:
            self._calls.leave()

    async def _try(self, brief: Brief, speaking: Speaking, watch: _Watch) -> str:
        """Let the voice speak; why it could not, or an empty string."""
        try:
            async with asyncio.timeout(self._longest) as speaking.clock:
                if speaking.hurried:
                    speaking.hurry()
                await self._stream(brief, speaking.live, watch)
        except Broken as broken:
            return broken.reason
        except TimeoutError:
            return "voice.hurried" if speaking.hurried else "voice.slow"
        except OSError:
            return "voice.unreachable"
        finally:
            speaking.clock = None
        return "" if speaking.live.shown.strip() else "voice.empty"

    async def _stream(self, brief: Brief, live: Live, watch: _Watch) -> None:
        watch.asks()
        pieces = self._voice.speak(brief)
        try:
            async for piece in pieces:
                watch.hears()
                live.write(clean(piece))
        finally:
            # A stream left in the middle still holds its connection to the model.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()


def _complete(brief: Brief, live: Live) -> None:
    """End the answer in the scripted voice, after the last sentence that the other one finished."""
    text = clean(compose(brief))
    if text.startswith(live.shown):
        live.write(text[len(live.shown) :])
        return
    live.restart(kept(live.shown))
    gap = " " if live.shown and brief.scenario.language == "en" else ""
    live.write(gap + text)
