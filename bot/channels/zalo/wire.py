"""One call of one bot over Zalo's wire, and what came back. The only file that sees a token; nothing it raises shows one.

An answer is judged by `ok`, whatever its HTTP status: Zalo answers errors with 200 too.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from domain.chat import MOST_BYTES

CONNECT: Final = 5.0  # seconds until there is a connection
SECONDS: Final = 10.0  # a call other than getUpdates
PICTURE_SECONDS: Final = 30.0  # a picture that somebody sent
IDLE: Final = 408  # nobody wrote while getUpdates waited
# The connection was never made, so nothing was done.
_UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
# What these statuses say needs no body.
_PLAIN = (401, IDLE, 413, 429)
# An answer nobody can read, of which it is not known whether the call was carried out before.
_UNSURE = (500, 504)


class Refused(Exception):
    """Zalo answered no. `code` is Zalo's own, or the HTTP status; 0 for none."""

    def __init__(self, code: int, description: str = "") -> None:
        super().__init__(f"refused with {code}")
        self.code = code
        self.description = description


class NoAnswer(Exception):
    """Nothing came back that can be read. `done` False: the call was certainly not carried out."""

    def __init__(self, what: str, done: bool) -> None:
        super().__init__(what)
        self.done = done


class Bot:
    """One bot of Zalo's. Its number is its name here."""

    def __init__(self, number: str, token: str, api_url: str) -> None:
        self.number = number
        self._server = api_url
        self._address = f"{api_url}/bot{token}"
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return f"Bot({self.number})"

    async def call(self, method: str, seconds: float = SECONDS, **given: object) -> Any:
        """The `result` of a call; None where Zalo gives none. Raises Refused or NoAnswer."""
        came = await self._fetch(method, seconds, given)
        answer = came if isinstance(came, NoAnswer) else meaning(*came)
        # Raised out here, so that no error of the library, which names the address, hangs on it.
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def picture(self, url: str) -> bytes:
        """A picture that somebody sent, at most a byte more than the house takes. Raises NoAnswer, or what aiohttp does."""
        if urlsplit(url).scheme != "https" and not url.startswith(f"{self._server}/"):
            raise NoAnswer("a picture that is not on https", done=False)
        limits = aiohttp.ClientTimeout(total=PICTURE_SECONDS, connect=CONNECT)
        # Without this bot's session: the address is not Zalo's interface, and learns nothing of us.
        async with (
            aiohttp.ClientSession(timeout=limits, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False) as http,
            http.get(url) as response,
        ):
            response.raise_for_status()
            content = bytearray()
            async for piece in response.content.iter_chunked(64 * 1024):
                content += piece
                if len(content) > MOST_BYTES:
                    break
        return bytes(content[: MOST_BYTES + 1])

    def digest(self) -> str:
        """A name of this token on this server that does not give it away."""
        return hashlib.sha256(self._address.encode()).hexdigest()[:24]

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def _fetch(self, method: str, seconds: float, given: dict[str, object]) -> tuple[int, bytes] | NoAnswer:
        if self._session is None:
            # A connection for each call: one kept open may be closed by the other side just as a message is written on it,
            # and then nobody knows whether the message arrived.
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(force_close=True), cookie_jar=aiohttp.DummyCookieJar(), trust_env=False
            )
        limits = aiohttp.ClientTimeout(total=seconds, connect=CONNECT)
        try:
            async with self._session.post(
                f"{self._address}/{method}", json=given, timeout=limits, allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except _UNSENT as error:
            return NoAnswer(type(error).__name__, done=False)
        except (aiohttp.ClientError, OSError, ValueError) as error:  # TimeoutError is an OSError
            return NoAnswer(type(error).__name__, done=True)


def meaning(status: int, body: bytes) -> Any:
    """The result in a body, or the Refused or NoAnswer that it is."""
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        read = None
    told = read.get("ok") if isinstance(read, dict) else None
    if told is True:
        return read.get("result")
    if told is False:
        code = read.get("error_code", read.get("errorCode"))
        description = read.get("description")
        return Refused(
            code if isinstance(code, int) else status if status >= 400 else 0, description if isinstance(description, str) else ""
        )
    if status in _PLAIN:
        return Refused(status)
    return NoAnswer(f"unreadable answer, HTTP {status}", done=status < 300 or status in _UNSURE)
