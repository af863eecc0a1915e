"""The model's voice: one streamed chat completion a turn, read line by line, with a limit on every wait."""

import asyncio
import logging
import random
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, aclosing, contextmanager
from typing import Any

import httpx2
import openai
from openai import AsyncAPIResponse

from app.voices.answer import Answer
from app.voices.prompt import Prompt, render
from app.voices.settings import ModelSettings
from app.voices.stream import FAILING, GARBAGE, Lines
from app.voices.voice import Brief, Broken

ABSENT, REFUSED, BUSY, SILENT, BROKEN_OFF, EMPTY = (
    f"voice.{each}" for each in ("absent", "refused", "busy", "silent", "broken_off", "empty")
)
SERVER_ERROR = 500
_REASONS = {401: REFUSED, 403: REFUSED, 404: ABSENT, 408: FAILING, 409: BUSY, 429: BUSY}
_TRANSIENT = frozenset({408, 409, 429})
AGAIN = frozenset({ABSENT, FAILING, BROKEN_OFF})
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 4.0  # seconds; the pause before another attempt is random below
LAST_LINES = 0.5  # seconds to wait for the end of the stream after the answer is complete
# Seconds between two readings after the first word, and what each further answer under way adds: several tokens
# are read at once then, for each reading passes six layers of the client and as many of the way to the page.
TOGETHER, CROWD = 0.05, 0.0004

log = logging.getLogger(__name__)


class Refusal(Broken):
    """The server answered with an error status: whether to try `again`, and after how many seconds at least."""

    def __init__(self, reason: str, *, again: bool, after: float) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after


class Waits:
    """When this answer must have begun, must go on, must be done (on the event loop's clock)."""

    def __init__(self, settings: ModelSettings, others: Callable[[], int]) -> None:
        self.others = others
        now = asyncio.get_running_loop().time()
        self._between = settings.between_words
        self.end = now + settings.answer
        self.next = min(now + settings.first_word, self.end)

    def heard(self, answer: Answer) -> None:
        """Something has come; if it was speech and not thinking, the next may take as long as between words."""
        if answer.begun:
            self.next = min(asyncio.get_running_loop().time() + self._between, self.end)

    def after_the_last_word(self) -> float:
        """When to stop waiting for the end of a stream whose answer is complete."""
        return min(asyncio.get_running_loop().time() + LAST_LINES, self.end)

    def left(self) -> float:
        """Seconds until the next limit."""
        return self.next - asyncio.get_running_loop().time()


class ModelVoice:
    """A buyer played by any service that speaks the OpenAI protocol of streamed chat completions."""

    name = "model"

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._speaking = 0
        timeout = httpx2.Timeout(settings.answer, connect=settings.connect)
        limits = httpx2.Limits(max_connections=1000, max_keepalive_connections=200, keepalive_expiry=30)
        self._client = openai.AsyncOpenAI(
            api_key=settings.key or "none",
            base_url=settings.address,
            max_retries=0,
            timeout=timeout,
            # A redirect would carry the key to another host.
            http_client=openai.DefaultAioHttpClient(timeout=timeout, limits=limits, follow_redirects=False),
        )
        # What the client logs at its lower levels is the trainee's talk.
        logging.getLogger("openai").setLevel(logging.WARNING)

    async def close(self) -> None:
        """Close the connections; the voice cannot speak afterwards."""
        await self._client.close()

    async def speak(self, brief: Brief) -> AsyncGenerator[str, None]:
        """Stream the words as they come; raises Broken with a key "voice.…". Tried again only before the first word."""
        prompt, waits = render(brief), Waits(self._settings, lambda: self._speaking)
        for attempt in range(self._settings.retries + 1):
            begun = False
            try:
                async with aclosing(self._attempt(prompt, waits)) as words:
                    async for piece in words:
                        begun = True
                        yield piece
            except Broken as broken:
                log.warning("model: %s at attempt %d", broken.reason, attempt + 1)
                pause = self._pause(broken, attempt)
                if begun or pause is None or pause >= waits.left():
                    raise Broken(broken.reason) from None
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

    async def _attempt(self, prompt: Prompt, waits: Waits) -> AsyncGenerator[str, None]:
        answer = Answer(prompt, self._settings.max_tokens)
        async with AsyncExitStack() as stack:
            stack.enter_context(self._counted())
            response = await self._open(prompt, waits, stack)
            async with aclosing(_texts(response.iter_bytes(), answer, waits)) as texts:
                async for text in texts:
                    if piece := answer.feed(text):
                        yield piece
            if piece := answer.rest():
                yield piece
            answer.check()

    async def _open(self, prompt: Prompt, waits: Waits, stack: AsyncExitStack) -> AsyncAPIResponse[Any]:
        request = self._client.chat.completions.with_streaming_response.create(**self._request(prompt))
        try:
            async with asyncio.timeout_at(waits.next):
                return await stack.enter_async_context(request)
        except openai.APIStatusError as error:
            raise _by_status(error.response) from None
        except (openai.APIConnectionError, TimeoutError) as error:
            raise Broken(_unreached(error)) from None

    @contextmanager
    def _counted(self) -> Iterator[None]:
        self._speaking += 1
        try:
            yield
        finally:
            self._speaking -= 1

    def _request(self, prompt: Prompt) -> dict[str, Any]:
        messages = [{"role": each.role, "content": each.content} for each in prompt.messages]
        limit = {self._settings.max_tokens_param: self._settings.max_tokens}
        return {
            "model": self._settings.model,
            "stream": True,
            # The client walks through typed messages key by key, 3 ms a turn; what stands here it sends as it is.
            "messages": [],
            "extra_body": {"messages": messages, **limit, **self._settings.extra_body},
        }


async def _texts(stream: AsyncIterator[bytes], answer: Answer, waits: Waits) -> AsyncGenerator[str, None]:
    """The texts of the stream; notes on the answer why it ended."""
    lines = Lines()
    while not answer.full and (data := await _next(stream, answer, waits)) is not None:
        chunks = lines.feed(data)
        answer.finish = next((each.finish for each in chunks if each.finish), answer.finish)
        if text := "".join(each.text for each in chunks):
            yield text
            waits.heard(answer)
        if any(each.over for each in chunks):
            return
        if answer.begun and not answer.finish:
            await asyncio.sleep(TOGETHER + CROWD * waits.others())


async def _next(stream: AsyncIterator[bytes], answer: Answer, waits: Waits) -> bytes | None:
    """The next bytes; None when no more will come, or when what still comes no longer matters."""
    limit = waits.after_the_last_word() if answer.finish else waits.next
    try:
        async with asyncio.timeout_at(limit):
            return await anext(stream, None)
    except TimeoutError:
        reason = SILENT
    except httpx2.DecodingError:
        reason = GARBAGE
    except httpx2.TransportError:
        reason = BROKEN_OFF
    if answer.finish:
        return None
    raise Broken(reason)


def _by_status(response: httpx2.Response) -> Refusal:
    """The status alone decides; the body may hold anything and is not looked at."""
    status, asked = response.status_code, response.headers.get("retry-after", "")
    return Refusal(
        _REASONS.get(status, FAILING),
        again=status in _TRANSIENT or status >= SERVER_ERROR,
        after=float(asked) if re.fullmatch(r"\d{1,6}(\.\d+)?", asked) else 0.0,
    )


def _unreached(error: Exception) -> str:
    """The transport reports a refused or dropped connection as a timeout of connecting; only reading is silence."""
    waited = isinstance(error, TimeoutError) or isinstance(error.__cause__, httpx2.ReadTimeout)
    return SILENT if waited else ABSENT
