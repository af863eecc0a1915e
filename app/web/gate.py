"""What every request passes before anything else looks at it: which host, from which page, and what goes back."""

from functools import lru_cache
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.failures import refusal
from app.web.language import marked as _
from app.web.language import negotiate, tongues

BODY_LIMIT: Final = 256 * 1024
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
REFUSALS: Final = {
    "foreign_page": _("This request came from another site and was not carried out."),
    "too_large": _("That was more than can be taken at once."),
    "unmeasured": _("This request does not say how long it is. Send it in one piece, with a Content-Length."),
    "foreign_host": _("The service does not know this address. Set COACH_PUBLIC_URL to the address people use."),
}
CODES: Final = {"too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "unmeasured": HTTPStatus.LENGTH_REQUIRED}
PROTECTION: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate:
    """ASGI middleware: refuses foreign hosts and writes from foreign pages; adds the protecting headers.

    `any_host` is for services on a network, whose names nobody here can know.
    """

    def __init__(self, app: ASGIApp, public_url: str, *, any_host: bool) -> None:
        self.app = app
        self.any_host = any_host
        self.public = urlsplit(public_url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in PROTECTION.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await _answer(scope, refusal)(scope, receive, protected)
        else:
            await self.app(scope, receive, protected)

    def _refusal(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        if not self._known_host(headers.get("host", "")):
            return "foreign_host"
        if scope["method"] not in SAFE and not self._same_origin(headers):
            return "foreign_page"
        if "transfer-encoding" in headers:
            return "unmeasured"
        length = headers.get("content-length", "")
        return "too_large" if length.isascii() and length.isdigit() and int(length) > BODY_LIMIT else ""

    def _known_host(self, host: str) -> bool:
        """A foreign name that somebody's DNS points at this computer must not reach a service without accounts."""
        return self.any_host or host == self.public or _is_loopback(host)

    def _same_origin(self, headers: Headers) -> bool:
        """Fetch metadata decides; browsers on plain http send none, then Origin does; no browser sends neither."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = headers.get("origin")
        own = {headers.get("host", ""), self.public} - {""}
        return origin is None or urlsplit(origin).netloc in own


@lru_cache(64)
def _is_loopback(host: str) -> bool:
    return (urlsplit(f"//{host}").hostname or "") in LOOPBACK


def _answer(scope: Scope, key: str) -> JSONResponse:
    tongue = tongues()[negotiate(Headers(scope=scope).get("accept-language", ""))]
    return refusal(key, tongue.say(REFUSALS[key]), CODES.get(key, HTTPStatus.FORBIDDEN))
