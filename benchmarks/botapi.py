"""A Bot API on loopback that takes its time, counts what comes in a second, refuses what is too much, and keeps a record."""

from __future__ import annotations

import asyncio
import json
import math
import time
from collections import deque
from multiprocessing.connection import Connection

from aiohttp import web

TAKES = 0.060  # seconds for a message
A_SECOND = 30  # messages an account may send in any second
PENALTY = 3  # seconds of silence after a refusal
REFUSED_AT = (500, 1500, 2500)  # besides, these requests are refused, as Telegram does now and then


class Server:
    """`arrived`: (seconds, chat) of each message taken; `early`: requests that came inside a penalty."""

    def __init__(self) -> None:
        self.arrived: list[tuple[float, int]] = []
        self.asked = self.refused = self.early = 0
        self._second: deque[float] = deque()
        self._silent_until = 0.0
        self._told_at = 0.0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] != "sendMessage":
            return web.json_response({"ok": True, "result": {"id": 7, "is_bot": True, "first_name": "b", "username": "b"}})
        given = await request.json() if request.content_type == "application/json" else dict(await request.post())
        now = time.monotonic()
        self.asked += 1
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        if now < self._silent_until:
            # What was on its way when the refusal was told could not know of it.
            self.early += now - self._told_at > TAKES
            return self._refuse(self._silent_until - now)
        if len(self._second) >= A_SECOND or self.asked in REFUSED_AT:
            self._silent_until, self._told_at = now + PENALTY, now
            return self._refuse(PENALTY)
        self._second.append(now)
        self.arrived.append((now, int(str(given["chat_id"]))))
        await asyncio.sleep(TAKES)
        chat = {"id": int(str(given["chat_id"])), "type": "private"}
        return web.json_response({"ok": True, "result": {"message_id": self.asked, "date": int(time.time()), "chat": chat}})

    def _refuse(self, seconds: float) -> web.StreamResponse:
        self.refused += 1
        parameters = {"retry_after": max(1, math.ceil(seconds))}
        words = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": parameters}
        return web.Response(status=429, text=json.dumps(words), content_type="application/json")


def run(pipe: Connection) -> None:
    """Serve until told to end, in a process of its own; the record goes back through the pipe."""
    asyncio.run(_run(pipe))


async def _run(pipe: Connection) -> None:
    server = Server()
    app = web.Application()
    app.router.add_route("*", "/bot{token}/{method}", server.serve)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pipe.send(runner.addresses[0][1])
    while not pipe.poll():  # noqa: ASYNC110  # the other end is a process
        await asyncio.sleep(0.05)
    pipe.send((server.arrived, server.refused, server.early))
    await runner.cleanup()
