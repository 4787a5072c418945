"""The clock: APScheduler rings, the database says what is due. It owns no data; at most one process acts on a moment."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from scheduler import campaigns, closing, reminders, upkeep
from storage import ticks
from storage.connection import Connection
from storage.store import Store
from storage.times import iso

log = logging.getLogger("danso")

Job = Callable[[Connection, datetime], None]


class Clock:
    """Rings the jobs of this room. `wake` is called after each, since it may have put messages in the outbox."""

    def __init__(self, store: Store, remind_after_hours: float, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
        self._store = store
        self._now = now
        self._wake = wake
        self._ringing = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )
        self._jobs: dict[str, tuple[int, Job]] = {
            "reminders": (10, lambda connection, at: reminders.remind(connection, at, remind_after_hours)),
            "campaigns": (1, campaigns.tick),
            "slips": (10, closing.ask_for_slips),
            "upkeep": (60, upkeep.forget),
        }

    async def start(self) -> None:
        for name, (minutes, _) in self._jobs.items():
            self._scheduler.add_job(self.ring, IntervalTrigger(minutes=minutes), args=(name,), next_run_time=self._now())
        self._scheduler.start()

    async def stop(self) -> None:
        """Ring no more; a job under way is finished first."""
        if self._scheduler.running:
            self._scheduler.pause()
            async with self._ringing:
                self._scheduler.shutdown(wait=False)

    async def ring(self, name: str) -> None:
        """Do a job for the present moment, unless another process has."""
        async with self._ringing:
            await self._ring(name)

    async def _ring(self, name: str) -> None:
        minutes, job = self._jobs[name]
        now = self._now()
        moment = iso(datetime.fromtimestamp(now.timestamp() // (minutes * 60) * minutes * 60, UTC))

        def visit(connection: Connection) -> None:
            if ticks.take(connection, name, moment):
                job(connection, now)

        try:
            await self._store.run(visit)
        except Exception as error:  # the next ring does what this one could not; nothing is lost meanwhile
            log.error("job %s: %s", name, type(error).__name__)
            return
        self._wake()
