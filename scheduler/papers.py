"""Makes what people ordered: reads the figures on a reading connection, draws in a thread, hands over in one transaction.

Heavy work would stop everybody on the writer thread, so a visit only keeps the order. A process killed in the middle leaves
a lease; the order is begun again and handed over once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from domain.chat import Say
from domain.papers import Form
from domain.slip import Slip
from domain.traces import trace_of
from messages import ordering as words
from messages import slip as slip_words
from scheduler import gathering
from storage import papers
from storage.papers import Job
from storage.store import Store
from storage.times import moment

log = logging.getLogger("danso")

LEASE = timedelta(minutes=3)
MOST_WAIT = 60.0  # seconds between looks when nothing wakes it
MOST_TRIES = 3
AGAIN = timedelta(seconds=5)


class Papers:
    """One paper at a time. `wake_sender` is called when something lies in the outbox; `templates`: the ward's own, if any."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], wake_sender: Callable[[], None], templates: Path | None = None
    ) -> None:
        self._store = store
        self._now = now
        self._wake_sender = wake_sender
        self._templates = templates
        self._wake = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There may be an order."""
        self._wake.set()

    def stop(self) -> None:
        """Finish the paper in hand, then end `run`."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Make papers until stopped. A failing database is waited out."""
        while not self._stopping:
            self._wake.clear()
            try:
                busy = await self.make_one()
                wait = 0.0 if busy else await self._until_next()
            except Exception as error:  # it must outlive a database that is away for a while
                log.error("papers: %s", type(error).__name__)
                wait = 5.0
            if wait and not self._stopping:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), wait)

    async def drain(self) -> None:
        """Make all that is ordered now."""
        while await self.make_one():
            pass

    async def make_one(self) -> bool:
        """Make the next paper; False when none is ordered."""
        now = self._now()
        if not await self._store.read(lambda connection: papers.waits(connection, now)):
            return False  # most messages order nothing: the writer is not asked
        job = await self._store.run(lambda connection: papers.claim(connection, now, LEASE))
        if job is None:
            return False
        try:
            says, state = await self._make(job), papers.DONE
        except Exception as error:
            if job.tries < MOST_TRIES:
                log.error("paper %s: %s, once more", job.id, trace_of(error))
                again = self._now() + AGAIN
                await self._store.run(lambda connection: papers.put_back(connection, job, again))
                return True
            number = f"{secrets.randbelow(9000) + 1000}"
            log.error("paper %s, told as %s: %s", job.id, number, trace_of(error))
            says, state = [words.not_made(number)], papers.FAILED
        made = self._now()
        await self._store.run(lambda connection: papers.hand_over(connection, job, says, made, state))
        self._wake_sender()
        return True

    async def _make(self, job: Job) -> list[Say]:
        facts = await self._store.read(lambda connection: gathering.facts(connection, job))
        if facts is None:
            return []  # the right to it ended meanwhile
        if job.order.form is Form.TEXT and isinstance(facts, Slip):
            return [slip_words.said(facts)]
        from scheduler import making  # here, so that a bot that is asked for no paper never loads what draws them

        return [await asyncio.to_thread(making.make, facts, job.order, self._templates)]

    async def _until_next(self) -> float:
        """Seconds until an order may be begun."""
        at = await self._store.read(papers.next_due)
        return MOST_WAIT if at is None else min(max((moment(at) - self._now()).total_seconds(), 0.05), MOST_WAIT)
