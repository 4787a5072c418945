"""Telegram: aiogram hears, python-telegram-bot speaks. Either is loaded only when it is needed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING

from bot.channels import Halt, House, Listening
from bot.channels.telegram.config import AHEAD, PER_SECOND
from bot.settings import Settings
from domain.chat import Channel, Say, SendFailed, Traits, Why
from domain.traces import trace_of

if TYPE_CHECKING:
    from bot.channels.telegram.hearing import Account
    from bot.channels.telegram.speaking import Speaker
    from bot.webhook import Server

log = logging.getLogger("danso")


def channel(settings: Settings) -> Listening:
    """The channel with both halves."""
    return Telegram()


def speaker(settings: Settings) -> Channel:
    """Only the half that speaks, for a process that delivers and does not hear. Raises ChannelProblem."""
    from bot.channels.telegram import config
    from bot.channels.telegram.speaking import Speaker

    return Speaker(config.read())


class Telegram:
    """Every account of TELEGRAM_TOKENS, each heard by itself: one that stops does not stop the others."""

    name = "telegram"
    traits = Traits(buttons=True, per_second=PER_SECOND, ahead=AHEAD)

    def __init__(self) -> None:
        self._stopping = asyncio.Event()
        self._speaker: Speaker | None = None
        self._server: Server | None = None
        self._accounts: dict[str, Account] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, house: House) -> None:
        """Begin to hear. A token that Telegram refuses is one line in the log; only a wrong setting raises."""
        from bot.channels.telegram import config

        chosen = config.read()
        from bot.channels.telegram.hearing import Account
        from bot.channels.telegram.polling import Polling
        from bot.channels.telegram.speaking import Speaker
        from bot.channels.telegram.webhook import call_here, listener

        self._speaker = speaker = Speaker(chosen)
        self._accounts = {
            account: Account(account, token, chosen.api_url, speaker, house) for account, token in chosen.tokens.items()
        }
        if (webhook := chosen.webhook) is not None:
            server = listener(webhook, self._accounts)
            try:
                await server.start()
            except Exception:
                await self.stop()
                raise
            self._server = server
        for one in self._accounts.values():
            hearing = call_here(one, webhook, self._stopping) if webhook else Polling(one, self._stopping).run()
            self._tasks.append(asyncio.create_task(self._until_halt(one, hearing)))

    async def stop(self) -> None:
        """Hear nothing more; finish the messages in hand. What is to be sent later waits in the outbox."""
        self._stopping.set()
        if self._server is not None:
            await self._server.stop()
        await asyncio.gather(*self._tasks)
        await asyncio.gather(*(account.close() for account in self._accounts.values()))
        if self._speaker is not None:
            await self._speaker.close()

    async def _until_halt(self, account: Account, hearing: Coroutine[object, object, None]) -> None:
        try:
            await hearing
        except Halt as halt:
            log.error("telegram/%s stops: %s.", account.account, halt)
        except Exception as error:
            log.error("telegram/%s stops for an error of the program: %s", account.account, trace_of(error))

    async def send(self, account: str, address: str, say: Say) -> str:
        if self._speaker is None:  # the process is still beginning
            raise SendFailed(Why.LATER, 1.0)
        return await self._speaker.send(account, address, say)
