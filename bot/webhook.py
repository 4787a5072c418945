"""A small HTTP server for a platform's calls, behind the operator's TLS proxy. It answers 2xx after the commit, not before."""

from __future__ import annotations

import errno
import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import web

from bot.channels import ChannelProblem

log = logging.getLogger("danso")

BODY_BYTES = 1024 * 1024
LEAVE_SECONDS = 10  # how long a message in hand may take when the process stops


class Where(Protocol):
    """Where calls are heard, and the secret that each must carry."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def secret(self) -> str: ...


@dataclass
class Server:
    """Hears all accounts of a platform on one port.

    header   the header in which the platform sends the secret
    read     the last word of the path and the body → what serves the call, or None where no account has this word. The
             last word tells the account, whatever the proxy does to the rest. May raise an HTTP error of aiohttp's
    """

    platform: str  # "telegram"
    where: Where
    header: str
    read: Callable[[str, bytes], Callable[[], Awaitable[None]] | None]
    port: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_post("/{path:.*}", self._hear)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=LEAVE_SECONDS)

    async def start(self) -> None:
        """Listen. Raises ChannelProblem."""
        host, port = self.where.host, self.where.port
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError as error:
            await self._runner.cleanup()
            why = "it is in use" if error.errno == errno.EADDRINUSE else error.strerror
            setting = f"{self.platform.upper()}_WEBHOOK"
            raise ChannelProblem(
                f"{self.platform.capitalize()}'s webhook cannot listen on {host}, port {port} ({why}): "
                f"correct {setting}_HOST and {setting}_PORT."
            ) from error
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Hear nothing more; finish the messages in hand."""
        await self._runner.cleanup()

    async def _hear(self, request: web.Request) -> web.Response:
        # Bytes: compare_digest refuses text beyond ASCII, and a forger may send any.
        given = request.headers.get(self.header, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self.where.secret.encode()):
            raise web.HTTPUnauthorized
        word = request.path.rsplit("/", 1)[1]
        serve = self.read(word, await request.read())
        if serve is None:
            raise web.HTTPNotFound
        try:
            await serve()
        except Exception as error:  # the database or the platform is away: the platform may call again
            log.error("%s: a call for %s is not kept (%s)", self.platform, word, type(error).__name__)
            raise web.HTTPServiceUnavailable from None
        return web.Response()
