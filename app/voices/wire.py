"""The line to a model server: one POST, its answer in bytes as they come, every trouble by its name."""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson

from app.voices.stream import FAILING, GARBAGE
from app.voices.voice import Broken

ABSENT, REFUSED, BUSY, SILENT, BROKEN_OFF = (
    f"voice.{each}" for each in ("absent", "refused", "busy", "silent", "broken_off")
)
AGAIN: Final = frozenset({ABSENT, FAILING, BROKEN_OFF})  # where another attempt may help
OK, SERVER_ERROR = 200, 500
MOST, KEPT = 1000, 30.0  # connections at once; seconds an idle one is kept
TRAIL = 0.05  # seconds for the mark that ends a body, which comes right behind its last line
log = logging.getLogger(__name__)
_REASONS = {401: REFUSED, 403: REFUSED, 404: ABSENT, 408: FAILING, 409: BUSY, 429: BUSY}
_TRANSIENT = frozenset({408, 409, 429})


class Refusal(Broken):
    """The server answered with an error status: whether to try `again`, and after how many seconds at least."""

    def __init__(self, reason: str, *, again: bool, after: float) -> None:
        super().__init__(reason)
        self.again = again
        self.after = after


class Body:
    """The body of an answer, in the pieces in which it comes."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._content = response.content

    async def read(self, until: float) -> bytes:
        """What has come since, or comes before `until` (on the event loop's clock); nothing at the end."""
        try:
            # What is there already needs no limit, and to set one takes as long as to read.
            if came := self._content.read_nowait():
                return came
            async with asyncio.timeout_at(until):
                return await self._content.readany()
        except TimeoutError:
            raise Broken(SILENT) from None
        except aiohttp.ClientPayloadError as error:
            undecodable = isinstance(error.__cause__, aiohttp.http_exceptions.ContentEncodingError)
            raise Broken(GARBAGE if undecodable else BROKEN_OFF) from None
        except (aiohttp.ClientError, OSError):
            raise Broken(BROKEN_OFF) from None

    async def end(self) -> None:
        """Take the end of a body whose last line has come: only then can its connection serve the next answer."""
        until = asyncio.get_running_loop().time() + TRAIL
        with suppress(Broken):
            while await self.read(until):
                pass


class Wire:
    """Kept connections to one server. Opened at the first question, closed once."""

    def __init__(self, address: str, key: str, connect: float) -> None:
        self._url = f"{address.rstrip('/')}/chat/completions"
        self._headers = {
            "Authorization": f"Bearer {key or 'none'}",
            "Content-Type": "application/json",
            "Accept": "text/event-stream",
            # Compressed, a stream comes in lumps.
            "Accept-Encoding": "identity",
        }
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=connect)
        self._proxy = _proxy(self._url)
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connections; nothing can be asked afterwards."""
        if self._session:
            await self._session.close()

    @asynccontextmanager
    async def ask(self, request: Mapping[str, object], until: float) -> AsyncGenerator[Body, None]:
        """The answer to this request, begun before `until` (on the event loop's clock); raises Broken, Refusal."""
        response = await self._open(orjson.dumps(request), until)
        try:
            yield Body(response)
        finally:
            # What was not read to its end cannot be used again, and the model need not finish it.
            response.close()

    async def _open(self, body: bytes, until: float) -> aiohttp.ClientResponse:
        session = self._session = self._session or self._connect()
        try:
            async with asyncio.timeout_at(until):
                # A redirect would carry the key to another host.
                response = await session.post(
                    self._url, data=body, headers=self._headers, allow_redirects=False, proxy=self._proxy
                )
        except aiohttp.ConnectionTimeoutError:
            raise Broken(ABSENT) from None
        except TimeoutError:
            raise Broken(SILENT) from None
        except (aiohttp.ClientError, OSError):
            raise Broken(ABSENT) from None
        if response.status == OK:
            return response
        refusal = _by_status(response.status, response.headers.get("retry-after", ""))
        response.close()
        raise refusal

    def _connect(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=MOST, keepalive_timeout=KEPT),
            timeout=self._timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
        )


def _proxy(address: str) -> str | None:
    """The proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name for this address.

    Left to the client library, it would be looked for with each request, in another thread, and .netrc beside it,
    whose credentials do not go together with a key.
    """
    asked = urlsplit(address)
    found = None if proxy_bypass(asked.hostname or "") else getproxies().get(asked.scheme)
    if found and urlsplit(found).scheme != "http":
        log.warning("a proxy is reached over http:// only; going to the model without it")
        return None
    return found


def _by_status(status: int, asked: str) -> Refusal:
    """The status alone decides; the body may hold anything and is not looked at."""
    return Refusal(
        _REASONS.get(status, FAILING),
        again=status in _TRANSIENT or status >= SERVER_ERROR,
        after=float(asked) if re.fullmatch(r"\d{1,6}(\.\d+)?", asked) else 0.0,
    )
