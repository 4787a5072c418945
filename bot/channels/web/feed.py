"""The live stream to the open pages. It carries nothing of its own: each page is told what storage holds and it has not."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.channels.web import wire
from storage import conversation
from storage.store import Store, StoreProblem

log = logging.getLogger("danso")

NEWEST = 200  # lines of a chat that a page shows
BEAT_SECONDS = 15  # a page that hears nothing for much longer connects anew; what no wake told is told then


@dataclass(frozen=True, slots=True)
class Chat:
    account: str
    address: str


@dataclass(eq=False, slots=True)
class _Page:
    chat: Chat
    wake: asyncio.Event = field(default_factory=asyncio.Event)


class Feed:
    """All open pages. With `all_see`, a message in one chat wakes every page, since each shows the ward's figures."""

    def __init__(self, store: Store, *, all_see: bool) -> None:
        self._store = store
        self._all_see = all_see
        self._pages: set[_Page] = set()
        self._closed = False

    def wake(self, chat: Chat) -> None:
        """There may be something new in this chat."""
        for page in self._pages:
            if self._all_see or page.chat == chat:
                page.wake.set()

    def close(self) -> None:
        """End all streams; the pages will try to connect again by themselves."""
        self._closed = True
        for page in self._pages:
            page.wake.set()

    async def serve(self, request: web.Request, chat: Chat) -> web.StreamResponse:
        """Tell a page its chat, then what is new, until it goes away."""
        # X-Accel-Buffering: nginx would keep a stream back until it is long.
        headers = {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        told: set[tuple[bool, str]] = set()
        with self._open(chat) as page:
            try:
                await response.write(b"retry: 1000\n\n")
                while not self._closed:
                    page.wake.clear()
                    await response.write(await self._news(chat, told))
                    try:
                        await asyncio.wait_for(page.wake.wait(), BEAT_SECONDS)
                    except TimeoutError:
                        continue
            except ConnectionError:
                pass  # the page was closed
            except StoreProblem:
                log.error("web page: a stream ended with the database out of reach")  # the page connects again
        return response

    @contextmanager
    def _open(self, chat: Chat) -> Iterator[_Page]:
        page = _Page(chat)
        self._pages.add(page)
        try:
            yield page
        finally:
            self._pages.discard(page)

    async def _news(self, chat: Chat, told: set[tuple[bool, str]]) -> bytes:
        """An event with the lines that this stream has not told. Often empty: then it says that the line is alive.

        Lines are compared one by one, since on PostgreSQL a smaller number can be committed after a larger one.
        """
        lines = await self._store.read(
            lambda connection: conversation.newest(connection, "web", chat.account, chat.address, NEWEST)
        )
        written = wire.write(lines)
        fresh = [out for line, out in zip(lines, written, strict=True) if (line.say is None, line.id) not in told]
        told.update((line.say is None, line.id) for line in lines)
        return f"data: {json.dumps(fresh, ensure_ascii=False)}\n\n".encode()
