"""How the emulator calls a webhook: one person's updates in order, again until it is answered 2xx."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

import aiohttp

JSON = dict[str, Any]
FIRST_PAUSE = 0.05  # Telegram waits seconds; tests cannot


class Caller:
    """Calls one webhook. `behind` maps the host of its https address to the http address its proxy leads to."""

    def __init__(self, updates: list[JSON], webhook: JSON, behind: dict[str, str]) -> None:
        parts = urlsplit(webhook["url"])
        self._url = behind.get(parts.netloc, f"https://{parts.netloc}") + parts.path
        self._headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret_token"]} if "secret_token" in webhook else {}
        self._updates = updates
        self._queues: dict[int, asyncio.Queue[JSON]] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10))
        self.last_error = ""

    def put(self, update: JSON) -> None:
        """To be called with this update, after all earlier ones of the same chat."""
        what = next((what for key, what in update.items() if key != "update_id"), None)
        about = (what.get("chat") or what.get("from")) if isinstance(what, dict) else None
        chat = about.get("id", 0) if isinstance(about, dict) else 0
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
            update, pause = await queue.get(), FIRST_PAUSE
            while not await self._call(update):
                await asyncio.sleep(pause)
                pause = min(pause * 2, 1.0)
            if update in self._updates:
                self._updates.remove(update)

    async def _call(self, update: JSON) -> bool:
        try:
            async with self._session.post(self._url, json=update, headers=self._headers) as response:
                if response.ok:
                    return True
                self.last_error = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError):
            self.last_error = "Connection refused"
        return False
