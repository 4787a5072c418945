"""A Bot API server for the tests, on this machine only: long polling, webhooks, a store of messages, scripted failures."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.telegram.methods import BotState as BotState
from tests.telegram.methods import Methods
from tests.telegram.methods import Refusal as Refusal
from tests.telegram.objects import JSON

AS_JSON = {"reply_markup", "allowed_updates", "commands", "scope", "link_preview_options", "entities"}
AS_NUMBER = {"chat_id", "message_id", "offset", "limit", "timeout", "max_connections"}
AS_FLAG = {"drop_pending_updates", "show_alert", "disable_notification", "protect_content"}


@dataclass(frozen=True)
class Call:
    """A request as the server understood it: numbers, flags and JSON read, files by name and content."""

    bot: int
    method: str
    given: JSON
    at: float = field(default_factory=time.monotonic)


class Emulator(Methods):
    """The server. Its people act through tests.telegram.people."""

    def __init__(self) -> None:
        super().__init__()
        self.bots: dict[str, BotState] = {}
        self.calls: list[Call] = []
        self.url = ""
        self.takes = 0.0  # seconds a message to a person takes, half of them before it is there
        self._faults: defaultdict[str, list[Any]] = defaultdict(list)
        self._released = asyncio.Event()

    def bot(self, token: str) -> BotState:
        return self.bots.setdefault(token, BotState(int(token.split(":")[0]), token))

    def fail(self, method: str, *how: Refusal | str | None) -> None:
        """The next calls of this method fail so. "lost": done, but the answer never comes; "hang": the same, silently;
        "cut": not done, the connection ends; None: it passes; other text: a page of a gateway with status 502."""
        self._faults[method] += how

    async def add(self, bot: BotState, kind: str, what: JSON) -> JSON:
        """A new update, for the bot to fetch or to be called with."""
        update = {"update_id": self.number(), kind: what}
        await self.again(bot, update)
        return update

    async def again(self, bot: BotState, *updates: JSON) -> None:
        """Updates as they are, also ones that were given before."""
        async with self.changed:
            bot.updates += updates
            self.changed.notify_all()
        if bot.caller is not None:
            for update in updates:
                bot.caller.put(update)

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[Emulator]:
        """Serve on loopback."""
        app = web.Application(client_max_size=50 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/files/{file}", self._download)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            self._released.set()
            async with self.changed:
                self.closed = True
                self.changed.notify_all()
            for bot in self.bots.values():
                if bot.caller is not None:
                    await bot.caller.close()
            await runner.cleanup()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        bot = self.bots.get(request.match_info["token"])
        if bot is None or request.match_info["file"] not in bot.files:
            raise web.HTTPNotFound
        return web.Response(body=bot.files[request.match_info["file"]][1])

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        bot, method = self.bots.get(request.match_info["token"]), request.match_info["method"]
        try:
            if bot is None or bot.revoked:
                raise Refusal(401, "Unauthorized")
            given = await _given(request)
            self.calls.append(Call(bot.id, method, given))
            fault = self._faults[method].pop(0) if self._faults[method] else None
            if isinstance(fault, Refusal):
                raise fault
            if fault == "cut":
                return _cut(request)
            if fault is not None and fault not in ("lost", "hang"):
                return web.Response(status=502, text=fault, content_type="text/html")
            handler = getattr(self, f"_{method}", None)
            if handler is None:
                raise Refusal(404, "Not Found")
            slow = self.takes / 2 if method.startswith("send") else 0.0
            await asyncio.sleep(slow)
            answer = {"ok": True, "result": await handler(bot, given)}
            await asyncio.sleep(slow)
        except Refusal as refusal:
            return web.json_response(refusal.body, status=refusal.status)
        if fault == "lost":
            return _cut(request)
        if fault == "hang":
            await self._released.wait()
        return web.json_response(answer)


async def _given(request: web.Request) -> JSON:
    """The parameters of a request in JSON, as a form or as multipart."""
    if request.content_type == "application/json":
        raw: JSON = await request.json()
    else:
        raw = dict(await request.post() if request.method == "POST" else request.query)
    return {name: _read(name, value) for name, value in raw.items()}


def _read(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return (value.filename, value.file.read())
    if isinstance(value, str):
        if name in AS_JSON:
            return json.loads(value)
        if name in AS_NUMBER:
            return int(value)
        if name in AS_FLAG:
            return value.lower() == "true"
    return value


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
