"""Zalo, by its Bot Platform: numbered lines instead of buttons, messages counted by the month, one token for fifty people."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING

from bot.channels import Halt, House, Listening, Speaking
from bot.channels.zalo.config import TRAITS
from bot.settings import Settings
from domain.chat import Say, SendFailed, Why
from domain.traces import trace_of

if TYPE_CHECKING:
    from bot.channels.zalo.hearing import Account
    from bot.channels.zalo.speaking import Speaker
    from bot.webhook import Server

log = logging.getLogger("danso")


def channel(settings: Settings) -> Listening:
    """The channel with both halves."""
    return Zalo()


def speaker(settings: Settings) -> Speaking:
    """Only the half that speaks, for a process that delivers and does not hear. Raises ChannelProblem."""
    from bot.channels.zalo import config
    from bot.channels.zalo.bots import Bots
    from bot.channels.zalo.speaking import Speaker

    return Speaker(Bots(config.read()))


class Zalo:
    """Every bot of ZALO_TOKENS, each heard by itself: one that stops does not stop the others."""

    name = "zalo"
    traits = TRAITS

    def __init__(self) -> None:
        self._stopping = asyncio.Event()
        self._speaker: Speaker | None = None
        self._server: Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self, house: House) -> None:
        """Begin to hear. A token that Zalo refuses is one line in the log; only a wrong setting raises."""
        from bot.channels.zalo import config

        chosen = config.read()
        from bot.channels.zalo.bots import Bots
        from bot.channels.zalo.hearing import Account
        from bot.channels.zalo.polling import Polling
        from bot.channels.zalo.speaking import Speaker
        from bot.channels.zalo.webhook import call_here, listener

        bots = Bots(chosen)
        self._speaker = Speaker(bots)
        accounts = [Account(bot, bots, house, self._stopping) for bot in bots.all]
        if (webhook := chosen.webhook) is not None:
            server = listener(webhook, {webhook.word_for(one.bot.number): one for one in accounts})
            try:
                await server.start()
            except Exception:
                await self.stop()
                raise
            self._server = server
        for one in accounts:
            hearing = call_here(one, webhook) if webhook else Polling(one, chosen.delete_webhook).run()
            self._tasks.append(asyncio.create_task(self._until_halt(one, hearing)))

    async def stop(self) -> None:
        """Hear nothing more; finish the messages in hand. What is to be sent later waits in the outbox."""
        self._stopping.set()
        if self._server is not None:
            await self._server.stop()
        await asyncio.gather(*self._tasks)
        if self._speaker is not None:
            await self._speaker.close()

    async def _until_halt(self, account: Account, hearing: Coroutine[object, object, None]) -> None:
        try:
            await hearing
        except Halt as halt:
            log.error("zalo/%s stops: %s.", account.bot.number, halt)
        except Exception as error:
            log.error("zalo/%s stops for an error of the program: %s", account.bot.number, trace_of(error))

    async def send(self, account: str, address: str, say: Say) -> str:
        if self._speaker is None:  # the process is still beginning
            raise SendFailed(Why.LATER, 1.0)
        return await self._speaker.send(account, address, say)
