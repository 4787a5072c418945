"""Long polling: one update a call, without offset or receipt. What was read is kept here until it is committed.

Zalo does not document whether an update that was read comes again, nor whether what is said while nobody asks is kept. So
nothing is taken for granted: what comes again meets the inbox, which has it already; a replay is asked for once a second
at most; and an update whose commit fails is tried here until it is kept, as it may never come a second time.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.channels import Halt
from bot.channels.zalo import reading
from bot.channels.zalo.hearing import FIRST_PAUSE, MOST_PAUSE, Account
from bot.channels.zalo.wire import IDLE, Bot, NoAnswer, Refused
from bot.unless import unless

log = logging.getLogger("danso")

POLL_SECONDS = 30
SLACK = 10.0  # seconds the answer may take beyond those Zalo waits
FLOOR = 1.0  # seconds from one call to the next, where the answer comes at once
AFTER_FAILURE = 2.0  # seconds before an update whose commit failed is tried again
CONFLICT = 409


class Polling:
    """Reads one account until told to stop."""

    def __init__(self, account: Account, delete_webhook: bool) -> None:
        self._account = account
        self._delete_webhook = delete_webhook
        self._pause = FIRST_PAUSE
        self._turned_away = False

    async def run(self) -> None:
        """Hear until told to stop. Raises Halt."""
        account = self._account
        with alone(account.bot):
            await account.insist(account.prepare)
            await account.insist(self._clear_webhook)
            while not account.stopping.is_set():
                began = time.monotonic()
                for update in await self._ask():
                    await self._serve(update)
                rest = FLOOR - (time.monotonic() - began)
                if rest > 0:
                    await unless(account.stopping, asyncio.sleep(rest))

    async def _clear_webhook(self) -> None:
        """A webhook keeps all messages to itself, and may be another program's: it goes only where that was said."""
        if not await self._account.webhook_url():
            return
        if not self._delete_webhook:
            raise Halt(self._webhook_is_set())
        await self._account.bot.call("deleteWebhook")
        log.warning("zalo/%s: its webhook was deleted, it hears by polling now", self._account.bot.number)

    async def _ask(self) -> list[dict[str, Any]]:
        """The next updates; none when nobody wrote, or after waiting out a failure. Raises Halt."""
        account = self._account
        try:
            call = account.bot.call("getUpdates", POLL_SECONDS + SLACK, timeout=POLL_SECONDS)
            result = await unless(account.stopping, call)
        except Refused as refused:
            if refused.code != IDLE:
                await self._refused(refused)
                return []
            result = None
        except NoAnswer as silence:
            await self._wait_after(silence)
            return []
        self._pause, self._turned_away = FIRST_PAUSE, False
        return reading.updates(result)

    async def _refused(self, refused: Refused) -> None:
        """Wait, or Halt. A poll of a process just killed may still be open at Zalo, so a conflict is tried once more."""
        if "webhook" in refused.description.lower():
            raise Halt(self._webhook_is_set())
        if refused.code == CONFLICT and self._turned_away:
            raise Halt(_another_program(self._account.bot, ""))
        self._turned_away = refused.code == CONFLICT
        await self._wait_after(refused)

    async def _wait_after(self, error: Refused | NoAnswer) -> None:
        await self._account.wait_after(error, self._pause)
        self._pause = min(self._pause * 2, MOST_PAUSE)

    async def _serve(self, update: dict[str, Any]) -> None:
        """Serve an update, again and again while the database is away."""
        while True:
            try:
                return await self._account.serve(update)
            except Exception as error:
                log.error("zalo/%s: a message is not kept yet (%s)", self._account.bot.number, type(error).__name__)
            if self._account.stopping.is_set():
                log.error("zalo/%s: a message is lost, the process ends while the database is away", self._account.bot.number)
                return
            await unless(self._account.stopping, asyncio.sleep(AFTER_FAILURE))

    def _webhook_is_set(self) -> str:
        return (
            f"Zalo has a webhook for bot {self._account.bot.number}, so that polling hears nothing: set ZALO_WEBHOOK_URL to "
            "hear by it, or ZALO_DELETE_WEBHOOK=true to delete it, and restart"
        )


@contextlib.contextmanager
def alone(bot: Bot) -> Iterator[None]:
    """The right to poll with this token, on this machine: two would each get half of the messages. Raises Halt."""
    file = Path(tempfile.gettempdir(), f"danso-zalo-{bot.digest()}.lock")
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:  # another user's
        raise Halt(
            f"{file} cannot be opened ({error.strerror}), so that another program may read the messages of bot {bot.number}: "
            "stop that program, or delete the file if there is none, then restart"
        ) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(descriptor, 20).decode(errors="replace").strip()
            raise Halt(_another_program(bot, f" (process {owner})")) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def _another_program(bot: Bot, which: str) -> str:
    return f"another program{which} reads the messages of bot {bot.number}: stop one of the two, then restart"
