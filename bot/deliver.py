"""`python -m bot deliver`: a process that only sends. It loads neither the half of a channel that hears, nor the handlers."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from bot import channels
from bot.present import now
from bot.settings import Settings
from scheduler.lanes import Lanes
from storage.migrate import upgrade
from storage.store import open_store


async def deliver(settings: Settings, told: Callable[[str], None]) -> None:
    """Only send, until SIGTERM or SIGINT: for a process of its own beside those that hear."""
    await asyncio.to_thread(upgrade, settings.database_url)
    store = open_store(settings.database_url)
    speakers = [speaker for name in channels.tokens() if (speaker := channels.open_speaker(name, settings)) is not None]
    sender = Lanes(store, {speaker.name: speaker for speaker in speakers}, now, settings.web_address)
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, sender.stop)
    told(f"Delivering for {', '.join(speaker.name for speaker in speakers) or 'no platform: no token is set'}")
    try:
        await sender.run()
    finally:
        for speaker in speakers:
            await speaker.close()
        await store.close()
