"""Who may speak to the page: this page itself, from a browser that reached us by a name of ours, and nobody's frame."""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

from domain.links import FILE_PATH, KEPT_PATH, VIEW_PATH

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

COOKIE = "danso_session"
COOKIE_SECONDS = 90 * 86400
ENCLOSE = "/enclose"  # where the page posts a picture or a file, as it is
_LINKS = (f"/{FILE_PATH}/", f"/{KEPT_PATH}/", f"/{VIEW_PATH}/")
_COOKIE_FORM = re.compile(r"[\w-]{43}")  # 256 bits
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on `host`."""
    return host == "localhost" or (_is_ip(host) and ipaddress.ip_address(host).is_loopback)


def knows_host(header: str, configured: str, public: str = "") -> bool:
    """Whether a Host header names us: where we listen (`configured`), or the address others use (`public`, a URL).

    Any other name may be a stranger's, pointed at this machine (DNS rebinding). A server that listens
    everywhere has no name to compare with; there any bare IP address will do, since rebinding needs a name.
    """
    try:
        host = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if host in ("localhost", "127.0.0.1", "::1", configured.lower()) or (public and host == urlsplit(public).hostname):
        return True
    return _is_ip(host) and _is_ip(configured) and ipaddress.ip_address(configured).is_unspecified


def is_own_page(request: web.Request) -> bool:
    """Whether the browser says that our own page asks. Old browsers give only Origin, and GET may have neither."""
    site = request.headers.get("Sec-Fetch-Site")
    if request.method == "GET":
        # A link is followed from wherever it was sent to; what it opens asks for no session.
        return site in (None, "same-origin", "none") or request.path == "/" or request.path.startswith(_LINKS)
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def middleware(configured: str, public: str) -> Middleware:
    """Refuses what is not from our own page before any handler sees it."""

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not knows_host(request.host, configured, public):
            raise web.HTTPForbidden(text="This page answers at localhost and at DANSO_WEB_HOST only.\n")
        if not is_own_page(request):
            raise web.HTTPForbidden(text="Only the page itself may ask this.\n")
        # Neither can be sent from another site without asking first.
        taken = "application/octet-stream" if request.path == ENCLOSE else "application/json"
        if request.method == "POST" and request.content_type != taken:
            raise web.HTTPUnsupportedMediaType(text=f"{taken} only.\n")
        return await handler(request)

    return guard


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """For every answer, streams and errors included. What an answer says for itself stands."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def site_of(request: web.Request) -> str:
    """Where this browser reaches us: "http://localhost:8080"."""
    return f"{'https' if is_secure(request) else 'http'}://{request.host}"


def is_secure(request: web.Request) -> bool:
    return request.secure or request.headers.get("X-Forwarded-Proto") == "https"


def address_of(request: web.Request) -> str | None:
    """The address that the session cookie gives: its digest, so that the database cannot tell anyone a session."""
    cookie = request.cookies.get(COOKIE, "")
    return digest(cookie) if _COOKIE_FORM.fullmatch(cookie) else None


def digest(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def keep_session(request: web.Request, response: web.Response) -> None:
    """Give the browser a session, or lengthen the one it has.

    Only in answer to the page's own request, never to a visit: a Strict cookie stays at home when somebody comes by a
    link, and a new one would put an end to their membership here.
    """
    known = address_of(request) is not None
    response.set_cookie(
        COOKIE,
        request.cookies[COOKIE] if known else secrets.token_urlsafe(32),
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Strict",
        secure=is_secure(request),
    )


class Patience:
    """How many messages of strangers are heard, all together: a new session costs nothing, so that the limit on wrong
    codes of one address would not stop anyone from guessing."""

    def __init__(self, most: int = 300, seconds: float = 600) -> None:
        self._most = most
        self._seconds = seconds
        self._heard: list[float] = []

    def lasts(self) -> bool:
        """Whether one more is heard now."""
        now = time.monotonic()
        self._heard = [at for at in self._heard if now - at < self._seconds]
        if len(self._heard) >= self._most:
            return False
        self._heard.append(now)
        return True


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
