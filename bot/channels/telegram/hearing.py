"""The half that hears: one account of aiogram's, its updates handed to the house one person after the other."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import Update

from bot.channels import Halt, House
from bot.channels.telegram import reading
from bot.channels.telegram.menu import Menus
from bot.channels.telegram.speaking import Speaker
from bot.unless import unless
from domain.chat import MOST_BYTES, Enclosed, Say, SendFailed
from messages import telegram as words
from storage import accounts, members

# The library logs its requests at times; addresses hold the token.
logging.getLogger("aiogram").setLevel(logging.CRITICAL + 1)
log = logging.getLogger("danso")

GROUP_PAUSE = 3600.0  # seconds between two refusals in one group
CALL_SECONDS = 20  # a call other than getUpdates
MOST_PAUSE = 30.0  # seconds between two tries to reach Telegram
LEAVE_SECONDS = 5.0  # what may still be done for keyboards and menus when the process stops

T = TypeVar("T")


class Account:
    """One bot of Telegram's. Its number is its name: the token is seen by the two libraries alone."""

    def __init__(self, account: str, token: str, api_url: str, speaker: Speaker, house: House) -> None:
        self.account = account
        self.bot = Bot(token, AiohttpSession(api=TelegramAPIServer.from_base(api_url), timeout=CALL_SECONDS))
        self._speaker = speaker
        self._house = house
        self._menus = Menus(self.bot)
        self._refused: dict[int, float] = {}
        self._errands: set[asyncio.Task[None]] = set()

    async def serve(self, update: Update) -> None:
        """Hand an update to the house; returns after the commit. Raises when the database failed and nothing is kept."""
        meaning = reading.read(update, self.account, self._house.now())
        match meaning:
            case reading.Heard(incoming, attached):
                if attached is not None:
                    fetch = partial(self._fetch, attached.file_id)
                    incoming = replace(incoming, enclosed=Enclosed(attached.name, attached.size, fetch, attached.caption))
                await self._house.receive(incoming)
                self._later(self._show_menu(int(incoming.address)))
            case reading.Pressed(incoming, callback, chat, message):
                await self._house.receive(incoming)
                self._later(self._speaker.settle_press(self.account, callback, chat, message))
                self._later(self._show_menu(chat))
            case reading.InGroup(chat):
                self._refuse_group(chat)
            case reading.Reached(chat, may_write):
                log.info("telegram/%s: chat %s %s the bot", self.account, chat, "unblocked" if may_write else "blocked")
                now = self._house.now()
                reached = partial(
                    accounts.set_reachable, channel=reading.NAME, name=self.account, chat=str(chat), reachable=may_write, now=now
                )
                await self._house.store.run(reached)
            case None:
                pass

    async def insist(self, call: Callable[[], Awaitable[T]], stopping: asyncio.Event) -> T | None:
        """The answer of a call that is made again until Telegram can be reached; None when told to stop. Raises Halt."""
        pause = 1.0
        while not stopping.is_set():
            try:
                return await unless(stopping, call())
            except AiogramError as error:
                wait = self.wait_after(error, pause)
                if pause == 1.0:
                    log.warning("telegram/%s: no answer from Telegram (%s), trying again", self.account, type(error).__name__)
            pause = min(pause * 2, MOST_PAUSE)
            await unless(stopping, asyncio.sleep(wait))
        return None

    def wait_after(self, error: AiogramError, pause: float) -> float:
        """Seconds to wait after a call that failed; Halt when no waiting helps."""
        match error:
            case TelegramUnauthorizedError() | TelegramNotFound():
                raise Halt(
                    f"Telegram does not know the token of bot {self.account}, it was revoked or mistyped: "
                    "put the current one from @BotFather into TELEGRAM_TOKENS and restart"
                )
            case TelegramConflictError():
                raise Halt(
                    f"another program reads the messages of bot {self.account}: stop one of the two, then restart; "
                    "nothing is lost, unread messages wait at Telegram for 24 hours"
                )
            case TelegramRetryAfter():
                return float(error.retry_after)
            case _:
                return pause

    async def prepare(self) -> None:
        """Say who hears now, and show strangers the way in."""
        me = await self.bot.get_me()
        await self._menus.for_strangers()
        log.info("telegram/%s: hears as https://t.me/%s", self.account, me.username)
        link, now = f"https://t.me/{me.username}?start=", self._house.now()
        await self._house.store.run(partial(accounts.note, channel=reading.NAME, name=self.account, link=link, now=now))

    async def close(self) -> None:
        """Finish what was begun beside the conversation, as far as Telegram lets it."""
        if self._errands:
            _, left = await asyncio.wait(self._errands, timeout=LEAVE_SECONDS)
            for errand in left:
                errand.cancel()
        await self.bot.session.close()

    async def _fetch(self, file_id: str) -> bytes:
        """The content of a picture or file, which Telegram keeps."""
        got = await self.bot.download(file_id, timeout=CALL_SECONDS)
        return got.read(MOST_BYTES + 1) if got is not None else b""

    def _refuse_group(self, chat: int) -> None:
        now = time.monotonic()
        if now - self._refused.get(chat, -GROUP_PAUSE) < GROUP_PAUSE:
            return
        self._refused = {known: at for known, at in self._refused.items() if now - at < GROUP_PAUSE}
        self._refused[chat] = now
        self._later(self._say_once(chat, words.no_groups()))

    async def _say_once(self, chat: int, text: str) -> None:
        with suppress(SendFailed):
            await self._speaker.send(self.account, str(chat), Say(text))

    async def _show_menu(self, chat: int) -> None:
        today = self._house.now().date().isoformat()
        known = await self._house.store.read(
            lambda connection: members.seen_at(connection, reading.NAME, self.account, str(chat), today)
        )
        await self._menus.for_member(chat, known.member.role if known else None)

    def _later(self, errand: Coroutine[object, object, None]) -> None:
        """Beside the conversation: it neither waits for this nor fails with it."""
        task = asyncio.create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._errands.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("telegram/%s: %s beside a conversation", self.account, type(error).__name__)
