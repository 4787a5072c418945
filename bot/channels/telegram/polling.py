"""Long polling. The offset moves only past updates that are committed, so that what a crash interrupts comes again."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence

from aiogram.exceptions import AiogramError, ClientDecodeError, TelegramConflictError
from aiogram.methods import GetUpdates
from aiogram.types import Update

from bot.channels.telegram import reading
from bot.channels.telegram.hearing import MOST_PAUSE, Account
from bot.unless import unless

log = logging.getLogger("danso")

POLL_SECONDS = 25
AFTER_FAILURE = 2.0  # seconds before a batch whose commit failed is asked for again
AFTER_CONFLICT = 3.0


class Polling:
    """Reads one account until told to stop."""

    def __init__(self, account: Account, stopping: asyncio.Event) -> None:
        self._account = account
        self._stopping = stopping
        self._offset = 0

    async def run(self) -> None:
        """Hear until told to stop. Raises Halt."""
        account = self._account
        await account.insist(account.prepare, self._stopping)
        # A webhook left behind would keep all updates to itself.
        await account.insist(account.bot.delete_webhook, self._stopping)
        pause, turned_away = 1.0, False
        while not self._stopping.is_set():
            try:
                updates = await unless(self._stopping, self._ask())
            except AiogramError as error:
                # Of two programs the older is turned away first. It tries once more, because Telegram may still hold
                # the call of a process that was killed.
                if isinstance(error, TelegramConflictError) and not turned_away:
                    turned_away, wait = True, AFTER_CONFLICT
                else:
                    wait = account.wait_after(error, pause)
                if pause == 1.0:
                    log.warning("telegram/%s: no updates (%s), trying again", account.account, type(error).__name__)
                pause = min(pause * 2, MOST_PAUSE)
                await unless(self._stopping, asyncio.sleep(wait))
                continue
            pause, turned_away = 1.0, False
            if updates and not await self._serve(updates):
                await unless(self._stopping, asyncio.sleep(AFTER_FAILURE))

    async def _ask(self) -> Sequence[Update]:
        """The next updates, at most 100."""
        method = GetUpdates(offset=self._offset, timeout=POLL_SECONDS, allowed_updates=list(reading.KINDS))
        try:
            return await self._account.bot(method, request_timeout=POLL_SECONDS + 15)
        except ClientDecodeError as error:
            return self._readable(error)

    def _readable(self, error: ClientDecodeError) -> Sequence[Update]:
        """What can be read of a batch in which something cannot: one such update must not hold up all people for ever."""
        raw = error.data.get("result") if isinstance(error.data, dict) and error.data.get("ok") is True else None
        if not isinstance(raw, list):
            raise error
        found = []
        for one in raw:
            try:
                found.append(Update.model_validate(one))
            except ValueError:
                number = one.get("update_id") if isinstance(one, dict) else None
                if not isinstance(number, int):
                    raise error from None
                log.error("telegram/%s: update %s cannot be read and is left out", self._account.account, number)
                found.append(Update(update_id=number))
        return found

    async def _serve(self, updates: Sequence[Update]) -> bool:
        """Serve a batch, one person's in order and different people side by side; False when some must come again."""
        chats: defaultdict[int, list[Update]] = defaultdict(list)
        for update in updates:
            chats[reading.chat_of(update)].append(update)
        unserved = [number for number in await asyncio.gather(*map(self._serve_chat, chats.values())) if number]
        self._offset = min(unserved, default=updates[-1].update_id + 1)
        return not unserved

    async def _serve_chat(self, updates: Sequence[Update]) -> int:
        """The number of the first update that was not committed; 0 when all were."""
        for update in updates:
            try:
                await self._account.serve(update)
            except Exception as error:  # the database is away: this person's updates wait, the others' do not
                log.error("telegram/%s: update %s not kept (%s)", self._account.account, update.update_id, type(error).__name__)
                return update.update_id
        return 0
