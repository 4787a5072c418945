"""Builds the process from its parts and runs it until it is told to stop. No decisions of the domain here."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Sequence
from datetime import datetime

from bot import channels, demo
from bot.app import App
from bot.channels import House, Listening
from bot.present import now
from bot.settings import Settings
from scheduler.clock import Clock
from scheduler.lanes import Lanes
from scheduler.papers import Papers
from storage import claims, papers
from storage.lock import hold
from storage.migrate import upgrade
from storage.store import Store, open_store


class Process:
    """The bot at work: store, door, channels, sender and clock."""

    def __init__(self, settings: Settings, store: Store, heard: Sequence[Listening], clock: Callable[[], datetime]) -> None:
        self.settings = settings
        self.store = store
        self.channels = heard
        self.sender = Lanes(store, {channel.name: channel for channel in heard}, clock, settings.web_address)
        self.papers = Papers(store, clock, self.sender.wake, settings.templates)
        self.app = App(store, clock, self._wake, settings.web_address)
        self._clock = Clock(store, settings.remind_after_hours, clock, self.sender.wake)
        self._house = House(self.app.receive, store, settings, clock, self.app.wants_file)
        self._lanes: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin to send, to keep time, and to hear."""
        self._lanes = [asyncio.create_task(lane.run()) for lane in (self.sender, self.papers)]
        for channel in self.channels:
            await channel.start(self._house)
        await self._clock.start()
        # What was made until now stays as long as the process does; looking through it again and again would stop
        # everybody for a tenth of a second each time.
        gc.collect()
        gc.freeze()

    async def stop(self) -> None:
        """Hear nothing more, finish the messages in hand, close the database."""
        for channel in self.channels:
            await channel.stop()
        await self._clock.stop()
        self.papers.stop()
        self.sender.stop()
        await asyncio.gather(*self._lanes)
        await self.store.close()

    def _wake(self) -> None:
        """A visit was committed: it may have put a message in the outbox, or an order."""
        self.sender.wake()
        self.papers.wake()


def channel_names(settings: Settings) -> list[str]:
    """The channels this process hears: the web page unless switched off, and each platform with a token."""
    names = ["web"] if settings.web else []
    return names + [name for name in channels.tokens() if name not in names]


async def run(settings: Settings, told: Callable[[str], None]) -> None:
    """Run until SIGTERM or SIGINT. `told` gets lines for the operator. Raises the *Problem exceptions of its parts."""
    held = hold(settings.database_url)
    try:
        await asyncio.to_thread(upgrade, settings.database_url)
        store = open_store(settings.database_url)
        if await demo.load_if_wanted(store, settings, now()):
            told(f"Demo: {demo.WARD} was loaded into an empty database. All people in it are invented.")
        if store.dialect == "sqlite":  # we hold the file: nobody else is sending
            await store.run(lambda connection: claims.free_leases(connection, channels.names(), now()))
            await store.run(papers.free_leases)
        heard = [channels.open_channel(name, settings) for name in channel_names(settings)]
        process = Process(settings, store, heard, now)
        stopping = asyncio.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
        try:
            await process.start()
            for channel in heard:
                if address := getattr(channel, "address", ""):
                    told(f"Open {address}")
            await stopping.wait()
        finally:
            await process.stop()
    finally:
        held.release()
