"""The lanes of a process: one that sends replies and reminders, and some for campaigns, so that no reply waits behind one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from domain.chat import Channel
from scheduler.filing import Files
from scheduler.sender import Known, Sender
from storage.store import Store

FOR_CAMPAIGNS = 3  # a send of 60 ms leaves 15 a second to a lane; platforms take 30


class Lanes:
    """Empties the outbox as several lanes do together. A crash leaves at most one message of each lane unknown."""

    def __init__(self, store: Store, channels: Mapping[str, Channel], now: Callable[[], datetime], address: str = "") -> None:
        files, known = Files(store, address), Known()
        self._lanes = [Sender(store, channels, now, files, campaigns=False, known=known)]
        for _ in range(FOR_CAMPAIGNS):
            self._lanes.append(Sender(store, channels, now, files, answers=False, known=known))

    def wake(self) -> None:
        """There may be something to send."""
        for lane in self._lanes:
            lane.wake()

    def stop(self) -> None:
        """Finish the messages in hand, then end `run`."""
        for lane in self._lanes:
            lane.stop()

    async def run(self) -> None:
        """Send until stopped."""
        await asyncio.gather(*(lane.run() for lane in self._lanes))
