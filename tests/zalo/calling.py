"""How the emulator calls a webhook: as a Java client with the secret, once or twice each update."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

import aiohttp

from tests.zalo.knobs import Knobs
from tests.zalo.objects import JSON

AGENT = "Java/1.8.0_192"
AGAIN = 0.1  # whether Zalo calls again is not documented; a call that failed is made again a few times, as its clients hope
TRIES = 50


class Caller:
    """Calls one webhook. `behind` maps the host of its https address to the http address its proxy leads to."""

    def __init__(self, url: str, secret: str, knobs: Knobs, behind: dict[str, str]) -> None:
        parts = urlsplit(url)
        self._url = behind.get(parts.netloc, f"https://{parts.netloc}") + parts.path
        self._headers = {"X-Bot-Api-Secret-Token": secret, "User-Agent": AGENT}
        self._knobs = knobs
        self._queues: dict[str, asyncio.Queue[JSON]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        self.statuses: list[int] = []

    async def probe(self) -> str:
        """The outcome of a call without anything in it."""
        try:
            async with self._session.post(self._url, headers=self._headers) as response:
                return "webhook.ok" if response.ok else f"webhook.http.{response.status}"
        except (aiohttp.ClientError, TimeoutError):
            return "webhook.err.conn"

    def put(self, update: JSON) -> None:
        """To be called with this update, after all earlier ones of the same chat."""
        message = update.get("message")
        about = message.get("chat") if isinstance(message, dict) else None
        chat = str(about.get("id", "")) if isinstance(about, dict) else ""
        if chat not in self._queues:
            self._queues[chat] = asyncio.Queue()
            self._tasks.append(asyncio.create_task(self._deliver(self._queues[chat])))
        self._queues[chat].put_nowait(update)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def _deliver(self, queue: asyncio.Queue[JSON]) -> None:
        while True:
            update = await queue.get()
            body = {"ok": True, "result": update} if self._knobs.envelope == "wrapped" else update
            await asyncio.gather(*(self._insist(body) for _ in range(2 if self._knobs.twice else 1)))

    async def _insist(self, body: JSON) -> None:
        for _ in range(TRIES):
            if await self._call(body):
                return
            await asyncio.sleep(AGAIN)

    async def _call(self, body: JSON) -> bool:
        try:
            async with self._session.post(self._url, json=body, headers=self._headers) as response:
                self.statuses.append(response.status)
                return response.ok
        except (aiohttp.ClientError, TimeoutError):
            return False
