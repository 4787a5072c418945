"""The half that hears: one bot of Zalo's, its messages handed to the house one after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from bot.channels import Halt, House
from bot.channels.zalo import reading
from bot.channels.zalo.bots import UNAUTHORIZED, Bots, unknown_token
from bot.channels.zalo.config import TRAITS
from bot.channels.zalo.wire import Bot, NoAnswer, Refused
from bot.unless import unless
from domain.chat import Enclosed, Incoming
from domain.traces import trace_of
from storage import accounts

log = logging.getLogger("danso")

HINT_PAUSE = timedelta(hours=1)  # between two answers "only words" in one chat: each costs one of the month's messages
FIRST_PAUSE, MOST_PAUSE = 1.0, 30.0  # seconds between two tries to reach Zalo

T = TypeVar("T")


class Account:
    """One bot. `account` is empty until Zalo has said which it is; `known` is set then."""

    def __init__(self, bot: Bot, bots: Bots, house: House, stopping: asyncio.Event) -> None:
        self.bot = bot
        self.stopping = stopping
        self.account = ""
        self.known = asyncio.Event()
        self._bots = bots
        self._house = house
        self._hinted: dict[str, datetime] = {}

    async def serve(self, update: dict[str, Any]) -> None:
        """Hand an update to the house; returns after the commit. Raises when the database failed and nothing is kept."""
        now = self._house.now()
        incoming = self._read(update, now)
        if incoming is None:
            return
        # A sticker is the house's to judge: mostly a thank-you that needs no answer, but not while a question waits.
        hint = incoming.other not in ("", "sticker")
        if hint and incoming.enclosed is not None and await self._house.wants_file(incoming):
            hint = False
        if hint and not self._may_hint(incoming, now):
            return
        if hint:  # noted before, as the pictures of an album come side by side
            self._hinted[incoming.address] = now
        try:
            await self._house.receive(incoming)
        except Exception:
            self._hinted.pop(incoming.address, None)
            raise

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T | None:
        """The answer of a call that is made again until Zalo can be reached; None when told to stop. Raises Halt."""
        pause = FIRST_PAUSE
        while not self.stopping.is_set():
            try:
                return await unless(self.stopping, call())
            except (Refused, NoAnswer) as error:
                await self.wait_after(error, pause)
            pause = min(pause * 2, MOST_PAUSE)
        return None

    async def wait_after(self, error: Refused | NoAnswer, pause: float) -> None:
        """Wait as long as a failed call asks for; Halt when no waiting helps."""
        if isinstance(error, Refused) and error.code == UNAUTHORIZED:
            raise Halt(unknown_token(self.bot))
        if pause == FIRST_PAUSE:
            log.warning("zalo/%s: no answer from Zalo (%s), trying again", self.bot.number, error)
        await unless(self.stopping, asyncio.sleep(pause))

    async def prepare(self) -> None:
        """Learn which account this is, and note that it hears."""
        me = await self._bots.who_is(self.bot)
        noted = partial(
            accounts.note,
            channel=reading.NAME,
            name=me.account,
            link="",  # Zalo opens no chat with a code in it
            now=self._house.now(),
            title=me.title,
            people=TRAITS.people if me.counted else None,
            a_month=TRAITS.a_month if me.counted else None,
            carries="pictures" if TRAITS.pictures else "links",
        )
        await self._house.store.run(noted)
        self.account = me.account
        self.known.set()
        log.info("zalo/%s: hears as account %s", self.bot.number, self.account)

    async def webhook_url(self) -> str:
        """The webhook that Zalo has for this bot; empty for none. A bot that never had one is answered 404."""
        try:
            info = await self.bot.call("getWebhookInfo")
        except Refused as refused:
            if refused.code == 404:
                return ""
            raise
        return str(info.get("url") or "") if isinstance(info, dict) else ""

    def _read(self, update: dict[str, Any], now: datetime) -> Incoming | None:
        try:
            incoming = reading.read(update, self.account, now)
            url = reading.picture(update)
            if incoming is None or incoming.other != "photo" or not url:
                return incoming
            return replace(incoming, enclosed=Enclosed("anh.jpg", 0, partial(self.bot.picture, url), reading.caption(update)))
        except Exception as error:  # it would come again, and hold up all that follow
            log.error("zalo/%s: a message cannot be read and is left out: %s", self.bot.number, trace_of(error))
            return None

    def _may_hint(self, incoming: Incoming, now: datetime) -> bool:
        """Whether to answer what cannot be read: not what is old, and once an hour in a chat."""
        self._hinted = {chat: at for chat, at in self._hinted.items() if now - at < HINT_PAUSE}
        return incoming.address not in self._hinted and now - incoming.at < HINT_PAUSE
