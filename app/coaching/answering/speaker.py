"""The buyer's words for one turn: from the voice, and from the scripted voice where that one breaks."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from app.coaching.answering.calls import Calls
from app.coaching.answering.live import Live
from app.coaching.answering.sentences import kept
from app.coaching.answering.takes import Takes
from app.coaching.limits import Limits
from app.spin.buyer.direction import Cue
from app.spin.finding import Finding, Remedy
from app.spin.practice import Reply
from app.spin.took import Took
from app.store.clean import clean
from app.voices.scripted import ScriptedVoice, compose
from app.voices.voice import Brief, Broken, Caught, Spent, Voice

CROWDED = "voice.crowded"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The whole answer, and what it took."""

    reply: Reply
    took: Took
    findings: tuple[Finding, ...] = ()


class _Watch:
    """Notes what an answer takes, and what the guard found. Times are those of the event loop's clock."""

    def __init__(self) -> None:
        self._now = asyncio.get_running_loop().time
        self._began = self._now()
        self._asked = self._first = 0.0
        self._spent: list[Spent] = []
        self.queued = False
        self.findings: tuple[Finding, ...] = ()

    def asks(self) -> None:
        """The voice is asked now."""
        self._asked = self._now()

    def hears(self) -> None:
        """Words have come."""
        self._first = self._first or self._now()

    def pays(self, spent: Spent) -> None:
        """An attempt is over."""
        self._spent.append(spent)

    @property
    def took(self) -> Took:
        """What is known by now."""
        waits = (self._asked or self._now()) - self._began
        return Took(
            first_word_ms=round((self._first - self._asked) * 1000) if self._first else None,
            waited_ms=round(waits * 1000) if self.queued else None,
            prompt_tokens=sum(each.prompt for each in self._spent) if self._spent else None,
            answer_tokens=sum(each.answer for each in self._spent) if self._spent else None,
            estimated=any(each.estimated for each in self._spent),
        )


class Speaking:
    """One answer in the making; whoever waits for it may hurry it."""

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

    def __init__(self, voice: Voice, limits: Limits) -> None:
        self._voice = voice
        self._longest = limits.answer
        self._patience = limits.in_queue
        self._calls = Calls(limits.calls)

    async def speak(self, brief: Brief, speaking: Speaking, *, instead: str = "") -> Spoken:
        """The buyer's words, streamed into the live events; `instead` says why the voice is not even asked."""
        live, watch = speaking.live, _Watch()
        if any(part.cue is Cue.AI for part in brief.direction.parts):
            # What he is must be said plainly, and in words that an author has read.
            live.write(clean(compose(brief)))
            return Spoken(Reply(live.shown, ScriptedVoice.name), watch.took, watch.findings)
        trouble = instead or await self._in_turn(brief, speaking, watch)
        if not trouble:
            return Spoken(Reply(live.shown, self._voice.name), watch.took, watch.findings)
        _complete(brief, live)
        # The scripted voice that was hurried needed no other to step in.
        reason = "" if self._voice.name == ScriptedVoice.name else trouble
        return Spoken(Reply(live.shown, ScriptedVoice.name, reason), watch.took, watch.findings)

    async def _in_turn(self, brief: Brief, speaking: Speaking, watch: _Watch) -> str:
        """Let the voice speak when its turn has come; why it could not, or an empty string."""
        try:
            async with asyncio.timeout(self._patience) as speaking.clock:
                if speaking.hurried:
                    speaking.hurry()
                await self._calls.enter(lambda place: _stands(place, speaking.live, watch))
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
        except Caught as caught:
            watch.findings += (caught.finding,)
            return caught.reason
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
        pieces, takes = self._voice.speak(brief), Takes(live)
        try:
            async for piece in pieces:
                if isinstance(piece, Spent):
                    watch.pays(piece)
                elif isinstance(piece, Finding):
                    watch.findings += (piece,)
                    if piece.remedy is Remedy.AGAIN:
                        takes.begin_anew()
                else:
                    watch.hears()
                    takes.write(clean(piece))
            takes.end()
        finally:
            # A stream left in the middle still holds its connection to the model.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()


def _stands(place: int, live: Live, watch: _Watch) -> None:
    """Tell the listeners where in the queue their answer stands."""
    watch.queued = True
    live.put("waiting", {"place": place})


def _complete(brief: Brief, live: Live) -> None:
    """End the answer in the scripted voice, after the last sentence that the other one finished."""
    text = clean(compose(brief))
    if text.startswith(live.shown):
        live.write(text[len(live.shown) :])
        return
    live.restart(kept(live.shown))
    gap = " " if live.shown and brief.scenario.language == "en" else ""
    live.write(gap + text)
