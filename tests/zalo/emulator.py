"""A Bot Platform of Zalo's for the tests, on this machine only: polling, webhooks, quotas, scripted failures.

What Zalo does not document is a knob (tests.zalo.knobs); what is a guess there stays a guess here: the forms of a refusal
for an unknown chat, a text too long, a fifty-first person.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.zalo.knobs import OBSERVED, Knobs
from tests.zalo.methods import NO_RESULT, BotState, Methods, Refusal
from tests.zalo.objects import JSON

# With `faults`: what may go wrong of itself, every so many calls of these methods, before anything is done.
SOMETIMES = {"getUpdates": 5, "sendMessage": 6}


@dataclass(frozen=True)
class Call:
    """A request as the server understood it."""

    bot: str
    method: str
    given: JSON
    agent: str
    at: float = field(default_factory=time.monotonic)


class Emulator(Methods):
    """The server. Its people act through tests.zalo.people."""

    def __init__(self, knobs: Knobs = OBSERVED) -> None:
        super().__init__(knobs)
        self.bots: dict[str, BotState] = {}
        self.calls: list[Call] = []
        self.url = ""
        self.photos: dict[str, bytes] = {}  # what people sent, by name
        self._faults: defaultdict[str, list[Any]] = defaultdict(list)
        self._counts: defaultdict[str, Any] = defaultdict(lambda: itertools.count(1))
        self._released = asyncio.Event()

    def bot(self, token: str) -> BotState:
        if token not in self.bots:
            number = int(hashlib.sha256(token.split(":")[0].encode()).hexdigest(), 16) % 10**18
            self.bots[token] = BotState(token, f"1{number:018d}")
        return self.bots[token]

    def fail(self, method: str, *how: Refusal | str | None) -> None:
        """The next calls of this method fail so. "lost": done, but the answer never comes; "hang": the same, silently;
        "cut": not done, the connection ends; "502", "504": a gateway's page; None: it passes; other text: the body."""
        self._faults[method] += how

    def asked(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def add(self, bot: BotState, update: JSON) -> JSON:
        """Something new, for the bot to fetch or to be called with."""
        if bot.caller is not None:
            bot.caller.put(update)
            return update
        listening = bot.open_polls or time.monotonic() - bot.polled_at < self.knobs.grace
        if self.knobs.delivery == "drop_while_no_poller" and not listening:
            bot.dropped += 1
            return update
        async with self.changed:
            bot.waiting += [update, update] if self.knobs.twice else [update]
            self.changed.notify_all()
        return update

    def next_month(self) -> None:
        for bot in self.bots.values():
            bot.sent_this_month = 0

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[Emulator]:
        """Serve on loopback."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/photo/{name}", self._photo)
        # A poll ends with its caller, so that nothing is handed to a process that was killed.
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1, handler_cancellation=True)
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

    async def _photo(self, request: web.Request) -> web.Response:
        if request.match_info["name"] not in self.photos:
            raise web.HTTPNotFound
        return web.Response(body=self.photos[request.match_info["name"]], content_type="image/jpeg")

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        bot, method = self.bots.get(request.match_info["token"]), request.match_info["method"]
        if bot is None or bot.revoked:
            return self._bad_token()
        given = await _given(request)
        self.calls.append(Call(bot.id, method, given, request.headers.get("User-Agent", "")))
        fault = self._fault(method)
        if fault == "cut":
            return _cut(request)
        if isinstance(fault, str) and fault not in ("lost", "hang"):
            gateway = fault in ("502", "504")
            return web.Response(status=int(fault) if gateway else 200, text="<html>gateway</html>" if gateway else fault)
        try:
            if isinstance(fault, Refusal):
                raise fault
            handler = getattr(self, f"_{method}", None)
            if handler is None:
                raise Refusal(404, "Not Found")
            result = await handler(bot, given)
        except Refusal as refusal:
            return web.json_response(refusal.body, status=self._status_of(refusal))
        if fault == "lost":
            return _cut(request)
        if fault == "hang":
            await self._released.wait()
        return web.json_response({"ok": True} if result is NO_RESULT else {"ok": True, "result": result})

    def _fault(self, method: str) -> Refusal | str | None:
        if self._faults[method]:
            fault: Refusal | str | None = self._faults[method].pop(0)
            return fault
        if not self.knobs.faults or method not in SOMETIMES:
            return None
        number = next(self._counts[method])
        if number % SOMETIMES[method]:
            return None
        return Refusal(403, "Internal server error") if number % 2 else "502"

    def _status_of(self, refusal: Refusal) -> int:
        if refusal.code == 408 and self.knobs.idle != "mixed":
            return 408 if self.knobs.idle == "http408" else 200
        if refusal.code == 408:
            return 408 if next(self._idles) % 2 else 200
        return refusal.code if self.knobs.errors_as == "http_status" and refusal.code >= 400 else 200

    def _bad_token(self) -> web.Response:
        match self.knobs.bad_token:
            case "non_json":
                return web.Response(status=401, text="Unauthorized")
            case how:
                return web.json_response(Refusal(401, "Unauthorized").body, status=401 if how == "http401" else 200)


async def _given(request: web.Request) -> JSON:
    """The parameters of a request: in the address, as JSON, as a form or as multipart."""
    given: JSON = dict(request.query)
    if request.content_type == "application/json":
        body = await request.read()
        given |= json.loads(body) if body else {}
    elif request.method == "POST":
        given |= dict(await request.post())
    return given


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
