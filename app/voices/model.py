"""The model's voice: one streamed chat completion a turn, every wait limited, asked again where that helps."""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import Any

from app.spin.acts.act import Language
from app.spin.finding import Finding, Remedy
from app.voices.answer import Answer
from app.voices.breaker import Breaker
from app.voices.due import UNTOLD
from app.voices.guard.parts import ready
from app.voices.meter import Meter
from app.voices.prompt import Prompt, render
from app.voices.settings import DEFAULT_ADDRESS, ModelSettings
from app.voices.stream import FAILING, Lines
from app.voices.voice import Brief, Broken, Caught, Piece
from app.voices.wire import ABSENT, AGAIN, BUSY, REFUSED, SILENT, Body, Refusal, Wire

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 4.0  # seconds; the pause before another attempt is random below
RESTING = "voice.resting"
DOWN = frozenset({ABSENT, REFUSED, BUSY, SILENT, FAILING})  # these mean that the endpoint answers nobody
TAKES = 2  # an answer that the guard stopped is asked for once more, quietly
LAST_LINES = 0.5  # seconds to wait for the end of the stream after the answer is complete
# Seconds between two readings after the first word, and what each further answer under way adds: several tokens
# are read at once then, for every reading passes as many layers on the way to the page as there are.
TOGETHER, CROWD = 0.05, 0.0005
SOON = 0.02  # where nothing could leave yet, the next token decides

log = logging.getLogger(__name__)


class Waits:
    """When this answer must have begun, must go on, must be done (on the event loop's clock)."""

    def __init__(self, settings: ModelSettings, others: Callable[[], int]) -> None:
        self.others = others
        self._clock = asyncio.get_running_loop().time
        now = self._reading = self._clock()
        self._between = settings.between_words
        self._first_word = settings.first_word
        self.end = now + settings.answer
        self.next = min(now + self._first_word, self.end)

    def anew(self) -> bool:
        """Begin to wait for another first word; false where no time is left for it."""
        now = self._clock()
        self.next = min(now + self._first_word, self.end)
        return self.end - now >= self._first_word

    def heard(self, answer: Answer) -> None:
        """Something has come; if it was speech and not thinking, the next may take as long as between words."""
        if answer.begun:
            self.next = min(self._clock() + self._between, self.end)

    def after_the_last_word(self) -> float:
        """When to stop waiting for the end of a stream whose answer is complete."""
        return min(self._clock() + LAST_LINES, self.end)

    def until_the_next_reading(self, answer: Answer) -> float:
        """Seconds to pause: readings keep their distance from beginning to beginning, however long one of them took."""
        if answer.holds:
            return SOON
        now, apart = self._clock(), TOGETHER + CROWD * self.others()
        # The first one, and one that came very late, is not followed by the next at once.
        due = self._reading + apart
        self._reading = due if due > now + apart / 2 else now + apart
        return self._reading - now

    def left(self) -> float:
        """Seconds until the next limit."""
        return self.next - self._clock()


class ModelVoice:
    """A buyer played by any service that speaks the OpenAI protocol of streamed chat completions."""

    name = "model"

    def __init__(self, settings: ModelSettings, breaker: Breaker | None = None) -> None:
        self._settings = settings
        self._breaker = breaker or Breaker(0, 0)
        self._speaking = 0
        self._wire = Wire(settings.address, settings.key, settings.connect)

    async def close(self) -> None:
        """Close the connections; the voice cannot speak afterwards."""
        await self._wire.close()

    @staticmethod
    def ready(language: Language) -> None:
        """Have the guard's words ready; a quarter of a second of work that no stream should wait for."""
        ready(language)

    async def speak(self, brief: Brief) -> AsyncGenerator[Piece, None]:
        """Stream the words as they come; raises Broken with a key "voice.…", at once while the endpoint rests."""
        clock = asyncio.get_running_loop().time
        ticket = self._breaker.admit(clock())
        if ticket is None:
            raise Broken(RESTING)
        begun = False
        try:
            async with aclosing(self._takes(brief)) as words:
                async for piece in words:
                    if not begun and isinstance(piece, str):
                        begun = True
                        self._breaker.worked()
                    yield piece
        except Broken as broken:
            if broken.reason in DOWN and not begun:
                self._breaker.failed(ticket, clock())
            else:
                self._breaker.worked()
            raise
        finally:
            self._breaker.left(ticket)

    async def _takes(self, brief: Brief) -> AsyncGenerator[Piece, None]:
        """The words of an answer; where the guard stops it, what it found and then the words of another."""
        prompt, waits = render(brief), Waits(self._settings, lambda: self._speaking)
        for take in range(1, TAKES + 1):
            try:
                async with aclosing(self._insist(prompt, waits)) as words:
                    async for piece in words:
                        yield replace(piece, attempt=take) if isinstance(piece, Finding) else piece
            except Caught as caught:
                # Of an answer that only kept a figure back every word was good: the script adds the figure.
                if take == TAKES or caught.reason == UNTOLD or not waits.anew():
                    raise Caught(replace(caught.finding, attempt=take), caught.reason) from None
                yield replace(caught.finding, attempt=take, remedy=Remedy.AGAIN)
            else:
                return

    async def _insist(self, prompt: Prompt, waits: Waits) -> AsyncGenerator[Piece, None]:
        """The words of a take; before the first of them a failure is followed by another attempt."""
        for attempt in range(self._settings.retries + 1):
            begun = False
            try:
                async with aclosing(self._attempt(prompt, waits)) as words:
                    async for piece in words:
                        begun = begun or isinstance(piece, str)
                        yield piece
            except Broken as broken:
                log.warning("model: %s at attempt %d", broken, attempt + 1)
                pause = self._pause(broken, attempt)
                if begun or pause is None or pause >= waits.left():
                    raise (broken if isinstance(broken, Caught) else Broken(broken.reason)) from None
            else:
                return
            await asyncio.sleep(pause)

    def _pause(self, broken: Broken, attempt: int) -> float | None:
        """Seconds before the next attempt; None where another would not help or was the last."""
        again, after = broken.reason in AGAIN, 0.0
        if isinstance(broken, Refusal):
            again, after = broken.again, broken.after
        if not again or attempt >= self._settings.retries:
            return None
        return max(after, random.uniform(0, min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)))  # noqa: S311 # only spreads retries

    async def _attempt(self, prompt: Prompt, waits: Waits) -> AsyncGenerator[Piece, None]:
        meter = Meter(prompt)
        with self._counted():
            async with self._wire.ask(self._request(prompt), waits.next) as body:
                try:
                    async with aclosing(self._said(body, prompt, waits, meter)) as words:
                        async for piece in words:
                            yield piece
                except Broken:
                    yield meter.spent
                    raise
                yield meter.spent
                await body.end()

    async def _said(self, body: Body, prompt: Prompt, waits: Waits, meter: Meter) -> AsyncGenerator[Piece, None]:
        answer, lines = Answer(prompt, self._settings.max_tokens), Lines()
        while not answer.full and (data := await _next(body, answer, waits)):
            came = lines.feed(data)
            meter.read(came)
            answer.finish = came.finish or answer.finish
            if came.text and (piece := answer.feed(came.text)):
                yield piece
            if came.text:
                waits.heard(answer)
            if came.over:
                break
            if answer.begun and not answer.finish:
                await asyncio.sleep(waits.until_the_next_reading(answer))
        if piece := answer.rest():
            yield piece
        for finding in answer.mended():
            yield finding
        answer.check()

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._speaking += 1
        try:
            yield
        finally:
            self._speaking -= 1

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        return {
            "model": self._settings.model,
            "stream": True,
            "messages": [{"role": each.role, "content": each.content} for each in prompt.messages],
            # Others refuse what they do not know; COACH_EXTRA_BODY asks them too, where they know it.
            **({"stream_options": {"include_usage": True}} if self._settings.address == DEFAULT_ADDRESS else {}),
            self._settings.max_tokens_param: self._settings.max_tokens,
            **self._settings.extra_body,
        }


async def _next(body: Body, answer: Answer, waits: Waits) -> bytes:
    """The next bytes; none when no more will come, or when what still comes no longer matters."""
    try:
        return await body.read(waits.after_the_last_word() if answer.finish else waits.next)
    except Broken:
        if answer.finish:
            return b""
        raise
