"""receive(): the one door for every message of every channel. One unit of work each; crashes end here."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from domain.chat import MOST_BYTES, File, Incoming
from domain.problems import Refused
from domain.traces import trace_of
from handlers import visit
from storage.store import Store

log = logging.getLogger("danso")

FETCH_SECONDS = 40.0  # how long a picture or file may take to come


@dataclass
class _Turn:
    """The queue of one chat: its messages are served one after the other, in the order they came."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class App:
    """The core as channels see it. `wake` is called after each commit that may have put messages in the outbox.

    `site`: the public address of the house's own pages; "" where it has none.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], wake: Callable[[], None], site: str = "") -> None:
        self._site = site.rstrip("/")
        self._store = store
        self._now = now
        self._wake = wake
        self._turns: dict[tuple[str, str, str], _Turn] = {}

    async def receive(self, incoming: Incoming) -> None:
        """Serve one message, wholly or not at all; returns after the commit. One person's messages are served in order.

        Raises only when the database itself fails: then nothing is kept, and the platform should deliver again.
        """
        chat = (incoming.channel, incoming.account, incoming.address)
        turn = self._turns.setdefault(chat, _Turn())
        turn.waiting += 1
        try:
            async with turn.lock:
                await self._serve(incoming)
        finally:
            turn.waiting -= 1
            if not turn.waiting:
                del self._turns[chat]
        self._wake()

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether a question waits for the picture or file of this message."""
        now = self._now()
        return await self._store.read(lambda connection: visit.wants_file(connection, incoming, now))

    async def _fetched(self, incoming: Incoming) -> File | None:
        """The picture or file of a message; None when it is too large or cannot be had, which is then said."""
        enclosed = incoming.enclosed
        if enclosed is None or enclosed.size > MOST_BYTES:
            return None
        try:
            return File(enclosed.name, await asyncio.wait_for(enclosed.fetch(), FETCH_SECONDS))
        except Exception as error:
            log.warning("a file of %s/%s cannot be fetched: %s", incoming.channel, incoming.account, type(error).__name__)
            return None

    async def _serve(self, incoming: Incoming) -> None:
        now = self._now()
        incoming = replace(incoming, site=self._site or incoming.site, public=self._site)
        if incoming.enclosed is not None and await self.wants_file(incoming):
            incoming = replace(incoming, file=await self._fetched(incoming))
        try:
            await self._store.run(lambda connection: visit.serve(connection, incoming, now))
        except Refused as refusal:
            # Everything of the visit is undone; the reply, the claim and the audit are a visit of their own.
            await self._store.run(partial(visit.refuse, incoming=incoming, now=now, refused=refusal))
        except Exception as error:
            if not visit.is_bug(error):
                raise
            number = f"{secrets.randbelow(9000) + 1000}"
            log.error("crash %s serving a message of %s/%s: %s", number, incoming.channel, incoming.account, trace_of(error))
            await self._store.run(lambda connection: visit.apologise(connection, incoming, now, number))
